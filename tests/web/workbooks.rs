//! What the program says to `openWorkbook` of `embed.js`, in whose place a stand-in is here. What that makes of it is
//! tested end to end.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use yccall_task_info::task::export::xlsx::{Column, Kind, Plan};
use yccall_task_info::transport::{WorkbookFailure, Workbooks};

/// Keeps every byte and notes on the window what was asked of it.
const KEEPER: &str = "
    const bytes = [...plan];
    window.cancelled = 0;
    return Promise.resolve({
        add: async (batch) => bytes.push(...batch),
        finish: async () => ({ file: new Blob([new Uint8Array(bytes)]), cut: 2 }),
        cancel: () => (window.cancelled += 1),
    });
";

fn opener(body: &str) -> Workbooks {
    Workbooks::new(Function::new_with_args("plan", body))
}

fn plan() -> Plan<'static> {
    let columns = vec![Column { heading: "号码", kind: Kind::Number }];
    Plan { name: "记录", columns, rows: 2, sheets: Vec::new() }
}

fn cancelled() -> Option<f64> {
    let window = web_sys::window().unwrap();
    Reflect::get(&window, &JsValue::from_str("cancelled")).unwrap().as_f64()
}

#[wasm_bindgen_test]
async fn the_plan_and_every_batch_go_over_and_the_file_comes_back() {
    let workbook = opener(KEEPER).begin(&plan()).await.unwrap();
    let said = plan().encode().len() as u32;
    assert_eq!(workbook.add(&[1; 10]).await, Ok(said + 10));
    assert_eq!(workbook.add(&[2; 5]).await, Ok(said + 15));
    let finished = workbook.finish().await.unwrap();
    assert_eq!(finished.file.size(), f64::from(said + 15));
    assert_eq!(finished.cut, 2);
}

#[wasm_bindgen_test]
async fn a_workbook_that_is_dropped_is_cancelled() {
    let workbook = opener(KEEPER).begin(&plan()).await.unwrap();
    workbook.add(&[0]).await.unwrap();
    assert_eq!(cancelled(), Some(0.0));
    drop(workbook);
    assert_eq!(cancelled(), Some(1.0));
}

#[wasm_bindgen_test]
async fn what_fails_says_why() {
    let failure = |why: &str| Err(WorkbookFailure(why.to_owned()));
    let begun = |body| async move { opener(body).begin(&plan()).await.map(drop) };
    assert_eq!(begun("throw new Error('no module')").await, failure("no module"));
    assert_eq!(begun("return Promise.reject(new Error('no worker'))").await, failure("no worker"));
    let broken = "return Promise.resolve({ add: async () => { throw new Error('too many rows') }, cancel() {} })";
    let workbook = opener(broken).begin(&plan()).await.unwrap();
    assert_eq!(workbook.add(&[0]).await.map(drop), failure("too many rows"));
}
