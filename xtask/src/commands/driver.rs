//! The browser's driver as a service: started, and asked where it listens.

use std::process::Command;
use std::time::Duration;

use crate::ports;
use crate::project::Project;
use crate::service::Service;
use crate::tools::Browser;

/// How long it may take to listen.
const LIMIT: Duration = Duration::from_secs(30);
/// What it prints once it listens, before its port.
const READY: &str = "started successfully on port ";

/// A running driver.
#[derive(Debug)]
pub struct Driver {
    /// The program.
    pub service: Service,
    /// Its address for whoever drives.
    pub url: String,
}

impl Driver {
    /// Starts the browser's driver on a port of its own choice.
    ///
    /// # Errors
    /// When it does not listen within half a minute.
    pub fn start(project: &Project, browser: &Browser) -> anyhow::Result<Self> {
        let mut command = Command::new(&browser.driver);
        command.arg("--port=0");
        let mut service = Service::with_log("chromedriver", command, &project.logs())?;
        let port = service.until(LIMIT, port)?;
        Ok(Self { service, url: format!("http://{}", ports::loopback(port)) })
    }
}

/// The port in its ready line.
fn port(log: &str) -> Option<u16> {
    let (_, rest) = log.split_once(READY)?;
    let (port, _) = rest.split_once('.')?;
    port.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_names_its_port() {
        let log = "Starting ChromeDriver 140.0.7339.80 on port 0\nOnly local connections are allowed.\n\
                   ChromeDriver was started successfully on port 33015.\n";
        assert_eq!(port(log), Some(33015));
    }

    #[test]
    fn while_it_is_still_starting_it_names_none() {
        assert_eq!(port("Starting ChromeDriver 140.0.7339.80 on port 0\n"), None);
        assert_eq!(port("ChromeDriver was started successfully on port 330"), None);
    }
}
