//! `[http]`

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::ConfigError;

/// Addresses, limits, files.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Http {
    /// Address and port to listen on. Behind a reverse proxy, one that only the proxy reaches.
    pub listen: String,
    /// Origin that people type, such as `https://collegiale.example`, without a slash at the end.
    /// With https, cookies are marked secure and browsers are told to stay on https.
    pub public_url: String,
    /// Folder that `cargo xtask build` made for the browser.
    pub site: PathBuf,
    /// Whether a reverse proxy stands in front and sets `X-Forwarded-For`. Rate limits then count
    /// by the last address in it; otherwise the header is ignored.
    pub behind_proxy: bool,
    /// Longest time for an answer, in seconds.
    pub seconds_max: u64,
    /// Longest time for the head of a request to arrive, in seconds.
    pub head_seconds_max: u64,
    /// Connections at once; more wait. Each is a file: the limit of the system (`ulimit -n`, `LimitNOFILE`) is raised to
    /// this as far as it lets.
    pub connections_max: usize,
    /// Pages that are told at once what changes while they are open; the others ask from time to time. Each keeps one
    /// connection.
    pub live_max: usize,
    /// Largest form, in bytes.
    pub form_bytes_max: usize,
    /// Largest form with a file of an import, in bytes: a file has 16 MiB at most.
    pub import_bytes_max: usize,
}

impl Default for Http {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:3000".to_owned(),
            public_url: "http://127.0.0.1:3000".to_owned(),
            site: PathBuf::from("site"),
            behind_proxy: false,
            seconds_max: 30,
            head_seconds_max: 15,
            connections_max: 6_000,
            live_max: 4_000,
            form_bytes_max: 512 << 10,
            import_bytes_max: 17 << 20,
        }
    }
}

impl Http {
    /// Whether people come by https.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let url = Url::parse(&self.public_url)
            .map_err(|error| ConfigError::Sense(format!("http.public_url: {error}")))?;
        if url.origin().ascii_serialization() != self.public_url {
            return Err(ConfigError::Sense(format!(
                "http.public_url must be an origin alone: {}",
                url.origin().ascii_serialization()
            )));
        }
        let here = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        if url.scheme() != "https" && !here {
            return Err(ConfigError::Sense(
                "http.public_url must be https, except on this machine".to_owned(),
            ));
        }
        Ok(())
    }
}
