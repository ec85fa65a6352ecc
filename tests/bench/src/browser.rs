//! The page in a browser that lets itself be measured.

use std::time::Duration;

use e2e::Page;
use e2e::environment::Environment;
use e2e::session::{Settings, Watch, in_browser_with};
use reference_api::{SERVICE, TASK_ID, TOKEN};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::questions::{Question, Step};
use crate::server::ENDPOINT;

/// Records a page when a whole task is loaded.
pub const BULK: u64 = 1000;
/// Requests at a time.
pub const PARALLEL: u64 = 4;

const INSTRUMENT: &str = include_str!("instrument.js");
/// How long one question may take, all its rounds together.
const PATIENCE: Duration = Duration::from_secs(600);

/// When the browser draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frames {
    /// As a screen asks for them.
    Paced,
    /// As soon as there is something new, so that no measurement has to wait for a screen.
    AtOnce,
}

impl Frames {
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Paced => &[],
            Self::AtOnce => &["--disable-frame-rate-limit", "--disable-gpu-vsync"],
        }
    }
}

/// The page, with what [`INSTRUMENT`] offers.
#[derive(Debug, Clone, Copy)]
pub struct Measured<'a>(&'a Page);

/// Something that took time.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Load {
    /// How long it took.
    pub milliseconds: f64,
    /// The longest task meanwhile, in milliseconds, 0 below 50.
    pub longest_task: f64,
}

/// A question that was asked some times.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// How long each took until the answer was in the document.
    pub there: Vec<f64>,
    /// How long each took until that was painted.
    pub painted: Vec<f64>,
    /// The longest task meanwhile, in milliseconds, 0 below 50.
    pub longest_task: f64,
}

/// Runs `body` in a browser of its own.
///
/// # Errors
/// What `body` says, and what the browser does.
pub async fn in_browser<R, T: AsyncFnOnce(Measured<'_>) -> anyhow::Result<R>>(
    environment: &Environment,
    frames: Frames,
    watch: Watch,
    body: T,
) -> anyhow::Result<R> {
    let settings = Settings { arguments: frames.arguments(), patience: PATIENCE, ..Settings::default() };
    in_browser_with(environment, settings, watch, "bench", async |page| body(Measured(page)).await).await
}

/// What makes a page one that lets itself be measured.
pub fn instrument() -> Watch {
    let attributes = json!({
        "task-id": TASK_ID,
        "page-size": "10",
        "bulk-page-size": BULK.to_string(),
        "parallel-pages": PARALLEL.to_string(),
        "timeout-seconds": "600",
    });
    let watch = Watch::default();
    watch.before.run(&format!("({INSTRUMENT})({});", json!({ "attributes": attributes, "token": TOKEN })));
    watch
}

impl Measured<'_> {
    /// Opens the page anew; milliseconds until its first card is painted.
    pub async fn open(&self) -> anyhow::Result<f64> {
        self.0.go().await?;
        self.script("firstCard", []).await
    }

    /// Loads the whole task.
    pub async fn load(&self, records: u64) -> anyhow::Result<Load> {
        self.script("load", [json!(records)]).await
    }

    /// Fetches what a load fetches, and drops it; how many milliseconds that took.
    pub async fn fetch_and_drop(&self, records: u64) -> anyhow::Result<f64> {
        let fields = json!({ "service": SERVICE, "token": TOKEN, "taskid": TASK_ID, "itemsperpage": BULK });
        let pages = records.div_ceil(BULK);
        let what = json!({ "pages": pages, "parallel": PARALLEL, "endpoint": ENDPOINT, "fields": fields });
        self.script("fetchAndDrop", [what]).await
    }

    /// The page's files that have come so far, by name.
    pub async fn visited(&self) -> anyhow::Result<Vec<String>> {
        self.script("visited", [json!(ENDPOINT)]).await
    }

    /// Bytes that the program has.
    pub async fn memory(&self) -> anyhow::Result<u64> {
        self.script("memory", []).await
    }

    /// Does something, and waits for what it leads to.
    pub async fn perform(&self, step: &Step) -> anyhow::Result<()> {
        self.script("perform", [json!(step)]).await
    }

    /// Asks a question in so many rounds.
    pub async fn ask(&self, question: &Question, rounds: usize) -> anyhow::Result<Asked> {
        self.script("ask", [json!(question), json!(rounds)]).await
    }

    /// How long it takes, in milliseconds, until what the records shown add up to is painted: the figures, or with them
    /// the charts.
    ///
    /// # Errors
    /// When they do not come.
    pub async fn summaries(&self, rounds: usize, with_charts: bool) -> anyhow::Result<Vec<f64>> {
        self.script("summaries", [json!(rounds), json!(with_charts)]).await
    }

    /// How long it takes, in milliseconds, to make a file of so many records.
    ///
    /// # Errors
    /// When it is not made, or not of all of them.
    pub async fn file(&self, format: &str, records: u64) -> anyhow::Result<f64> {
        self.script("file", [json!(format), json!(records)]).await
    }

    async fn script<R: serde::de::DeserializeOwned, const N: usize>(
        &self,
        name: &str,
        arguments: [Value; N],
    ) -> anyhow::Result<R> {
        self.0.script(&format!("return bench.{name}(...arguments);"), arguments).await
    }
}
