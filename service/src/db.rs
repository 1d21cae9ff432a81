//! The database: SQLite by default, PostgreSQL for more than one server.
//!
//! On SQLite all writes go through a pool of one connection with immediate transactions, so that
//! no two writers ever meet and « database is locked » cannot happen inside one server; reads use
//! their own connections beside it (WAL). On PostgreSQL one pool serves both, and transactions are
//! `SERIALIZABLE`.

use std::sync::Arc;
use std::time::Duration;

use migration::MigratorTrait;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    DbErr, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Longest wait for a connection, in seconds: then the person sees a page that says so.
const ACQUIRE_SECONDS: u64 = 5;

/// A connection that was in use so short a time ago is not asked whether it still answers: a page makes a dozen
/// queries, and would ask a dozen times.
const FRESH_SECONDS: u64 = 1;

/// Write transactions that one server runs at once on PostgreSQL. More would only lose more races:
/// on small tables `SERIALIZABLE` sees a conflict between nearly any two writers.
const LANES: u32 = 4;

/// Connections to the database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Db {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    lanes: Arc<Semaphore>,
}

impl Db {
    /// Connects to `sqlite://path?mode=rwc` or `postgres://…`.
    ///
    /// # Errors
    /// [`DbErr`] when the address is wrong or nothing answers.
    pub async fn connect(url: &str, max_connections: u32) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            let writer = Database::connect(options(url, 1)).await?;
            let reader = Database::connect(options(url, max_connections)).await?;
            return Ok(Self {
                reader,
                writer,
                lanes: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)),
            });
        }
        let pool = Database::connect(options(url, max_connections)).await?;
        Ok(Self {
            reader: pool.clone(),
            writer: pool,
            lanes: Arc::new(Semaphore::new(LANES as usize)),
        })
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// [`DbErr`] when a migration fails; what it began is rolled back.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        migration::Migrator::up(&self.writer, None).await
    }

    /// Throws everything away and makes an empty schema: for demonstrations alone.
    ///
    /// # Errors
    /// [`DbErr`] when the database refuses.
    pub async fn start_over(&self) -> Result<(), DbErr> {
        migration::Migrator::fresh(&self.writer).await
    }

    /// For reading outside a transaction.
    pub const fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Which of the two databases it is.
    pub fn is_postgres(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Postgres
    }

    /// Begins a write transaction, beside a few others of this server or, once it has lost races,
    /// alone, so that it wins the next one. The permit is held until the transaction has ended;
    /// waiting for it is first come, first served.
    pub(crate) async fn begin(
        &self,
        alone: bool,
    ) -> Result<(DatabaseTransaction, OwnedSemaphorePermit), DbErr> {
        let lanes = if alone && self.is_postgres() {
            LANES
        } else {
            1
        };
        let permit = self
            .lanes
            .clone()
            .acquire_many_owned(lanes)
            .await
            .map_err(|closed| DbErr::Custom(closed.to_string()))?;
        let options = if self.is_postgres() {
            TransactionOptions {
                isolation_level: Some(IsolationLevel::Serializable),
                ..Default::default()
            }
        } else {
            TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            }
        };
        Ok((self.writer.begin_with_options(options).await?, permit))
    }

    /// Begins the transaction of a sequencer. On PostgreSQL it sees one moment and takes no part in the
    /// judgement of `SERIALIZABLE`: it writes only what a comparison with the last size protects, and
    /// would else make every action that logs lose races.
    pub(crate) async fn begin_sequencing(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = if self.is_postgres() {
            TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                ..Default::default()
            }
        } else {
            TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            }
        };
        self.writer.begin_with_options(options).await
    }

    /// Waits until everything that was committed survives a power cut. PostgreSQL already did that at each
    /// commit; SQLite (WAL, `synchronous` normal) does it here.
    ///
    /// # Errors
    /// [`DbErr`] when the database refuses.
    pub(crate) async fn settle(&self) -> Result<(), DbErr> {
        if !self.is_postgres() {
            self.writer
                .execute_unprepared("PRAGMA wal_checkpoint(PASSIVE)")
                .await?;
        }
        Ok(())
    }

    /// Closes all connections, after what is under way.
    ///
    /// # Errors
    /// [`DbErr`] when closing fails.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reader.close().await?;
        self.writer.close().await
    }
}

fn options(url: &str, max_connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(max_connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(ACQUIRE_SECONDS))
        .connect_timeout(Duration::from_secs(ACQUIRE_SECONDS))
        .test_before_acquire_if_idle_for(Duration::from_secs(FRESH_SECONDS))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Normal)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(ACQUIRE_SECONDS))
        });
    options
}
