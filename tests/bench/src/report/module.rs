//! What the page's module is made of.

use std::fmt::Write as _;

use super::grouped;
use crate::module::{Module, Part};

/// Crates and functions that are named.
const CRATES: usize = 30;
const FUNCTIONS: usize = 60;
/// Letters of a function's name.
const LETTERS: usize = 82;

const LEGEND: &str = "\
Bytes of the module as it is, uncompressed. A function counts for the crate that defines it, or that
defines the type whose trait it is of; what was written into another function counts there.
";

pub(super) fn table(module: &Module) -> String {
    let mut table = format!("{:<55}{:>14} {:>14} {:>14}\n", "MODULE", "functions", "bytes", "share, %");
    let mut row = |name: &str, functions: Option<usize>, size: usize| {
        let functions = functions.map(|functions| grouped(functions as u64)).unwrap_or_default();
        let share = 100.0 * size as f64 / module.whole as f64;
        _ = writeln!(table, "{name:<55}{functions:>14} {:>14} {share:>14.1}", grouped(size as u64));
    };
    let crates = module.crates();
    let (named, others) = crates.split_at(crates.len().min(CRATES));
    for (name, Part { functions, size }) in named {
        row(name, Some(*functions), *size);
    }
    let sum = |of: fn(&Part) -> usize, parts: &[(&str, Part)]| parts.iter().map(|(_, part)| of(part)).sum::<usize>();
    let [size, functions]: [fn(&Part) -> usize; 2] = [|part| part.size, |part| part.functions];
    row("other crates", Some(sum(functions, others)), sum(size, others));
    row("constant data", None, module.data);
    let code = sum(size, &crates);
    row("types, imports, exports, tables", None, module.whole.saturating_sub(code + module.data));
    row("all", Some(sum(functions, &crates)), module.whole);

    _ = writeln!(table, "\nLARGEST FUNCTIONS, copies for several types together\n    bytes copies");
    for (name, Part { functions, size }) in module.written().into_iter().take(FUNCTIONS) {
        let name: String = name.chars().take(LETTERS).collect();
        _ = writeln!(table, "{:>9} {functions:>6}  {name}", grouped(size as u64));
    }
    table + "\n" + LEGEND
}
