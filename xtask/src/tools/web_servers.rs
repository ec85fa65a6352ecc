//! nginx and Caddy, for tests of the configurations in `tests/deploy`.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::debian::{Packages, Wanted};

/// Where Debian has what only root types, which is on nobody else's PATH.
const SYSTEM_PROGRAMS: &str = "/usr/sbin";
/// Hands out what was compressed by brotli before.
const BROTLI_MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

const NGINX: Wanted = Wanted {
    what: "nginx",
    packages: &["nginx", "libnginx-mod-http-brotli-static"],
    why: "tests serve the page by it",
    takes: "a quarter of a minute",
    starts: Some("nginx"),
};
const BROTLI: Wanted = Wanted {
    what: "brotli for nginx",
    packages: &["libnginx-mod-http-brotli-static"],
    why: "tests serve compressed files",
    takes: "a few seconds",
    starts: None,
};
const CADDY: Wanted = Wanted {
    what: "Caddy",
    packages: &["caddy"],
    why: "tests serve the page by it",
    takes: "a quarter of a minute",
    starts: Some("caddy"),
};

/// The servers that README tells how to set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebServers {
    /// nginx.
    pub nginx: PathBuf,
    /// Its module for what was compressed by brotli before.
    pub brotli_module: PathBuf,
    /// Caddy.
    pub caddy: PathBuf,
}

impl WebServers {
    /// Brings them.
    ///
    /// # Errors
    /// When one is missing and Debian's packages cannot bring it.
    pub fn bring() -> anyhow::Result<Self> {
        let packages = Packages::here();
        let nginx = brought(packages, &NGINX, || program("nginx"))?;
        let brotli_module =
            brought(packages, &BROTLI, || Some(BROTLI_MODULE.into()).filter(|path: &PathBuf| path.is_file()))?;
        let caddy = brought(packages, &CADDY, || program("caddy"))?;
        Ok(Self { nginx, brotli_module, caddy })
    }

    /// What tells the tests of them.
    pub fn variables(&self) -> [(&'static str, &Path); 3] {
        [("YTI_E2E_NGINX", &self.nginx), ("YTI_E2E_NGINX_BROTLI", &self.brotli_module), ("YTI_E2E_CADDY", &self.caddy)]
    }
}

/// What is found, after it was installed where that is necessary.
fn brought(packages: Packages, wanted: &Wanted, find: impl Fn() -> Option<PathBuf>) -> anyhow::Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    packages.install(wanted, &format!("{} is missing", wanted.what))?;
    find().with_context(|| format!("{} is missing, although it was installed just now", wanted.what))
}

fn program(name: &str) -> Option<PathBuf> {
    which::which(name).ok().or_else(|| Some(Path::new(SYSTEM_PROGRAMS).join(name)).filter(|path| path.is_file()))
}
