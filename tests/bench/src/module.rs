//! What the page's module is made of, by crate and by function.
//!
//! The module that a visitor gets has no names. They are read from another one, which the same compiler's output was
//! made into by the same optimizer, only with names.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, ensure};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// What stands for functions of no crate: what linker and tools have made.
const NO_CRATE: &str = "(none)";

/// A module, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// All of it, without names.
    pub whole: usize,
    /// Its constant data: texts and tables.
    pub data: usize,
    /// Its functions, the largest first.
    pub functions: Vec<Function>,
}

/// A function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its path, as Rust has it.
    pub name: String,
    /// How many bytes its code takes.
    pub size: usize,
}

/// Functions that have something in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// How many there are.
    pub functions: usize,
    /// How many bytes their code takes.
    pub size: usize,
}

impl Module {
    /// Reads the module of a page, and the names from the other one.
    ///
    /// # Errors
    /// When one cannot be read, or when they are not the same but for names.
    pub fn read(module: &Path, named: &Path) -> anyhow::Result<Self> {
        let [bytes, named] =
            [module, named].map(|path| fs::read(path).with_context(|| format!("could not read {}", path.display())));
        let (bytes, named) = (bytes?, named?);
        let shipped = Self { whole: bytes.len(), ..Self::of(&bytes)? };
        let named = Self { whole: bytes.len(), ..Self::of(&named)? };
        let sizes = |module: &Self| module.functions.iter().map(|function| function.size).collect::<Vec<_>>();
        ensure!(
            shipped.data == named.data && sizes(&shipped) == sizes(&named),
            "the module with names is not made as the page's: are names in what cargo leaves, and the options of wasm-opt \
             the same?"
        );
        Ok(named)
    }

