//! The glue beside a module, without what the module no longer has.

use std::collections::HashSet;

use anyhow::bail;
use wasmparser::{Parser, Payload};

/// What classes begin with whose exports `super::module` leaves out.
const UNASKED_CLASSES: &str = "IntoUnderlying";
/// How a line begins that gives the module a function.
const GIVEN: &str = "        __wb";
/// How the line begins that ends one of several lines.
const GIVEN_END: &str = "        }";

/// The glue without the classes that nobody asks for, and without functions that its module does not import.
///
/// # Errors
/// When the module cannot be read, or the glue is not written as wasm-bindgen writes them.
pub fn trimmed(module: &[u8], glue: &str) -> anyhow::Result<String> {
    let imported = imported(module)?;
    let (mut trimmed, mut lines) = (String::new(), glue.lines());
    let mut is_unasked = false;
    while let Some(line) = lines.next() {
        // A statement goes on as long as lines are indented or close something.
        if !line.starts_with([' ', '}']) {
            is_unasked = ["export class ", "if (Symbol.dispose) ", "const "]
                .iter()
                .any(|beginning| line.strip_prefix(beginning).is_some_and(|rest| rest.starts_with(UNASKED_CLASSES)));
        }
        let name = line.starts_with(GIVEN).then(|| line.trim_start().split_once(": ")).flatten();
        match name {
            Some((name, rest)) if !imported.contains(name) => {
                if rest.ends_with('{') && !lines.any(|line| line.starts_with(GIVEN_END)) {
                    bail!("the glue does not end {name}");
                }
            }
            _ if is_unasked => {}
            _ => trimmed.extend([line, "\n"]),
        }
    }
    Ok(trimmed)
}

/// The names that a module imports.
fn imported(module: &[u8]) -> anyhow::Result<HashSet<String>> {
    let mut names = HashSet::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                names.insert(import?.name.to_owned());
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use wasm_encoder::{EntityType, ImportSection, Module, TypeSection};

    use super::*;

    /// A module that imports these.
    fn module(imported: &[&str]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for name in imported {
            imports.import("./glue.js", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    const GLUE: &str = "\
export class IntoUnderlyingSink {
    close() {
        wasm.intounderlyingsink_close(this.ptr);
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
export class Mounted {
}
const import0 = {
        __wbg_log_1f: function(arg0) {
            console.log(arg0);
        },
        __wbg_view_2f: function(arg0) {
            if (arg0) {
                return arg0.view;
            }
        },
        __wbg_call_2f: function() { return handleError(function (arg0) {
            return arg0.call();
        }, arguments); },
        __wbg_now_3f: () => Date.now(),
        __wbg_far_4f: () => 1,
};
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
const MountedFinalization = 1;
";

    #[test]
    fn what_the_module_has_stays_and_all_else_goes() {
        let expected = "\
export class Mounted {
}
const import0 = {
        __wbg_log_1f: function(arg0) {
            console.log(arg0);
        },
        __wbg_now_3f: () => Date.now(),
};
const MountedFinalization = 1;
";
        assert_eq!(trimmed(&module(&["__wbg_log_1f", "__wbg_now_3f"]), GLUE).unwrap(), expected);
    }

    #[test]
    fn a_glue_that_is_written_in_another_way_is_refused() {
        let error = trimmed(&module(&[]), "        __wbg_log_1f: function(arg0) {\n}").unwrap_err().to_string();
        assert_eq!(error, "the glue does not end __wbg_log_1f");
        assert!(trimmed(b"no module", GLUE).is_err());
    }
}
