//! The browser's files and the server's binary.

use std::path::PathBuf;

use anyhow::Result;

use crate::place::Place;
use crate::sh;
use crate::site::{self, Flavour};

/// Options of `cargo xtask build`.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct Options {
    /// Optimise the server: slower to build, several times faster to answer.
    #[arg(long)]
    pub release: bool,
}

/// What was built.
#[derive(Clone, Debug)]
pub struct Built {
    pub server: PathBuf,
    pub site: PathBuf,
}

/// Builds what changed; says where it is.
pub fn build(place: &Place, options: Options) -> Result<Built> {
    let built = parts(place, options.release, Flavour::Full)?;
    println!("  server: {}", built.server.display());
    println!("  site:   {}", built.site.display());
    Ok(built)
}

/// The two parts.
pub fn parts(place: &Place, release: bool, flavour: Flavour) -> Result<Built> {
    site::ensure_target(place)?;
    let site = sh::step("Building the browser's part", || {
        site::build(place, flavour)
    })?;
    let server = server(place, release)?;
    Ok(Built { server, site })
}

/// A program of `service/load`, optimised. With the workspace, as the server is: alone it would ask other features of what
/// they share, and that would be compiled anew.
pub fn load(place: &Place, name: &str) -> Result<PathBuf> {
    sh::run(sh::cargo(&place.root).args(["build", "--release", "--workspace", "--bin", name]))?;
    Ok(place.target.join("release").join(name))
}

/// An example of a crate that needs little, optimised.
pub fn example(place: &Place, package: &str, name: &str) -> Result<PathBuf> {
    sh::run(sh::cargo(&place.root).args([
        "build",
        "--release",
        "--package",
        package,
        "--example",
        name,
    ]))?;
    Ok(place.target.join("release/examples").join(name))
}

/// The server alone.
pub fn server(place: &Place, release: bool) -> Result<PathBuf> {
    let profile = if release { "release" } else { "dev" };
    sh::step(&format!("Building the server ({profile})"), || {
        sh::run(
            sh::cargo(&place.root)
                .args(["build", "--workspace", "--bin", "collegiale"])
                .args(["--profile", profile]),
        )
    })?;
    Ok(place.server(profile))
}
