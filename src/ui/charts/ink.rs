//! What surfaces are filled with: a colour and, so that none is told by its colour alone, a pattern of its own.

use crate::ui::dom::{El, Holder as _, svg};

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

/// The side of a pattern's square.
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
pub(super) fn patterns() -> El {
    let pattern = |[id, class, path]: [&str; 3]| {
        svg("pattern")
            .attrs(&[("id", id), ("class", class), ("width", SIDE), ("height", SIDE)])
            .attr("patternUnits", "userSpaceOnUse")
            .child(svg("rect").attrs(&[("width", SIDE), ("height", SIDE)]))
            .child(svg("path").attr("d", path))
    };
    svg("svg")
        .attrs(&[("class", "patterns"), ("width", "0"), ("height", "0"), ("aria-hidden", "true")])
        .children(PATTERNS.map(pattern))
}

/// A piece of it, for legends.
pub(super) fn swatch(ink: Ink) -> El {
    svg("svg")
        .attrs(&[("class", "swatch"), ("width", "16"), ("height", "16"), ("aria-hidden", "true")])
        .child(svg("rect").attrs(&[("width", "16"), ("height", "16"), ("rx", "3"), ("fill", ink.fill())]))
}
