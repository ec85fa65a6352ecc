//! The reference API as a service: built, started, and asked where it listens.

use std::net::SocketAddr;
use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;

use crate::process::run;
use crate::project::Project;
use crate::service::Service;

const PACKAGE: &str = "reference-api";
/// What it prints once it listens, before its address.
const READY: &str = "reference-api listening on http://";
/// It reads nothing and computes nothing before it listens.
const LIMIT: Duration = Duration::from_secs(30);

/// How many records its tasks have. Not a round number, so that the last page is a short one.
pub const RECORDS: u32 = 12_345;
/// A task that it knows, from the vendor's own example.
pub const TASK_ID: &str = "20250110232019949748";
/// A token that it takes.
pub const TOKEN: &str = "demo-token";

/// A running reference API.
#[derive(Debug)]
pub struct ReferenceApi {
    /// The program.
    pub service: Service,
    /// Where it listens.
    pub address: SocketAddr,
}

impl ReferenceApi {
    /// Builds it and starts it on `address`. Port 0 lets the system choose.
    ///
    /// # Errors
    /// When it cannot be built, or does not listen within half a minute.
    pub fn start(project: &Project, address: SocketAddr) -> anyhow::Result<Self> {
        let mut build = Command::new("cargo");
        build.args(["build", "--package", PACKAGE]).current_dir(&project.root);
        run(build)?;

        let mut command = Command::new(project.program(PACKAGE));
        command.args(["--listen", &address.to_string(), "--records", &RECORDS.to_string()]);
        let mut service = Service::with_log(PACKAGE, command, &project.logs())?;
        let address = service.until(LIMIT, listening).context("the reference API did not start")?;
        Ok(Self { service, address })
    }

    /// Its address for a browser or a proxy.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// The address in its ready line, once that line is complete.
fn listening(log: &str) -> Option<SocketAddr> {
    let complete = log.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
    complete.filter_map(|line| line.strip_prefix(READY)).find_map(|address| address.trim_end_matches('/').parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ready_line_names_the_address() {
        let log = "starting\nreference-api listening on http://127.0.0.1:41873\n";
        assert_eq!(listening(log), Some(([127, 0, 0, 1], 41873).into()));
    }

    #[test]
    fn half_a_line_is_not_yet_ready() {
        assert_eq!(listening("reference-api listening on http://127.0.0.1:418"), None);
        assert_eq!(listening(""), None);
    }
}
