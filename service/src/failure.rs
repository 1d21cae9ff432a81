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
    /// Anything else, said for the log.
    #[error("{0}")]
    Other(String),
}

impl Fault {
    /// The transaction lost a race and may be run again (PostgreSQL: serialization failure 40001,
    /// deadlock 40P01; SQLite: busy).
    pub fn is_race(&self) -> bool {
        matches!(
            self.code().as_deref(),
            Some("40001" | "40P01" | "5" | "517" | "261")
        )
    }

    /// The database cannot be used now; asking again later may help.
    pub fn is_unavailable(&self) -> bool {
        matches!(
            self,
            Self::Database(DbErr::Conn(_) | DbErr::ConnectionAcquire(_))
        ) || matches!(
            self.code().as_deref(),
            // PostgreSQL: shutting down, starting up, cannot connect now; SQLite: read-only,
            // I/O error, full.
            Some("57P01" | "57P02" | "57P03" | "8" | "10" | "13")
        ) || matches!(
            self,
            Self::Database(DbErr::Query(RuntimeErr::SqlxError(e)) | DbErr::Exec(RuntimeErr::SqlxError(e)))
                if matches!(e.as_ref(), sea_orm::SqlxError::Io(_) | sea_orm::SqlxError::PoolTimedOut | sea_orm::SqlxError::PoolClosed)
        ) || self.is_race()
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
