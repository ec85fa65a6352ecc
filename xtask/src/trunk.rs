//! trunk, called so that it uses the tools that were brought and never looks for others.

use std::ffi::OsString;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context as _;
use http::Uri;
use http::uri::InvalidUri;

use crate::process;
use crate::project::Project;
use crate::tools::PageTools;

/// A trunk command without its subcommand.
///
/// # Errors
/// When the tools lie in a folder that no PATH can hold.
pub fn command(project: &Project, tools: &PageTools) -> anyhow::Result<Command> {
    let mut command = Command::new(tools.trunk.program("trunk"));
    command
        .current_dir(&project.root)
        .env("PATH", path_with(tools)?)
        // With exactly this version on the PATH, trunk downloads nothing.
        .env("TRUNK_TOOLS_WASM_BINDGEN", &tools.wasm_bindgen.version)
        // A build that failed is explained by the compiler, not by the way through trunk.
        .env("RUST_LIB_BACKTRACE", "0")
        .arg("--skip-version-check");
    if let Some(flags) = nameless(&folders_of_sources()) {
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    plain(&mut command, std::env::var_os("NO_COLOR"));
    Ok(command)
}

/// A trunk command that builds the page as it is built for an upload.
///
/// # Errors
/// As [`command`].
pub fn release_build(project: &Project, tools: &PageTools) -> anyhow::Result<Command> {
    let mut command = command(project, tools)?;
    command.args(["build", "--release"]);
    Ok(command)
}

/// Serves the page on `127.0.0.1:port` and hands what comes to its API's path on to `backend`.
///
/// trunk adds proxies of its command line to those of its file, and panics where two have one path: it is given a file
/// of its own instead, beside `Trunk.toml`, since trunk takes the folder of its file for that of the project.
///
/// # Errors
/// When `Trunk.toml` cannot be read, has no proxy, or the file cannot be written.
pub fn serve_on(
    command: &mut Command,
    project: &Project,
    purpose: &str,
    port: u16,
    backend: &Backend,
) -> anyhow::Result<()> {
    let shared = project.root.join("Trunk.toml");
    let settings = std::fs::read_to_string(&shared).with_context(|| format!("{} cannot be read", shared.display()))?;
    let settings = with_backend(&settings, backend).context("Trunk.toml: its [[proxy]] is not as expected")?;
    let file = project.root.join(format!(".trunk-{purpose}.toml"));
    std::fs::write(&file, settings).with_context(|| format!("{} cannot be written", file.display()))?;
    command.args(["--address", "127.0.0.1", "--port", &port.to_string(), "--config"]).arg(file);
    Ok(())
}

/// The settings with another address behind their one proxy.
fn with_backend(settings: &str, backend: &Backend) -> Option<String> {
    let (before, proxy) = settings.split_once("[[proxy]]")?;
    let mut replaced = 0;
    let mut line = |line: &str| {
        let value = match line.split_once(" = ").map(|(key, _)| key) {
            Some("backend") => format!("backend = {:?}", backend.url()),
            Some("no_system_proxy") => format!("no_system_proxy = {}", backend.is_local()),
            _ => return line.to_owned(),
        };
        replaced += 1;
        value
    };
    let proxy = proxy.lines().map(&mut line).collect::<Vec<_>>().join("\n");
    (replaced == 2).then(|| format!("{before}[[proxy]]{proxy}\n"))
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

/// The folder of what trunk calls before everything that is on the PATH anyway.
fn path_with(tools: &PageTools) -> anyhow::Result<OsString> {
    let before = tools.wasm_bindgen.place.addition();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = before.map(ToOwned::to_owned).into_iter().chain(std::env::split_paths(&path));
    std::env::join_paths(folders).context("the folder of the tools cannot be put on the PATH")
}

/// Where the sources of libraries lie on this machine, and what they are called in its place.
fn folders_of_sources() -> Vec<(PathBuf, &'static str)> {
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let crates = cargo.map(|cargo| (cargo.join("registry").join("src"), "crates"));
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "sysroot"]);
    let rust = process::answer(rustc).map(|sysroot| (PathBuf::from(sysroot.trim()), "rust"));
    crates.into_iter().chain(rust).collect()
}

/// Flags by which the program, which names the source of each of its panics, tells nobody whose machine it was built on;
/// they are added to those of `.cargo/config.toml`. Nothing where a folder cannot stand in one.
fn nameless(folders: &[(PathBuf, &str)]) -> Option<String> {
    let flag = |(folder, name): &(PathBuf, &str)| {
        let folder = folder.to_str().filter(|folder| !folder.contains([' ', '=']))?;
        Some(format!("--remap-path-prefix={folder}={name}"))
    };
    Some(folders.iter().map(flag).collect::<Option<Vec<_>>>()?.join(" "))
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
        with_backend(include_str!("../../Trunk.toml"), &Backend::parse(url).unwrap()).unwrap()
    }

    #[test]
    fn no_folder_of_a_machine_is_named() {
        let folders = [(PathBuf::from("/home/me/.cargo"), "crates"), (PathBuf::from("/opt/rust"), "rust")];
        let flags = "--remap-path-prefix=/home/me/.cargo=crates --remap-path-prefix=/opt/rust=rust";
        assert_eq!(nameless(&folders).as_deref(), Some(flags));
        assert_eq!(nameless(&[(PathBuf::from("/home/me and you"), "crates")]), None);
    }

    #[test]
    fn a_backend_takes_the_place_of_the_one_in_trunk_toml() {
        let settings = served("https://dial.example/yccall/index.php");
        assert!(settings.contains("rewrite = \"/api/\"\nbackend = \"https://dial.example/yccall/index.php\"\n"));
        assert!(!settings.contains("8080"));
        assert!(settings.contains("[watch]") && settings.contains("[[hooks]]"), "the rest stays");
    }

    #[test]
    fn a_local_backend_is_reached_without_a_company_proxy() {
        for url in ["http://127.0.0.1:8080", "http://localhost/api", "http://[::1]:8080/"] {
            assert!(served(url).contains("no_system_proxy = true"), "{url}");
        }
        for url in ["http://127.0.0.1.example", "https://localhost.example/", "https://dial.example/127.0.0.1"] {
            assert!(served(url).contains("no_system_proxy = false"), "{url}");
        }
    }

    #[test]
    fn settings_without_a_proxy_are_not_guessed_at() {
        assert_eq!(with_backend("[build]\n", &Backend::parse("http://a/").unwrap()), None);
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
