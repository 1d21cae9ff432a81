//! Where things are: the workspace, its build folder, its data.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders xtask works in.
#[derive(Clone, Debug)]
pub struct Place {
    /// The workspace: the folder of the root `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's build folder, the one xtask itself was built in.
    pub target: PathBuf,
}

impl Place {
    /// Finds the workspace from what Cargo says, and the build folder from where xtask lies.
    pub fn find() -> Result<Self> {
        let package = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| "xtask".to_owned());
        let root = Path::new(&package)
            .canonicalize()
            .context("start it as `cargo xtask …` inside the workspace")?
            .parent()
            .context("xtask lies in no workspace")?
            .to_owned();
        let exe = std::env::current_exe().context("where does xtask lie?")?;
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => exe
                .ancestors()
                .nth(2)
                .context("xtask lies in no build folder")?
                .to_owned(),
        };
        Ok(Self { root, target })
    }

    /// Where the browser's files are put together for the server.
    pub fn site(&self, flavour: &str) -> PathBuf {
        self.target.join("site").join(flavour)
    }

    /// The server's binary as Cargo built it for `profile`.
    pub fn server(&self, profile: &str) -> PathBuf {
        let folder = if profile == "dev" { "debug" } else { profile };
        self.target.join(folder).join("collegiale")
    }

    /// The auditor's program, as tests build it.
    pub fn verifier(&self) -> PathBuf {
        self.target.join("debug/verify")
    }

    /// Databases of `cargo xtask run`; ignored by git.
    pub fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    /// Playwright's tests.
    pub fn e2e(&self) -> PathBuf {
        self.root.join("e2e")
    }
}
