//! trunk, called so that it uses the tools that were brought and never looks for others.

use std::ffi::OsString;
use std::net::{IpAddr, SocketAddr};
use std::process::Command;

use anyhow::Context as _;
use http::Uri;
use http::uri::InvalidUri;

use crate::project::Project;
use crate::tools::PageTools;

/// The path that trunk hands on to the API. A proxy at `/` would take the page itself.
const API_PATH: &str = "/api/";

/// A trunk command without its subcommand.
///
/// # Errors
/// When the tools lie in a folder that no PATH can hold.
pub fn command(project: &Project, tools: &PageTools) -> anyhow::Result<Command> {
    let mut command = Command::new(tools.trunk.program("trunk"));
    command
        .current_dir(&project.root)
        .env("PATH", path_with(tools)?)
        // With exactly these versions on the PATH, trunk downloads nothing.
        .env("TRUNK_TOOLS_WASM_BINDGEN", &tools.wasm_bindgen.version)
        .env("TRUNK_TOOLS_WASM_OPT", format!("version_{}", tools.wasm_opt.version))
        // A build that failed is explained by the compiler, not by the way through trunk.
        .env("RUST_LIB_BACKTRACE", "0")
        .arg("--skip-version-check");
    plain(&mut command, std::env::var_os("NO_COLOR"));
    Ok(command)
}

/// Serves the page on `127.0.0.1:port` and hands what comes to `/api/` on to `backend`.
pub fn serve_on(command: &mut Command, port: u16, backend: &Backend) {
    command.args(["--address", "127.0.0.1", "--port", &port.to_string()]);
    command.args(["--proxy-rewrite", API_PATH, "--proxy-backend", &backend.url()]);
    if backend.is_local() {
        // A company's HTTP proxy cannot reach this machine's loopback address.
        command.arg("--proxy-no-system-proxy");
    }
}

/// The address of an API that speaks the protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backend(Uri);

impl Backend {
    /// Takes an `http` or `https` address, with or without a path. Without a query: trunk would drop it unsaid.
    ///
    /// # Errors
    /// What is wrong with `url`, in words for the person who typed it.
    pub fn parse(url: &str) -> Result<Self, String> {
        let wrong = |why: &str| format!("--backend {url}: {why}");
        let uri: Uri = url.parse().map_err(|error: InvalidUri| wrong(&error.to_string()))?;
        if !matches!(uri.scheme_str(), Some("http" | "https")) {
            return Err(wrong("an address begins with http:// or https://"));
        }
        if uri.query().is_some() {
            return Err(wrong("trunk hands on no query: give the address up to its path"));
        }
        Ok(Self(uri))
    }

    /// An API that was started here.
    ///
    /// # Errors
    /// When `address` cannot stand in a URL, as an IPv6 address with a scope cannot.
    pub fn local(address: SocketAddr) -> anyhow::Result<Self> {
        let uri = Uri::builder().scheme("http").authority(address.to_string()).path_and_query("/").build();
        Ok(Self(uri.context("the API listens on an address that is none for a browser")?))
    }

    /// The address.
    pub fn url(&self) -> String {
        self.0.to_string()
    }

    /// Whether it lies on this machine.
    fn is_local(&self) -> bool {
        let host = self.0.host().unwrap_or_default().trim_matches(['[', ']']);
        host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
    }
}

/// The tools' folders before everything that is on the PATH anyway.
fn path_with(tools: &PageTools) -> anyhow::Result<OsString> {
    let before = tools.places().into_iter().filter_map(|place| place.addition());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = before.map(ToOwned::to_owned).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).context("the folder of the tools cannot be put on the PATH")
}

/// trunk 0.21 ends at once with the `NO_COLOR=1` that everybody else understands: it gets the wish in its own words.
fn plain(command: &mut Command, no_color: Option<OsString>) {
    command.env_remove("NO_COLOR");
    if no_color.is_some_and(|value| !value.is_empty()) {
        command.args(["--color", "never"]).env("CARGO_TERM_COLOR", "never");
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::process::shown;

    fn served(url: &str) -> String {
        let mut command = Command::new("trunk");
        serve_on(&mut command, 3000, &Backend::parse(url).unwrap());
        shown(&command)
    }

    #[test]
    fn a_backend_is_proxied_at_api() {
        assert_eq!(
            served("https://dial.example/yccall/index.php"),
            "trunk --address 127.0.0.1 --port 3000 --proxy-rewrite /api/ --proxy-backend \
             https://dial.example/yccall/index.php"
        );
    }

    #[test]
    fn a_local_backend_is_reached_without_a_company_proxy() {
        for url in ["http://127.0.0.1:8080", "http://localhost/api", "http://[::1]:8080/"] {
            assert!(served(url).ends_with("--proxy-no-system-proxy"), "{url}");
        }
        for url in ["http://127.0.0.1.example", "https://localhost.example/", "https://dial.example/127.0.0.1"] {
            assert!(!served(url).ends_with("--proxy-no-system-proxy"), "{url}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_with_the_reason() {
        let refusal = |url| Backend::parse(url).unwrap_err();
        assert_eq!(refusal("dial.example"), "--backend dial.example: an address begins with http:// or https://");
        assert_eq!(
            refusal("ftp://dial.example"),
            "--backend ftp://dial.example: an address begins with http:// or https://"
        );
        assert_eq!(
            refusal("http://dial.example/?service=x"),
            "--backend http://dial.example/?service=x: trunk hands on no query: give the address up to its path"
        );
        for url in ["", "http://", "http:///api", "http://a b"] {
            assert!(refusal(url).starts_with(&format!("--backend {url}: ")), "{}", refusal(url));
        }
    }

    #[test]
    fn no_color_reaches_trunk_in_its_own_words() {
        let colors = |value: Option<&str>| {
            let mut command = Command::new("trunk");
            plain(&mut command, value.map(Into::into));
            assert!(command.get_envs().any(|(name, value)| name == "NO_COLOR" && value.is_none()));
            shown(&command)
        };
        assert_eq!(colors(Some("1")), "trunk --color never");
        assert_eq!(colors(Some("")), "trunk");
        assert_eq!(colors(None), "trunk");
    }
}
