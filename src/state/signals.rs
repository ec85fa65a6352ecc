//! Signals and memos that the program holds once.
//!
//! leptos makes a copy of all that a signal or a memo does for every type of value. These are leptos's, of one type: the
//! value stands behind a pointer that is shared, and only what takes it from there is made for each type. Whoever reads
//! one has the value as it was, whatever becomes of the signal meanwhile.

use std::any::Any;
use std::fmt::{Debug, Formatter};
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude as reactive;
use leptos::prelude::{Get as _, GetUntracked as _, Set as _, Track as _};

/// A value of whatever type.
type Value = Arc<dyn Any + Send + Sync>;

/// What gives a memo its value, from the one before. A trait of its own for the same reason as
/// [`Again`](super::again::Again).
trait Follow: Send + Sync {
    fn follow(&self, before: Option<&Value>) -> Value;
}

impl<F: Fn(Option<&Value>) -> Value + Send + Sync> Follow for F {
    fn follow(&self, before: Option<&Value>) -> Value {
        self(before)
    }
}

/// A value as it was when it was read.
pub struct Read<T>(Arc<T>);

impl<T: Send + Sync + 'static> Read<T> {
    /// A handle holds no value of another type than its own.
    fn of(value: Value) -> Self {
        Self(value.downcast().unwrap_or_else(|_| unreachable!()))
    }
}

impl<T> Deref for Read<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

macro_rules! handle {
    ($name:ident) => {
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T> Debug for $name<T> {
            fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }

        impl<T: Send + Sync + 'static> $name<T> {
            /// The value, which the reader follows.
            pub fn read(&self) -> Read<T> {
                Read::of(self.inner.get())
            }

            /// The value as it is now.
            pub fn read_untracked(&self) -> Read<T> {
                Read::of(self.inner.get_untracked())
            }

            /// The value as it is now, unless it has ended.
            pub fn try_read_untracked(&self) -> Option<Read<T>> {
                self.inner.try_get_untracked().map(Read::of)
            }
        }

        impl<T: Clone + Send + Sync + 'static> $name<T> {
            /// A copy of the value, which the reader follows.
            #[must_use]
            pub fn get(&self) -> T {
                T::clone(&self.read())
            }

            /// A copy of the value as it is now.
            #[must_use]
            pub fn get_untracked(&self) -> T {
                T::clone(&self.read_untracked())
            }
        }
    };
}

/// A value that changes; as leptos's.
pub struct RwSignal<T> {
    inner: reactive::RwSignal<Value>,
    of: PhantomData<fn() -> T>,
}

handle!(RwSignal);

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal that ends with the owner it is made under.
    pub fn new(value: T) -> Self {
        Self { inner: reactive::RwSignal::new(Arc::new(value)), of: PhantomData }
    }

    /// Follows it without reading.
    pub fn track(&self) {
        self.inner.track();
    }

    /// Gives it another value. Nothing once it has ended.
    pub fn set(&self, value: T) {
        self.inner.try_set(Arc::new(value));
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// Changes the value. Nothing once it has ended.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        if let Some(value) = self.try_read_untracked() {
            let mut value = T::clone(&value);
            change(&mut value);
            self.set(value);
        }
    }
}

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

/// A value that follows from others, and is only told of where it becomes another; as leptos's.
pub struct Memo<T> {
    inner: reactive::Memo<Value>,
    of: PhantomData<fn() -> T>,
}

handle!(Memo);

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A memo that ends with the owner it is made under. `follow` is given the value before, if there is one.
    pub fn new(follow: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let inner = memo(
            Box::new(move |before: Option<&Value>| -> Value {
                Arc::new(follow(before.and_then(|before| before.downcast_ref())))
            }),
            differ::<T>,
        );
        Self { inner, of: PhantomData }
    }
}

fn memo(follow: Box<dyn Follow>, differ: fn(Option<&Value>, Option<&Value>) -> bool) -> reactive::Memo<Value> {
    reactive::Memo::new_with_compare(move |before| follow.follow(before), differ)
}

fn differ<T: PartialEq + 'static>(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one.and_then(|of| of.downcast_ref::<T>()), other.and_then(|of| of.downcast_ref::<T>())) {
        (Some(one), Some(other)) => one != other,
        _ => true,
    }
}
