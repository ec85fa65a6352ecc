//! Workbooks, made where a browser and the host's policy allow it: in a worker, in one from a Blob, in the page.

use std::io::Cursor;

use anyhow::{Context as _, Result};
use calamine::{Data, Reader as _, Xlsx};
use e2e::{Page, in_browser, mirror};
use serde::Deserialize;
use serde_json::json;
use yccall_protocol::{Field, Reading, Record};
use yccall_task::export::{Codes, Column, Export, Step, Table};
use yccall_task::{Numbers, Records};

const RECORDS: u32 = 1000;

/// Makes a workbook with the `embed.js` of an address, as the program does.
const MAKE: &str = "
    return (async (door, plan, batches) => {
        const { openWorkbook } = await import(door);
        const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
        const workbook = await openWorkbook(new Uint8Array(plan));
        const told = [];
        for (const batch of batches) told.push(await workbook.add(new Uint8Array(batch)));
        const { file, cut } = await workbook.finish();
        const bytes = Array.from(new Uint8Array(await file.arrayBuffer()));
        return { way: workbook.way, fetched, told, kind: file.type, cut, bytes };
    })(...arguments);
";

/// What [`MAKE`] returns.
#[derive(Deserialize)]
struct Made {
    way: String,
    /// What had been fetched before there was a workbook to make.
    fetched: Vec<String>,
    /// How many records were said to be written, after each batch.
    told: Vec<u32>,
    kind: String,
    cut: u32,
    bytes: Vec<u8>,
}

#[tokio::test]
async fn where_everything_is_of_one_origin_a_worker_makes_it() -> Result<()> {
    in_browser(async |page| {
        let door = format!("{}embed.js", page.environment().page);
        let made = make(page, &door).await?;
        assert_eq!(made.way, "inWorker");
        let of_workbooks = |name: &String| name.contains("workbook") || name.contains("xlsx");
        assert!(made.fetched.iter().any(|name| name.ends_with("_bg.wasm")), "{:?}", made.fetched);
        assert!(!made.fetched.iter().any(of_workbooks), "no part of the first load: {:?}", made.fetched);
        check(made)
    })
    .await
}

#[tokio::test]
async fn where_the_element_is_of_another_origin_a_worker_from_a_blob_makes_it() -> Result<()> {
    in_browser(async |page| {
        let door = format!("{}embed.js", mirror::files(page.environment()).await?);
        page.visit(&mirror::host_page("").await?).await?;
        let made = make(page, &door).await?;
        assert_eq!(made.way, "inBlobWorker");
        check(made)
    })
    .await
}

#[tokio::test]
async fn where_the_host_allows_no_worker_the_page_makes_it() -> Result<()> {
    in_browser(async |page| {
        let files = mirror::files(page.environment()).await?;
        let policy = format!(
            "default-src 'none'; script-src {files} 'wasm-unsafe-eval'; connect-src {files}; worker-src 'none'"
        );
        page.visit(&mirror::host_page(&policy).await?).await?;
        let made = make(page, &format!("{files}embed.js")).await?;
        assert_eq!(made.way, "inPage");
        check(made)
    })
    .await
}

#[tokio::test]
async fn where_the_host_trusts_no_policy_of_the_program_s_the_page_makes_it() -> Result<()> {
    in_browser(async |page| {
        let files = mirror::files(page.environment()).await?;
        page.visit(&mirror::host_page("require-trusted-types-for 'script'; trusted-types 'none'").await?).await?;
        let made = make(page, &format!("{files}embed.js")).await?;
        assert_eq!(made.way, "inPage");
        check(made)
    })
    .await
}

#[tokio::test]
async fn what_is_cancelled_comes_to_nothing_and_harms_no_other() -> Result<()> {
    in_browser(async |page| {
        let door = format!("{}embed.js", page.environment().page);
        let script = "
            return (async (door, plan, batches) => {
                const { openWorkbook } = await import(door);
                const workbook = await openWorkbook(new Uint8Array(plan));
                const under_way = workbook.add(new Uint8Array(batches[0])).then(() => workbook.finish());
                workbook.cancel();
                return under_way.then(() => 'a file', (error) => error.name);
            })(...arguments);
        ";
        let (plan, batches) = encoded();
        let outcome: String = page.script(script, [json!(door), json!(plan), json!(batches)]).await?;
        assert_eq!(outcome, "AbortError");
        check(make(page, &door).await?)
    })
    .await
}

async fn make(page: &Page, door: &str) -> Result<Made> {
    let (plan, batches) = encoded();
    page.script(MAKE, [json!(door), json!(plan), json!(batches)]).await
}

fn record(row: u32) -> Record<'static> {
    Record {
        telphone: format!("0571{row:08}").into(),
        billsec: Reading::Known(row),
        mark: format!("备注 <{row}> & =1").into(),
        ..Record::default()
    }
}

/// The plan and the batches of all records.
fn encoded() -> (Vec<u8>, Vec<Vec<u8>>) {
    let records: Records = (0..RECORDS).map(record).collect::<Vec<_>>().iter().collect();
    let columns = [Field::Telphone, Field::BillSec, Field::Mark].map(Column::by_wire_name).to_vec();
    let table = Table { columns, codes: Codes::Raw, numbers: Numbers::Plain };
    let plan = table.plan("记录", records.len(), Vec::new()).encode();
    let mut export = Export::batches(&records, (0..RECORDS).collect(), table);
    let mut batches = Vec::new();
    loop {
        match export.work(&records, &mut || true) {
            Step::Bytes(batch) => batches.push(batch),
            Step::Paused => {}
            Step::Done | Step::Outdated => return (plan, batches),
        }
    }
}

/// Every record is in the file.
fn check(made: Made) -> Result<()> {
    assert_eq!(made.kind, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assert_eq!(made.cut, 0);
    assert!(made.told.is_sorted() && made.told.iter().all(|told| *told <= RECORDS), "{:?}", made.told);
    let mut file = Xlsx::new(Cursor::new(made.bytes))?;
    let sheet = file.worksheet_range("记录")?;
    assert_eq!(sheet.height(), RECORDS as usize + 1);
    for (row, cells) in (0..RECORDS).zip(sheet.rows().skip(1)) {
        let record = record(row);
        let [number, seconds, mark] = cells else { anyhow::bail!("{cells:?}") };
        assert_eq!(number, &Data::String(record.telphone.into_owned()));
        assert_eq!(seconds, &Data::Float(f64::from(record.billsec.known().context("no seconds")?)));
        assert_eq!(mark, &Data::String(record.mark.into_owned()));
    }
    Ok(())
}
