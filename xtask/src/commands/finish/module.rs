//! A module of a release build, made as small as it gets.

use std::collections::HashMap;
use std::convert::Infallible;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, anyhow, bail};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, ExportSection, Function};
use wasmparser::{FunctionBody, KnownCustom, Name, Parser, Payload};

use super::order;
use crate::process;
use crate::tools::WasmOpt;

/// What wasm-opt is told. It has to know every feature that rustc emits by default. Functions that are called once stay
/// functions: written into their callers they are no longer like each other, which costs a compressed program a tenth.
const OPTIONS: [&str; 10] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
    "--strip-producers",
    "--one-caller-inline-max-function-size=0",
];

/// Who says what has gone wrong before a program stops, by the beginning of their names. None of them comes back, and
/// nobody hears them: a page has no standard error. Without their words, which hundreds of places have ready for them,
/// the program stops just the same.
const SILENT: [&str; 12] = [
    "core::panicking::",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_already_borrowed",
    "core::cell::panic_already_mutably_borrowed",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
    "std::panicking::panic_with_hook",
];

/// What libraries export for pages that stream through them, by the beginning of its names: `wasm-streams`, which comes
/// with leptos's server functions.
const UNASKED: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];

/// Whether functions keep their names, for those who want to know what a module consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// They do.
    Keep,
    /// They do not, and have their places by what they are like.
    Drop,
}

/// Makes `from`, as wasm-bindgen leaves a module, into `to`; they may be the same file.
///
/// # Errors
/// When the module is not as expected, or wasm-opt fails.
pub fn shrink(wasm_opt: &WasmOpt, from: &Path, to: &Path, names: Names) -> anyhow::Result<()> {
    let read = |path: &Path| std::fs::read(path).with_context(|| format!("could not read {}", path.display()));
    let write = |path: &Path, module: &[u8]| {
        std::fs::write(path, module).with_context(|| format!("could not write {}", path.display()))
    };
    write(to, &trimmed(&read(from)?).with_context(|| format!("{}", from.display()))?)?;
    let mut command = Command::new(wasm_opt.place.folder().join("wasm-opt"));
    command.args(OPTIONS).args((names == Names::Keep).then_some("-g")).arg("--output").arg(to).arg(to);
    process::run(command)?;
    match names {
        Names::Keep => Ok(()),
        Names::Drop => write(to, &order::ordered(&read(to)?).with_context(|| format!("{}", to.display()))?),
    }
}

/// The module without what nobody hears and nobody asks for.
fn trimmed(module: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut trim = Trim { silent: silent(module)?, next: 0 };
    if !trim.silent.iter().any(|is| *is) {
        bail!("no function is called as one that panics: are names in what cargo leaves?");
    }
    let mut trimmed = wasm_encoder::Module::new();
    trim.parse_core_module(&mut trimmed, Parser::new(0), module).map_err(|error| anyhow!("{error}"))?;
    Ok(trimmed.finish())
}

/// Which of the functions that a module defines, in order, are silent.
fn silent(module: &[u8]) -> anyhow::Result<Vec<bool>> {
    let (mut imported, mut defined, mut names) = (0, 0, HashMap::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            // Functions are counted from the imported ones on.
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(functions) => defined = functions.count(),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    for part in section {
                        if let Name::Function(functions) = part? {
                            for naming in functions {
                                let naming = naming?;
                                names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let is_silent = |index| names.get(&index).is_some_and(|name| is_silent(name));
    Ok((imported..imported + defined).map(is_silent).collect())
}

/// Whether a function of that name is silent. What the compiler tells equal crates apart by, as in `core[c5930c85]::cell`,
/// is not looked at.
fn is_silent(name: &str) -> bool {
    let plain = match name.split_once('[').and_then(|(name, rest)| Some((name, rest.split_once(']')?.1))) {
        Some((name, rest)) if !name.contains(':') => format!("{name}{rest}"),
        _ => name.to_owned(),
    };
    SILENT.iter().any(|silent| plain.starts_with(silent))
}

struct Trim {
    /// By the functions that are defined.
    silent: Vec<bool>,
    /// The next of those.
    next: usize,
}

impl Reencode for Trim {
    type Error = Infallible;

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: wasmparser::Export<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        if UNASKED.iter().any(|unasked| export.name.starts_with(unasked)) {
            return Ok(());
        }
        reencode::utils::parse_export(self, exports, export)
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        let is_silent = self.silent.get(self.next).copied().unwrap_or_default();
        self.next += 1;
        if !is_silent {
            return reencode::utils::parse_function_body(self, code, body);
        }
        let mut stops = Function::new([]);
        stops.instructions().unreachable().end();
        code.function(&stops);
        Ok(())
    }
}
