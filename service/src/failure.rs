//! How an action fails: four ways, the same for all, of which the page makes a status and a
//! sentence.

use domain::permission;
use sea_orm::{DbErr, RuntimeErr};

/// What an action returns. `R` is the action's own list of refusals.
pub type Outcome<T, R> = Result<T, Failure<R>>;

/// Why an action did nothing.
#[derive(Debug, thiserror::Error)]
pub enum Failure<R> {
    /// No such thing, or not one that this person may know of (404).
    #[error("not found")]
    NotFound,
    /// The person's standing does not allow it (403).
    #[error("forbidden: {0}")]
    Forbidden(permission::Refused),
    /// A rule of the action says no (422 or 409).
    #[error("refused")]
    Refused(R),
    /// Something broke (500 or 503).
    #[error(transparent)]
    Fault(Fault),
}

/// Something broke that no member can mend.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database did not answer or refused.
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// A row cannot be read.
    #[error(transparent)]
    Inconsistent(#[from] entity::Inconsistent),
    /// A write transaction tried to commit without an entry in the journal.
    #[error("an action wrote without recording it in the journal")]
    NotRecorded,
    /// Nothing is written in the name of this CPTS: its register is not the one that was shown.
    #[error("the register of a CPTS is stopped")]
    Stopped,
    /// Anything else, said for the log.
    #[error("{0}")]
    Other(String),
}

/// What another crate says went wrong, for the log.
pub(crate) fn other(error: impl std::fmt::Display) -> Fault {
    Fault::Other(error.to_string())
}

impl Fault {
    /// The transaction lost a race and may be run again (PostgreSQL: serialization failure 40001,
    /// deadlock 40P01; SQLite: busy).
    pub fn is_race(&self) -> bool {
        self.sqlite_code() == Some(5) || matches!(self.code().as_deref(), Some("40001" | "40P01"))
    }

    /// The transaction met a row that another one has just committed and that it could not see:
    /// run again, it will see it and answer with its own words. On PostgreSQL a constraint is
    /// checked against all committed rows, also those younger than the transaction's snapshot, and
    /// speaks before the serialization failure does (unique 23505, foreign key 23503). One that
    /// comes back when nobody else writes is a fault of ours.
    pub fn is_collision(&self) -> bool {
        matches!(self.code().as_deref(), Some("23505" | "23503"))
    }

    /// The database cannot be used now; asking again later may help.
    pub fn is_unavailable(&self) -> bool {
        let cut = matches!(
            self,
            Self::Database(DbErr::Query(RuntimeErr::SqlxError(e)) | DbErr::Exec(RuntimeErr::SqlxError(e)))
                if matches!(e.as_ref(), sea_orm::SqlxError::Io(_) | sea_orm::SqlxError::PoolTimedOut | sea_orm::SqlxError::PoolClosed)
        );
        let unconnected = matches!(
            self,
            Self::Database(DbErr::Conn(_) | DbErr::ConnectionAcquire(_))
        );
        // Read-only, I/O error, full, cannot open.
        let file = matches!(self.sqlite_code(), Some(8 | 10 | 13 | 14));
        // Shutting down, crashed, starting up, too many connections, disk full.
        let server = matches!(
            self.code().as_deref(),
            Some("57P01" | "57P02" | "57P03" | "53300" | "53100")
        );
        cut || unconnected || file || server || self.is_race()
    }

    /// SQLite's result code without its details: 266 (an I/O error while reading) is 10. Those of
    /// PostgreSQL have five characters.
    fn sqlite_code(&self) -> Option<u32> {
        let code = self.code().filter(|code| code.len() < 5)?;
        code.parse::<u32>().ok().map(|code| code & 0xff)
    }

    fn code(&self) -> Option<String> {
        let Self::Database(
            DbErr::Query(RuntimeErr::SqlxError(e))
            | DbErr::Exec(RuntimeErr::SqlxError(e))
            | DbErr::Conn(RuntimeErr::SqlxError(e)),
        ) = self
        else {
            return None;
        };
        e.as_database_error()?
            .code()
            .map(std::borrow::Cow::into_owned)
    }
}

