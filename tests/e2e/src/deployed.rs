//! The page as somebody deploys it: under a path of a real server, with the configurations that README recommends.
//!
//! Those are files of `tests/deploy`. A test edits what they tell a person to edit, and nothing else.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, bail, ensure};
use reqwest::Client;
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use tokio::net::TcpStream;

use crate::environment::{Environment, variable};
use crate::folder::{Folder, names};
use crate::wait::{Look, eventually};

/// The page's path, as the configurations have it.
pub const PATH: &str = "/reports/calls/";

/// How a person puts the build where both configurations look for it.
pub const COPY: &str = "mkdir -p /srv/calls/reports/calls\ncp -R dist/. /srv/calls/reports/calls/\n";

const NGINX: &str = include_str!("../../deploy/nginx.conf");
const CADDY: &str = include_str!("../../deploy/Caddyfile");

/// What serves the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Software {
    /// nginx, as Debian has it.
    Nginx,
    /// Caddy.
    Caddy,
}

/// What a person edits. All addresses are origins, without a slash at the end.
#[derive(Debug, Clone)]
pub struct Edits {
    /// The server's own, on a free port.
    pub origin: String,
    /// The API behind `/api/`.
    pub api: String,
    /// Whose pages may use what is here.
    pub portal: Option<String>,
    /// The API that the page asks itself.
    pub other_api: Option<String>,
}

impl Edits {
    /// The page and the reference API, of one origin.
    ///
    /// # Errors
    /// When there is no port.
    pub fn new() -> anyhow::Result<Self> {
        Self::before(&Environment::read()?.api)
    }

    /// The page and an API, of one origin.
    ///
    /// # Errors
    /// When there is no port.
    pub fn before(api: &str) -> anyhow::Result<Self> {
        // Neither server can choose a port itself.
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let api = api.trim_end_matches('/').to_owned();
        Ok(Self { origin: format!("http://{address}"), api, portal: None, other_api: None })
    }

    fn address(&self) -> &str {
        self.origin.trim_start_matches("http://")
    }
}

/// A running server with the page on it. Dropping it ends the server.
#[derive(Debug)]
pub struct Deployed {
    /// The server's origin.
    pub origin: String,
    server: Child,
    folder: Folder,
}

/// An answer of the server, as it came over the line.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, compressed where the headers say so.
    pub body: Vec<u8>,
}

impl Software {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Nginx, Self::Caddy];

    /// The recommended configuration, edited.
    fn configuration(self, root: &Path, edits: &Edits) -> anyhow::Result<String> {
        let (root, address) = (root.display(), edits.address());
        let portal = edits.portal.as_deref().unwrap_or("https://portal.example.com");
        let connect = edits.other_api.as_ref().map_or_else(String::new, |api| format!(" {api}"));
        let (text, values) = match self {
            Self::Nginx => (
                NGINX,
                [
                    ("    listen 80;", format!("    listen {address};")),
                    ("    root /srv/calls;", format!("    root {root};")),
                    ("proxy_pass https://api.example.com/;", format!("proxy_pass {}/;", edits.api)),
                    ("\"https://portal.example.com\" $http_origin;", format!("\"{portal}\" $http_origin;")),
                    ("; connect-src 'self';", format!("; connect-src 'self'{connect};")),
                ],
            ),
            Self::Caddy => (
                CADDY,
                [
                    ("calls.example.com {", format!("http://{address} {{")),
                    ("root * /srv/calls\n", format!("root * {root}\n")),
                    ("reverse_proxy https://api.example.com {", format!("reverse_proxy {} {{", edits.api)),
                    ("https://portal.example.com\n", format!("{portal}\n")),
                    ("; connect-src 'self';", format!("; connect-src 'self'{connect};")),
                ],
            ),
        };
        values.iter().try_fold(text.to_owned(), |text, (placeholder, value)| {
            ensure!(text.contains(placeholder), "the configuration for {self:?} does not say {placeholder:?}");
            Ok(text.replace(placeholder, value))
        })
    }

    /// The server, in the foreground, with `configuration`. What it writes stays in `folder`.
    fn command(self, configuration: &str, folder: &Path) -> anyhow::Result<Command> {
        let path = folder.join("configuration");
        match self {
            Self::Nginx => {
                let module = variable("YTI_E2E_NGINX_BROTLI")?;
                fs::write(&path, nginx_around(configuration, &module, &folder.display().to_string()))?;
                let mut command = Command::new(variable("YTI_E2E_NGINX")?);
                command.args(["-e", "stderr", "-c"]).arg(path);
                Ok(command)
            }
            Self::Caddy => {
                fs::write(&path, format!("{{\n\tadmin off\n}}\n{configuration}"))?;
                let mut command = Command::new(variable("YTI_E2E_CADDY")?);
                command.args(["run", "--adapter", "caddyfile", "--config"]).arg(path);
                command.env("HOME", folder).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
                Ok(command)
            }
        }
    }
}

/// nginx's log of what it was asked for.
const ASKED: &str = "asked";

