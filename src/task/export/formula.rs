//! Texts that a spreadsheet would take for a formula.

/// What a formula begins with: `=`, `+`, `-`, `@`, also in full width; and the white space that a spreadsheet takes
/// away before it looks.
const BEGINNINGS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Whether a text would be taken for a formula.
pub(super) fn is_text_formula(text: &str) -> bool {
    text.starts_with(BEGINNINGS) && !is_quantity(text)
}

/// Whether what stands in the place of a telephone number, an extension or a task ID would be taken for a formula.
pub(super) fn is_number_formula(text: &str) -> bool {
    text.starts_with(BEGINNINGS) && !is_telephone_number(text)
}

/// A sign and digits, with a decimal point between them or without.
fn is_quantity(text: &str) -> bool {
    let Some(unsigned) = text.strip_prefix(['+', '-']) else { return false };
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    [whole, decimals].into_iter().all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A sign, then digits and what people write between them: nothing that a formula could name or do anything with. A
/// masked digit is a star.
fn is_telephone_number(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'(' | b')' | b'*');
    text.strip_prefix(['+', '-']).is_some_and(|unsigned| {
        unsigned.starts_with(|first: char| first.is_ascii_digit()) && unsigned.bytes().all(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::{is_number_formula, is_text_formula};

    #[test]
    fn what_a_spreadsheet_would_calculate_is_a_formula() {
        for hostile in [
            "=1+1",
            "=HYPERLINK(\"http://a\",\"b\")",
            "+1+cmd|' /C calc'!A0",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "＝1+1",
            "＋1",
            "－1",
            "＠a",
            "-",
            "+",
            "--5",
            "+.",
            "-5.",
            "-1-2a",
        ] {
            assert!(is_text_formula(hostile), "{hostile:?}");
            assert!(is_number_formula(hostile), "{hostile:?}");
        }
    }

    #[test]
    fn quantities_and_harmless_texts_stay() {
        for harmless in ["", "-5", "+5", "-0.25", "1=1", "a@b", "回电", " =1", "'=1"] {
            assert!(!is_text_formula(harmless), "{harmless:?}");
        }
    }

    #[test]
    fn telephone_numbers_stay_where_they_belong() {
        for number in ["+8618112345678", "+86 181-1234-5678", "+86(181)12345678", "+86181****5678", "057187654321"] {
            assert!(!is_number_formula(number), "{number:?}");
        }
        assert!(is_text_formula("+86 181-1234-5678"));
    }
}
