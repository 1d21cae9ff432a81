//! Crates for the browser: Cargo, then wasm-bindgen as a library, at the version of `Cargo.lock`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{Flavour, pack};
use crate::place::Place;
use crate::sh;

/// A crate that becomes a module of its own, so that only the pages that need it load it.
pub struct Part {
    package: &'static str,
    feature: &'static str,
    /// What its files are called.
    pub name: &'static str,
}

/// The islands of most pages.
pub const ISLANDS: Part = Part {
    package: "islands",
    feature: "",
    name: "collegiale",
};

/// The simulator of votes.
pub const SIMULATOR: Part = Part {
    package: "simulator",
    feature: "",
    name: "simulator",
};

/// The auditor's page.
pub const VERIFY: Part = Part {
    package: "verify",
    feature: "page",
    name: "verify",
};

/// What compares checkpoints of registers.
pub const WATCH: Part = Part {
    package: "watch",
    feature: "page",
    name: "watch",
};

/// The page that verifies a decision.
pub const REPLAY: Part = Part {
    package: "replay",
    feature: "page",
    name: "replay",
};

/// The key of a device, for browsers that make none themselves.
pub const SOFTKEY: Part = Part {
    package: "softkey",
    feature: "page",
    name: "softkey",
};

/// What a trustee computes.
pub const CEREMONY: Part = Part {
    package: "ceremony",
    feature: "page",
    name: "ceremony",
};

/// The booth: credentials and ballots.
pub const BOOTH: Part = Part {
    package: "booth",
    feature: "page",
    name: "booth",
};

/// What wasm-bindgen makes of the compiled library.
pub struct Made {
    pub script: Vec<u8>,
    pub wasm: Vec<u8>,
    /// JavaScript that crates bring along, by its path below `pkg/`.
    pub snippets: BTreeMap<String, Vec<u8>>,
}

/// Compiles the crate and binds it; the second is skipped when the first changed nothing.
pub fn build(place: &Place, flavour: Flavour, part: &Part, folder: &Path) -> Result<Made> {
    let profile = match flavour {
        Flavour::Full => "wasm-release",
        Flavour::Quick => "dev",
    };
    sh::run(
        sh::cargo(&place.root)
            .args(["build", "--package", part.package, "--lib"])
            .args(["--target", "wasm32-unknown-unknown"])
            .args(["--no-default-features", "--features", part.feature])
            .args(["--profile", profile]),
    )?;
    let output = if profile == "dev" { "debug" } else { profile };
    let input = place
        .target
        .join("wasm32-unknown-unknown")
        .join(output)
        .join(part.package)
        .with_extension("wasm");
    let bytes = std::fs::read(&input).with_context(|| input.display().to_string())?;

    let stamp = folder.join("bound");
    let print = pack::hash(&bytes);
    if std::fs::read_to_string(&stamp).ok().as_deref() != Some(&print) {
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        Bindgen::new()
            .input_bytes(part.name, bytes)
            .web(true)?
            .typescript(false)
            .keep_debug(flavour == Flavour::Quick)
            .remove_name_section(flavour == Flavour::Full)
            .remove_producers_section(true)
            .generate(folder)
            .context("wasm-bindgen")?;
        std::fs::write(&stamp, &print)?;
    }
    let mut snippets = BTreeMap::new();
    for path in pack::walk(&folder.join("snippets"))? {
        let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
        snippets.insert(name, std::fs::read(path)?);
    }
    Ok(Made {
        script: std::fs::read(folder.join(format!("{}.js", part.name)))?,
        wasm: std::fs::read(folder.join(format!("{}_bg.wasm", part.name)))?,
        snippets,
    })
}

#[cfg(test)]
mod tests {
    /// A wasm file can be bound only by the very version it was compiled against.
    #[test]
    fn the_binder_has_the_version_of_the_lock_file() {
        let lock = include_str!("../../../Cargo.lock");
        let version = |name: &str| {
            lock.split("[[package]]")
                .find(|package| package.contains(&format!("name = \"{name}\"\n")))
                .and_then(|package| package.lines().find(|line| line.starts_with("version")))
                .map(str::to_owned)
        };
        assert!(version("wasm-bindgen").is_some());
        assert_eq!(version("wasm-bindgen"), version("wasm-bindgen-cli-support"));
    }
}
