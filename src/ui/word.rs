//! Words in the person's language, and every other value that changes by itself.

use leptos::tachys::reactive_graph::SharedReactiveFunction;

use crate::i18n::Texts;
use crate::state::Session;

/// A value that changes by itself. One type for every closure that gives such values: what shows them is in the program
/// once, however many closures there are. `view!` makes it of each closure that is written in it.
pub(super) type Changing<T> = SharedReactiveFunction<T>;

/// Makes one of a closure that is not written where it is shown.
pub(super) fn changing<T>(value: impl FnMut() -> T + Send + 'static) -> Changing<T> {
    std::sync::Arc::new(std::sync::Mutex::new(value))
}

/// Which word. A plain function, so that whatever takes one is of one type.
pub(super) type Pick = fn(&'static Texts) -> &'static str;

/// The word, in whatever language is chosen.
pub(super) fn word(session: Session, pick: Pick) -> Changing<&'static str> {
    changing(move || pick(session.texts()))
}
