//! The sample portals of `tests/portals`, each as a server of its own has it: its files, the API and its tokens.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use reference_api::{Options, TOKEN};
use tower_http::services::ServeDir;

use crate::environment::Environment;
use crate::other_api::serve;
use crate::session::Watch;
use crate::task::token_for;

/// So many calls the first token of a portal is good for. A whole task takes more.
const CALLS: u64 = 5;
/// What is installed for all portals.
const INSTALLED: &str = "node_modules/yccall-task-info";

/// A portal, built and served.
#[derive(Debug)]
pub struct Portal {
    /// Its page, as [`Environment::page`].
    pub environment: Environment,
    /// A page of nothing but the element, with the same files.
    pub blank_page: String,
    /// What is seen of it.
    pub watch: Watch,
    tokens: Arc<AtomicU64>,
}

impl Portal {
    /// Serves the portal in the folder `name`, whose page with the element is at `path`.
    ///
    /// # Errors
    /// When there is no port for it, or no browser.
    pub async fn serve(name: &str, path: &str) -> anyhow::Result<Self> {
        let tokens = Arc::new(AtomicU64::new(0));
        let given = Arc::clone(&tokens);
        let token = async move || match given.fetch_add(1, Ordering::Relaxed) {
            0 => token_for(CALLS),
            _ => TOKEN.to_owned(),
        };
        let router = Router::new()
            .nest("/api/", reference_api::router(Options::default()))
            .nest_service("/installed", ServeDir::new(folder(INSTALLED)))
            .route("/token", get(token))
            .route("/blank", get(async || Html(BLANK)))
            .fallback_service(ServeDir::new(folder(name).join("dist")));
        let watch = Watch::default();
        let address = serve(watch.before.those_of(watch.requests.of(router))).await?;
        let environment = Environment::around(format!("{address}{path}"), format!("{address}api/"))?;
        Ok(Self { environment, blank_page: format!("{address}blank"), watch, tokens })
    }

    /// How many tokens it was asked for.
    pub fn tokens(&self) -> u64 {
        self.tokens.load(Ordering::Relaxed)
    }
}

const BLANK: &str = "<!doctype html><html lang='zh-CN'><title>Blank</title><body>\
                     <script type='module' src='/installed/embed.js'></script>\
                     <yccall-task-info></yccall-task-info>";

/// A folder of the portals.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../portals").join(name)
}
