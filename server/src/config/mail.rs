//! `[mail]`

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::oidc::Secret;

/// The server that takes our mail.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// Its name; while it is empty, mail waits.
    pub server: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub protection: Protection,
    /// Our name there; empty when it asks for none.
    pub user: String,
    /// Our password there.
    pub password: Option<Secret>,
    /// A file that holds our password there.
    pub password_file: Option<PathBuf>,
    /// The sender, such as `Collégiale <ne-pas-repondre@collegiale.example>`.
    pub from: String,
    /// Longest wait for an answer, in seconds.
    pub seconds_max: u64,
}

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Protection {
    /// TLS after STARTTLS; without it nothing is sent.
    #[default]
    Starttls,
    /// TLS from the first byte (port 465).
    Tls,
    /// None: for a mail server on this machine.
    None,
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            server: String::new(),
            port: 587,
            protection: Protection::Starttls,
            user: String::new(),
            password: None,
            password_file: None,
            from: "Collégiale <ne-pas-repondre@localhost.localdomain>".to_owned(),
            seconds_max: 30,
        }
    }
}
