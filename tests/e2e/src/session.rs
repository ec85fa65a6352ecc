//! One test in one browser, which is ended whatever becomes of the test.

use std::any::type_name;
use std::panic::{AssertUnwindSafe, resume_unwind};

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

/// Opens the page in a browser that knows nothing, runs `test`, and ends the browser.
///
/// Besides what the test says, no test may leave an error of the program in the console.
///
/// # Errors
/// What the test says, with the console's errors and where the screenshot lies. A panic of the test goes on as one.
pub async fn in_browser<T: AsyncFnOnce(&Page) -> anyhow::Result<()>>(test: T) -> anyhow::Result<()> {
    let environment = Environment::read()?;
    // `e2e::pager::the_next_page::{{closure}}::{{closure}}`: without what the compiler adds, the test's path.
    let name = type_name::<T>().replace("::{{closure}}", "");
    let _place = BROWSERS.acquire().await?;
    let session = WebDriver::new(environment.driver.clone(), capabilities(&environment)?);
    let outcome = run_browser_test(session, |driver| async {
        let page = Page::new(driver, &environment);
        let outcome = AssertUnwindSafe(async {
            page.open().await?;
            test(&page).await?;
            let errors = page.program_errors().await?;
            ensure!(errors.is_empty(), "the console has errors of the program: {errors:#?}");
            Ok(())
        })
        .catch_unwind()
        .await;
        match outcome {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(error.context(failure::report(&page, &name).await)),
            Err(panic) => {
                eprintln!("{}", failure::report(&page, &name).await);
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

fn capabilities(environment: &Environment) -> anyhow::Result<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&environment.browser_binary)?;
    for argument in ARGUMENTS {
        capabilities.add_arg(argument)?;
    }
    // The console, and the requests.
    capabilities.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}
