//! What can be said in a text or in an attribute.

use std::borrow::Cow;

/// Words, or none.
pub(in crate::ui) trait Said {
    /// The words. Where there are none, a text is empty and an attribute is not there.
    fn said(self) -> Option<Cow<'static, str>>;
}

impl Said for &'static str {
    fn said(self) -> Option<Cow<'static, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl Said for String {
    fn said(self) -> Option<Cow<'static, str>> {
        Some(Cow::Owned(self))
    }
}

/// As `aria-*` has it. An attribute that is there or not is [`attr_when`](super::El::attr_when)'s.
impl Said for bool {
    fn said(self) -> Option<Cow<'static, str>> {
        Some(Cow::Borrowed(if self { "true" } else { "false" }))
    }
}

impl<T: Said> Said for Option<T> {
    fn said(self) -> Option<Cow<'static, str>> {
        self.and_then(T::said)
    }
}
