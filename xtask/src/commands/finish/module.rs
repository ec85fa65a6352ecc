//! A module of a release build, made as small as it gets.

use std::borrow::Cow;
use std::collections::HashMap;
use std::convert::Infallible;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, anyhow, bail};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, ExportSection, Function};
use wasmparser::{FunctionBody, KnownCustom, Name, Parser, Payload};

use super::{order, places};
use crate::process;
use crate::tools::WasmOpt;

/// What wasm-opt is told. It has to know every feature that rustc emits by default. Functions that are called once stay
/// functions: written into their callers they are no longer like each other, which costs a compressed program a tenth.
const OPTIONS: [&str; 11] = [
    "-Oz",
    // Browsers look where something lies, not where it is said to.
    "--dealign",
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

/// What libraries export and nobody here asks for, by the beginning of its names: what pages stream through
/// `wasm-streams`, which comes with leptos's server functions, and the mark that leptos's own way to split a program
/// looks for.
const UNASKED: [&str; 3] = ["intounderlying", "__wbg_intounderlying", "_WASM_SPLIT_MARKER"];

/// How those streams' futures are run, and whose they are. No export leads there any more, but who runs a future looks it
/// up in a table, and what is in a table stays, with all that it calls: they stop as well.
const UNASKED_FUTURES: [&str; 2] = ["js_sys::futures::future_to_promise::<", "wasm_streams["];

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
    let mut module = read(from)?;
    let trimmed = places::blank(&mut module).and_then(|()| trimmed(&module));
    write(to, &trimmed.with_context(|| format!("{}", from.display()))?)?;
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
    let mut trim = Trim { stops: stops(module)?, next: 0 };
    if !trim.stops.contains(&true) {
        bail!("no function is called as one that panics: are names in what cargo leaves?");
    }
    let mut trimmed = wasm_encoder::Module::new();
    trim.parse_core_module(&mut trimmed, Parser::new(0), module).map_err(|error| anyhow!("{error}"))?;
    Ok(trimmed.finish())
}

/// Which of the functions that a module defines, in order, only stop.
fn stops(module: &[u8]) -> anyhow::Result<Vec<bool>> {
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
    let stops = |index| names.get(&index).is_some_and(|name| is_silent(name) || is_unasked(name));
    Ok((imported..imported + defined).map(stops).collect())
}

/// Whether a function of that name is silent.
fn is_silent(name: &str) -> bool {
    let plain = plain(name);
    SILENT.iter().any(|silent| plain.starts_with(silent))
}

/// Whether a function of that name is for what nobody asks for.
fn is_unasked(name: &str) -> bool {
    let [runner, whose] = UNASKED_FUTURES;
    plain(name).starts_with(runner) && name.contains(whose)
}

/// A name without what the compiler tells equal crates apart by, in the first of its crates: `core::cell` for
/// `core[c5930c85]::cell`.
fn plain(name: &str) -> Cow<'_, str> {
    match name.split_once('[').and_then(|(name, rest)| Some((name, rest.split_once(']')?.1))) {
        Some((name, rest)) if !name.contains(':') => format!("{name}{rest}").into(),
        _ => name.into(),
    }
}

struct Trim {
    /// Which only stop, by the functions that are defined.
    stops: Vec<bool>,
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
        let only_stops = self.stops.get(self.next).copied().unwrap_or_default();
        self.next += 1;
        if !only_stops {
            return reencode::utils::parse_function_body(self, code, body);
        }
        let mut stops = Function::new([]);
        stops.instructions().unreachable().end();
        code.function(&stops);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use wasm_encoder::{ExportKind, FunctionSection, Module, NameMap, NameSection, TypeSection};

    use super::*;

    /// A module of functions that do nothing, exported by these names; its first is called `name`.
    fn module(name: &str, exported: &[&str]) -> Vec<u8> {
        let (mut types, mut functions, mut exports) =
            (TypeSection::new(), FunctionSection::new(), ExportSection::new());
        let (mut code, mut names, mut of_functions) = (CodeSection::new(), NameSection::new(), NameMap::new());
        types.ty().function([], []);
        for (function, export) in (0..).zip(exported) {
            functions.function(0);
            exports.export(export, ExportKind::Func, function);
            let mut nothing = Function::new([]);
            nothing.instructions().nop().end();
            code.function(&nothing);
        }
        of_functions.append(0, name);
        names.functions(&of_functions);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code).section(&names);
        module.finish()
    }

    #[test]
    fn who_panics_is_silent_and_nobody_else() {
        for name in [
            "core::panicking::panic_fmt::h7fb7785011761dd7",
            "core[c5930c85a12de822]::panicking::assert_failed::<bool, bool>",
            "core[c5930c85a12de822]::str::slice_error_fail_rt",
            "std[a543996e6e7dbf1e]::panicking::panic_with_hook",
        ] {
            assert!(is_silent(name), "{name}");
        }
        for name in [
            "js_sys[91e977cda19b9b1e]::futures::future_to_promise::<core[c5930c85]::future::Ready<()>>::{closure#0}",
            "<core[c5930c85a12de822]::panicking::AssertKind as core[c5930c85a12de822]::fmt::Debug>::fmt",
            "<hashbrown[5e619d7d1129c59f]::raw::Fallibility>::capacity_overflow",
            "yccall_task::sort::Sort::push",
            "core::cell::RefCell<T>::borrow",
        ] {
            assert!(!is_silent(name) && !is_unasked(name), "{name}");
        }
    }

    #[test]
    fn futures_of_streams_that_nobody_asks_for_stop_and_no_others() {
        let run = "js_sys[91e977]::futures::future_to_promise::<core[c5930c]::panic::AssertUnwindSafe<";
        assert!(is_unasked(&format!(
            "{run}<wasm_streams[ade9fd]::writable::IntoUnderlyingSink>::close::{{closure#0}}>>"
        )));
        for name in [
            &format!("{run}yccall_task_info[3f5a]::transport::request::{{closure#0}}>>"),
            "core[c5930c]::ptr::drop_in_place::<wasm_streams[ade9fd]::writable::IntoUnderlyingSink>",
        ] {
            assert!(!is_unasked(name), "{name}");
        }
    }

    #[test]
    fn a_silent_function_stops_and_an_unasked_export_goes() {
        let module = module("core::option::unwrap_failed", &["mount", "intounderlyingsource_pull"]);
        let trimmed = trimmed(&module).unwrap();
        let (mut exports, mut bodies) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(&trimmed) {
            match payload.unwrap() {
                Payload::ExportSection(all) => {
                    exports.extend(all.into_iter().map(|export| export.unwrap().name.to_owned()));
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
                _ => {}
            }
        }
        assert_eq!(exports, ["mount"]);
        assert_eq!(bodies, [[0, 0x00, 0x0b], [0, 0x01, 0x0b]], "one stops, one does nothing");
    }

    #[test]
    fn a_module_without_names_is_refused() {
        assert!(trimmed(&module("f0", &["mount"])).unwrap_err().to_string().starts_with("no function is called"));
        assert!(trimmed(b"no module").is_err());
    }
}
