//! One test in one browser, which is ended whatever becomes of the test.

use std::any::type_name;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::time::Duration;

use anyhow::ensure;
use futures_util::FutureExt as _;
use thirtyfour::testing::{BrowserTestError, run_browser_test};
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use tokio::sync::Semaphore;

use crate::environment::Environment;
use crate::{Page, failure};

/// Browsers at a time: more would starve each other on a machine of two cores.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// A window of its own, in Chinese, that asks nobody for anything but the page.
const ARGUMENTS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--lang=zh-CN",
    "--window-size=1280,900",
];

/// How a browser is started, beyond what each is given.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'a> {
    /// More arguments for it.
    pub arguments: &'a [&'a str],
    /// Whether it writes down what it asks, which costs it time with every answer.
    pub requests: RequestLog,
    /// How long a script may take.
    pub patience: Duration,
}

/// Whether a browser writes down what it asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestLog {
    /// For [`Page::requests`].
    Kept,
    /// There are none to ask for.
    Off,
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Self { arguments: &[], requests: RequestLog::Kept, patience: Duration::from_secs(60) }
    }
}

/// Opens the page in a browser that knows nothing, runs `test`, and ends the browser.
///
/// Besides what the test says, no test may leave an error of the program in the console.
///
/// # Errors
/// What the test says, with the console's errors and where the screenshot lies. A panic of the test goes on as one.
pub async fn in_browser<T: AsyncFnOnce(&Page) -> anyhow::Result<()>>(test: T) -> anyhow::Result<()> {
    in_browser_named(&Environment::read()?, &path_of::<T>(), async |page| {
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
    environment: &Environment,
    test: T,
) -> anyhow::Result<()> {
    in_browser_named(environment, &path_of::<T>(), test).await
}

async fn in_browser_named<T: AsyncFnOnce(&Page) -> anyhow::Result<()>>(
    environment: &Environment,
    name: &str,
    test: T,
) -> anyhow::Result<()> {
    let _place = BROWSERS.acquire().await?;
    in_browser_with(environment, Settings::default(), name, test).await
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
    name: &str,
    body: T,
) -> anyhow::Result<R> {
    let session = WebDriver::new(environment.driver.clone(), capabilities(environment, settings)?);
    let outcome = run_browser_test(session, |driver| async {
        driver.set_script_timeout(settings.patience).await?;
        let page = Page::new(driver, environment);
        let outcome = AssertUnwindSafe(async {
            let result = body(&page).await?;
            let errors = page.program_errors().await?;
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
        other => Ok(other?),
    }
}

fn capabilities(environment: &Environment, settings: Settings<'_>) -> anyhow::Result<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&environment.browser_binary)?;
    for argument in ARGUMENTS.iter().chain(settings.arguments) {
        capabilities.add_arg(argument)?;
    }
    capabilities.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    if settings.requests == RequestLog::Kept {
        capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    }
    Ok(capabilities)
}
