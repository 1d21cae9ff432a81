//! The browser's files, as `cargo xtask build` made them: read once, kept in memory, sent as they
//! were compressed.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::visit::Assets;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use domain::canonical::Digest;

/// The files that the pages of a voter load.
const PROGRAMS: [&str; 6] = [
    "booth.js",
    "booth.wasm",
    "device.js",
    "softkey.js",
    "softkey.wasm",
    "vote.js",
];

/// Files by the path they are asked for.
#[derive(Clone, Debug, Default)]
pub struct Files {
    by_path: HashMap<String, Arc<File>>,
    addresses: BTreeMap<String, String>,
}

#[derive(Debug)]
struct File {
    kind: &'static str,
    /// Its name holds a hash of its content.
    immutable: bool,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

/// The folder cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {error} (`cargo xtask build` makes this folder; http.site names it)")]
pub struct Unreadable {
    path: String,
    error: std::io::Error,
}

impl Files {
    /// Reads the folder.
    ///
    /// # Errors
    /// [`Unreadable`] when it is missing or is not what xtask makes.
    pub fn load(site: &Path) -> Result<Self, Unreadable> {
        let unreadable = |path: &Path| {
            let path = path.display().to_string();
            move |error| Unreadable { path, error }
        };
        let manifest = site.join("manifest.json");
        let text = std::fs::read(&manifest).map_err(unreadable(&manifest))?;
        let addresses: BTreeMap<String, String> = serde_json::from_slice(&text)
            .map_err(std::io::Error::other)
            .map_err(unreadable(&manifest))?;
        let mut by_path = HashMap::new();
        for (folder, root, immutable) in [("pkg", "/pkg/", true), ("public", "/", false)] {
            let folder = site.join(folder);
            for path in walk(&folder).map_err(unreadable(&folder))? {
                let name = path
                    .strip_prefix(&folder)
                    .unwrap_or(&path)
                    .to_string_lossy()
                    .replace('\\', "/");
                if immutable && matches!(extension(&name), "br" | "gz") {
                    continue;
                }
                let twin = |suffix: &str| {
                    std::fs::read(format!("{}.{suffix}", path.display()))
                        .ok()
                        .map(Bytes::from)
                };
                let file = File {
                    kind: kind(&name),
                    immutable,
                    plain: std::fs::read(&path).map_err(unreadable(&path))?.into(),
                    brotli: twin("br"),
                    gzip: twin("gz"),
                };
                by_path.insert(format!("{root}{name}"), Arc::new(file));
            }
        }
        Ok(Self { by_path, addresses })
    }

    /// SHA-256 of every program that a voter's browser gets, by its name: files, and what stands in the pages themselves.
    pub fn programs(&self) -> BTreeMap<String, String> {
        let files = PROGRAMS.iter().filter_map(|name| {
            let file = self.by_path.get(self.addresses.get(*name)?)?;
            Some(((*name).to_owned(), Digest::of(&file.plain).to_string()))
        });
        let inline = app::election::booth::SCRIPTS.iter();
        let inline = inline
            .map(|(name, code)| ((*name).to_owned(), Digest::of(code.as_bytes()).to_string()));
        files.chain(inline).collect()
    }

    /// The addresses that pages name.
    pub fn named(&self) -> Assets {
        let address = |name: &str| self.addresses.get(name).cloned().unwrap_or_default();
        Assets {
            style: address("collegiale.css"),
            script: address("collegiale.js"),
            wasm: address("collegiale.wasm"),
            simulator_script: address("simulator.js"),
            simulator_wasm: address("simulator.wasm"),
            verify_worker: address("verify-worker.js"),
            verify_script: address("verify.js"),
            verify_wasm: address("verify.wasm"),
            watch_script: address("watch.js"),
            watch_wasm: address("watch.wasm"),
            replay_script: address("replay.js"),
            replay_wasm: address("replay.wasm"),
            replay_worker: address("replay-worker.js"),
            device_script: address("device.js"),
            softkey_script: address("softkey.js"),
            softkey_wasm: address("softkey.wasm"),
            booth_script: address("booth.js"),
            booth_wasm: address("booth.wasm"),
            trustee_script: address("trustee.js"),
            ceremony_script: address("ceremony.js"),
            ceremony_wasm: address("ceremony.wasm"),
            vote_script: address("vote.js"),
            font: self
                .addresses
                .iter()
                .find(|(name, _)| extension(name) == "woff2")
                .map(|(_, address)| address.clone())
                .unwrap_or_default(),
        }
    }
}

/// What no page answers: one of the files, or 404.
pub async fn serve(State(files): State<Arc<Files>>, request: Request) -> Response {
    let Some(file) = files.by_path.get(request.uri().path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    file.answer(request.headers())
}

impl File {
    fn answer(&self, asked: &HeaderMap) -> Response {
        let (bytes, encoding) = if let Some(small) = &self.brotli
            && super::layer::accepts(asked, "br")
        {
            (small, Some("br"))
        } else if let Some(small) = &self.gzip
            && super::layer::accepts(asked, "gzip")
        {
            (small, Some("gzip"))
        } else {
            (&self.plain, None)
        };
        let mut response = Response::new(Body::from(bytes.clone()));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static(if self.immutable {
                "public, max-age=31536000, immutable"
            } else {
                "public, max-age=3600"
            }),
        );
        if self.brotli.is_some() || self.gzip.is_some() {
            headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        }
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }
}

fn walk(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
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
    Ok(found)
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn kind(name: &str) -> &'static str {
    match extension(name) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
