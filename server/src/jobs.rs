//! What the server does by itself: mail leaves, what serves nothing any more is deleted, names of
//! ended adhesions go when their CPTS no longer keeps them.
//!
//! Several servers may do the same work on one database: each mail is claimed by one of them, and
//! deleting twice is deleting once.

use std::time::Duration;

use service::Ctx;
use service::account::purge;
use service::member::pseudonymise::pseudonymise_due;
use service::notice::outbox;

use crate::mail::{Mailer, Sent};

/// Pause when nothing waits.
const PAUSE: Duration = Duration::from_secs(2);
/// Mails claimed at once: few, so that a process that dies delays few.
const BATCH: u64 = 10;
/// Pause between two deletions.
const HOUR: Duration = Duration::from_hours(1);

/// Runs until it is dropped.
pub async fn run(ctx: Ctx, mailer: Option<Mailer>) {
    let mails = async {
        match mailer {
            Some(mailer) => send_all(&ctx, &mailer).await,
            None => std::future::pending().await,
        }
    };
    tokio::join!(mails, delete(&ctx));
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
