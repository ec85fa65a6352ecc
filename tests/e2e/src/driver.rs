//! A browser's driver, for one test: with a home of its own, so that nothing is left over from another and nothing stays.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, bail};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use thirtyfour::Capabilities;
use tokio::net::{TcpListener, TcpStream};

use crate::environment::Environment;
use crate::folder::Folder;
use crate::session::Settings;
use crate::wait::{Look, eventually};

/// A running driver. It ends when it is dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    /// Where it listens.
    pub(crate) address: String,
    /// What it is asked for.
    pub(crate) capabilities: Capabilities,
    process: Process,
    _screen: Option<Screen>,
    pub(crate) home: Home,
}

impl Driver {
    /// Starts the one of the environment, and waits until it listens.
    pub(crate) async fn start(environment: &Environment, settings: Settings<'_>) -> anyhow::Result<Self> {
        let Environment { engine, driver, browser_binary, .. } = environment;
        let home = Home::new()?;
        let capabilities = engine.capabilities(browser_binary, &home.downloads(), settings);
        // A driver cannot be relied on to choose its port.
        let port = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
        let mut command = Command::new(driver);
        command.arg(format!("--port={port}")).envs(engine.variables(settings));
        home.lend_to(&mut command)?;
        let screen = if engine.needs_screen() { Some(Screen::start(&home)?) } else { None };
        if let Some(screen) = &screen {
            command.env("DISPLAY", &screen.name);
        }
        let process = Process::start(command)?;
        let mut started =
            Self { address: format!("http://127.0.0.1:{port}"), capabilities, process, _screen: screen, home };
        started.listens(port).await.with_context(|| started.home.log())?;
        Ok(started)
    }

    async fn listens(&mut self, port: u16) -> anyhow::Result<()> {
        let look = async || {
            if let Some(status) = self.process.0.try_wait()? {
                bail!("the driver ended: {status}");
            }
            let connected = TcpStream::connect(("127.0.0.1", port)).await;
            Ok(connected.map_or_else(|error| Look::NotYet(error.to_string()), |_| Look::Found(())))
        };
        eventually("the driver", look).await
    }
}

/// A program that is ended when it is dropped.
#[derive(Debug)]
struct Process(Child);

impl Process {
    fn start(mut command: Command) -> anyhow::Result<Self> {
        let child = command.stdin(Stdio::null()).spawn();
        Ok(Self(child.with_context(|| format!("could not start {}", command.get_program().display()))?))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Asked and not killed: it has to clean up. Where there is nobody to ask or to wait for, it is gone already.
        if let Ok(process) = self.0.id().try_into() {
            kill(Pid::from_raw(process), Signal::SIGTERM).ok();
            self.0.wait().ok();
        }
    }
}

/// A screen that nobody sees, for one browser: windows on one screen take the focus and the clipboard from each other.
#[derive(Debug)]
struct Screen {
    /// Its name for programs that draw.
    name: String,
    _process: Process,
}

impl Screen {
    fn start(home: &Home) -> anyhow::Result<Self> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
        home.lend_to(&mut command)?;
        command.stdout(Stdio::piped());
        let mut process = Process::start(command)?;
        let mut number = String::new();
        let output = process.0.stdout.take().context("no output")?;
        BufReader::new(output).read_line(&mut number)?;
        anyhow::ensure!(!number.is_empty(), "there is no screen: {}", home.log());
        Ok(Self { name: format!(":{}", number.trim()), _process: process })
    }
}

/// A folder with everything that a browser writes.
#[derive(Debug)]
pub(crate) struct Home(Folder);

impl Home {
    fn new() -> io::Result<Self> {
        let home = Self(Folder::new()?);
        for folder in [&home.downloads(), &home.settings(), &home.temporary()] {
            fs::create_dir_all(folder)?;
        }
        // Where browsers that follow the system's settings save files.
        fs::write(home.settings().join("user-dirs.dirs"), "XDG_DOWNLOAD_DIR=\"$HOME/downloads\"\n")?;
        Ok(home)
    }

    /// Where files are saved.
    pub(crate) fn downloads(&self) -> PathBuf {
        self.0.path().join("downloads")
    }

    fn settings(&self) -> PathBuf {
        self.0.path().join("settings")
    }

    fn temporary(&self) -> PathBuf {
        self.0.path().join("temporary")
    }

    fn log_file(&self) -> PathBuf {
        self.0.path().join("log")
    }

    /// Has a program live here.
    fn lend_to(&self, command: &mut Command) -> io::Result<()> {
        let log = File::options().create(true).append(true).open(self.log_file())?;
        command.env("HOME", self.0.path()).env("XDG_CONFIG_HOME", self.settings()).env("TMPDIR", self.temporary());
        command.stdout(log.try_clone()?).stderr(log);
        Ok(())
    }

    /// What its programs have said.
    pub(crate) fn log(&self) -> String {
        read(&self.log_file())
    }
}

fn read(path: &Path) -> String {
    fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}
