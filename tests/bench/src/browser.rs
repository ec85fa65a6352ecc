//! The page in a browser that lets itself be measured.

use std::time::Duration;

use anyhow::bail;
use e2e::Page;
use e2e::environment::Environment;
use e2e::session::{Settings, Watch, in_browser_with};
use reference_api::{SERVICE, TASK_ID, TOKEN};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::interactions::{Hand, Interaction};
use crate::questions::{Question, Step};
use crate::server::{BARE, ENDPOINT};

/// Records a page when a whole task is loaded.
pub const BULK: u64 = 1000;
/// Requests at a time.
pub const PARALLEL: u64 = 4;

/// Scripts that run in every document before its own, in this order: what counts must not count the instruments.
const INSTRUMENTS: [&str; 3] = [
    include_str!("instruments/page.js"),
    include_str!("instruments/interactions.js"),
    include_str!("instruments/idle.js"),
];
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

/// The page, with what [`INSTRUMENTS`] offer.
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

/// A question that was asked.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// How long it took until the answer was in the document.
    pub there: f64,
    /// How long it took until that was painted.
    pub painted: f64,
    /// The longest task meanwhile, in milliseconds, 0 below 50.
    pub longest_task: f64,
}

/// What runs by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Idle {
    /// Timers that were set.
    pub timers: u32,
    /// Frames that were asked for.
    pub frames: u32,
    /// Messages that were sent.
    pub messages: u32,
    /// Animations that run.
    pub animations: u32,
}

impl Idle {
    /// All of them.
    pub fn sum(self) -> u32 {
        self.timers + self.frames + self.messages + self.animations
    }
}

/// Runs `body` with one or two pages, each in a browser of its own.
///
/// # Errors
/// What `body` says, and what the browsers do.
pub async fn in_browsers<R, T: AsyncFnOnce(&[Measured<'_>]) -> anyhow::Result<R>>(
    environments: &[Environment],
    frames: Frames,
    watch: &Watch,
    body: T,
) -> anyhow::Result<R> {
    match environments {
        [one] => in_browser(one, frames, watch, async |one| body(&[one]).await).await,
        [one, other] => {
            in_browser(one, frames, watch, async |one| {
                in_browser(other, frames, watch, async |other| body(&[one, other]).await).await
            })
            .await
        }
        _ => bail!("one or two builds are measured, not {}", environments.len()),
    }
}

async fn in_browser<R, T: AsyncFnOnce(Measured<'_>) -> anyhow::Result<R>>(
    environment: &Environment,
    frames: Frames,
    watch: &Watch,
    body: T,
) -> anyhow::Result<R> {
    let settings = Settings { arguments: frames.arguments(), patience: PATIENCE, ..Settings::default() };
    in_browser_with(environment, settings, watch.clone(), "bench", async |page| body(Measured(page)).await).await
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
    let settings = json!({ "attributes": attributes, "token": TOKEN });
    let watch = Watch::default();
    for instrument in INSTRUMENTS {
        watch.before.run(&format!("({instrument})({settings});"));
    }
    watch
}

impl Measured<'_> {
    /// Opens the page anew; milliseconds until its first card is painted.
    pub async fn open(&self) -> anyhow::Result<f64> {
        self.0.go().await?;
        self.script("firstCard", []).await
    }

    /// Forgets what was compiled for an earlier visit, as far as that is in use no more.
    pub async fn forget(&self) -> anyhow::Result<()> {
        self.0.leave().await?;
        self.0.held().await?;
        Ok(())
    }

    /// Opens an empty page that fetches the files of these names, and compiles what is WebAssembly among them;
    /// milliseconds until that is done.
    pub async fn open_bare(&self, files: &[String]) -> anyhow::Result<f64> {
        let names = files.iter().map(|name| ("file", name));
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(names).finish();
        self.0.visit(&format!("{}{BARE}?{query}", self.0.environment().page)).await?;
        self.0.script("return window.compiled;", []).await
    }

    /// From now on takes so many times as long for everything on the main thread.
    pub async fn slow_down(&self, times: u32) -> anyhow::Result<()> {
        self.0.slow_down(times).await
    }

    /// How far what was on screen has moved since the page was opened, as browsers count it (cumulative layout shift).
    pub async fn layout_shift(&self) -> anyhow::Result<f64> {
        self.script("layoutShift", []).await
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

    /// Asks a question.
    pub async fn ask(&self, question: &Question) -> anyhow::Result<Asked> {
        self.script("ask", [json!(question)]).await
    }

    /// Opens the charts, or closes them.
    pub async fn show_charts(&self, are_open: bool) -> anyhow::Result<()> {
        self.script("showCharts", [json!(are_open)]).await
    }

    /// How long it takes, in milliseconds, until what the records shown add up to is painted, with a filter and without:
    /// the figures, or the charts where they are open.
    ///
    /// # Errors
    /// When they do not come.
    pub async fn summaries(&self) -> anyhow::Result<[f64; 2]> {
        self.script("summaries", []).await
    }

    /// How long it takes, in milliseconds, to make a file of so many records.
    ///
    /// # Errors
    /// When it is not made, or not of all of them.
    pub async fn file(&self, format: &str, records: u64) -> anyhow::Result<f64> {
        self.script("file", [json!(format), json!(records)]).await
    }

    /// Does something with mouse or keyboard. How long, in milliseconds, the slowest of its events took until the next
    /// frame was on screen, 16 for less than that.
    ///
    /// # Errors
    /// When what it is to lead to does not come.
    pub async fn interact(&self, interaction: &Interaction) -> anyhow::Result<f64> {
        match &interaction.hand {
            Hand::Click(selector) => self.0.click(selector).await?,
            Hand::Key { at, key } => {
                self.0.element(at).await?.focus().await?;
                self.0.type_keys(key.to_string()).await?;
            }
        }
        self.script("interacted", [json!(interaction.leads_to)]).await
    }

    /// What runs by itself within so many seconds, once everything has come to rest.
    pub async fn idle(&self, seconds: u32) -> anyhow::Result<Idle> {
        self.script("idle", [json!(seconds)]).await
    }

    async fn script<R: serde::de::DeserializeOwned, const N: usize>(
        &self,
        name: &str,
        arguments: [Value; N],
    ) -> anyhow::Result<R> {
        self.0.script(&format!("return bench.{name}(...arguments);"), arguments).await
    }
}
