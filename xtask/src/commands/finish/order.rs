//! A module's functions, each beside the one that it is most like: what compresses the module finds what it has had
//! before, and near. A function's place means nothing else.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::anyhow;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload};

/// Four bytes on end, which two functions can have in common.
type Run = [u8; 4];
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
    let runs: Vec<Vec<Run>> = bodies.iter().map(|body| runs(body)).collect();
    let size = |function: usize| runs.get(function).map_or(0, Vec::len);
    let mut having: HashMap<Run, Vec<usize>> = HashMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            having.entry(*run).or_default().push(function);
        }
    }
    having.retain(|_, functions| functions.len() <= COMMON);
    // Where nothing is like the one before, the next by its bytes; those that come first are taken from the end.
    let mut rest: Vec<usize> = (0..bodies.len()).collect();
    rest.sort_by_key(|&function| Reverse((bodies.get(function), function)));
    let mut is_left = vec![true; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    // How many runs each has in common with the one that is at its place now, and which have any.
    let (mut common, mut others) = (vec![0; bodies.len()], Vec::new());
    let mut like = None;
    while let Some(function) = like.take().or_else(|| rest.pop()) {
        if !is_left.get_mut(function).is_some_and(std::mem::take) {
            continue;
        }
        order.push(function);
        let shared = runs.get(function).into_iter().flatten().filter_map(|run| having.get(run)).flatten();
        for &other in shared {
            if let (Some(true), Some(common)) = (is_left.get(other), common.get_mut(other)) {
                if *common == 0 {
                    others.push(other);
                }
                *common += 1;
            }
        }
        like = others
            .drain(..)
            .filter_map(|other| {
                let common = std::mem::take(common.get_mut(other)?);
                // Of a thousand runs that one of the two has, how many both have; of equals the first, so that one build
                // is as another.
                Some((common * 1000 / (size(function) + size(other) - common), Reverse(other)))
            })
            .max()
            .map(|(_, Reverse(other))| other);
    }
    order
}

/// A function's runs, each once.
fn runs(body: &[u8]) -> Vec<Run> {
    let mut runs: Vec<Run> = body.windows(4).filter_map(|run| run.try_into().ok()).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
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
    #![allow(clippy::unwrap_used)]

    use wasm_encoder::{EntityType, ExportKind, ExportSection, Function, ImportSection, TypeSection};

    use super::*;

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

    /// What each function of a module calls: first the one that is exported, then the one that it calls, and so on.
    fn calls(module: &[u8]) -> Vec<u32> {
        let (mut next, mut bodies) = (0, Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload.unwrap() {
                Payload::ExportSection(exports) => next = exports.into_iter().next().unwrap().unwrap().index,
                Payload::CodeSectionEntry(body) => {
                    let mut operators = body.get_operators_reader().unwrap();
                    let mut constant = 0;
                    let mut called = None;
                    while !operators.eof() {
                        match operators.read().unwrap() {
                            wasmparser::Operator::I32Const { value } => constant = value as u32,
                            wasmparser::Operator::Call { function_index } => called = Some(function_index),
                            _ => {}
                        }
                    }
                    bodies.push((constant, called));
                }
                _ => {}
            }
        }
        let mut said = Vec::new();
        while let Some(&(constant, called)) = next.checked_sub(1).and_then(|own| bodies.get(own as usize)) {
            said.push(constant);
            next = called.unwrap_or_default();
        }
        said
    }

    #[test]
    fn whoever_is_called_is_called_from_its_new_place() {
        let (mut types, mut imports, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        let (mut exports, mut code) = (ExportSection::new(), CodeSection::new());
        types.ty().function([], []);
        imports.import("host", "nothing", EntityType::Function(0));
        exports.export("first", ExportKind::Func, 1);
        // Each says a constant and calls the next; the last calls what is imported.
        for (constant, called) in [(900_000, 2), (70, 3), (900_001, 4), (71, 0)] {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().i32_const(constant).drop().call(called).end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        let module = module.finish();
        let ordered = ordered(&module).unwrap();
        assert_ne!(ordered, module);
        assert_eq!(calls(&ordered), [900_000, 70, 900_001, 71]);
    }
}
