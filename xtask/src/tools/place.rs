//! Where a tool was found.

use std::path::{Path, PathBuf};

/// The folder of a tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// On the PATH of the person who called.
    OnPath(PathBuf),
    /// Kept by this program, where nobody else looks.
    Kept(PathBuf),
}

impl Place {
    /// The folder on the PATH that holds `program`, if there is one.
    pub fn on_path(program: &str) -> Option<Self> {
        let path = which::which(program).ok()?;
        Some(Self::OnPath(path.parent()?.to_owned()))
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        match self {
            Self::OnPath(folder) | Self::Kept(folder) => folder,
        }
    }

    /// The folder to add to the PATH, where it is not on it already.
    pub fn addition(&self) -> Option<&Path> {
        match self {
            Self::OnPath(_) => None,
            Self::Kept(folder) => Some(folder),
        }
    }
}
