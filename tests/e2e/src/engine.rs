//! The engines of browsers, and everything in which driving one differs from driving another. No test may ask which it
//! runs in: what a person gets is the same in each.

use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::Capabilities;

use crate::session::{Scheme, Settings};

/// What a browser is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium's, by chromedriver.
    Chromium,
    /// Firefox's, by geckodriver.
    Firefox,
    /// WebKit's, in the small browser of WebKitGTK, by WebKitWebDriver.
    WebKit,
}

/// A Chromium that asks nobody for anything but the page.
const CHROMIUM_ARGUMENTS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

impl Engine {
    /// The one of a name, as `cargo xtask test --browser` has them.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Chromium, Self::Firefox, Self::WebKit].into_iter().find(|engine| engine.name() == name)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Whether it has Chromium's protocol for developers, by which a test makes a window as narrow as a telephone and counts
    /// nodes. What comes by it is told by no other engine, nor is what moves while a page is drawn.
    pub(crate) fn has_developer_tools(self) -> bool {
        self == Self::Chromium
    }

    /// Whether its driver prints, which WebKitWebDriver does not.
    pub(crate) fn can_print(self) -> bool {
        self != Self::WebKit
    }

    /// Whether what came is kept for the next visit. A WebKit that is driven is a private one, which keeps next to nothing.
    pub(crate) fn keeps_files(self) -> bool {
        self != Self::WebKit
    }

    /// Whether an answer that breaks off in its body is told from a whole one. WebKitGTK gives what has come.
    pub(crate) fn misses_what_broke_off(self) -> bool {
        self != Self::WebKit
    }

    /// Whether an element knows its width on a page that is zoomed by the style `zoom`. In WebKit it takes the screen's pixels
    /// for its own.
    pub(crate) fn knows_zoomed_widths(self) -> bool {
        self != Self::WebKit
    }

    /// Whether its browser has to have a screen to draw on.
    pub(crate) fn needs_screen(self) -> bool {
        self == Self::WebKit
    }

    /// What its driver is told about the system in environment variables.
    pub(crate) fn variables(self, settings: Settings<'_>) -> Vec<(&'static str, &'static str)> {
        match (self, settings.scheme) {
            (Self::Chromium | Self::Firefox, _) => Vec::new(),
            (Self::WebKit, Scheme::Light) => vec![("GTK_THEME", "Adwaita")],
            (Self::WebKit, Scheme::Dark) => vec![("GTK_THEME", "Adwaita:dark")],
        }
    }

    /// How its driver is asked for a browser that saves files in `downloads` and asks nobody where.
    pub(crate) fn capabilities(self, binary: &Path, downloads: &Path, settings: Settings<'_>) -> Capabilities {
        let dark = settings.scheme == Scheme::Dark;
        let asked = match self {
            Self::Chromium => {
                let scheme = dark.then_some("--force-dark-mode");
                let arguments: Vec<_> = CHROMIUM_ARGUMENTS.iter().chain(&scheme).chain(settings.arguments).collect();
                let preferences = json!({
                    "download.default_directory": downloads,
                    "download.prompt_for_download": false,
                    // More than one at a time.
                    "profile.default_content_setting_values.automatic_downloads": 1,
                });
                json!({ "goog:chromeOptions": { "binary": binary, "args": arguments, "prefs": preferences } })
            }
            Self::Firefox => {
                let arguments: Vec<_> = [&"-headless"].into_iter().chain(settings.arguments).collect();
                let preferences = json!({
                    // A company's HTTP proxy cannot reach this machine's loopback address.
                    "network.proxy.type": 0,
                    "layout.css.prefers-color-scheme.content-override": if dark { 0 } else { 1 },
                    // Into a folder that is named.
                    "browser.download.folderList": 2,
                    "browser.download.dir": downloads,
                    // The list of files would open and take the focus from the page.
                    "browser.download.alwaysOpenPanel": false,
                });
                json!({ "moz:firefoxOptions": { "binary": binary, "args": arguments, "prefs": preferences } })
            }
            Self::WebKit => {
                let arguments: Vec<_> = [&"--automation"].into_iter().chain(settings.arguments).collect();
                json!({ "webkitgtk:browserOptions": { "binary": binary, "args": arguments } })
            }
        };
        match asked {
            Value::Object(asked) => asked.into(),
            _ => Capabilities::new(),
        }
    }
}
