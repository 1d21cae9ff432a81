//! Names with a hash, their compressed twins, and the manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::Flavour;
use crate::sh;

/// Writes files into the site folder, and remembers them.
pub struct Packer<'a> {
    site: &'a Path,
    flavour: Flavour,
    addresses: BTreeMap<String, String>,
    written: BTreeSet<PathBuf>,
    sizes: Vec<(String, usize, usize)>,
    changed: bool,
}

impl<'a> Packer<'a> {
    /// A packer for this folder.
    pub fn new(site: &'a Path, flavour: Flavour) -> Self {
        Self {
            site,
            flavour,
            addresses: BTreeMap::new(),
            written: BTreeSet::new(),
            sizes: Vec::new(),
            changed: false,
        }
    }

    /// `font/face.woff2` → `/pkg/font/face.3f9a….woff2`, which may be cached for ever.
    pub fn hashed(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let print: String = hash(bytes).chars().take(16).collect();
        let hashed = format!("{stem}.{print}.{extension}");
        self.addresses
            .insert(name.to_owned(), format!("/pkg/{hashed}"));
        self.store(&self.site.join("pkg").join(hashed), name, bytes)
    }

    /// A file whose name already holds a hash.
    pub fn kept(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.store(&self.site.join("pkg").join(name), name, bytes)
    }

    /// A file under its own name at the root, for what browsers and robots ask for by themselves.
    pub fn plain(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.site.join("public").join(name);
        self.changed |= sh::write_if_new(&path, bytes)?;
        self.written.insert(path);
        Ok(())
    }

    /// The style sheet with `url(/font/…)` replaced by the hashed address.
    pub fn with_addresses(&self, css: &str) -> Vec<u8> {
        let mut css = css.to_owned();
        for (name, address) in &self.addresses {
            for quote in ["", "\"", "'"] {
                css = css.replace(
                    &format!("url({quote}/{name}{quote})"),
                    &format!("url({address})"),
                );
            }
        }
        css.into_bytes()
    }

    /// Writes the manifest and removes what earlier builds left. Gives the sizes when they changed.
    pub fn finish(mut self) -> Result<Option<String>> {
        let manifest = self.site.join("manifest.json");
        let mut text = serde_json::to_string_pretty(&self.addresses)?;
        text.push('\n');
        self.changed |= sh::write_if_new(&manifest, text.as_bytes())?;
        for folder in ["pkg", "public"] {
            for path in walk(&self.site.join(folder))? {
                if !self.written.contains(&path) {
                    std::fs::remove_file(&path)?;
                }
            }
        }
        let shown = self
            .sizes
            .iter()
            .filter(|(name, ..)| name.starts_with("collegiale."))
            .map(|(name, raw, small)| {
                format!("{name} {} kB ({} kB sent)", raw / 1000, small / 1000)
            })
            .collect::<Vec<_>>()
            .join(", ");
        Ok(self.changed.then_some(shown))
    }

    fn store(&mut self, path: &Path, name: &str, bytes: &[u8]) -> Result<()> {
        let fresh = sh::write_if_new(path, bytes)?;
        self.changed |= fresh;
        self.written.insert(path.to_owned());
        let mut small = bytes.len();
        if compressible(name) && self.flavour == Flavour::Full {
            for (suffix, compress) in [("br", brotli as fn(&[u8]) -> Result<Vec<u8>>), ("gz", gzip)]
            {
                let twin = path.with_file_name(format!(
                    "{}.{suffix}",
                    path.file_name().unwrap_or_default().to_string_lossy()
                ));
                if fresh || !twin.is_file() {
                    std::fs::write(&twin, compress(bytes)?)
                        .with_context(|| twin.display().to_string())?;
                }
                if suffix == "br" {
                    small = usize::try_from(twin.metadata()?.len())?;
                }
                self.written.insert(twin);
            }
        }
        self.sizes.push((name.to_owned(), bytes.len(), small));
        Ok(())
    }
}

/// The content's SHA-256 in hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// All files below a folder, sorted; none when it does not exist.
pub fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                found.extend(walk(&path)?);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Fonts and pictures are compressed already.
fn compressible(name: &str) -> bool {
    ["css", "js", "wasm", "svg", "json", "txt", "webmanifest"]
        .iter()
        .any(|extension| name.ends_with(&format!(".{extension}")))
}

/// As small as brotli makes it.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    brotli::CompressorWriter::new(&mut small, 1 << 16, 11, 22).write_all(bytes)?;
    Ok(small)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_points_at_the_hashed_font() {
        let folder = std::env::temp_dir().join(format!("collegiale-pack-{}", std::process::id()));
        let mut packer = Packer::new(&folder, Flavour::Full);
        packer.hashed("font/face.woff2", b"face").unwrap();
        let css = packer.with_addresses("a{src:url(\"/font/face.woff2\")}");
        let css = String::from_utf8(css).unwrap();
        assert!(css.contains("url(/pkg/font/face."), "{css}");
        packer.hashed("collegiale.css", css.as_bytes()).unwrap();
        packer.finish().unwrap();
        let pkg = walk(&folder.join("pkg")).unwrap();
        assert_eq!(
            pkg.len(),
            4,
            "a font, a style sheet and its two compressed twins"
        );

        // What is no longer made goes away.
        let again = Packer::new(&folder, Flavour::Full);
        again.finish().unwrap();
        assert!(walk(&folder.join("pkg")).unwrap().is_empty());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
