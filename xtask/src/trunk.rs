//! trunk, called so that it uses the tools that were brought and never looks for others.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::process::Command;

use anyhow::Context as _;

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
        .arg("--skip-version-check");
    plain(&mut command, std::env::var_os("NO_COLOR"));
    Ok(command)
}

/// Serves the page on `127.0.0.1:port` and hands what comes to `/api/` on to `backend`.
pub fn serve_on(command: &mut Command, port: u16, backend: &Backend) {
    command.args(["--address", "127.0.0.1", "--port", &port.to_string()]);
    command.args(["--proxy-rewrite", API_PATH, "--proxy-backend", backend.url()]);
    if backend.is_local() {
        // A company's HTTP proxy cannot reach this machine's loopback address.
        command.arg("--proxy-no-system-proxy");
    }
}

/// The address of an API that speaks the protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backend(String);

impl Backend {
    /// Takes an `http` or `https` address, with or without a path. Without a query: trunk would drop it unsaid.
    ///
    /// # Errors
    /// What is wrong with `url`, in words for the person who typed it.
    pub fn parse(url: &str) -> Result<Self, String> {
        let wrong = |why| Err(format!("--backend {url}: {why}"));
        let Some((_, rest)) = url.split_once("://").filter(|(scheme, _)| ["http", "https"].contains(scheme)) else {
            return wrong("an address begins with http:// or https://");
        };
        match rest {
            _ if rest.contains(['?', '#']) => wrong("trunk passes on no query: give the address up to its path"),
            _ if rest.contains(char::is_whitespace) => wrong("an address has no spaces"),
            _ if rest.is_empty() || rest.starts_with(['/', ':']) => wrong("an address names a host"),
            _ => Ok(Self(url.to_owned())),
        }
    }

    /// An API that was started here.
    pub fn local(address: SocketAddr) -> Self {
        Self(format!("http://{address}/"))
    }

    /// The address as it was given.
    pub fn url(&self) -> &str {
        &self.0
    }

    /// Whether it lies on this machine.
    fn is_local(&self) -> bool {
        let authority = self.0.split_once("://").map_or("", |(_, rest)| rest.split('/').next().unwrap_or(rest));
        let local = |host: &str| authority == host || authority.starts_with(&format!("{host}:"));
        local("localhost") || local("127.0.0.1") || local("[::1]")
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
        assert_eq!(refusal("http://"), "--backend http://: an address names a host");
        assert_eq!(refusal("http:///api"), "--backend http:///api: an address names a host");
        assert_eq!(refusal("http://a b"), "--backend http://a b: an address has no spaces");
        assert_eq!(
            refusal("http://dial.example/?service=x"),
            "--backend http://dial.example/?service=x: trunk passes on no query: give the address up to its path"
        );
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
