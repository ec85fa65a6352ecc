//! Characters without their case.
//!
//! ASCII letters are folded to lower case, any other character to its lower case where that is one character beyond
//! ASCII, else to itself. So a text's length in characters never changes.

use std::cmp::Ordering;

/// Letters one every `step`, whose lower case stands so far from each.
struct Letters {
    first: u32,
    last: u32,
    step: u32,
    by: i32,
}

// All beyond ASCII, in order.
include!(concat!(env!("OUT_DIR"), "/lower_case.rs"));

impl Letters {
    fn have(&self, letter: u32) -> bool {
        (self.first..=self.last).contains(&letter) && (letter - self.first).is_multiple_of(self.step)
    }
}

/// A character without its case.
pub(super) fn fold(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    // Chinese characters have no case, and looking that up takes long.
    if ('\u{2E80}'..='\u{A63F}').contains(&character) {
        return character;
    }
    let letter = u32::from(character);
    let of = |letters: &Letters| {
        if letters.last < letter {
            Ordering::Less
        } else if letters.first > letter {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    };
    let letters = LOWER_CASE.binary_search_by(of).ok().and_then(|at| LOWER_CASE.get(at));
    let lower = letters.filter(|letters| letters.have(letter)).map(|letters| letter.wrapping_add_signed(letters.by));
    lower.and_then(char::from_u32).unwrap_or(character)
}

/// Whether another character beyond ASCII folds to this one, or this one to another.
pub(super) fn is_cased_beyond_ascii(character: char) -> bool {
    let folds_to = |letters: &Letters| letters.have(u32::from(character).wrapping_add_signed(-letters.by));
    !character.is_ascii() && (fold(character) != character || LOWER_CASE.iter().any(folds_to))
}

#[cfg(test)]
mod tests {
    use super::{fold, is_cased_beyond_ascii};

    #[test]
    fn every_character_folds_to_what_the_standard_library_says() {
        for character in '\0'..=char::MAX {
            let mut lower = character.to_lowercase();
            let single =
                lower.next().filter(|single| lower.next().is_none() && single.is_ascii() == character.is_ascii());
            assert_eq!(fold(character), single.unwrap_or(character), "{character:?}");
        }
    }

    /// What lets texts without such characters be searched byte by byte.
    #[test]
    fn whatever_folds_and_whatever_is_folded_to_is_cased() {
        let cased: std::collections::HashSet<_> = ('\u{80}'..=char::MAX)
            .filter(|&character| fold(character) != character)
            .flat_map(|character| [character, fold(character)])
            .collect();
        // Nothing beyond has case, as the other test shows.
        for character in '\0'..='\u{1FFFF}' {
            assert_eq!(is_cased_beyond_ascii(character), cased.contains(&character), "{character:?}");
        }
    }
}
