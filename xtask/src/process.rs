//! Other programs: started, waited for, and ended together with everything they started themselves.
//!
//! Each runs in a process group of its own, with nothing to read from, so that none can ask a question and the whole
//! group can be ended at once: cargo with its compilers, the tests with their browsers.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

use crate::say::say;
use crate::stop;

/// How long a program may take to end by itself before it is killed.
const GRACE: Duration = Duration::from_secs(5);

/// A program that was started here. Dropping it ends it, with its whole process group.
#[derive(Debug)]
pub struct Running {
    child: Child,
    /// Its process group, until it was seen to end by itself in [`Running::wait`].
    group: Option<Pid>,
}

impl Running {
    /// Starts `command`.
    ///
    /// # Errors
    /// When there is no such program, or it may not be run.
    pub fn start(mut command: Command) -> anyhow::Result<Self> {
        forget_cargo_run(&mut command);
        command.stdin(Stdio::null()).process_group(0);
        let child = command.spawn().with_context(|| format!("could not start `{}`", shown(&command)))?;
        let group = Pid::from_raw(child.id().try_into().context("a process id out of range")?);
        Ok(Self { child, group: Some(group) })
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> anyhow::Result<Option<ExitStatus>> {
        self.child.try_wait().context("could not ask how a program is doing")
    }

    /// Waits until it ends by itself.
    ///
    /// # Errors
    /// [`stop::Stopped`] when somebody asked this program to end; the one waited for is ended then too.
    pub fn wait(mut self) -> anyhow::Result<ExitStatus> {
        loop {
            if let Some(status) = self.ended()? {
                self.group = None;
                return Ok(status);
            }
            stop::rest()?;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let Some(group) = self.group else { return };
        // An error of `killpg` means that nobody is left in the group, which is what is wanted here.
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = killpg(group, Signal::SIGTERM);
            let asked = Instant::now();
            while matches!(self.child.try_wait(), Ok(None)) && asked.elapsed() < GRACE {
                std::thread::sleep(stop::TICK);
            }
        }
        let _ = killpg(group, Signal::SIGKILL);
        let _ = self.child.wait();
    }
}

/// Runs `command` to its end, its output on the terminal.
///
/// # Errors
/// When it cannot be started or does not end with 0.
pub fn run(command: Command) -> anyhow::Result<()> {
    let text = shown(&command);
    let status = Running::start(command)?.wait()?;
    if !status.success() {
        bail!("`{text}` failed ({status})");
    }
    Ok(())
}

/// The same, and hands each line that it prints to `hear` too.
///
/// # Errors
/// As [`run`].
pub fn run_hearing(mut command: Command, mut hear: impl FnMut(&str) + Send) -> anyhow::Result<()> {
    let text = shown(&command);
    command.stdout(Stdio::piped());
    let mut running = Running::start(command)?;
    let output = running.child.stdout.take();
    let status = std::thread::scope(|scope| {
        // Ends with the program, which holds the other end.
        scope.spawn(move || {
            for line in output.into_iter().flat_map(|output| BufReader::new(output).lines()).map_while(Result::ok) {
                say(&line);
                hear(&line);
            }
        });
        running.wait()
    })?;
    if !status.success() {
        bail!("`{text}` failed ({status})");
    }
    Ok(())
}

/// What `command` prints, or nothing when it cannot be started or fails. For short questions such as `--version`.
pub fn answer(mut command: Command) -> Option<String> {
    forget_cargo_run(&mut command);
    // Some programs refuse to answer with a NO_COLOR that they cannot read; none colours an answer into a pipe.
    let output = command.env_remove("NO_COLOR").stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A command as a person would type it: the program's name, not its path, and its arguments.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// Takes away what `cargo run` told this program about its own package. A cargo started from here would believe it,
/// and build again what it already has.
fn forget_cargo_run(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let Some(text) = name.to_str() else { continue };
        if text == "CARGO" || text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Read as _;

    use super::*;

    fn sh(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn ending_a_program_ends_what_it_started() {
        let (mut reader, writer) = std::io::pipe().unwrap();
        let mut command = sh("sleep 600 & echo started; sleep 600");
        command.stdout(writer);
        let running = Running::start(command).unwrap();
        let mut started = [0; 8];
        reader.read_exact(&mut started).unwrap();
        drop(running);
        // The pipe closes only when the last one that could write to it has gone.
        let mut rest = Vec::new();
        assert_eq!(reader.read_to_end(&mut rest).unwrap(), 0);
    }

    #[test]
    fn what_a_program_prints_is_heard_however_it_ends() {
        let mut heard = Vec::new();
        run_hearing(sh("echo one; echo two"), |line| heard.push(line.to_owned())).unwrap();
        let error = run_hearing(sh("echo three; exit 3"), |line| heard.push(line.to_owned())).unwrap_err();
        assert_eq!(heard, ["one", "two", "three"]);
        assert!(error.to_string().contains("failed"), "{error}");
    }

    #[test]
    fn a_failed_program_is_named_as_typed() {
        let error = run(sh("exit 3")).unwrap_err().to_string();
        assert!(error.starts_with("`sh -c exit 3` failed"), "{error}");
        assert!(error.contains('3'), "{error}");
    }

    #[test]
    fn a_missing_program_is_an_error_that_names_it() {
        let error = run(Command::new("/nowhere/no-such-program")).unwrap_err().to_string();
        assert_eq!(error, "could not start `no-such-program`");
    }

    #[test]
    fn an_answer_needs_success() {
        assert_eq!(answer(sh("echo 1.2.3")).as_deref(), Some("1.2.3\n"));
        assert_eq!(answer(sh("echo 1.2.3; exit 1")), None);
        assert_eq!(answer(Command::new("/nowhere/no-such-program")), None);
    }

    #[test]
    fn a_program_has_nothing_to_read() {
        assert!(run(sh("read line && exit 1; exit 0")).is_ok());
    }
}
