//! Effects, all of one type.

use leptos::prelude::*;

use super::again::Again;

/// Acts now, and again whenever a signal that it read has changed, as long as its owner lives.
///
/// [`Effect::new`] makes a copy of everything that runs an effect for each closure that it is given: this gives it one
/// type for all of them.
pub(crate) fn whenever<T>(mut act: impl FnMut() -> T + 'static) {
    run(Box::new(move || {
        act();
    }));
}

fn run(mut act: Box<dyn Again>) {
    Effect::new(move || act.again());
}
