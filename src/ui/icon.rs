//! The icons, drawn as strokes in the colour of the text around them.

use super::dom::{El, Holder as _, svg};

/// What an icon says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    Phone,
    Minus,
    Check,
    MissedCall,
    Cross,
    Clock,
    Question,
    Copy,
    Search,
    Reload,
    Back,
    First,
    Previous,
    Next,
    Last,
    Up,
    Down,
    Warning,
    Info,
    Globe,
    Contrast,
    Sun,
    Moon,
    Eye,
    EyeOff,
    Inbox,
}

impl Icon {
    /// The icon's strokes in a square of 16.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Phone => {
                "M3.5 2.5h2.2l1 2.8-1.5 1.1a8 8 0 0 0 4.4 4.4l1.1-1.5 2.8 1v2.2a1 1 0 0 1-1.1 1A11 11 0 0 1 2.5 3.6a1 1 0 0 1 1-1.1Z"
            }
            Self::Minus => "M4 8h8",
            Self::Check => "M3 8.5 6.5 12 13 4.5",
            Self::MissedCall => "M2.5 9V5h4M2.5 5 8 10.5 13.5 5",
            Self::Cross => "m4 4 8 8m0-8-8 8",
            Self::Clock => "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2ZM8 5v3.2l2.2 1.4",
            Self::Question => "M5.8 6a2.2 2.2 0 1 1 3.1 2c-.6.3-.9.7-.9 1.4v.3M8 12.4v.1",
            Self::Copy => "M5.5 5.5h7v8h-7zM3.5 10.5v-8h7",
            Self::Search => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.5 10.5l3 3",
            Self::Reload => "M13 8a5 5 0 1 1-1.5-3.6M13 2.5v3h-3",
            Self::Back => "M7 3.5 2.5 8 7 12.5M2.5 8h11",
            Self::First => "M4 3.5v9M12 3.5 7.5 8l4.5 4.5",
            Self::Previous => "M10 3.5 5.5 8l4.5 4.5",
            Self::Next => "M6 3.5 10.5 8 6 12.5",
            Self::Last => "M12 3.5v9M4 3.5 8.5 8 4 12.5",
            Self::Up => "M8 13V3M4 7l4-4 4 4",
            Self::Down => "M8 3v10M4 9l4 4 4-4",
            Self::Warning => "M8 2.5 14 13H2ZM8 6.5v3M8 11.4v.1",
            Self::Info => "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2ZM8 7.2v3.6M8 5.1v.1",
            Self::Globe => {
                "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2ZM2.4 8h11.2M8 2.2c-4 4-4 7.6 0 11.6 4-4 4-7.6 0-11.6Z"
            }
            Self::Contrast => "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2Zm0 0v11.6M10 3v10M12 4.2v7.6",
            Self::Sun => {
                "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7"
            }
            Self::Moon => "M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6Z",
            Self::Eye => "M1.5 8c3-5 10-5 13 0-3 5-10 5-13 0ZM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Z",
            Self::EyeOff => "M1.5 8c3-5 10-5 13 0-3 5-10 5-13 0ZM3 13 13 3",
            Self::Inbox => "M2.5 9.5 4.5 3h7l2 6.5v3.5h-11ZM2.5 9.5h3l1 1.5h3l1-1.5h3",
        }
    }
}

/// An icon beside a word that says the same: hidden from those who listen.
pub(super) fn icon(icon: Icon) -> El {
    svg("svg")
        .attrs(&[("class", "icon"), ("viewBox", "0 0 16 16"), ("aria-hidden", "true")])
        .child(svg("path").attr("d", icon.path()))
}
