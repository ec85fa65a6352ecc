//! Where the API is.

use std::fmt;

/// The API's base URL: absolute (`https://host/path`), or relative to the page (`/api/`), which is what a same-origin
/// proxy wants. Relative ones are resolved by the browser.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint(String);

impl Endpoint {
    /// Takes what a person typed or a configuration says; white space around it is dropped.
    ///
    /// `None` for what a browser could not or should not fetch: nothing at all, white space or backslashes inside, a
    /// scheme other than `http` and `https`, or a user name and password in the address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        // Browsers read a backslash as a slash: `\\\\user@host` would slip past what is checked below.
        if text.is_empty() || text.contains(|c: char| c.is_whitespace() || c == '\\') {
            return None;
        }
        let without_credentials = |rest: &str| !authority(rest).contains('@');
        if let Some(rest) = text.strip_prefix("//") {
            return (!authority(rest).is_empty() && without_credentials(rest)).then(|| Self(text.to_owned()));
        }
        let before_path = text.split(['/', '?', '#']).next().unwrap_or_default();
        match before_path.split_once(':') {
            None => Some(Self(text.to_owned())),
            Some((scheme, _)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => {
                let rest = text.get(scheme.len() + 1..)?.strip_prefix("//")?;
                (!authority(rest).is_empty() && without_credentials(rest)).then(|| Self(text.to_owned()))
            }
            Some(_) => None,
        }
    }

    /// The address as it is fetched.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What stands before an address's path.
fn authority(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Endpoint;

    #[test]
    fn takes_absolute_and_relative_addresses() {
        for good in ["http://127.0.0.1:8080", " https://a.example/x?y=1 ", "/api/", "api", "./api/", "//cdn.example/x"]
        {
            assert!(Endpoint::parse(good).is_some(), "{good}");
        }
    }

    #[test]
    fn refuses_what_a_browser_must_not_fetch() {
        for bad in [
            "",
            "  ",
            "javascript:alert(1)",
            "file:///etc",
            "http:",
            "http:///x",
            "https://u:p@h/",
            "//u@h",
            "\\\\u@h",
            "//",
            "http://a b",
        ] {
            assert!(Endpoint::parse(bad).is_none(), "{bad}");
        }
    }
}
