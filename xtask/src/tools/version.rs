//! What programs answer to `--version`.

/// The version in `trunk 0.21.14`: the second word.
pub fn second_word(answer: &str) -> Option<&str> {
    answer.split_whitespace().nth(1)
}

/// The major version in `Chromium 140.0.7339.80 built on Debian`, `ChromeDriver 140.0.7339.80 (…)` and
/// `wasm-opt version 132 (version_132)`: the first word that begins with a digit, up to its first dot.
pub fn major(answer: &str) -> Option<u32> {
    let word = answer.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))?;
    word.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_programs_name_their_version_second() {
        assert_eq!(second_word("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(second_word("wasm-bindgen 0.2.129 (12d37dd9b)\n"), Some("0.2.129"));
        assert_eq!(second_word("trunk"), None);
    }

    #[test]
    fn a_major_version_is_found_behind_any_name() {
        assert_eq!(major("Chromium 140.0.7339.80 built on Debian GNU/Linux 12 (bookworm)\n"), Some(140));
        assert_eq!(major("Google Chrome 141.0.7390.54 \n"), Some(141));
        assert_eq!(major("ChromeDriver 140.0.7339.80 (0f2bcd-refs/branch-heads/7339@{#1704})\n"), Some(140));
        assert_eq!(major("wasm-opt version 108\n"), Some(108));
        assert_eq!(major("wasm-opt version 132 (version_132)\n"), Some(132));
        assert_eq!(major("no such browser"), None);
    }
}
