//! What the operator decides: a TOML file, and the environment over it.
//!
//! Every value has a default that `collegiale check-config` prints. `COLLEGIALE_HTTP__LISTEN` in the
//! environment stands for `listen` in the table `[http]`. A key that nobody knows is refused: a
//! spelling mistake in a limit must not go unseen.

mod database;
mod http;
mod log;
mod mail;
mod operator;
mod register;
mod session;

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::oidc::Settings;

pub use self::database::Database;
pub use self::http::Http;
pub use self::log::{Format, Log};
pub use self::mail::{Mail, Protection};
pub use self::operator::Operator;
pub use self::register::Register;
pub use self::session::Session;

/// Before the section and the key of an environment variable.
const PREFIX: &str = "COLLEGIALE_";

/// All sections.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Addresses, limits, files.
    pub http: Http,
    /// Where the data is.
    pub database: Database,
    /// What is kept outside the database.
    pub register: Register,
    /// What is written about what happens.
    pub log: Log,
    /// Who runs the server.
    pub operator: Operator,
    /// How long people stay signed in.
    pub session: Session,
    /// The server that takes our mail.
    pub mail: Mail,
    /// Identity providers: one `[[oidc]]` each.
    pub oidc: Vec<Settings>,
}

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{path}: {error}")]
    File {
        /// The file.
        path: String,
        /// Why.
        error: std::io::Error,
    },
    /// A key is unknown, or its value is not what it must be.
    #[error("{0}")]
    Value(#[from] toml::de::Error),
    /// The values do not go together.
    #[error("{0}")]
    Sense(String),
}

impl Config {
    /// Reads the file, if one is named, and the environment.
    ///
    /// # Errors
    /// [`ConfigError`], worded for the operator.
    pub fn load(
        path: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let text = match path {
            Some(path) => std::fs::read_to_string(path).map_err(|error| ConfigError::File {
                path: path.display().to_string(),
                error,
            })?,
            None => String::new(),
        };
        let mut table: toml::Table = toml::from_str(&text)?;
        for (name, value) in environment {
            if let Some((section, key)) = name
                .strip_prefix(PREFIX)
                .and_then(|rest| rest.split_once("__"))
            {
                put(
                    &mut table,
                    &section.to_lowercase(),
                    &key.to_lowercase(),
                    &value,
                )?;
            }
        }
        let config: Self = toml::Value::Table(table).try_into()?;
        config.http.check()?;
        Ok(config)
    }

    /// The values as TOML, without passwords.
    pub fn shown(&self) -> String {
        let mut shown = self.clone();
        shown.database.url = self.database.without_password();
        toml::to_string_pretty(&shown).unwrap_or_default()
    }
}

/// Sets one key. A text that reads as a number, a boolean or a list is one.
fn put(table: &mut toml::Table, section: &str, key: &str, value: &str) -> Result<(), ConfigError> {
    let entry = table
        .entry(section)
        .or_insert_with(|| toml::Value::Table(toml::Table::new()));
    let toml::Value::Table(entry) = entry else {
        return Err(ConfigError::Sense(format!("{section} is not a table")));
    };
    let parsed = toml::from_str::<toml::Table>(&format!("value = {value}"))
        .ok()
        .and_then(|mut table| table.remove("value"))
        .filter(|value| !value.is_datetime() && !value.is_table())
        .unwrap_or_else(|| toml::Value::String(value.to_owned()));
    entry.insert(key.to_owned(), parsed);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(environment: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::load(
            None,
            environment
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        )
    }

    #[test]
    fn the_defaults_are_a_configuration() {
        let config = from(&[]).unwrap();
        let again: Config = toml::from_str(&config.shown()).unwrap();
        assert_eq!(again.shown(), config.shown());
    }

    #[test]
    fn the_environment_stands_over_the_file() {
        let config = from(&[
            ("COLLEGIALE_HTTP__LISTEN", "127.0.0.1:4000"),
            ("COLLEGIALE_HTTP__SECONDS_MAX", "7"),
            ("PATH", "/bin"),
        ])
        .unwrap();
        assert_eq!(config.http.listen, "127.0.0.1:4000");
        assert_eq!(config.http.seconds_max, 7);
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let error = from(&[("COLLEGIALE_HTTP__LISTTEN", "127.0.0.1:4000")]).unwrap_err();
        assert!(error.to_string().contains("listten"), "{error}");
        assert!(from(&[("COLLEGIALE_HTPP__LISTEN", "x")]).is_err());
    }

    #[test]
    fn passwords_are_not_shown() {
        let config = from(&[(
            "COLLEGIALE_DATABASE__URL",
            "postgres://collegiale:secret@db.example/collegiale",
        )])
        .unwrap();
        assert!(!config.shown().contains("secret"));
        assert!(config.shown().contains("db.example"));
    }

    #[test]
    fn plain_http_is_for_this_machine_only() {
        assert!(from(&[("COLLEGIALE_HTTP__PUBLIC_URL", "http://cpts.example")]).is_err());
        assert!(from(&[("COLLEGIALE_HTTP__PUBLIC_URL", "https://cpts.example/")]).is_err());
        assert!(from(&[("COLLEGIALE_HTTP__PUBLIC_URL", "https://cpts.example")]).is_ok());
    }
}
