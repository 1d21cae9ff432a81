//! The browser's part: WebAssembly, style sheet and public files, named by their content.
//!
//! What the server gets is a folder:
//! `manifest.json` (logical name → address), `pkg/` (names with a hash, never change, each with its
//! `.br` and `.gz`) and `public/` (the names browsers ask for by themselves, such as `favicon.ico`).

mod pack;
mod style;
mod wasm;

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::place::Place;
use crate::sh;

/// How much work goes into the browser's files.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Flavour {
    /// Small files, compressed as far as they go: what people get and what e2e tests.
    Full,
    /// Built in seconds, for `cargo xtask dev`.
    Quick,
}

impl Flavour {
    fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Quick => "quick",
        }
    }
}

/// Scripts that are files of their own: workers, and what several pages share.
const SCRIPTS: [(&str, &str); 5] = [
    ("verify-worker.js", "app/src/election/verify_worker.js"),
    ("replay-worker.js", "app/src/decision/verify/worker.js"),
    ("device.js", "app/src/signing/device.js"),
    ("trustee.js", "app/src/trustee/keep.js"),
    ("vote.js", "app/src/election/booth/vote.js"),
];

/// Builds what changed and gives the folder.
pub fn build(place: &Place, flavour: Flavour) -> Result<PathBuf> {
    let site = place.site(flavour.name());
    let parts = [
        (wasm::ISLANDS, site.join("wasm")),
        (wasm::SIMULATOR, site.join("wasm-simulator")),
        (wasm::VERIFY, site.join("wasm-verify")),
        (wasm::WATCH, site.join("wasm-watch")),
        (wasm::REPLAY, site.join("wasm-replay")),
        (wasm::SOFTKEY, site.join("wasm-softkey")),
        (wasm::CEREMONY, site.join("wasm-ceremony")),
        (wasm::BOOTH, site.join("wasm-booth")),
    ];

    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let public = place.root.join("app/public");
    for path in pack::walk(&public)? {
        let name = path.strip_prefix(&public)?.to_string_lossy().into_owned();
        files.insert(
            name,
            std::fs::read(&path).with_context(|| path.display().to_string())?,
        );
    }
    let mut packer = pack::Packer::new(&site, flavour);
    for (name, bytes) in &files {
        packer.hashed(name, bytes)?;
        packer.plain(name, bytes)?;
    }
    let css = style::compile(&place.root.join("style/main.scss"))?;
    packer.hashed("collegiale.css", &packer.with_addresses(&css))?;
    for (part, folder) in parts {
        let made = wasm::build(place, flavour, &part, &folder)?;
        packer.hashed(&format!("{}.js", part.name), &made.script)?;
        packer.hashed(&format!("{}.wasm", part.name), &made.wasm)?;
        for (name, bytes) in &made.snippets {
            packer.kept(name, bytes)?;
        }
    }
    for (name, path) in SCRIPTS {
        let path = place.root.join(path);
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        packer.hashed(name, &bytes)?;
    }
    let sizes = packer.finish()?;
    if let Some(sizes) = sizes {
        println!("  {sizes}");
    }
    Ok(site)
}

/// Makes the booth alone, as small as everything that is sent; gives its script, its WebAssembly, and how
/// many bytes of the latter a browser would fetch.
pub fn booth(place: &Place) -> Result<(Vec<u8>, Vec<u8>, usize)> {
    let folder = place.site("booth");
    let made = wasm::build(place, Flavour::Full, &wasm::BOOTH, &folder)?;
    let sent = pack::brotli(&made.wasm)?.len();
    Ok((made.script, made.wasm, sent))
}

/// Adds the WebAssembly target where it is missing.
pub fn ensure_target(place: &Place) -> Result<()> {
    let sysroot = sh::read(sh::command("rustc", &place.root).args(["--print", "sysroot"]))?;
    let library = PathBuf::from(sysroot.trim()).join("lib/rustlib/wasm32-unknown-unknown/lib");
    if library.is_dir() {
        return Ok(());
    }
    anyhow::ensure!(
        sh::has("rustup"),
        "the target wasm32-unknown-unknown is missing and there is no rustup to add it: \
         install it from https://rustup.rs or with the packages of your distribution \
         (Debian: libstd-rust-dev-wasm32)"
    );
    sh::step("Adding the target wasm32-unknown-unknown", || {
        sh::run(sh::command("rustup", &place.root).args([
            "target",
            "add",
            "wasm32-unknown-unknown",
        ]))
    })
}
