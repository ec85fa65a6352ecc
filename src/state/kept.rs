//! What is kept for as long as its owner lives, and nobody follows.

use std::any::Any;
use std::cell::RefCell;
use std::fmt::{Debug, Formatter};
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::{GetValue as _, IsDisposed as _, LocalStorage, StoredValue};

/// A handle to such a value. As leptos's [`StoredValue`], but of one type, for the same reason as
/// [`RwSignal`](super::RwSignal), and of this thread alone.
pub struct Kept<T> {
    inner: StoredValue<Rc<dyn Any>, LocalStorage>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Kept<T> {}

impl<T> Debug for Kept<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("Kept")
    }
}

impl<T: 'static> Kept<T> {
    /// A value that ends with the owner under which this is called.
    pub fn new(value: T) -> Self {
        Self { inner: StoredValue::new_local(Rc::new(RefCell::new(value))), of: PhantomData }
    }

    /// Looks at the value; `None` once it has ended.
    pub fn try_with_value<U>(&self, look: impl FnOnce(&T) -> U) -> Option<U> {
        let value = self.inner.try_get_value()?;
        // A handle holds no value of another type than its own.
        let value = value.downcast_ref::<RefCell<T>>()?.borrow();
        Some(look(&value))
    }

    /// Looks at the value, which must not have ended.
    pub fn with_value<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.try_with_value(look).unwrap_or_else(|| unreachable!())
    }

    /// Changes the value; `None` once it has ended. Not to be called by what looks at it.
    pub fn try_update_value<U>(&self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let value = self.inner.try_get_value()?;
        let mut value = value.downcast_ref::<RefCell<T>>()?.borrow_mut();
        Some(change(&mut value))
    }

    /// Changes the value. Nothing once it has ended.
    pub fn update_value(&self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change);
    }

    /// Puts another value in its place. Nothing once it has ended.
    pub fn set_value(&self, value: T) {
        // What was there is let go when nobody is at it any more.
        drop(self.try_update_value(|now| std::mem::replace(now, value)));
    }

    /// Whether it has ended.
    #[must_use]
    pub fn is_disposed(&self) -> bool {
        self.inner.is_disposed()
    }
}

impl<T: Clone + 'static> Kept<T> {
    /// A copy of the value, which must not have ended.
    #[must_use]
    pub fn get_value(&self) -> T {
        self.with_value(T::clone)
    }

    /// A copy of the value; `None` once it has ended.
    #[must_use]
    pub fn try_get_value(&self) -> Option<T> {
        self.try_with_value(T::clone)
    }
}