/// Fails with the action's own refusal.
///
/// # Errors
/// Always: it is a shorthand for `Err(Failure::Refused(…))`.
pub const fn refuse<T, R>(refusal: R) -> Outcome<T, R> {
    Err(Failure::Refused(refusal))
}

impl<R> From<Fault> for Failure<R> {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl<R> From<DbErr> for Failure<R> {
    fn from(error: DbErr) -> Self {
        Self::Fault(Fault::Database(error))
    }
}

impl<R> From<entity::Inconsistent> for Failure<R> {
    fn from(error: entity::Inconsistent) -> Self {
        Self::Fault(Fault::Inconsistent(error))
    }
}

impl<R> From<permission::Refused> for Failure<R> {
    fn from(refused: permission::Refused) -> Self {
        Self::Forbidden(refused)
    }
}

impl<R> Failure<R> {
    /// The same failure, with the refusal said in another action's words.
    pub fn map<S>(self, f: impl FnOnce(R) -> S) -> Failure<S> {
        match self {
            Self::NotFound => Failure::NotFound,
            Self::Forbidden(refused) => Failure::Forbidden(refused),
            Self::Refused(refusal) => Failure::Refused(f(refusal)),
            Self::Fault(fault) => Failure::Fault(fault),
        }
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::ConnectionTrait as _;

    use super::*;
    use crate::db::Db;

    /// A table with a row, on a file of its own.
    async fn database(name: &str) -> (Db, std::path::PathBuf) {
        let file = std::env::temp_dir().join(format!("collegiale_{name}_{}", std::process::id()));
        let db = Db::connect(&format!("sqlite://{}?mode=rwc", file.display()), 2)
            .await
            .unwrap();
        write(&db, "CREATE TABLE note (text TEXT)").await.unwrap();
        (db, file)
    }

    async fn write(db: &Db, sql: &str) -> Result<(), Fault> {
        let (tx, _lane) = db.begin(false).await?;
        tx.execute_unprepared(sql).await?;
        tx.commit().await?;
        Ok(())
    }

    const LARGE: &str = "INSERT INTO note VALUES (hex(zeroblob(100000)))";

    #[tokio::test]
    async fn a_full_disk_asks_to_come_back_and_is_forgotten_when_there_is_room() {
        let (db, file) = database("full").await;
        // Two pages are there; one more is what a disk has left.
        write(&db, "PRAGMA max_page_count = 3").await.unwrap();
        let fault = write(&db, LARGE).await.unwrap_err();
        assert_eq!(fault.sqlite_code(), Some(13), "{fault}");
        assert!(fault.is_unavailable());
        write(&db, "PRAGMA max_page_count = 100000").await.unwrap();
        write(&db, LARGE).await.unwrap();
        db.close().await.unwrap();
        std::fs::remove_file(file).unwrap();
    }

    #[tokio::test]
    async fn a_file_that_may_not_be_written_asks_to_come_back() {
        let (db, file) = database("readonly").await;
        let (tx, _lane) = db.begin(false).await.unwrap();
        tx.execute_unprepared("PRAGMA query_only = 1")
            .await
            .unwrap();
        let fault = Fault::from(tx.execute_unprepared(LARGE).await.unwrap_err());
        assert_eq!(fault.sqlite_code(), Some(8), "{fault}");
        assert!(fault.is_unavailable());
        drop(tx);
        db.close().await.unwrap();
        std::fs::remove_file(file).unwrap();
    }

    #[test]
    fn a_rule_of_the_schema_is_not_a_matter_of_waiting() {
        let fault = Fault::Database(DbErr::Custom("unique".to_owned()));
        assert!(!fault.is_unavailable());
        assert!(!fault.is_race());
    }
}
