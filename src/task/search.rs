//! What a person typed into the search field, made ready.

use std::sync::Arc;

use super::Numbers;
use super::chunk::Chunk;
use super::columns::{Texts, has_byte};
use super::facets::place;
use super::masking::{mask, masked_within};
use super::needle::Needle;
use super::number::{contains_dialled, contains_shown, dialled_digits, national};

/// A search: a text in any case inside number, ids, agent, custom value, mark and undocumented fields, and where it may
/// be part of a number, its digits inside numbers of any spelling.
#[derive(Clone, Debug)]
pub(super) struct Search {
    text: Needle,
    number: Option<NumberPart>,
    numbers: Numbers,
    /// Whether nobody, who never is, and each of the agents looked at so far is found.
    agents: Vec<bool>,
}

#[derive(Clone, Debug)]
struct NumberPart {
    digits: String,
    /// `None` where the digits are the text, which is searched for anyway.
    needle: Option<Needle>,
}

impl Search {
    /// `None` where the text, as typed, is blank: it searches nothing.
    pub(super) fn new(text: &str, numbers: Numbers) -> Option<Self> {
        let text = text.trim();
        let is_number = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')'));
        let number = is_number.then(|| dialled_digits(text)).and_then(|digits| {
            let needle = Needle::new(&digits)?;
            Some(NumberPart { needle: (digits != text).then_some(needle), digits })
        });
        Some(Self { text: Needle::new(text)?, number, numbers, agents: vec![false] })
    }

    /// Looks at the first `count` of all agents, each only once in the search's life.
    pub(super) fn look_at_agents(&mut self, extensions: &[Arc<str>], count: usize) {
        let new = extensions.iter().take(count).skip(self.agents.len() - 1);
        self.agents.extend(new.map(|extension| self.text.is_in(extension)));
    }

    /// Whether the extension of any agent that was looked at is found.
    pub(super) fn finds_any_agent(&self) -> bool {
        self.agents.contains(&true)
    }

    /// Whether the extension of an agent that was looked at is found.
    pub(super) fn finds_agent(&self, number: u32) -> bool {
        self.agents.get(place(number)).copied().unwrap_or_default()
    }

    /// Calls `hit` with every row of the chunk that is found by anything but its agent, some several times; `is_found`
    /// says of which that is known.
    pub(super) fn find(&self, chunk: &Chunk, is_found: impl Fn(usize) -> bool, mut hit: impl FnMut(usize)) {
        // Their numbers first: most of what is looked for is there.
        match self.numbers {
            Numbers::Plain => self.find_numbers(chunk, &chunk.telphone, contains_dialled, &is_found, &mut hit),
            Numbers::Masked => self.find_numbers(chunk, &masked_numbers(chunk), contains_shown, &is_found, &mut hit),
        }
        if let Some(digit) = self.text.digit() {
            return self.find_digit(digit, chunk, is_found, hit);
        }
        for column in texts_beside_numbers(chunk) {
            column.find(&self.text, &is_found, |row| {
                if self.is_shown(chunk, row, || column.get(row).unwrap_or_default()) {
                    hit(row);
                }
            });
        }
        chunk.undocumented.find(&self.text, &is_found, |row, text| {
            if self.is_shown(chunk, row, || text) {
                hit(row);
            }
        });
    }

    /// One digit in what stands beside the numbers. Most numbers have it: to look into what the others' rows say besides
    /// takes less than to look into all that any row says.
    fn find_digit(&self, digit: u8, chunk: &Chunk, is_found: impl Fn(usize) -> bool, mut hit: impl FnMut(usize)) {
        let mut others: Vec<usize> = (0..chunk.len()).filter(|&row| !is_found(row)).collect();
        let finds = |row, text: &str| has_byte(text.as_bytes(), digit) && self.is_shown(chunk, row, || text);
        for column in texts_beside_numbers(chunk) {
            others.retain(|&row| {
                let is_found = column.get(row).is_some_and(|text| finds(row, text));
                if is_found {
                    hit(row);
                }
                !is_found
            });
        }
        others.retain(|&row| chunk.undocumented.texts(row).any(|text| finds(row, text)));
        others.into_iter().for_each(hit);
    }

    /// Whether what was found in a row's text is not only part of the row's number, where that is masked: the text may
    /// repeat it.
    fn is_shown<'t>(&self, chunk: &Chunk, row: usize, text: impl FnOnce() -> &'t str) -> bool {
        if self.numbers == Numbers::Plain {
            return true;
        }
        let hidden = chunk.telphone.get(row).map(dialled_digits);
        hidden.and_then(|digits| masked_within(text(), &digits)).is_none_or(|shown| self.text.is_in(&shown))
    }

    /// In the chunk's numbers as they are read; `contains` says whether one has some digits side by side.
    fn find_numbers(
        &self,
        chunk: &Chunk,
        numbers: &Texts,
        contains: fn(&str, &str) -> bool,
        is_found: impl Fn(usize) -> bool,
        mut hit: impl FnMut(usize),
    ) {
        numbers.find(&self.text, is_found, &mut hit);
        if let Some(NumberPart { digits, needle }) = &self.number {
            if let Some(needle) = needle {
                // Not inside the country code, which is none of the digits.
                let counts = |number: &str, place: usize| number.len() - national(number).len() <= place;
                numbers.find_where(needle, counts, &mut hit);
            }
            for &row in &chunk.separated {
                let row = usize::from(row);
                if numbers.get(row).is_some_and(|number| contains(number, digits)) {
                    hit(row);
                }
            }
        }
    }
}

fn texts_beside_numbers(chunk: &Chunk) -> [&Texts; 5] {
    [&chunk.userid, &chunk.memberid, &chunk.customuuid, &chunk.chengshudu, &chunk.mark]
}

fn masked_numbers(chunk: &Chunk) -> Texts {
    let (mut numbers, mut masked) = (Texts::default(), String::new());
    for number in chunk.telphone.iter() {
        masked.clear();
        mask(number, &mut masked);
        numbers.push(&masked);
    }
    numbers
}
