//! The database: SQLite by default, PostgreSQL for more than one server.
//!
//! On SQLite all writes go through a pool of one connection with immediate transactions, so that
//! no two writers ever meet and « database is locked » cannot happen inside one server; reads use
//! their own connections beside it (WAL). On PostgreSQL one pool serves both, and transactions are
//! `SERIALIZABLE`.

use std::time::Duration;

use migration::MigratorTrait;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

/// Longest wait for a connection, in seconds: then the person sees a page that says so.
const ACQUIRE_SECONDS: u64 = 5;

/// Connections to the database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Db {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
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
            return Ok(Self { reader, writer });
        }
        let pool = Database::connect(options(url, max_connections)).await?;
        Ok(Self {
            reader: pool.clone(),
            writer: pool,
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

    /// Begins a write transaction.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
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
        self.writer.begin_with_options(options).await
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
