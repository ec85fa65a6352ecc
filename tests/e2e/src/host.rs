//! A host's page with the element in it, loaded from another origin and asking an API of a third.

use anyhow::Context as _;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{Page, mirror, other_api};

/// What every script of a host finds: `door`, the address of `embed.js`; `api`, that of the API; `made`, which makes an
/// element with properties and puts it into the page; and `told`, a promise of the next event of a name.
const PRELUDE: &str = "
    const [door, api] = given;
    const made = (properties, parent = document.body) => {
        const element = Object.assign(document.createElement('yccall-task-info'), { endpoint: api, ...properties });
        parent.append(element);
        return element;
    };
    const told = (name, target = document) =>
        new Promise((heard) => target.addEventListener(name, ({ detail }) => heard(detail), { once: true }));
";

/// The addresses of one host's page, of the element's files and of the API.
#[derive(Debug)]
pub struct Host {
    page: String,
    door: String,
    /// The API, which every origin may read.
    pub api: String,
}

impl Host {
    /// A host whose page is this.
    ///
    /// # Errors
    /// When there is no port for it.
    pub async fn with_page(page: &Page, html: &'static str) -> anyhow::Result<Self> {
        let door = format!("{}embed.js", mirror::files(page.environment()).await?);
        Ok(Self { page: mirror::host_page_of(page, html).await?, door, api: other_api::reference(page).await? })
    }

    /// A host with an empty page, to which the browser has gone.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn visited(page: &Page) -> anyhow::Result<Self> {
        let host = Self::with_page(page, "<!doctype html><html lang=zh-CN><title>Host</title><body>").await?;
        host.visit(page).await?;
        Ok(host)
    }

    /// Goes to the host's page.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn visit(&self, page: &Page) -> anyhow::Result<()> {
        page.visit(&self.page).await
    }

    /// Runs the body of an asynchronous function in the host's page, with what the prelude names and `argument`.
    ///
    /// # Errors
    /// When the script fails or returns something else.
    pub async fn run<T: DeserializeOwned>(&self, page: &Page, body: &str, argument: Value) -> anyhow::Result<T> {
        // A script of the host's own. One of the driver's would import into a world of its own in Firefox.
        let script = "
            const script = document.createElement('script');
            script.text = arguments[0];
            document.head.append(script);
            script.remove();
            return window.runByHost(...arguments[1]);
        ";
        let own = format!("window.runByHost = async (...given) => {{ {PRELUDE} const argument = given[2]; {body} }};");
        let arguments = vec![json!(own), json!([self.door, self.api, argument])];
        let returned = page.driver.execute(script, arguments).await?;
        serde_json::from_value(returned.json().clone()).with_context(|| format!("what this returned: {body}"))
    }
}
