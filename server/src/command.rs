//! The subcommands, one file each.

mod check_config;
mod create_cpts;
mod demo;
mod import_contours;
mod log;
mod migrate;
mod run;
mod statutes;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use domain::account::Lifetime;
use service::ctx::Settings;
use service::db::Db;
use service::territory::Nation;
use service::{Ctx, Fault};

use crate::config::{Config, ConfigError};
use crate::layer::log as lines;

/// The platform on which health professionals govern their CPTS.
#[derive(Debug, Parser)]
#[command(name = "collegiale", version)]
pub struct Arguments {
    /// Configuration file (TOML). The environment stands over it: `COLLEGIALE_HTTP__LISTEN`.
    #[arg(long, global = true, env = "COLLEGIALE_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site, after bringing the database's schema up to date.
    Run,
    /// Serve the demonstration on this machine: three fictional CPTS, where one may be anybody.
    Demo(demo::Options),
    /// Bring the database's schema up to date, and end.
    Migrate,
    /// Import outlines of communes for the maps, from a GeoJSON file in WGS 84 whose features have the
    /// properties `code` and `nom`.
    ImportContours {
        /// The file.
        file: PathBuf,
    },
    /// Say what is wrong with the configuration, or print all its values.
    CheckConfig,
    /// Create a CPTS and invite its first president.
    CreateCpts(create_cpts::CreateCpts),
    /// Statutes as data: print those of a CPTS, check a document.
    #[command(subcommand)]
    Statutes(statutes::Command),
    /// The sealed registers: check one.
    #[command(subcommand)]
    Log(log::Command),
}

/// Why a subcommand ended badly, worded for the operator.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The configuration cannot be used.
    #[error("configuration: {0}")]
    Config(#[from] ConfigError),
    /// The database cannot be used.
    #[error("database {address}: {reason}")]
    Database {
        /// Where, without its password.
        address: String,
        /// Why.
        reason: String,
    },
    /// The browser's files cannot be used.
    #[error(transparent)]
    Site(#[from] crate::asset::Unreadable),
    /// Anything else.
    #[error("{0}")]
    Other(String),
    /// The system refused.
    #[error("{0}")]
    System(#[from] std::io::Error),
}

impl Arguments {
    /// Does what was asked.
    ///
    /// # Errors
    /// [`CommandError`].
    pub async fn run(self) -> Result<(), CommandError> {
        // Anyone can check a document, with nothing but the program.
        if let Command::Statutes(statutes::Command::Check(wanted)) = &self.command {
            return statutes::check(wanted);
        }
        let config = Config::load(self.config.as_deref(), std::env::vars())?;
        match self.command {
            Command::Run => run::run(config).await,
            Command::Demo(options) => demo::demo(config, options).await,
            Command::Migrate => migrate::migrate(&config).await,
            Command::ImportContours { file } => import_contours::run(&config, &file).await,
            Command::CreateCpts(wanted) => create_cpts::create_cpts(&config, wanted).await,
            Command::Statutes(statutes::Command::Export { slug, version }) => {
                statutes::export(&config, &slug, version).await
            }
            Command::Statutes(statutes::Command::Check(wanted)) => statutes::check(&wanted),
            Command::Log(log::Command::Check { slug }) => log::check(&config, &slug).await,
            Command::CheckConfig => {
                check_config::check_config(&config);
                Ok(())
            }
        }
    }
}

/// Begins the log, connects, brings the schema up to date, and loads the communes once.
async fn open(config: &Config, demonstration: bool) -> Result<Ctx, CommandError> {
    let ctx = connect(config, demonstration).await?;
    prepare(config, &ctx).await?;
    Ok(ctx)
}

/// Begins the log and connects.
async fn connect(config: &Config, demonstration: bool) -> Result<Ctx, CommandError> {
    lines::init(&config.log).map_err(CommandError::Other)?;
    make_folder(&config.database.url)?;
    let db = Db::connect(&config.database.address(), config.database.connections_max)
        .await
        .map_err(|error| database(config, &error))?;
    Ok(Ctx::new(
        db,
        Settings {
            public_url: config.http.public_url.clone(),
            demonstration,
            operator: operator(&config.operator),
            session: Lifetime::from(config.session),
        },
    ))
}

/// Brings the schema up to date, and loads the communes once.
async fn prepare(config: &Config, ctx: &Ctx) -> Result<(), CommandError> {
    ctx.db()
        .migrate()
        .await
        .map_err(|error| database(config, &error))?;
    communes(ctx)
        .await
        .map_err(|error| database(config, &error))
}

fn database(config: &Config, error: &dyn std::fmt::Display) -> CommandError {
    CommandError::Database {
        address: config.database.without_password(),
        reason: error.to_string(),
    }
}

/// Loads the communes unless they are there. Unpacking them takes a moment, so it is not done for nothing.
async fn communes(ctx: &Ctx) -> Result<(), Fault> {
    if service::territory::load::is_loaded(ctx).await? {
        return Ok(());
    }
    tracing::info!("loading the communes of France, once");
    let nation = Nation::read().map_err(|error| Fault::Other(error.to_string()))?;
    service::territory::load(ctx, &nation).await?;
    Ok(())
}

/// Who runs the server, as the pages are told.
fn operator(said: &crate::config::Operator) -> service::ctx::Operator {
    service::ctx::Operator {
        name: said.name.clone(),
        address: said.address.clone(),
        contact: said.contact.clone(),
        publisher: said.publisher.clone(),
        host: said.host.clone(),
    }
}

/// The folder of a new SQLite file.
fn make_folder(url: &str) -> std::io::Result<()> {
    let Some(path) = url.strip_prefix("sqlite:") else {
        return Ok(());
    };
    let path = path.trim_start_matches("//");
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    match std::path::Path::new(path).parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::create_dir_all(folder),
        _ => Ok(()),
    }
}
