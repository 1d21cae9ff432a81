//! `[database]`

use serde::{Deserialize, Serialize};
use url::Url;

/// Where the data is.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// `sqlite://path/to/file.db`, made when it is missing, or `postgres://user:password@host/name`.
    pub url: String,
    /// Connections at once.
    pub connections_max: u32,
}

impl Default for Database {
    fn default() -> Self {
        Self {
            url: "sqlite://data/collegiale.db".to_owned(),
            connections_max: 16,
        }
    }
}

impl Database {
    /// The address for connecting: a missing SQLite file is made.
    pub fn address(&self) -> String {
        if self.url.starts_with("sqlite:") && !self.url.contains('?') {
            format!("{}?mode=rwc", self.url)
        } else {
            self.url.clone()
        }
    }

    /// The address for showing.
    pub fn without_password(&self) -> String {
        match Url::parse(&self.url) {
            Ok(mut url) if url.password().is_some() => {
                // Only an address without a host has no place for a password.
                let _always = url.set_password(Some("…"));
                url.to_string()
            }
            _ => self.url.clone(),
        }
    }
}
