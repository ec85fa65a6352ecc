//! A module's functions, each beside the one that it is most like: what compresses the module finds what it has had
//! before, and near. A function's place means nothing else.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;

use anyhow::anyhow;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload};

/// So many bytes on end are what two functions can have in common.
const RUN: usize = 4;
/// What more functions have than these tells nothing about them.
const COMMON: usize = 1000;

/// The module with its functions in that order. It must not have names.
pub fn ordered(module: &[u8]) -> anyhow::Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            // Functions are counted from the imported ones on.
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = by_likeness(&bodies);
    let mut places = vec![0; order.len()];
    for (place, &function) in (imported..).zip(&order) {
        if let Some(own) = places.get_mut(function) {
            *own = place;
        }
    }
    let mut ordered = Module::new();
    let mut reorder = Reorder { imported, order, places };
    reorder.parse_core_module(&mut ordered, Parser::new(0), module).map_err(|error| anyhow!("{error}"))?;
    Ok(ordered.finish())
}

/// Always the one that has most in common with the one before, for its size.
fn by_likeness(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(RUN).collect()).collect();
    let runs_of = |function: usize| runs.get(function).into_iter().flatten();
    let mut having: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for function in 0..bodies.len() {
        for run in runs_of(function) {
            having.entry(run).or_default().push(function);
        }
    }
    let size = |function: usize| runs.get(function).map_or(0, BTreeSet::len);
    // Of a thousand runs that one of the two has, how many both have.
    let likeness = |one: usize, other: usize, common: usize| common * 1000 / (size(one) + size(other) - common);
    // Where nothing is like the one before, the next by its bytes; those that come first are taken from the end.
    let mut rest: Vec<usize> = (0..bodies.len()).collect();
    rest.sort_by_key(|&function| Reverse((bodies.get(function), function)));
    let mut left: BTreeSet<usize> = rest.iter().copied().collect();
    let mut order = Vec::with_capacity(bodies.len());
    let mut like = None;
    while let Some(function) = like.take().or_else(|| rest.pop()) {
        if !left.remove(&function) {
            continue;
        }
        order.push(function);
        let mut common: HashMap<usize, usize> = HashMap::new();
        for run in runs_of(function) {
            let others = having.get(run).filter(|others| others.len() <= COMMON);
            for &other in others.into_iter().flatten().filter(|other| left.contains(other)) {
                *common.entry(other).or_default() += 1;
            }
        }
        // Of equals the first, so that one build is as another.
        let most = |&(other, common): &(usize, usize)| (likeness(function, other, common), Reverse(other));
        like = common.into_iter().max_by_key(most).map(|(other, _)| other);
    }
    order
}

struct Reorder {
    /// How many functions are not the module's own.
    imported: u32,
    /// The module's own, in their new order, counted from 0.
    order: Vec<usize>,
    /// The new number of each of those.
    places: Vec<u32>,
}

type Reencoded = Result<(), reencode::Error<Infallible>>;

impl Reencode for Reorder {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error<Infallible>> {
        let own = function.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        Ok(own.copied().unwrap_or(function))
    }

    fn parse_function_section(&mut self, to: &mut FunctionSection, from: FunctionSectionReader<'_>) -> Reencoded {
        let types = from.into_iter().collect::<Result<Vec<_>, _>>()?;
        for &function in &self.order {
            if let Some(&of) = types.get(function) {
                to.function(of);
            }
        }
        Ok(())
    }

    fn parse_code_section(&mut self, to: &mut CodeSection, from: CodeSectionReader<'_>) -> Reencoded {
        let bodies = from.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for body in self.order.clone().into_iter().filter_map(|function| bodies.get(function)) {
            self.parse_function_body(to, body.clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::by_likeness;

    #[test]
    fn like_stands_beside_like() {
        let bodies: [&[u8]; 4] = [b"abcdefgh", b"12345678", b"abcdefgi", b"12345679"];
        assert_eq!(by_likeness(&bodies), [1, 3, 0, 2]);
    }

    #[test]
    fn every_function_has_a_place() {
        let bodies: [&[u8]; 5] = [b"", b"abcdef", b"", b"abcdef", b"x"];
        let mut order = by_likeness(&bodies);
        order.sort_unstable();
        assert_eq!(order, [0, 1, 2, 3, 4]);
    }
}
