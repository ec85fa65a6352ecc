//! Fonts: without one for Chinese, screenshots and widths in tests show boxes.

use std::process::Command;

use super::debian::{Packages, Wanted};
use crate::process::answer;

/// Chinese characters and, since marks hold them too, emoji; with the program that lists fonts.
const FONTS: Wanted = Wanted {
    what: "fonts for Chinese and emoji",
    packages: &["fontconfig", "fonts-noto-cjk", "fonts-noto-color-emoji"],
    why: "tests look at Chinese text",
    takes: "about a minute",
    starts: None,
};

/// Brings the fonts.
///
/// # Errors
/// When there is none for Chinese and Debian's packages cannot bring it.
pub fn bring(packages: Packages) -> anyhow::Result<()> {
    if are_there(packages) { Ok(()) } else { packages.install(&FONTS, "a font for Chinese is missing") }
}

/// Whether Chinese text can be drawn.
fn are_there(packages: Packages) -> bool {
    if which::which("fc-list").is_err() {
        // Systems that list their fonts in another way, such as macOS, have one.
        return packages == Packages::Elsewhere;
    }
    let mut command = Command::new("fc-list");
    command.arg(":lang=zh");
    answer(command).is_some_and(|fonts| !fonts.trim().is_empty())
}
