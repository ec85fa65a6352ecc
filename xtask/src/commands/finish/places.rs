//! The places in the sources that a program holds, to tell where it panicked: file, line and column of each
//! (`core::panic::Location`), and the names of the files. Where nobody hears who panics, see [`super::module`], nobody
//! reads them. They become zeroes, which a module need not hold.

use std::ops::Range;

use anyhow::bail;
use wasmparser::{ConstExpr, DataKind, Operator, Parser, Payload};

/// Bytes of a place: the address of the file's name, its length, the line, the column.
const PLACE: usize = 16;
/// Bytes from one word of memory to the next; a place begins at one.
const WORD: usize = 4;
/// What a name, a line and a column are at most. Addresses are larger, so that a list of texts is no place.
const LONGEST_NAME: u32 = 300;
const LAST_LINE: u32 = 100_000;
const LAST_COLUMN: u32 = 1_000;

/// Makes the places in a module zeroes.
///
/// # Errors
/// When it is no module, or has none: what they look like is the compiler's to decide.
pub fn blank(module: &mut [u8]) -> anyhow::Result<()> {
    let segments = segments(module)?;
    let blanks: Vec<_> = segments.iter().flat_map(|segment| places(module, segment, &segments)).flatten().collect();
    if blanks.is_empty() {
        bail!("a program that panics holds no place to tell: does the compiler write them in another way?");
    }
    for blank in blanks {
        if let Some(bytes) = module.get_mut(blank) {
            bytes.fill(0);
        }
    }
    Ok(())
}

/// What memory holds at first, from an address on.
struct Segment {
    address: u32,
    /// Where it lies in the module.
    bytes: Range<usize>,
}

impl Segment {
    /// Where in the module `length` bytes of an address lie, where they all lie in this segment.
    fn find(&self, address: u32, length: u32) -> Option<Range<usize>> {
        let first = self.bytes.start + usize::try_from(address.checked_sub(self.address)?).ok()?;
        let end = first + usize::try_from(length).ok()?;
        (end <= self.bytes.end).then_some(first..end)
    }
}

fn segments(module: &[u8]) -> anyhow::Result<Vec<Segment>> {
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::DataSection(data) = payload? else { continue };
        for data in data {
            let data = data?;
            if let DataKind::Active { offset_expr, .. } = &data.kind
                && let Some(address) = constant(offset_expr)
            {
                let end = usize::try_from(data.range.end)?;
                segments.push(Segment { address, bytes: end - data.data.len()..end });
            }
        }
    }
    Ok(segments)
}

fn constant(expression: &ConstExpr<'_>) -> Option<u32> {
    match expression.get_operators_reader().read().ok()? {
        Operator::I32Const { value } => Some(value.cast_unsigned()),
        _ => None,
    }
}

/// The places in a segment, each with its file's name.
fn places<'a>(
    module: &'a [u8],
    segment: &'a Segment,
    segments: &'a [Segment],
) -> impl Iterator<Item = [Range<usize>; 2]> + 'a {
    let to_word = usize::try_from(segment.address.wrapping_neg()).unwrap_or_default() % WORD;
    (segment.bytes.start + to_word..segment.bytes.end).step_by(WORD).filter_map(move |first| {
        let place = first..first + PLACE;
        let words = module.get(place.clone()).filter(|_| place.end <= segment.bytes.end)?;
        let (words, _) = words.as_chunks();
        let [address, length, line, column] = *words else { return None };
        let [address, length, line, column] = [address, length, line, column].map(u32::from_le_bytes);
        if length > LONGEST_NAME || !(1..=LAST_LINE).contains(&line) || !(1..=LAST_COLUMN).contains(&column) {
            return None;
        }
        let name = segments.iter().find_map(|segment| segment.find(address, length))?;
        is_source(module.get(name.clone())?).then_some([place, name])
    })
}

/// Whether a text is the name of a source file.
fn is_source(name: &[u8]) -> bool {
    name.ends_with(b".rs") && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"/\\.-_+:".contains(byte))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use wasm_encoder::{ConstExpr, DataSection, MemorySection, MemoryType, Module};

    use super::*;

    const ADDRESS: u32 = 1_048_578;

    /// A module whose memory holds at [`ADDRESS`], which is no word's, a name, its NUL and then words.
    fn module(name: &str, words: &[u32]) -> Vec<u8> {
        let mut bytes = name.as_bytes().to_vec();
        bytes.push(0);
        assert_eq!((ADDRESS as usize + bytes.len()) % WORD, 0, "the words lie where words do");
        bytes.extend(words.iter().flat_map(|word| word.to_le_bytes()));
        let (mut memory, mut data) = (MemorySection::new(), DataSection::new());
        memory.memory(MemoryType { minimum: 17, maximum: None, memory64: false, shared: false, page_size_log2: None });
        data.active(0, &ConstExpr::i32_const(ADDRESS.cast_signed()), bytes);
        let mut module = Module::new();
        module.section(&memory).section(&data);
        module.finish()
    }

    /// What the memory of a module holds, once its places are blank.
    fn blanked(mut module: Vec<u8>) -> anyhow::Result<Vec<u8>> {
        blank(&mut module)?;
        let [segment] = <[_; 1]>::try_from(segments(&module)?).ok().unwrap();
        Ok(module.get(segment.bytes).unwrap().to_vec())
    }

    #[test]
    fn a_place_and_its_name_go_and_what_lies_beside_them_stays() {
        let at = ADDRESS + 3;
        let left = blanked(module("no src/a.rs!!", &[9, at, 8, 1204, 9, at])).unwrap();
        let (texts, words) = left.split_at(14);
        let words: Vec<_> = words.chunks(WORD).map(|word| u32::from_le_bytes(word.try_into().unwrap())).collect();
        assert_eq!(texts, b"no \0\0\0\0\0\0\0\0!!\0");
        assert_eq!(words, [9, 0, 0, 0, 0, at]);
    }

    #[test]
    fn what_is_alike_is_no_place() {
        let at = ADDRESS + 3;
        for words in [
            [at, 8, 0, 12],           // no line
            [at, 8, 7, 0],            // no column
            [at, 8, at, 8],           // a list of texts
            [at, 9, 7, 12],           // with a letter too many
            [at, 301, 7, 12],         // too long
            [at + 80, 8, 7, 12],      // not in memory
            [ADDRESS, 11, 7, 12],     // with a blank in it
            [u32::MAX - 2, 8, 7, 12], // past all memory
        ] {
            assert!(blanked(module("no src/a.rs!!", &words)).is_err(), "{words:?}");
        }
        assert!(blanked(module("no src/a.rs!!", &[at, 8, 7])).is_err(), "cut at the segment's end");
        let told = blanked(module("no src/a.rs!!", &[])).unwrap_err().to_string();
        assert!(told.starts_with("a program that panics holds no place"), "{told}");
        assert!(blank(&mut b"no module".to_vec()).is_err());
    }
}
