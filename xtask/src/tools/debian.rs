//! Packages of Debian and the systems made from it.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

use super::bringing;
use crate::process::{answer, run};

/// Where systemd runs, and with it the services of packages.
const SYSTEMD: &str = "/run/systemd/system";

/// Something that Debian's packages bring.
#[derive(Debug)]
pub struct Wanted {
    /// What a person calls it.
    pub what: &'static str,
    /// The packages that bring it.
    pub packages: &'static [&'static str],
    /// What it is needed for.
    pub why: &'static str,
    /// How long it takes.
    pub takes: &'static str,
    /// The service that Debian starts at once, which nobody asked for.
    pub starts: Option<&'static str>,
}

/// What can be done about a missing package here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packages {
    /// This is root.
    AsRoot,
    /// sudo works without asking for a password.
    WithSudo,
    /// There is an `apt-get`, but no right to use it.
    NotAllowed,
    /// This is no Debian.
    Elsewhere,
}

impl Packages {
    /// What this machine and this person can do.
    pub fn here() -> Self {
        if which::which("apt-get").is_err() {
            Self::Elsewhere
        } else if nix::unistd::geteuid().is_root() {
            Self::AsRoot
        } else if answer(sudo("true")).is_some() {
            Self::WithSudo
        } else {
            Self::NotAllowed
        }
    }

    /// Installs what is wanted because of `lack`.
    ///
    /// # Errors
    /// Where nothing can be installed, `lack` with what a person can do about it; else what apt-get says.
    pub fn install(self, wanted: &Wanted, lack: &str) -> anyhow::Result<()> {
        let packages = wanted.packages.join(" ");
        let apt_get: fn() -> Command = match self {
            Self::AsRoot => || Command::new("apt-get"),
            Self::WithSudo => || sudo("apt-get"),
            Self::NotAllowed => bail!("{lack}: type `sudo apt-get install {packages}`, then run again"),
            Self::Elsewhere => {
                bail!("{lack}: install what Debian calls {packages} with your system's packages, then run again")
            }
        };
        bringing(wanted.what, wanted.why, wanted.takes);
        let by_hand = || format!("{lack}; by hand: `apt-get update`, `apt-get install {packages}`");
        run(quiet(apt_get(), &["update"])).with_context(by_hand)?;
        let arguments = [&["install", "--yes", "--no-install-recommends"], wanted.packages].concat();
        run(quiet(apt_get(), &arguments)).with_context(by_hand)?;
        match wanted.starts {
            Some(service) if Path::new(SYSTEMD).is_dir() => self.stop(service),
            _ => Ok(()),
        }
    }

    /// Stops a service that was installed just now, for good.
    fn stop(self, service: &str) -> anyhow::Result<()> {
        let mut systemctl = if self == Self::WithSudo { sudo("systemctl") } else { Command::new("systemctl") };
        systemctl.args(["disable", "--now", service]);
        run(systemctl).with_context(|| format!("could not stop {service}, which was installed for tests alone"))
    }
}

fn sudo(program: &str) -> Command {
    let mut command = Command::new("sudo");
    command.args(["--non-interactive", program]);
    command
}

/// apt-get as it is called where nobody can answer: no question, no terminal of its own.
fn quiet(mut apt_get: Command, arguments: &[&str]) -> Command {
    apt_get.args(["--quiet", "--option", "Dpkg::Use-Pty=0"]).args(arguments);
    apt_get.env("DEBIAN_FRONTEND", "noninteractive");
    apt_get
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::process::shown;

    fn refusal(packages: Packages) -> String {
        let wanted =
            Wanted { what: "a browser", packages: &["chromium", "chromium-driver"], why: "", takes: "", starts: None };
        packages.install(&wanted, "chromedriver is missing").unwrap_err().to_string()
    }

    #[test]
    fn on_another_system_the_missing_piece_is_named() {
        assert_eq!(
            refusal(Packages::Elsewhere),
            "chromedriver is missing: install what Debian calls chromium chromium-driver with your system's \
             packages, then run again"
        );
    }

    #[test]
    fn without_the_right_to_install_the_command_is_named() {
        assert_eq!(
            refusal(Packages::NotAllowed),
            "chromedriver is missing: type `sudo apt-get install chromium chromium-driver`, then run again"
        );
    }

    #[test]
    fn apt_get_is_called_so_that_it_asks_nothing() {
        let command = quiet(Command::new("apt-get"), &["install", "--yes", "chromium"]);
        assert_eq!(shown(&command), "apt-get --quiet --option Dpkg::Use-Pty=0 install --yes chromium");
    }
}
