//! What stands in for the module that makes workbooks, and for the place where a browser saves files.

use js_sys::{Array, Function, JSON, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

/// Notes on the window what was asked of it. The file is its batches, one behind the other; while `heldWorkbooks` is
/// set, none is taken before [`release_workbooks`].
const OPEN: &str = "
    const held = window.heldWorkbooks ?? Promise.resolve();
    const made = window.workbook = { plan, batches: [], cancelled: 0 };
    return Promise.resolve({
        add: (batch) => held.then(() => made.batches.push(batch)),
        finish: async () => ({ file: new Blob(made.batches), cut: 0 }),
        cancel: () => (made.cancelled += 1),
    });
";

/// Where files are saved: their names, as the browser is asked for them. Ends when it is dropped.
const SAVE: &str = "
    window.saved = [];
    HTMLAnchorElement.prototype.click = function () { window.saved.push(this.download); };
";

/// What begins workbooks here.
pub fn open_workbook() -> Function {
    Function::new_with_args("plan", OPEN)
}

/// From now on workbooks take no batch, until [`release_workbooks`].
pub fn hold_workbooks() {
    run("window.heldWorkbooks = new Promise((release) => (window.releaseWorkbooks = release));");
}

/// They take what they are given again.
pub fn release_workbooks() {
    run("window.releaseWorkbooks(); window.heldWorkbooks = undefined;");
}

/// The plan of the last workbook, encoded; `None` before there was one.
pub fn last_plan() -> Option<Vec<u8>> {
    let workbook = of_window("workbook");
    let plan = Reflect::get(&workbook, &"plan".into()).ok()?;
    Some(plan.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// How often the last workbook was cancelled.
pub fn workbook_cancelled() -> f64 {
    Reflect::get(&of_window("workbook"), &"cancelled".into()).unwrap().as_f64().unwrap()
}

/// The downloads, until it is dropped.
pub struct DownloadsStandIn;

impl DownloadsStandIn {
    /// Takes the place of the browser's own.
    pub fn stand_in() -> Self {
        run(SAVE);
        Self
    }

    /// The names of the files that were saved.
    pub fn names(&self) -> Vec<String> {
        of_window("saved").unchecked_into::<Array>().iter().map(|name| name.as_string().unwrap()).collect()
    }
}

impl Drop for DownloadsStandIn {
    fn drop(&mut self) {
        // The method is inherited.
        run("delete HTMLAnchorElement.prototype.click;");
    }
}

/// The text of a file, as far as it is one. A byte-order mark stays.
pub async fn text_of(file: &Blob) -> String {
    let bytes = JsFuture::from(Response::new_with_opt_blob(Some(file)).unwrap().array_buffer().unwrap()).await.unwrap();
    String::from_utf8_lossy(&Uint8Array::new(&bytes).to_vec()).into_owned()
}

/// Notes the details of an event that reaches the window.
pub fn note_events(name: &str) {
    run(&format!("window.noted = []; window.addEventListener('{name}', (event) => window.noted.push(event.detail));"));
}

/// The details noted, as JSON.
pub fn noted_events() -> String {
    JSON::stringify(&of_window("noted")).unwrap().into()
}

fn run(script: &str) {
    Function::new_no_args(script).call0(&JsValue::UNDEFINED).unwrap();
}

fn of_window(name: &str) -> JsValue {
    Reflect::get(&window(), &name.into()).unwrap()
}
