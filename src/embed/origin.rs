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
        let (rest, usual_port) = match text.strip_prefix("https://") {
            Some(rest) => (rest, "443"),
            None => (text.strip_prefix("http://")?, "80"),
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
        return address.strip_suffix(']').is_some_and(is_ipv6_address);
    }
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
    };
    host.split('.').all(is_label)
}

/// An IPv6 address as browsers write it (WHATWG URL, "IPv6 serializer"): eight numbers, and `::` in place of the first
/// longest row of zeros. Never with an IPv4 address at its end, as the standard library writes some.
fn is_ipv6_address(text: &str) -> bool {
    let row = text.as_bytes().windows(2).position(|signs| signs == b"::");
    let (before, after) = match row {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 2..).unwrap_or_default()),
        None => (text, ""),
    };
    let (Some(before), Some(after)) = (zeros(before), zeros(after)) else { return false };
    let Some(left_out) = NUMBERS.checked_sub(before.len() + after.len()) else { return false };
    let (mut longest, mut zeros) = (0..0, 0);
    for (at, is_zero) in before.iter().chain(&vec![true; left_out]).chain(&after).enumerate() {
        zeros = if *is_zero { zeros + 1 } else { 0 };
        // One alone is written.
        if zeros > longest.len().max(1) {
            longest = at + 1 - zeros..at + 1;
        }
    }
    match row {
        Some(_) => left_out > 1 && longest == (before.len()..before.len() + left_out),
        None => left_out == 0 && longest.is_empty(),
    }
}

/// How many numbers an IPv6 address is of.
const NUMBERS: usize = 8;

/// Which of the numbers of a part of an address are zeros; `None` if one is not written as browsers do.
fn zeros(part: &str) -> Option<Vec<bool>> {
    let is_number = |number: &str| {
        let is_short = number == "0" || (1..=4).contains(&number.len()) && !number.starts_with('0');
        is_short && number.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'))
    };
    let numbers = part.split(':').filter(|_| !part.is_empty());
    numbers.map(|number| is_number(number).then_some(number == "0")).collect()
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
    fn ipv6_addresses_are_written_as_browsers_write_them() {
        // Whether `new URL` writes them so.
        for (address, written) in [
            ("::", true),
            ("::1", true),
            ("fe80::", true),
            ("1:2:3:4:5:6:7:8", true),
            ("2001:db8::1", true),
            ("2001:db8::2:0:0:1", true),
            ("0:0:1::", true),
            ("1:0:2:0:3:0:4:0", true),
            ("::ffff:102:304", true),
            ("::ffff:1.2.3.4", false),
            ("", false),
            (":", false),
            (":::", false),
            ("1:::2", false),
            ("::1::", false),
            (":1:2:3:4:5:6:7", false),
            ("1:2:3:4:5:6:7:", false),
            ("1:2:3:4:5:6:7", false),
            ("1:2:3:4:5:6:7:8:9", false),
            ("::1:2:3:4:5:6:7:8", false),
            ("1:2:3::5:6:7:8", false),
            ("1:0:0:4:5:6:7:8", false),
            ("2001:0:0:1::2:0:0", false),
            ("1::4:0:0:0:8", false),
            ("1:0:0:4::8", true),
            ("1:0:0:4:5::", true),
            ("2001:DB8::1", false),
            ("2001:0db8::1", false),
            ("00::1", false),
            ("12345::1", false),
            ("g::1", false),
            ("fe80::1%25eth0", false),
        ] {
            assert_eq!(Origin::parse(&format!("http://[{address}]:8080")).is_some(), written, "{address}");
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