    fn of(bytes: &[u8]) -> anyhow::Result<Self> {
        let (mut imported, mut data, mut sizes, mut names) = (0, 0, Vec::new(), BTreeMap::new());
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                // Functions are counted from the imported ones on.
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => sizes.push(length(&body.range())?),
                Payload::DataSection(section) => data = length(&section.range())?,
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(section) = section.as_known() {
                        for part in section {
                            if let Name::Function(functions) = part? {
                                for naming in functions {
                                    let naming = naming?;
                                    names.insert(naming.index, plain(naming.name));
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        let function = |(index, size)| Function { name: names.remove(&index).unwrap_or_default(), size };
        let mut functions: Vec<_> = (imported..).zip(sizes).map(function).collect();
        functions.sort_by_key(|function| Reverse(function.size));
        Ok(Self { whole: bytes.len(), data, functions })
    }

    /// The functions of each crate, the largest first.
    pub fn crates(&self) -> Vec<(&str, Part)> {
        self.parts(Function::of_crate)
    }

    /// The functions that were written once, for one type after the other, the largest together first.
    pub fn written(&self) -> Vec<(&str, Part)> {
        self.parts(Function::written)
    }

    fn parts(&self, of: fn(&Function) -> &str) -> Vec<(&str, Part)> {
        let mut parts: BTreeMap<&str, Part> = BTreeMap::new();
        for function in &self.functions {
            let part = parts.entry(of(function)).or_default();
            part.functions += 1;
            part.size += function.size;
        }
        let mut parts: Vec<_> = parts.into_iter().collect();
        parts.sort_by_key(|(_, part)| Reverse(part.size));
        parts
    }
}

/// A path without what the compiler tells equal ones apart by: `::h7fb7785011761dd7` at its end, `[c5930c85a12de822]`
/// behind a crate.
fn plain(path: &str) -> String {
    let is_hash = |text: &str| text.len() >= 15 && text.chars().all(|letter| letter.is_ascii_hexdigit());
    let end = path.rsplit_once("::h").filter(|(_, end)| is_hash(end));
    let path = end.map_or(path, |(path, _)| path);
    let mut parts = path.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if is_hash(hash) => plain.push_str(rest),
            _ => plain.extend(["[", part]),
        }
    }
    plain
}

fn length(range: &Range<u64>) -> anyhow::Result<usize> {
    Ok(usize::try_from(range.end - range.start)?)
}

impl Function {
    /// Its path, without the types that it was made for.
    fn written(&self) -> &str {
        match self.name.split_once('<') {
            Some((path, _)) if !path.is_empty() && self.name.ends_with('>') => path,
            _ => &self.name,
        }
    }

    /// The crate that its path begins with: of a method of a trait, that of the type that has it.
    fn of_crate(&self) -> &str {
        let path = self.name.trim_start_matches(['<', '&', '*', '[', '(', '{']);
        let path = ["mut ", "const ", "dyn ", "impl "].iter().fold(path, |path, word| path.trim_start_matches(word));
        let path = path.trim_start_matches(['<', '&', '*', '[', '(']);
        let end = path.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(path.len());
        match path.split_at(end) {
            (name, rest) if rest.starts_with("::") || rest.starts_with('[') => name,
            // A type of the language itself, such as `<str as …>`.
            (_, rest) if self.name.starts_with('<') && !rest.is_empty() => "core",
            _ => NO_CRATE,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::*;

    fn function(name: &str, size: usize) -> Function {
        Function { name: name.to_owned(), size }
    }

    #[test]
    fn a_function_is_of_the_crate_that_its_path_begins_with() {
        let crate_of = |name| function(name, 1).of_crate().to_owned();
        assert_eq!(crate_of("yccall_task::view::View::page"), "yccall_task");
        assert_eq!(crate_of("<leptos::show::Show as leptos::IntoView>::into_view"), "leptos");
        assert_eq!(crate_of("<&mut alloc::vec::Vec<T> as core::fmt::Debug>::fmt"), "alloc");
        assert_eq!(crate_of("core::ptr::drop_in_place::<tachys::view::any_view::AnyView>"), "core");
        assert_eq!(crate_of("<str as core::fmt::Display>::fmt"), "core");
        assert_eq!(crate_of("__wbindgen_malloc"), NO_CRATE);
        assert_eq!(crate_of(""), NO_CRATE);
    }

    #[test]
    fn a_path_is_told_without_hashes() {
        assert_eq!(plain("core::fmt::write::h7fb7785011761dd7"), "core::fmt::write");
        assert_eq!(
            plain("<core[c5930c85a12de822]::net::IpAddr as core::fmt::Display>"),
            "<core::net::IpAddr as core::fmt::Display>"
        );
        for path in ["core::fmt::write", "memcpy", "<[u8] as core::fmt::Debug>::fmt", "a::f::{{closure}}"] {
            assert_eq!(plain(path), path);
        }
    }

    #[test]
    fn functions_are_summed_up_by_crate_the_largest_first() {
        let functions = vec![function("b::large", 30), function("a::f", 20), function("a::g", 15)];
        let module = Module { whole: 100, data: 10, functions };
        let (a, b) = (Part { functions: 2, size: 35 }, Part { functions: 1, size: 30 });
        assert_eq!(module.crates(), [("a", a), ("b", b)]);
    }

    #[test]
    fn copies_for_several_types_are_one_function_that_was_written() {
        let functions = vec![function("core::ptr::drop_in_place<a::A>", 5), function("a::f", 7)];
        let module = Module {
            whole: 100,
            data: 10,
            functions: [functions, vec![function("core::ptr::drop_in_place<b::B>", 4)]].concat(),
        };
        let (dropped, f) = (Part { functions: 2, size: 9 }, Part { functions: 1, size: 7 });
        assert_eq!(module.written(), [("core::ptr::drop_in_place", dropped), ("a::f", f)]);
    }

    /// An imported function, and one of its own with a body of 2 bytes; with names, where there are any.
    fn module(names: &[u8]) -> Vec<u8> {
        let sections: [(u8, &[u8]); 5] =
            [(1, b"\x01\x60\0\0"), (2, b"\x01\x01m\x01f\0\0"), (3, b"\x01\0"), (10, b"\x01\x02\0\x0b"), (0, names)];
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (id, body) in sections.into_iter().filter(|(_, body)| !body.is_empty()) {
            module.extend([id, u8::try_from(body.len()).unwrap()]);
            module.extend(body);
        }
        module
    }

    #[test]
    fn names_are_those_of_functions_that_are_not_imported() {
        let names = b"\x04name\x01\x0d\x02\0\x04m::f\x01\x04a::g";
        assert_eq!(Module::of(&module(names)).unwrap().functions, [function("a::g", 2)]);
    }

    #[test]
    fn names_of_another_module_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let [page, other] = ["page.wasm", "other.wasm"].map(|name| folder.path().join(name));
        fs::write(&page, module(b"")).unwrap();
        fs::write(&other, b"\0asm\x01\0\0\0").unwrap();
        assert!(Module::read(&page, &page).is_ok());
        assert!(Module::read(&page, &other).unwrap_err().to_string().starts_with("the module with names is not made"));
    }
}
