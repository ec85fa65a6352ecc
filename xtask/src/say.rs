//! Words for the person at the terminal. Nothing here decides anything.

use std::fmt::Display;
use std::io::Write as _;
use std::time::Duration;

/// Writes one message to the standard output.
///
/// A reader that went away (`cargo xtask test | head`) is no reason to fail, so a failed write is let go.
pub fn say(text: impl Display) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}

/// An error and its causes, one a line.
pub fn chain(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n  because: ")
}

/// A time span as people say it: `0.4 s`, `12 s`, `2 min 05 s`.
pub fn span(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", duration.as_secs_f32()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use anyhow::{Context as _, anyhow};

    use super::*;

    #[test]
    fn a_span_is_as_exact_as_it_is_short() {
        assert_eq!(span(Duration::from_millis(449)), "0.4 s");
        assert_eq!(span(Duration::from_secs(42)), "42 s");
        assert_eq!(span(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn an_error_is_followed_by_its_causes() {
        let error = Err::<(), _>(anyhow!("no such file")).context("trunk did not start").unwrap_err();
        assert_eq!(chain(&error), "trunk did not start\n  because: no such file");
    }
}
