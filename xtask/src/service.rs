//! A program that runs beside this one until it is no longer needed: the reference API, trunk.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, anyhow};

use crate::process::Running;
use crate::say;
use crate::stop::{self, Stopped};

/// So many lines of a log are shown when something failed.
const TAIL_LINES: usize = 40;

/// A running service. Dropping it ends it, with everything it started.
#[derive(Debug)]
pub struct Service {
    name: &'static str,
    output: Output,
    running: Running,
}

/// Where a service's words go.
#[derive(Debug)]
enum Output {
    Terminal,
    Log(PathBuf),
}

impl Service {
    /// Starts a service that writes to the terminal.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn on_terminal(name: &'static str, command: Command) -> anyhow::Result<Self> {
        Ok(Self { name, output: Output::Terminal, running: Running::start(command)? })
    }

    /// Starts a service that writes to `NAME.log` in the folder `logs`.
    ///
    /// # Errors
    /// When it cannot be started or its log cannot be written.
    pub fn with_log(name: &'static str, mut command: Command, logs: &Path) -> anyhow::Result<Self> {
        let path = logs.join(name).with_extension("log");
        let log = std::fs::create_dir_all(logs)
            .and_then(|()| File::create(&path))
            .and_then(|log| Ok((log.try_clone()?, log)))
            .with_context(|| format!("could not write {}", path.display()));
        let (out, err) = log?;
        command.stdout(out).stderr(err);
        Ok(Self { name, output: Output::Log(path), running: Running::start(command)? })
    }

    /// Waits until `probe`, given everything the service has written to its log so far, finds what it looks for.
    ///
    /// # Errors
    /// When the service ends first, takes longer than `limit`, or somebody asked this program to end.
    pub fn until<T>(&mut self, limit: Duration, mut probe: impl FnMut(&str) -> Option<T>) -> anyhow::Result<T> {
        let started = Instant::now();
        loop {
            if let Some(found) = probe(&self.log()) {
                return Ok(found);
            }
            self.check()?;
            if started.elapsed() > limit {
                let late = anyhow!("{} was not ready after {}", self.name, say::span(limit));
                return Err(with_tails(late, &[self]));
            }
            stop::rest()?;
        }
    }

    /// Fails when the service has ended.
    ///
    /// # Errors
    /// Its name, how it ended, and the last lines of its log.
    pub fn check(&mut self) -> anyhow::Result<()> {
        match self.running.ended()? {
            None => Ok(()),
            Some(status) => Err(with_tails(anyhow!("{} ended ({status})", self.name), &[self])),
        }
    }

    /// The last lines of its log, under the log's name. What was on the terminal needs no repeating.
    fn tail(&self) -> Option<String> {
        match &self.output {
            Output::Terminal => None,
            Output::Log(path) => Some(format!("\nthe end of {}:\n{}", path.display(), tail(&self.log()))),
        }
    }

    /// Everything it has written to its log so far.
    fn log(&self) -> String {
        match &self.output {
            Output::Terminal => String::new(),
            Output::Log(path) => {
                std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
            }
        }
    }
}

/// `error`, with what the services wrote last. Who wished to stop is told nothing more.
pub fn with_tails(error: anyhow::Error, services: &[&Service]) -> anyhow::Error {
    if error.is::<Stopped>() {
        return error;
    }
    let tails: String = services.iter().filter_map(|service| service.tail()).collect();
    anyhow!("{}{tails}", say::chain(&error))
}

/// The last lines of a log.
fn tail(log: &str) -> String {
    let lines: Vec<&str> = log.lines().collect();
    let start = lines.len().saturating_sub(TAIL_LINES);
    lines.get(start..).unwrap_or_default().join("\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    fn service(script: &str, logs: &Path) -> Service {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Service::with_log("trial", command, logs).unwrap()
    }

    #[test]
    fn a_service_is_ready_when_its_log_says_so() {
        let logs = tempfile::tempdir().unwrap();
        let mut service = service("echo listening on 4711; sleep 600", logs.path());
        let port = service.until(LONG, |log| log.trim().strip_prefix("listening on ").map(str::to_owned)).unwrap();
        assert_eq!(port, "4711");
        service.check().unwrap();
    }

    #[test]
    fn a_service_that_dies_shows_its_last_words() {
        let logs = tempfile::tempdir().unwrap();
        let error = service("echo out of luck >&2; exit 7", logs.path()).until(LONG, |_| None::<()>).unwrap_err();
        let text = error.to_string();
        assert!(text.starts_with("trial ended (exit status: 7)\nthe end of "), "{text}");
        assert!(text.ends_with("trial.log:\nout of luck"), "{text}");
    }

    #[test]
    fn a_service_that_never_gets_ready_is_given_up() {
        let logs = tempfile::tempdir().unwrap();
        let mut service = service("sleep 600", logs.path());
        let error = service.until(Duration::ZERO, |_| None::<()>).unwrap_err();
        assert!(error.to_string().starts_with("trial was not ready after 0.0 s"), "{error}");
    }

    #[test]
    fn a_stop_stays_a_stop() {
        let logs = tempfile::tempdir().unwrap();
        let service = service("echo busy; sleep 600", logs.path());
        assert!(with_tails(Stopped.into(), &[&service]).is::<Stopped>());
    }

    #[test]
    fn a_tail_is_the_end_of_a_log() {
        let log = (1..=100).map(|line| format!("{line}\n")).collect::<String>();
        assert!(tail(&log).starts_with("61\n"));
        assert!(tail(&log).ends_with("\n100"));
        assert_eq!(tail("one"), "one");
    }
}
