//! A word in the person's language.

use crate::i18n::Texts;
use crate::state::Session;

/// Which word. A plain function, so that every word on screen is one type and the program holds one copy of what shows
/// it, however many words there are.
pub(super) type Pick = fn(&'static Texts) -> &'static str;

/// The word, in whatever language is chosen.
pub(super) fn word(session: Session, pick: Pick) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || pick(session.texts())
}
