//! What the server does by itself: mail leaves, decisions close and contracts end at their time, what serves nothing any more is deleted, names of
//! ended adhesions go when their CPTS no longer keeps them.
//!
//! Several servers may do the same work on one database: each mail is claimed by one of them, and
//! deleting twice is deleting once.

use std::time::Duration;

use service::Ctx;
use service::account::purge;
use service::decision::due;
use service::election::batch;
use service::log::{Vault, check, gate, sequence};
use service::member::pseudonymise::pseudonymise_due;
use service::notice::outbox;

use crate::mail::{Mailer, Sent};

/// Pause when nothing waits.
const PAUSE: Duration = Duration::from_secs(2);
/// Mails claimed at once: few, so that a process that dies delays few.
const BATCH: u64 = 10;
/// Pause between two looks at what waits for its place in a register.
const BEAT: Duration = Duration::from_millis(400);
/// Pause between two looks at what is due of decisions.
const TURN: Duration = Duration::from_secs(10);
/// Pause between two looks at what is due of contracts.
const MINUTE: Duration = Duration::from_mins(1);
/// Pause between two batches of ballots.
const BATCHES: Duration = Duration::from_secs(5);
/// Pause after a fault.
const FAULT: Duration = Duration::from_secs(5);
/// Pause between two readings of whole registers.
const DAY: Duration = Duration::from_hours(24);
/// Pause between two deletions.
const HOUR: Duration = Duration::from_hours(1);

/// Runs until it is dropped.
pub async fn run(ctx: Ctx, mailer: Option<Mailer>, vault: Vault) {
    let mails = async {
        match mailer {
            Some(mailer) => send_all(&ctx, &mailer).await,
            None => std::future::pending().await,
        }
    };
    tokio::join!(
        mails,
        delete(&ctx),
        place(&ctx, &vault),
        read(&ctx, &vault),
        decide(&ctx),
        elect(&ctx),
        agree(&ctx),
        gather(&ctx)
    );
}

/// Gives entries their place in the registers.
async fn place(ctx: &Ctx, vault: &Vault) {
    loop {
        let pause = match sequence::run(ctx, vault).await {
            Ok(0) => BEAT,
            Ok(count) => {
                tracing::debug!(count, "entries got their place");
                BEAT
            }
            Err(fault) => {
                tracing::error!(%fault, "a register could not be written");
                FAULT
            }
        };
        // Another server may have found something.
        if let Err(fault) = gate::tell(ctx).await {
            tracing::debug!(%fault, "what is stopped could not be read");
        }
        tokio::time::sleep(pause).await;
    }
}

/// Closes, opens and recalls what is due of decisions.
async fn decide(ctx: &Ctx) {
    loop {
        match due::run(ctx).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "decisions went on"),
            Err(fault) => tracing::error!(%fault, "a decision could not go on"),
        }
        tokio::time::sleep(TURN).await;
    }
}

/// Puts ballots that wait into the archives of their urns.
async fn gather(ctx: &Ctx) {
    loop {
        // Of votes, no line that says how many when.
        if let Err(fault) = batch::run(ctx).await {
            tracing::error!(%fault, "ballots could not be put into an archive");
        }
        tokio::time::sleep(BATCHES).await;
    }
}

/// Opens and closes elections at their hours.
async fn elect(ctx: &Ctx) {
    loop {
        match service::election::due::run(ctx).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "elections went on"),
            Err(fault) => tracing::error!(%fault, "an election could not go on"),
        }
        // Before they open: what voters' browsers get is in the register first.
        if let Err(fault) = service::election::program::run(ctx).await {
            tracing::error!(%fault, "the programs of an election could not be logged");
        }
        match service::election::integrity::run(ctx).await {
            Ok(0) => {}
            Ok(count) => tracing::error!(count, "rows of an election were changed"),
            Err(fault) => tracing::error!(%fault, "the rows of an election could not be checked"),
        }
        if let Err(fault) = service::election::minutes::due(ctx).await {
            tracing::error!(%fault, "the minutes of an election could not be printed");
        }
        tokio::time::sleep(TURN).await;
    }
}

/// Ends contracts with their term, and reminds who looks after them.
async fn agree(ctx: &Ctx) {
    loop {
        match service::contract::due::run(ctx).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "contracts ended or were recalled"),
            Err(fault) => tracing::error!(%fault, "what is due of a contract could not be done"),
        }
        tokio::time::sleep(MINUTE).await;
    }
}

/// Reads all registers from their first entry: at start, then every day.
async fn read(ctx: &Ctx, vault: &Vault) {
    loop {
        match check::run(ctx, vault).await {
            Ok(0) => {}
            Ok(count) => tracing::error!(count, "registers were changed"),
            Err(fault) => tracing::error!(%fault, "the registers could not be read"),
        }
        tokio::time::sleep(DAY).await;
    }
}

async fn send_all(ctx: &Ctx, mailer: &Mailer) {
    loop {
        let sent = send_some(ctx, mailer).await;
        if sent == 0 {
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Sends what is due; says how many mails the server took or may have taken.
pub async fn send_some(ctx: &Ctx, mailer: &Mailer) -> usize {
    let mails = match outbox::claim(ctx, BATCH).await {
        Ok(mails) => mails,
        Err(failure) => {
            tracing::error!(%failure, "the outbox could not be read");
            return 0;
        }
    };
    let mut taken = 0;
    for mail in &mails {
        let sent = mailer.send(ctx, mail).await;
        tracing::debug!(mail = %mail.id, kind = mail.kind, ?sent, "mail");
        if matches!(sent, Sent::Taken | Sent::Unknown) {
            taken += 1;
        }
    }
    taken
}

async fn delete(ctx: &Ctx) {
    loop {
        if let Err(failure) = purge(ctx).await {
            tracing::error!(%failure, "what serves nothing could not be deleted");
        }
        match pseudonymise_due(ctx).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "names of ended adhesions were erased"),
            Err(fault) => tracing::error!(%fault, "names that are due could not be erased"),
        }
        tokio::time::sleep(HOUR).await;
    }
}
