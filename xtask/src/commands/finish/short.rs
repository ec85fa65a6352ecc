//! Short names for what a module and its glue have of each other. wasm-bindgen's have a hash in them each, which no
//! compression makes shorter, and stand in both.

use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::{anyhow, bail};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ExportSection, ImportSection};
use wasmparser::{Import, Imports, Parser, Payload};

/// Exported for whoever measures it, too.
const MEMORY: &str = "memory";
/// What the glue calls the module's exports by.
const EXPORTS: &str = "wasm.";

/// The module and its glue with short names.
///
/// # Errors
/// When the glue does not have every import exactly once.
pub fn named(module: &[u8], glue: &str) -> anyhow::Result<(Vec<u8>, String)> {
    let (mut imports, mut exports) = (HashMap::new(), HashMap::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let next = short(imports.len());
                    imports.entry(import?.name.to_owned()).or_insert(next);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let (name, next) = (export?.name, short(exports.len()));
                    let next = if name == MEMORY { MEMORY.to_owned() } else { next };
                    exports.insert(name.to_owned(), next);
                }
            }
            _ => {}
        }
    }
    let glue = with_imports(&with_exports(glue, &exports), &imports)?;
    let mut named = wasm_encoder::Module::new();
    let mut rename = Rename { imports, exports };
    rename.parse_core_module(&mut named, Parser::new(0), module).map_err(|error| anyhow!("{error}"))?;
    Ok((named.finish(), glue))
}

/// The glue, whose imports are properties of an object, one in each line.
fn with_imports(glue: &str, names: &HashMap<String, String>) -> anyhow::Result<String> {
    let mut given = 0;
    let mut line = |line: &str| {
        let blanks = line.len() - line.trim_start().len();
        let (blanks, rest) = line.split_at_checked(blanks)?;
        let (name, rest) = rest.split_once(": ")?;
        let short = names.get(name)?;
        given += 1;
        Some(format!("{blanks}{short}: {rest}\n"))
    };
    let renamed = glue.lines().map(|text| line(text).unwrap_or_else(|| format!("{text}\n"))).collect();
    if given != names.len() {
        bail!("the glue has {given} of the {} functions that its module imports", names.len());
    }
    Ok(renamed)
}

/// The glue, which calls an export `wasm.NAME`.
fn with_exports(glue: &str, names: &HashMap<String, String>) -> String {
    let mut parts = glue.split(EXPORTS);
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
        let (name, rest) = part.split_at(part.find(|letter| !is_name(letter)).unwrap_or(part.len()));
        renamed.extend([EXPORTS, names.get(name).map_or(name, String::as_str), rest]);
    }
    renamed
}

/// The name of a number: `a` to `z`, then two letters, and so on.
fn short(number: usize) -> String {
    let letter = char::from(b'a' + (number % 26) as u8);
    match number / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", short(more - 1)),
    }
}

struct Rename {
    imports: HashMap<String, String>,
    exports: HashMap<String, String>,
}

impl Reencode for Rename {
    type Error = Infallible;

    fn parse_imports(&mut self, to: &mut ImportSection, from: Imports<'_>) -> Result<(), reencode::Error<Infallible>> {
        let Imports::Single(at, import) = from else { return reencode::utils::parse_imports(self, to, from) };
        let name = self.imports.get(import.name).cloned().unwrap_or_else(|| import.name.to_owned());
        reencode::utils::parse_imports(self, to, Imports::Single(at, Import { name: &name, ..import }))
    }

    fn parse_export(
        &mut self,
        to: &mut ExportSection,
        export: wasmparser::Export<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        let name = self.exports.get(export.name).cloned().unwrap_or_else(|| export.name.to_owned());
        reencode::utils::parse_export(self, to, wasmparser::Export { name: &name, ..export })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use wasm_encoder::{EntityType, ExportKind, Module, TypeSection};

    use super::*;

    #[test]
    fn numbers_have_names_in_order() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(short), ["a", "z", "aa", "ab", "zz", "aaa"]);
        let mut all: Vec<_> = (0..20_000).map(short).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 20_000);
    }

    /// A module that imports these and exports the first of them by these names.
    fn module(imported: &[&str], exported: &[&str]) -> Vec<u8> {
        let (mut types, mut imports, mut exports) = (TypeSection::new(), ImportSection::new(), ExportSection::new());
        types.ty().function([], []);
        for name in imported {
            imports.import("./glue.js", name, EntityType::Function(0));
        }
        for name in exported {
            exports.export(name, ExportKind::Func, 0);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        module.finish()
    }

    #[test]
    fn both_sides_call_the_same_the_same() {
        let module = module(&["__wbg_log_1f9d30", "__wbg_now_46876b"], &["memory", "mount", "mounted_state"]);
        let glue = "wasm.mount(wasm.memory);\nwasm.mounted_state();\n\
                    const import0 = {\n    __wbg_log_1f9d30: function(arg0) {},\n    __wbg_now_46876b: () => 1,\n};\n";
        let (module, glue) = named(&module, glue).unwrap();
        let expected = "wasm.b(wasm.memory);\nwasm.c();\n\
                        const import0 = {\n    a: function(arg0) {},\n    b: () => 1,\n};\n";
        assert_eq!(glue, expected);
        let (mut imports, mut exports) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(&module) {
            match payload.unwrap() {
                Payload::ImportSection(all) => {
                    imports.extend(all.into_imports().map(|import| import.unwrap().name.to_owned()));
                }
                Payload::ExportSection(all) => {
                    exports.extend(all.into_iter().map(|export| export.unwrap().name.to_owned()));
                }
                _ => {}
            }
        }
        assert_eq!(imports, ["a", "b"]);
        assert_eq!(exports, ["memory", "b", "c"]);
    }

    #[test]
    fn a_glue_of_another_module_is_refused() {
        let error = named(&module(&["__wbg_log_1f9d30"], &[]), "const import0 = {};").unwrap_err().to_string();
        assert_eq!(error, "the glue has 0 of the 1 functions that its module imports");
    }
}
