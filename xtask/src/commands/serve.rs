//! `cargo xtask serve`: the page at an address to type, with an API behind it.

use std::io::IsTerminal as _;
use std::process::{Command, Stdio};

use anyhow::bail;

use super::reference_api::{self, ReferenceApi};
use crate::cli::{Api, Opening, Profile, ServeOptions};
use crate::project::Project;
use crate::say::say;
use crate::service::Service;
use crate::stop::{self, Stopped};
use crate::tools::PageTools;
use crate::trunk::{self, Backend};
use crate::{ports, probe};

/// Where the vendor's documents have the API, and so the reference API as well.
const API_PORT: u16 = 8080;

/// Serves the page until somebody stops it.
///
/// # Errors
/// When the port is taken, a tool cannot be brought, or one of the programs ends by itself.
pub fn run(project: &Project, options: &ServeOptions) -> anyhow::Result<()> {
    // To stop is the regular end of serving.
    match serve(project, options) {
        Err(error) if error.is::<Stopped>() => Ok(()),
        result => result,
    }
}

fn serve(project: &Project, options: &ServeOptions) -> anyhow::Result<()> {
    let port = options.port.get();
    if !ports::is_free(port) {
        bail!("{}", taken(port));
    }
    let tools = PageTools::bring(project)?;
    let mut api = RunningApi::start(project, &options.api)?;
    let mut page = start_page(project, &tools, options, &api.backend()?)?;
    let address = ports::loopback(port);
    let url = format!("http://{address}/");
    let welcome = api.welcome(&url);
    let mut watch = || {
        page.check()?;
        api.check()?;
        anyhow::Ok(stop::rest()?)
    };

    // After a build that failed, trunk answers with 404 until the next one has gone well.
    while probe::status(address, "/") != Some(200) {
        watch()?;
    }
    say(welcome);
    open(&url, options.opening);
    loop {
        watch()?;
    }
}

/// What answers at `/api/`.
enum RunningApi {
    Reference(ReferenceApi),
    Real(Backend),
}

impl RunningApi {
    fn start(project: &Project, api: &Api) -> anyhow::Result<Self> {
        match api {
            Api::Real(backend) => Ok(Self::Real(backend.clone())),
            Api::Reference => {
                let free = ports::is_free(API_PORT);
                let api = ReferenceApi::start(project, ports::loopback(if free { API_PORT } else { 0 }))?;
                if !free {
                    say(format_args!("port {API_PORT} is taken: the reference API listens on {}", api.address));
                }
                Ok(Self::Reference(api))
            }
        }
    }

    fn backend(&self) -> anyhow::Result<Backend> {
        match self {
            Self::Reference(api) => Backend::local(api.address),
            Self::Real(backend) => Ok(backend.clone()),
        }
    }

    fn check(&mut self) -> anyhow::Result<()> {
        match self {
            Self::Reference(api) => api.service.check(),
            Self::Real(_) => Ok(()),
        }
    }

    /// What a person has to know to use the page.
    fn welcome(&self, page: &str) -> String {
        match self {
            Self::Reference(api) => welcome_to_reference(page, &api.url()),
            Self::Real(backend) => format!(
                "\nThe page   {page}\nIts API    {}, at /api/\nType a task ID and a token of yours. Ctrl-C ends it.\n",
                backend.url()
            ),
        }
    }
}

fn welcome_to_reference(page: &str, api: &str) -> String {
    let (task, token, records) = (reference_api::TASK_ID, reference_api::TOKEN, reference_api::RECORDS);
    format!(
        "\nThe page   {page}\nTask ID    {task}\nToken      {token}\nIts API    {api} with {records} records, at \
         /api/\nCtrl-C ends it.\n"
    )
}

fn start_page(
    project: &Project,
    tools: &PageTools,
    options: &ServeOptions,
    backend: &Backend,
) -> anyhow::Result<Service> {
    let mut command = trunk::command(project, tools)?;
    // Not into dist: that is for uploads, and this page reloads itself.
    let dist = project.page("serve");
    // A page of an earlier call must not be taken for the one that is built now.
    let _ = std::fs::remove_file(dist.join("index.html"));
    command.args(["serve", "--dist"]).arg(dist);
    if options.profile == Profile::Release {
        command.arg("--release");
    }
    trunk::serve_on(&mut command, project, "serve", options.port.get(), backend)?;
    Service::on_terminal("trunk", command)
}

fn taken(port: u16) -> String {
    let other = if port < u16::MAX { port + 1 } else { port - 1 };
    format!("port {port} is taken: choose another, for example `cargo xtask serve --port {other}`")
}

/// Opens the page in a browser, where a person sits in front of one.
fn open(url: &str, opening: Opening) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let display = cfg!(target_os = "macos") || set("DISPLAY") || set("WAYLAND_DISPLAY");
    let person = std::io::stdout().is_terminal() && !set("CI");
    if opening == Opening::Never || !display || !person || which::which(opener).is_err() {
        return;
    }
    // The browser outlives this program, as a person expects of it. When it does not open, the address is on screen.
    let mut command = Command::new(opener);
    let _ = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_comes_with_another_to_try() {
        assert_eq!(taken(3000), "port 3000 is taken: choose another, for example `cargo xtask serve --port 3001`");
        assert!(taken(65535).ends_with("--port 65534`"));
    }

    #[test]
    fn the_welcome_holds_all_there_is_to_type() {
        let text = welcome_to_reference("http://127.0.0.1:3000/", "http://127.0.0.1:8080");
        for part in ["http://127.0.0.1:3000/", "20250110232019949748", "demo-token", "12345"] {
            assert!(text.contains(part), "{part}");
        }
    }
}
