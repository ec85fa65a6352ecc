//! Words in the person's language.

use crate::i18n::Texts;
use crate::state::Session;

/// Which word. A plain function, so that whatever takes one is of one type.
pub(super) type Pick = fn(&'static Texts) -> &'static str;

/// The word, in whatever language is chosen.
pub(super) fn word(session: Session, pick: Pick) -> impl FnMut() -> &'static str + Clone + 'static {
    move || pick(session.texts())
}
