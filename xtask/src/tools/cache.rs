//! The folder where tools are kept between calls and between clones of this project.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Context as _;

/// Names another folder for the tools.
const OVERRIDE: &str = "YTI_TOOLS";

/// The folder of one tool in one version, whether or not it exists yet: `NAME-VERSION`.
///
/// # Errors
/// When the environment names no home.
pub fn folder(name: &str, version: &str) -> anyhow::Result<PathBuf> {
    Ok(root(|variable| std::env::var_os(variable))?.join(format!("{name}-{version}")))
}

/// `$YTI_TOOLS`, else `$XDG_CACHE_HOME/yccall-task-info`, else `$HOME/.cache/yccall-task-info`. An empty variable is
/// none, and a relative `XDG_CACHE_HOME` neither, as the XDG base directory specification has it.
fn root(variable: impl Fn(&str) -> Option<OsString>) -> anyhow::Result<PathBuf> {
    let path = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(named) = path(OVERRIDE) {
        return std::path::absolute(named).with_context(|| format!("{OVERRIDE} names no folder"));
    }
    let caches = path("XDG_CACHE_HOME")
        .filter(|caches| caches.is_absolute())
        .or_else(|| path("HOME").map(|home| home.join(".cache")));
    let caches = caches.with_context(|| format!("no folder for the tools: set HOME, or {OVERRIDE}"))?;
    Ok(caches.join("yccall-task-info"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::path::Path;

    use super::*;

    fn root_with(environment: &[(&str, &str)]) -> anyhow::Result<PathBuf> {
        root(|name| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn home_holds_the_cache() {
        let root = root_with(&[("HOME", "/home/ann")]).unwrap();
        assert_eq!(root, Path::new("/home/ann/.cache/yccall-task-info"));
    }

    #[test]
    fn the_cache_folder_of_the_system_comes_first() {
        let root = root_with(&[("HOME", "/home/ann"), ("XDG_CACHE_HOME", "/var/cache/ann")]).unwrap();
        assert_eq!(root, Path::new("/var/cache/ann/yccall-task-info"));
        let root = root_with(&[("HOME", "/home/ann"), ("XDG_CACHE_HOME", "")]).unwrap();
        assert_eq!(root, Path::new("/home/ann/.cache/yccall-task-info"));
    }

    #[test]
    fn a_named_folder_is_taken_as_it_is() {
        let root = root_with(&[("HOME", "/home/ann"), ("YTI_TOOLS", "/opt/tools")]).unwrap();
        assert_eq!(root, Path::new("/opt/tools"));
    }

    #[test]
    fn no_home_is_an_error_that_says_what_to_set() {
        assert_eq!(root_with(&[]).unwrap_err().to_string(), "no folder for the tools: set HOME, or YTI_TOOLS");
    }
}
