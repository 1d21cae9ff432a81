//! `[register]`

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Database;

/// Where the keys of the sealed registers are, and the last checkpoint that each has published.
///
/// It must not be restored together with the database: comparing both is how a database that went back in
/// time is found. Another disk is best. Several servers of one site share it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Register {
    /// The folder; while it is empty, one beside the SQLite file, or `data/register-<name>` for PostgreSQL.
    pub folder: PathBuf,
}

impl Register {
    /// The folder for this database.
    pub fn folder(&self, database: &Database) -> PathBuf {
        if !self.folder.as_os_str().is_empty() {
            return self.folder.clone();
        }
        let url = database.url.split('?').next().unwrap_or_default();
        if let Some(file) = url.strip_prefix("sqlite:") {
            return PathBuf::from(format!("{}.register", file.trim_start_matches("//")));
        }
        let name = url.rsplit('/').next().unwrap_or_default();
        PathBuf::from(format!("data/register-{name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_database_has_its_own_folder() {
        let at = |url: &str| {
            let database = Database {
                url: url.to_owned(),
                ..Database::default()
            };
            Register::default().folder(&database)
        };
        assert_eq!(
            at("sqlite:///var/lib/c.db?mode=rwc"),
            PathBuf::from("/var/lib/c.db.register")
        );
        assert_eq!(
            at("postgres://u:p@host/cpts?sslmode=require"),
            PathBuf::from("data/register-cpts")
        );
    }
}
