//! Files for the host: it gets what a person gets without choosing anything.

use js_sys::{Array, Error, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

use crate::state::{Columns, ExportError, ExportRequest, FileKind, FileOptions, Session};
use crate::task::export::Scope;

/// Files by the public names of what is asked for.
pub(super) fn export_records(session: Session, format: &str, scope: &str) -> Promise {
    let Some(kind) = FileKind::parse(format) else {
        return Promise::reject(&Error::new("format must be csv, xlsx or numbers"));
    };
    let Some(scope) = Scope::parse(scope) else {
        return Promise::reject(&Error::new("scope must be filtered or all"));
    };
    let request = ExportRequest { kind, scope, options: FileOptions::default(), columns: Columns::default() };
    future_to_promise(async move {
        match session.export(request).await {
            Ok(files) => Ok(files.into_iter().map(|file| file.blob).collect::<Array>().into()),
            Err(error) => Err(js_error(&error)),
        }
    })
}

fn js_error(error: &ExportError) -> JsValue {
    let js = Error::new(&error.to_string());
    if *error == ExportError::Cancelled {
        js.set_name("AbortError");
    }
    js.into()
}