/// What stands around a site's configuration in Debian's `nginx.conf`, for one process and one folder.
fn nginx_around(site: &str, module: &str, folder: &str) -> String {
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let temporary: String = temporary.map(|name| format!("{name}_temp_path {folder}/{name};\n")).concat();
    format!(
        "load_module {module};\ndaemon off;\nmaster_process off;\npid {folder}/pid;\nevents {{}}\nhttp {{\ninclude \
         /etc/nginx/mime.types;\nlog_format path $uri;\naccess_log {folder}/{ASKED} path;\n{temporary}{site}\n}}\n"
    )
}

impl Deployed {
    /// Puts a copy of the built page on a server and starts it.
    ///
    /// # Errors
    /// When the server does not start.
    pub async fn start(software: Software, edits: &Edits) -> anyhow::Result<Self> {
        let folder = Folder::new()?;
        let root = folder.path().join("root");
        copy(&root)?;
        let configuration = software.configuration(&root, edits)?;
        let mut command = software.command(&configuration, folder.path())?;
        let log = folder.path().join("log");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(&log)?);
        let server = command.spawn().with_context(|| format!("could not start {software:?}"))?;
        let mut deployed = Self { origin: edits.origin.clone(), server, folder };
        eventually(&format!("{software:?}"), async || {
            if let Some(status) = deployed.server.try_wait()? {
                bail!("{software:?} ended ({status}): {}", fs::read_to_string(&log)?);
            }
            match TcpStream::connect(edits.address()).await {
                Ok(_) => Ok(Look::Found(())),
                Err(error) => Ok(Look::NotYet(error.to_string())),
            }
        })
        .await?;
        Ok(deployed)
    }

    /// Where everything is for a browser that goes to this page.
    ///
    /// # Errors
    /// When a variable is missing.
    pub fn environment(&self) -> anyhow::Result<Environment> {
        Ok(Environment { page: format!("{}{PATH}", self.origin), ..Environment::read()? })
    }

    /// The names of the page's files.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn names(&self) -> anyhow::Result<Vec<String>> {
        Ok(names(&self.page())?)
    }

    /// The one name of the page that begins and ends so, with a hash between.
    ///
    /// # Errors
    /// When there is none.
    pub fn name(&self, start: &str, end: &str) -> anyhow::Result<String> {
        let fits = |name: &String| name.starts_with(start) && name.ends_with(end);
        self.names()?.into_iter().find(fits).with_context(|| format!("the page has no {start}…{end}"))
    }

    /// Takes a file away. [`Self::put_back`] brings it again.
    ///
    /// # Errors
    /// When it is not there.
    pub fn remove(&self, name: &str) -> anyhow::Result<()> {
        Ok(fs::rename(self.page().join(name), self.folder.path().join(name))?)
    }

    /// Brings a file again that was taken away.
    ///
    /// # Errors
    /// When it was not.
    pub fn put_back(&self, name: &str) -> anyhow::Result<()> {
        Ok(fs::rename(self.folder.path().join(name), self.page().join(name))?)
    }

    /// Writes a file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, name: &str, text: &str) -> anyhow::Result<()> {
        Ok(fs::write(self.page().join(name), text)?)
    }

    /// A file as it lies on the server.
    ///
    /// # Errors
    /// When it is not there.
    pub fn read(&self, name: &str) -> anyhow::Result<Vec<u8>> {
        Ok(fs::read(self.page().join(name))?)
    }

    /// The paths that nginx was asked for so far, in their order.
    ///
    /// # Errors
    /// When it writes no log.
    pub fn asked(&self) -> anyhow::Result<Vec<String>> {
        let log = fs::read_to_string(self.folder.path().join(ASKED))?;
        Ok(log.lines().map(str::to_owned).collect())
    }

    /// Asks for a path, with these headers.
    ///
    /// # Errors
    /// When no answer comes.
    pub async fn get<const N: usize>(&self, path: &str, headers: [(&str, &str); N]) -> anyhow::Result<Answer> {
        let client = Client::builder().redirect(Policy::none()).no_proxy().build()?;
        let request = client.get(format!("{}{path}", self.origin));
        let answer =
            headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).send().await?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Ok(Answer { status, headers, body: answer.bytes().await?.to_vec() })
    }

    fn page(&self) -> PathBuf {
        self.folder.path().join("root").join(PATH.trim_matches('/'))
    }
}

impl Drop for Deployed {
    fn drop(&mut self) {
        // An error means that it has ended before.
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

impl Answer {
    /// A header, empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// Runs [`COPY`] with `root` in place of `/srv/calls`.
fn copy(root: &Path) -> anyhow::Result<()> {
    let build = variable("YTI_E2E_FOLDER")?;
    let script = COPY.replace("/srv/calls", "\"$0\"").replace(" dist/", " \"$1\"/");
    let status = Command::new("sh").args(["-e", "-c", &script]).arg(root).arg(build).status()?;
    ensure!(status.success(), "{script} failed ({status})");
    Ok(())
}
