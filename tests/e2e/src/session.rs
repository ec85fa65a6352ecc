//! One test in one browser, which is ended whatever becomes of the test.

use std::any::type_name;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::time::Duration;

use anyhow::{Context as _, ensure};
use futures_util::FutureExt as _;
use thirtyfour::WebDriver;
use thirtyfour::testing::{BrowserTestError, run_browser_test};
use tokio::sync::Semaphore;

use crate::before::Before;
use crate::driver::Driver;
use crate::environment::Environment;
use crate::lost::Lost;
use crate::other_api::serve;
use crate::requests::Requests;
use crate::{Page, failure, gateway};

/// Browsers at a time: more would starve each other on a machine of two cores.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// A window's size in pixels.
const WINDOW: (u32, u32) = (1280, 900);

/// How a browser is started, beyond what each is given.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'a> {
    /// More arguments for it.
    pub arguments: &'a [&'a str],
    /// What the system prefers.
    pub scheme: Scheme,
    /// How long a script may take.
    pub patience: Duration,
}

/// What is seen of a page from outside of its browser.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    /// What it says to the console, where its server puts these scripts into it.
    pub before: Before,
    /// What it asks, where its servers note that.
    pub requests: Requests,
    /// The files that never come to it.
    pub(crate) lost: Lost,
}

/// A colour scheme that a person has set for the whole system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Self { arguments: &[], scheme: Scheme::Light, patience: Duration::from_secs(60) }
    }
}

impl Watch {
    /// Sees what a browser does that goes to the gateway in place of the server behind it. Gives the gateway's address,
    /// with the path that `address` has.
    ///
    /// # Errors
    /// When there is no port for it.
    pub async fn in_front_of(&self, address: &str) -> anyhow::Result<String> {
        let slashes = address.match_indices('/').map(|(at, _)| at);
        let (origin, path) = address.split_at(slashes.take(3).nth(2).unwrap_or(address.len()));
        let gateway = serve(self.before.those_of(self.requests.of(self.lost.of(gateway::to(origin)?)))).await?;
        Ok(format!("{}{path}", gateway.trim_end_matches('/')))
    }
}

/// Opens the page in a browser that knows nothing, runs `test`, and ends the browser.
///
/// Besides what the test says, no test may leave an error of the program in the console.
///
/// # Errors
/// What the test says, with the console's errors and where the screenshot lies. A panic of the test goes on as one.
pub async fn in_browser<T: AsyncFnOnce(&Page) -> anyhow::Result<()>>(test: T) -> anyhow::Result<()> {
    in_browser_preferring(Scheme::Light, test).await
}

/// As [`in_browser`], where the system prefers a colour scheme.
///
/// # Errors
/// As [`in_browser`].
pub async fn in_browser_preferring<T: AsyncFnOnce(&Page) -> anyhow::Result<()>>(
    scheme: Scheme,
    test: T,
) -> anyhow::Result<()> {
    let (settings, name) = (Settings { scheme, ..Settings::default() }, path_of::<T>());
    let (environment, watch) = watched(Environment::read()?).await?;
    let _place = BROWSERS.acquire().await?;
    in_browser_with(&environment, settings, watch, &name, async |page| {
        page.open().await?;
        test(page).await
    })
    .await
}

/// Starts a browser that knows nothing and has gone nowhere, runs `test`, and ends the browser. Its page is that of
/// `environment`, which need not be the usual one.
///
/// # Errors
/// As [`in_browser`].
pub async fn in_browser_at<T: AsyncFnOnce(&Page) -> anyhow::Result<()>>(
    environment: Environment,
    test: T,
) -> anyhow::Result<()> {
    let (environment, watch) = watched(environment).await?;
    in_browser_watched(&environment, watch, test).await
}

/// As [`in_browser_at`], where a test itself has put something before the servers.
///
/// # Errors
/// As [`in_browser`].
pub async fn in_browser_watched<T: AsyncFnOnce(&Page) -> anyhow::Result<()>>(
    environment: &Environment,
    watch: Watch,
    test: T,
) -> anyhow::Result<()> {
    let _place = BROWSERS.acquire().await?;
    in_browser_with(environment, Settings::default(), watch, &path_of::<T>(), test).await
}

/// The same page, seen.
async fn watched(environment: Environment) -> anyhow::Result<(Environment, Watch)> {
    let watch = Watch::default();
    Ok((Environment { page: watch.in_front_of(&environment.page).await?, ..environment }, watch))
}

/// The path of a test's closure, such as `e2e::pager::the_next_page`: its type's, without what the compiler adds.
fn path_of<T>() -> String {
    type_name::<T>().replace("::{{closure}}", "")
}

/// Starts a browser that knows nothing and has gone nowhere, runs `body`, and ends the browser. `name` is what is told
/// of when it fails.
///
/// # Errors
/// As [`in_browser`].
pub async fn in_browser_with<R, T: AsyncFnOnce(&Page) -> anyhow::Result<R>>(
    environment: &Environment,
    settings: Settings<'_>,
    watch: Watch,
    name: &str,
    body: T,
) -> anyhow::Result<R> {
    let driver = Driver::start(environment, settings).await?;
    let session = WebDriver::new(&driver.address, driver.capabilities.clone());
    let outcome = run_browser_test(session, |browser| async {
        browser.set_script_timeout(settings.patience).await?;
        browser.set_window_rect(0, 0, WINDOW.0, WINDOW.1).await?;
        let page =
            Page { driver: browser, environment: environment.clone(), watch, downloads: driver.home.downloads() };
        let outcome = AssertUnwindSafe(async {
            let result = body(&page).await?;
            let errors = page.program_errors();
            ensure!(errors.is_empty(), "the console has errors of the program: {errors:#?}");
            Ok(result)
        })
        .catch_unwind()
        .await;
        match outcome {
            Ok(Ok(result)) => Ok(result),
            Ok(Err(error)) => Err(error.context(failure::report(&page, name).await)),
            Err(panic) => {
                eprintln!("{}", failure::report(&page, name).await);
                resume_unwind(panic)
            }
        }
    })
    .await;
    match outcome {
        Err(BrowserTestError::Body(error)) => Err(error),
        other => other.with_context(|| driver.home.log()),
    }
}
