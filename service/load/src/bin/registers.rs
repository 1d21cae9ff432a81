//! How long a receipt takes in a register of a million entries, and how many entries are logged a second:
//! `cargo run --release -p load --bin registers -- DATABASE FOLDER [ENTRIES]`.
//!
//! Three lines: milliseconds of the slowest receipt but one in a hundred, actions that logged a second while
//! the sequencer ran, and the longest time in milliseconds from an action's commit to its receipt.

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use domain::audit::Event;
use domain::id::CptsId;
use entity::{log, log_leaf, log_pending};
use sea_orm::{ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, Set};
use serde_json::json;
use service::ctx::{Operator, Settings};
use service::db::Db;
use service::log::serve::{Proof, proof};
use service::log::{LogName, Logged, NewLeaf, Vault, sequence};
use service::tx::Entry;
use service::{Ctx, Outcome, transaction};
use tlog::hash::Hash;

/// People who act at once.
const PEOPLE: u32 = 16;
/// How long.
const ACTING: Duration = Duration::from_secs(15);
/// What the server's own pause is.
const BEAT: Duration = Duration::from_millis(400);

type Outcomes<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcomes<()> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().ok_or("name a database")?;
    let folder = arguments.next().ok_or("name a folder")?;
    let entries = arguments
        .next()
        .map_or(Ok(1_000_000), |text| text.parse())?;
    let db = Db::connect(&url, 24).await?;
    db.migrate().await?;
    let settings = Settings {
        public_url: "http://127.0.0.1:3000".to_owned(),
        demonstration: false,
        operator: Operator::default(),
        session: domain::account::Lifetime::DEFAULT,
    };
    let ctx = Ctx::new(db, settings);
    let vault = Vault::open(Path::new(&folder))?;
    let cpts = cpts(&ctx).await?;
    fill(&ctx, &vault, cpts, entries).await?;
    println!("{:.2}", milliseconds(receipts(&ctx, entries).await?));
    let (per_second, longest) = act(&ctx, &vault, cpts).await?;
    println!("{per_second:.0}\n{:.0}", milliseconds(longest));
    Ok(())
}

/// Many entries, by the same sequencer.
async fn fill(ctx: &Ctx, vault: &Vault, cpts: CptsId, entries: usize) -> Outcomes<()> {
    sequence::run(ctx, vault).await?;
    let mut done = 0;
    while done < entries {
        let rows = (done..entries.min(done + sequence::BATCH)).map(|number| {
            let entry = leaf(number);
            log_pending::ActiveModel {
                id: Set(ctx.uuid()),
                cpts_id: Set(cpts.0),
                hash: Set(Hash::leaf(&entry).bytes().to_vec()),
                entry: Set(entry),
                logged_at: Set(ctx.now()),
                place: Set(0),
            }
        });
        log_pending::Entity::insert_many(rows)
            .exec_without_returning(ctx.db().read())
            .await?;
        done += sequence::run(ctx, vault).await?;
    }
    if ctx.db().is_postgres() {
        ctx.db().read().execute_unprepared("ANALYZE").await?;
    }
    Ok(())
}

/// As long as those of positions.
fn leaf(number: usize) -> Vec<u8> {
    format!(
        r#"{{"v":1,"t":"decision.position","of":"00000000-0000-4000-8000-{number:012}","c":"{:043}"}}"#,
        0
    )
    .into_bytes()
}

async fn receipts(ctx: &Ctx, entries: usize) -> Outcomes<Duration> {
    let name: LogName = "loire".parse()?;
    let log = log::Entity::find()
        .one(ctx.db().read())
        .await?
        .ok_or("no register")?;
    let mut times = Vec::new();
    for number in 0..1_000_u64 {
        // Spread over the register.
        let index = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) % entries as u64;
        let row = log_leaf::Entity::find()
            .filter(log_leaf::Column::LogId.eq(log.id))
            .filter(log_leaf::Column::Idx.eq(i64::try_from(index)?))
            .one(ctx.db().read())
            .await?
            .ok_or("an entry is missing")?;
        let hex = hex::encode(&row.hash);
        let start = Instant::now();
        let answer = proof(ctx, &name, &hex).await.map_err(|it| it.to_string())?;
        times.push(start.elapsed());
        if answer == Proof::Pending {
            return Err("an entry waits".into());
        }
    }
    times.sort_unstable();
    Ok(times
        .iter()
        .rev()
        .nth(times.len() / 100)
        .copied()
        .unwrap_or_default())
}

async fn act(ctx: &Ctx, vault: &Vault, cpts: CptsId) -> Outcomes<(f64, Duration)> {
    let (own, kept) = (ctx.clone(), vault.clone());
    let sequencer = tokio::spawn(async move {
        loop {
            if let Err(fault) = sequence::run(&own, &kept).await {
                eprintln!("the sequencer: {fault}");
            }
            tokio::time::sleep(BEAT).await;
        }
    });
    let start = Instant::now();
    let people: Vec<_> = (0..PEOPLE)
        .map(|_| {
            let ctx = ctx.clone();
            tokio::spawn(async move { person(&ctx, cpts, start).await })
        })
        .collect();
    let (mut count, mut longest) = (0_u32, Duration::ZERO);
    for person in people {
        let (own, wait) = person.await??;
        count += own;
        longest = longest.max(wait);
    }
    sequencer.abort();
    Ok((f64::from(count) / ACTING.as_secs_f64(), longest))
}

/// Logs again and again, and waits for one receipt in fifty, beside.
async fn person(ctx: &Ctx, cpts: CptsId, start: Instant) -> Outcomes<(u32, Duration)> {
    let (mut count, mut waits) = (0, Vec::new());
    while start.elapsed() < ACTING {
        let done: Outcome<Logged, ()> = async {
            transaction!(ctx, |tx| {
                let fact = json!({ "number": count });
                let logged = tx.log(cpts, NewLeaf::fact("speed", None, &fact)?).await?;
                tx.record(Entry::new(Event::ProfileEdited).cpts(cpts))
                    .await?;
                Ok(logged)
            })
        }
        .await;
        let logged = done.map_err(|it| it.to_string())?;
        if count % 50 == 0 {
            let (ctx, committed) = (ctx.clone(), Instant::now());
            waits.push(tokio::spawn(
                async move { wait(&ctx, logged, committed).await },
            ));
        }
        count += 1;
    }
    let mut longest = Duration::ZERO;
    for wait in waits {
        longest = longest.max(wait.await??);
    }
    Ok((count, longest))
}

async fn wait(ctx: &Ctx, logged: Logged, committed: Instant) -> Outcomes<Duration> {
    let name: LogName = "loire".parse()?;
    loop {
        let answer = proof(ctx, &name, &logged.hex())
            .await
            .map_err(|it| it.to_string())?;
        if answer != Proof::Pending {
            return Ok(committed.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn cpts(ctx: &Ctx) -> Outcomes<CptsId> {
    let id = ctx.uuid();
    entity::cpts::Entity::insert(entity::cpts::ActiveModel {
        id: Set(id),
        slug: Set("loire".to_owned()),
        name: Set("CPTS Loire".to_owned()),
        short_name: Set("Loire".to_owned()),
        colour: Set("green".to_owned()),
        legal_regime: Set("loi-1901".to_owned()),
        description: Set(String::new()),
        retention_months: Set(36),
        next_number: Set(1),
        created_at: Set(ctx.now()),
        version: Set(1),
        ..Default::default()
    })
    .exec_without_returning(ctx.db().read())
    .await?;
    Ok(CptsId(id))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
