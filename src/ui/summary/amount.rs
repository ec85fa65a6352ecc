//! Figures in words and as exact numbers. Whole numbers do the rounding: the program carries no printing of floats.

use crate::i18n::{Texts, grouped};
use crate::task::{Amount, Ratio};

/// What stands where a figure is undefined: never 0, never NaN.
pub(super) const UNDEFINED: &str = "—";

/// A figure as a person reads it.
pub(super) fn words(amount: Amount, texts: &Texts) -> String {
    match amount {
        Amount::Records(count) => grouped(count),
        Amount::Share(ratio) => percent(ratio),
        Amount::Seconds(ratio) => seconds(ratio, texts),
    }
}

/// A share with one digit after the point, rounded; what is there is never `0.0%`, and what is not all never `100.0%`.
pub(in crate::ui) fn percent(Ratio { numerator, denominator }: Ratio) -> String {
    match tenths(numerator.saturating_mul(100), denominator) {
        None => UNDEFINED.to_owned(),
        Some(none) if none == "0.0" && numerator > 0 => "<0.1%".to_owned(),
        Some(all) if all == "100.0" && numerator < denominator => ">99.9%".to_owned(),
        Some(tenths) => tenths + "%",
    }
}

/// Seconds a record with one digit after the point, rounded.
pub(super) fn seconds(Ratio { numerator, denominator }: Ratio, texts: &Texts) -> String {
    tenths(numerator, denominator).map_or_else(|| UNDEFINED.to_owned(), |tenths| (texts.seconds_mean)(&tenths))
}

fn tenths(numerator: u64, denominator: u64) -> Option<String> {
    let tenths = numerator.saturating_mul(10).saturating_add(denominator / 2).checked_div(denominator)?;
    Some(format!("{}.{}", grouped(tenths / 10), tenths % 10))
}

/// The counts that a figure comes from: `12,000 ÷ 12,345`.
pub(super) fn counts(amount: Amount) -> Option<String> {
    match amount {
        Amount::Records(_) => None,
        Amount::Share(ratio) | Amount::Seconds(ratio) => {
            Some(format!("{} ÷ {}", grouped(ratio.numerator), grouped(ratio.denominator)))
        }
    }
}

/// The exact number, as JavaScript writes it; empty where it is undefined.
pub(super) fn exact(amount: Amount) -> String {
    let number = |value: f64| js_sys::Number::from(value).to_string_with_radix(10).ok();
    amount.value().and_then(number).map(String::from).unwrap_or_default()
}
