//! Who may stand around the page and tell it what to show.

/// An exact origin, as browsers name it: `https://portal.example.com`, with a port where it is not the usual one.
///
/// No path, no wildcard, no `null`, no user: a page that listened to all of those would listen to anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The origin, if the text is one to the letter: browsers compare it so.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (rest, usual_port) = match text.split_once("://")? {
            ("https", rest) => (rest, "443"),
            ("http", rest) => (rest, "80"),
            _ => return None,
        };
        let (host, port) = match rest.rsplit_once(':') {
            // The colons of an IPv6 address stand in brackets.
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (rest, None),
        };
        // As browsers write it: without a sign, and without zeros before it.
        let is_written = |port: &str| port.starts_with(|first| matches!(first, '1'..='9'));
        let is_port = |port: &str| port != usual_port && is_written(port) && port.parse::<u16>().is_ok();
        (is_host(host) && port.is_none_or(is_port)).then(|| Self(text.to_owned()))
    }

    /// The origin as browsers name it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name in lower case, international ones as browsers write them (`xn--…`), or an address.
fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[') {
        let address = address.strip_suffix(']').unwrap_or_default();
        return address.parse::<std::net::Ipv6Addr>().is_ok_and(|parsed| parsed.to_string() == address);
    }
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
    };
    host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn an_origin_is_taken_to_the_letter() {
        for origin in [
            "https://portal.example.com",
            "https://portal.example.com:8443",
            "http://localhost:3000",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
            "https://xn--fiqs8s.example",
        ] {
            assert_eq!(Origin::parse(origin).as_ref().map(Origin::as_str), Some(origin));
        }
    }

    #[test]
    fn what_is_no_exact_origin_is_refused() {
        for text in [
            "",
            "*",
            "null",
            "https://*",
            "https://*.example.com",
            "https://example.com/",
            "https://example.com/portal",
            "https://example.com?x",
            "https://example.com#x",
            "https://me@example.com",
            "https://me:secret@example.com",
            "https://Example.com",
            "HTTPS://example.com",
            "https://例子.example",
            " https://example.com",
            "https://example.com ",
            "https://example.com:443",
            "http://example.com:80",
            "https://example.com:",
            "https://example.com:0",
            "https://example.com:08443",
            "https://example.com:+8443",
            "https://example.com:65536",
            "https://.example.com",
            "https://example..com",
            "https://[::1",
            "https://[0:0::1]",
            "https://",
            "//example.com",
            "example.com",
            "file:///portal",
            "javascript://example.com",
        ] {
            assert_eq!(Origin::parse(text), None, "{text}");
        }
    }
}
