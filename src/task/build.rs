//! Writes which letters have a lower case, in ranges: the standard library's own tables take ten times as much, and are
//! two.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

/// Letters one every `step`, whose lower case stands so far from each.
struct Range {
    first: u32,
    last: u32,
    step: u32,
    by: i32,
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut ranges: Vec<Range> = Vec::new();
    for letter in '\u{80}'..=char::MAX {
        let mut lower = letter.to_lowercase();
        // What becomes more than one character stays itself, and so does what becomes ASCII: a text without such letters
        // can be searched byte by byte.
        let (Some(single), None) = (lower.next(), lower.next()) else { continue };
        if single == letter || single.is_ascii() {
            continue;
        }
        let (letter, by) = (u32::from(letter), u32::from(single).cast_signed() - u32::from(letter).cast_signed());
        match ranges.last_mut() {
            Some(range) if range.by == by && range.takes(letter) => {
                (range.step, range.last) = (letter - range.last, letter);
            }
            _ => ranges.push(Range { first: letter, last: letter, step: 1, by }),
        }
    }
    let mut source = format!("static LOWER_CASE: [Letters; {}] = [\n", ranges.len());
    for Range { first, last, step, by } in ranges {
        // A string can be written to without fail.
        let _ = writeln!(source, "    Letters {{ first: {first}, last: {last}, step: {step}, by: {by} }},");
    }
    source.push_str("];\n");
    let place: PathBuf = env::var_os("OUT_DIR").unwrap_or_default().into();
    fs::write(place.join("lower_case.rs"), source)
}

impl Range {
    /// Whether it can go on to that letter: every letter follows, or every other.
    fn takes(&self, letter: u32) -> bool {
        let step = letter - self.last;
        if self.first == self.last { step <= 2 } else { step == self.step }
    }
}
