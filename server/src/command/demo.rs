//! `collegiale demo`

use std::fmt::Write as _;

use service::demo::{self, DemoOptions, LoadRefused, Loaded, SignIn};
use service::log::Vault;
use service::{Ctx, Failure};
use tokio::net::TcpListener;

use super::{CommandError, connect, database, prepare, run};
use crate::config::Config;

/// From it come names, dates and numbers: the same seed makes the same demonstration.
const SEED: u64 = 37;

/// Contracts of a demonstration that is there to be measured.
const MEASURED: u16 = 500;

/// Options of `collegiale demo`.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Options {
    /// Port on 127.0.0.1; the demonstration listens nowhere else.
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// How many members the first CPTS has, when the demonstration is loaded.
    #[arg(long)]
    members: Option<usize>,
    /// Throw away the demonstration in this database, and load it again.
    #[arg(long)]
    fresh: bool,
}

/// Loads the demonstration where it is missing, and serves it to this machine.
///
/// # Errors
/// [`CommandError`]; a database that holds anything else is left alone.
pub async fn demo(mut config: Config, options: Options) -> Result<(), CommandError> {
    config.http.listen = format!("127.0.0.1:{}", options.port);
    config.http.public_url = format!("http://127.0.0.1:{}", options.port);
    let listener = TcpListener::bind(&config.http.listen).await?;
    let ctx = connect(&config, true).await?;
    // A database without our tables is nobody's.
    if options.fresh && matches!(demo::is_demonstration(ctx.db().read()).await, Ok(true)) {
        ctx.db()
            .start_over()
            .await
            .map_err(|error| database(&config, &error))?;
    }
    prepare(&config, &ctx).await?;
    let loaded = load(&config, &ctx, options.members).await?;
    announce(&config, loaded);
    run::site(config, ctx, listener).await
}

async fn load(config: &Config, ctx: &Ctx, members: Option<usize>) -> Result<Loaded, CommandError> {
    let wanted = DemoOptions {
        seed: SEED,
        members,
        today: ctx.today(),
    };
    let loaded = demo::load(ctx, &wanted)
        .await
        .map_err(|failure| match failure {
            Failure::Refused(LoadRefused::NotADemonstration) => CommandError::Database {
                address: config.database.without_password(),
                reason: "it holds real data: the demonstration needs a database of its own"
                    .to_owned(),
            },
            other => database(config, &other),
        })?;
    if matches!(loaded, Loaded::Before) {
        return Ok(loaded);
    }
    // Keys and checkpoints of a demonstration that is no more.
    let vault = Vault::open(&config.register.folder(&config.database))?;
    vault.forget()?;
    // With another number of members it is there to be measured.
    if members.is_none() {
        Box::pin(demo::decide(ctx, SEED))
            .await
            .map_err(|fault| database(config, &fault))?;
        Box::pin(demo::hold(ctx, SEED, &vault))
            .await
            .map_err(|fault| database(config, &fault))?;
        Box::pin(demo::elect(ctx, SEED))
            .await
            .map_err(|fault| database(config, &fault))?;
        Box::pin(demo::contract(ctx, SEED))
            .await
            .map_err(|fault| database(config, &fault))?;
    } else {
        demo::contracts(ctx, MEASURED)
            .await
            .map_err(|fault| database(config, &fault))?;
    }
    Ok(loaded)
}

/// Tells where it is and whom to try.
#[expect(clippy::print_stdout, reason = "its purpose")]
fn announce(config: &Config, loaded: Loaded) {
    let mut text = match loaded {
        Loaded::Now => "Démonstration chargée : trois CPTS fictives autour d’Amboise.\n".to_owned(),
        Loaded::Before => "Démonstration retrouvée telle que vous l’aviez laissée.\n".to_owned(),
    };
    text.push_str("\nPersonnes à essayer :\n");
    for person in demo::people_to_try() {
        let how = match person.sign_in {
            SignIn::Rpps(_) => "bouton « Pro Santé Connect »".to_owned(),
            SignIn::Email(address) => format!("code envoyé à {address}"),
        };
        // Writing to a text cannot fail.
        let _always = writeln!(
            text,
            "  {} {} – {} ({how})",
            person.given_name, person.family_name, person.fr
        );
    }
    println!(
        "{text}\nOuvrez {}/ (Ctrl-C pour arrêter)",
        config.http.public_url
    );
}
