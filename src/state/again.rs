//! What is called again and again, behind a pointer.

/// A closure as `dyn FnMut` has it. That one brings along, for every closure, what would call it once and let it go,
/// which nobody does here.
pub(crate) trait Again<T = ()> {
    /// Calls it.
    fn again(&mut self) -> T;
}

impl<T, F: FnMut() -> T> Again<T> for F {
    fn again(&mut self) -> T {
        self()
    }
}
