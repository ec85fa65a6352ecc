//! What surfaces are filled with: a colour and, so that none is told by its colour alone, a pattern of its own.

use leptos::prelude::*;

/// A way to fill a surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Plain, in the colour of connected calls.
    Connected,
    /// Striped, in the colour of calls that no agent answered.
    Caller,
    /// Dotted, in the colour of calls that the customer did not answer.
    Callee,
    /// Checked, in the colour of calls without a result.
    None,
    /// Plain, and pale.
    Pale,
    /// Striped, and pale.
    PaleStripes,
    /// Dotted, and pale.
    PaleDots,
    /// Plain, in the colour of what can be acted on.
    Accent,
}

const STRIPES: &str = "M-1 3l4-4M-1 9 9-1M5 9l4-4";
const DOTS: &str = "M1 1h2v2h-2zM5 5h2v2h-2z";
const CHECKS: &str = "M0 2h8M0 6h8M2 0v8M6 0v8";

/// The side of a pattern's square. A name and no text, as [`fixed`](crate::ui::fixed) explains.
const SIDE: &str = "8";

/// The patterns: name, the class that colours it, and what is drawn in a square of 8.
const PATTERNS: [[&str; 3]; 5] = [
    ["yti-caller", "caller", STRIPES],
    ["yti-callee", "callee", DOTS],
    ["yti-none", "none", CHECKS],
    ["yti-pale-stripes", "pale", STRIPES],
    ["yti-pale-dots", "pale", DOTS],
];

impl Ink {
    /// As the attribute `fill` has it.
    pub(super) const fn fill(self) -> &'static str {
        match self {
            Self::Connected => "var(--connected)",
            Self::Caller => "url(#yti-caller)",
            Self::Callee => "url(#yti-callee)",
            Self::None => "url(#yti-none)",
            Self::Pale => "var(--line-strong)",
            Self::PaleStripes => "url(#yti-pale-stripes)",
            Self::PaleDots => "url(#yti-pale-dots)",
            Self::Accent => "var(--accent)",
        }
    }
}

/// The patterns, once for all drawings around.
pub(super) fn patterns() -> impl IntoView {
    let pattern = |[id, class, path]: [&'static str; 3]| {
        view! {
            <pattern id=id class=class width=SIDE height=SIDE patternUnits="userSpaceOnUse">
                <rect width=SIDE height=SIDE />
                <path d=path />
            </pattern>
        }
    };
    view! {
        <svg class="patterns" width="0" height="0" aria-hidden="true">
            {PATTERNS.map(pattern).into_iter().collect_view()}
        </svg>
    }
}

/// A piece of it, for legends.
pub(super) fn swatch(ink: Ink) -> AnyView {
    view! {
        <svg class="swatch" width="16" height="16" aria-hidden="true">
            <rect width="16" height="16" rx="3" fill=ink.fill() />
        </svg>
    }
    .into_any()
}
