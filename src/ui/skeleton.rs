//! What stands where the first page will be.

use super::dom::{El, Holder as _, el};
use super::fixed::blank;

/// As many card shapes as a screen shows at first.
const CARDS: usize = 6;

/// Cards without words, of the size that cards with words have.
pub(super) fn skeleton() -> El {
    let card = |_| el("li").class("card ghost").children(["line long", "line", "line short"].map(blank));
    el("ul").class("cards").attr("aria-hidden", "true").children((0..CARDS).map(card))
}
