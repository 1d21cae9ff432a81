//! Decisions that many take a position on: prepares them, and looks at what became of them.
//!
//! `cargo run --release -p load --bin positions -- prepare DATABASE VOTERS DECISIONS`, on the demonstration,
//! prints a line a position: the session's cookie, the decision and the signed envelope, one decision after the other.
//! `… -- check DATABASE DECISION` prints three lines: positions kept, voices that have one, and the longest time in
//! milliseconds from a position to the checkpoint that has it.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Write as _;
use std::sync::Arc;

use chrono::{DateTime, Days, TimeDelta, Utc};
use domain::id::{DecisionId, PersonId, SessionId};
use domain::statutes::{DecisionKind, OrganKind};
use eddsa::SecretKey;
use entity::{
    adhesion, decision, decision_round, decision_statement, decision_voter, device, log,
    log_checkpoint, log_leaf, person, session,
};
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set};
use service::Ctx;
use service::ctx::{Actor, Clock, Operator, Settings, SystemClock};
use service::db::Db;
use service::decision::{draft, open, table};
use sha2::{Digest as _, Sha256};
use signed::decision::{Choice, Position};
use signed::key::DeviceKey;
use signed::{Digest, Id, ToSign};
use uuid::Uuid;

/// The large CPTS of the demonstration, and who presides it.
const CPTS: &str = "pays-des-gabares";
const PRESIDENT: &str = "Vasseur-Kowalczyk";

type Outcomes<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// The machine's clock, so many days ago: proposals are discussed before a round opens.
struct Ago(TimeDelta);

impl Clock for Ago {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() - self.0
    }
}

#[tokio::main]
async fn main() -> Outcomes<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let of = |at: usize| arguments.get(at).map(String::as_str).unwrap_or_default();
    match of(0) {
        "prepare" => prepare(of(1), of(2).parse()?, of(3).parse()?).await,
        "check" => check(of(1), of(2).parse()?).await,
        _ => Err("prepare or check".into()),
    }
}

async fn at(url: &str, ago: TimeDelta) -> Outcomes<Ctx> {
    let settings = Settings {
        public_url: "http://127.0.0.1:3000".to_owned(),
        demonstration: true,
        operator: Operator::default(),
        session: domain::account::Lifetime::DEFAULT,
    };
    let db = Db::connect(url, 4).await?;
    let rng = ChaCha20Rng::from_seed(Ctx::new(db.clone(), settings.clone()).secret());
    Ok(Ctx::with(db, Arc::new(Ago(ago)), rng, settings))
}

async fn prepare(url: &str, voters: usize, decisions: usize) -> Outcomes<()> {
    let now = at(url, TimeDelta::zero()).await?;
    let before = at(url, TimeDelta::days(30)).await?;
    let president = person::Entity::find()
        .filter(person::Column::FamilyName.eq(PRESIDENT))
        .one(now.db().read())
        .await?
        .ok_or("nobody presides")?;
    let actor = Actor {
        person: PersonId(president.id),
        session: SessionId(now.uuid()),
    };
    let mut people = People::default();
    for number in 0..decisions {
        let typed = draft::Typed {
            title: format!("Projet {number}"),
            why: "Chacun se prononce.".to_owned(),
            text: "Nous le faisons.".to_owned(),
            on: (OrganKind::OrdinaryMeeting, DecisionKind::Strategy),
            missions: BTreeSet::new(),
            partners: Vec::new(),
            blocs: Vec::new(),
        };
        let said = |it: &dyn std::fmt::Debug| format!("{it:?}");
        let id = draft::create(&before, &actor, CPTS, &typed)
            .await
            .map_err(|it| said(&it))?;
        let row = one(&now, id).await?;
        table::table(&before, &actor, CPTS, id, row.revision)
            .await
            .map_err(|it| said(&it))?;
        open::open(&now, &actor, CPTS, id, now.today() + Days::new(30))
            .await
            .map_err(|it| said(&it))?;
        people.positions(&now, id, voters).await?;
    }
    Ok(())
}

async fn one(ctx: &Ctx, id: DecisionId) -> Outcomes<decision::Model> {
    let row = decision::Entity::find_by_id(id.0)
        .one(ctx.db().read())
        .await?;
    Ok(row.ok_or("no decision")?)
}

/// Who has a key and a session, by person.
#[derive(Default)]
struct People(BTreeMap<Uuid, (SecretKey, String)>);

impl People {
    /// A position for each of the first voices of a decision, by the member herself.
    async fn positions(&mut self, ctx: &Ctx, id: DecisionId, voters: usize) -> Outcomes<()> {
        let db = ctx.db().read();
        let row = one(ctx, id).await?;
        let round = decision_round::Entity::find()
            .filter(decision_round::Column::DecisionId.eq(id.0))
            .one(db)
            .await?
            .ok_or("no round")?;
        let owners: BTreeMap<Uuid, Uuid> = adhesion::Entity::find()
            .filter(adhesion::Column::CptsId.eq(row.cpts_id))
            .all(db)
            .await?
            .into_iter()
            .filter_map(|it| Some((it.id, it.person_id?)))
            .collect();
        let lines = decision_voter::Entity::find()
            .filter(decision_voter::Column::DecisionId.eq(id.0))
            .all(db)
            .await?;
        let mut out = std::io::stdout().lock();
        let mut written = 0;
        for line in lines {
            let votes = line.voter()?.is_some_and(|it| it.recused.is_none());
            let person = line.adhesion_id.and_then(|it| owners.get(&it).copied());
            let (true, Some(person), true) = (votes, person, written < voters) else {
                continue;
            };
            let (secret, token) = self.of(ctx, person).await?;
            let voice = Id::parse(&line.voter.to_string())?;
            let position = Position {
                choice: Choice::Support,
                cpts: Id::parse(&row.cpts_id.to_string())?,
                decision: Id::parse(&id.0.to_string())?,
                voice: voice.clone(),
                member: voice,
                number: 1,
                previous: None,
                reason: None,
                roll: Digest::parse(row.roll_sha256.as_deref().unwrap_or_default())?,
                round: 1,
                statutes: Digest::parse(row.statutes_sha256.as_deref().unwrap_or_default())?,
                text: Digest::parse(&round.text_sha256)?,
            };
            let signed = ToSign::new(position)?.sign(secret)?;
            let envelope = String::from_utf8(signed.envelope().bytes())?;
            writeln!(out, "{token}\t{}\t{envelope}", id.0)?;
            written += 1;
        }
        if written < voters {
            return Err(format!("only {written} voices").into());
        }
        Ok(())
    }

    /// The key and the session of a person, made where missing.
    async fn of(&mut self, ctx: &Ctx, person: Uuid) -> Outcomes<(&SecretKey, &str)> {
        let (secret, token) = match self.0.entry(person) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let secret = SecretKey::from_seed(&ctx.secret());
                let token = hex::encode(ctx.secret::<32>());
                enrol(ctx, person, &DeviceKey::new(secret.public())).await?;
                sign_in(ctx, person, &token).await?;
                new.insert((secret, token))
            }
        };
        Ok((secret, token))
    }
}

async fn enrol(ctx: &Ctx, person: Uuid, key: &DeviceKey) -> Outcomes<()> {
    let id = ctx.uuid();
    device::Entity::insert(device::ActiveModel {
        id: Set(id),
        person_id: Set(person),
        name: Set("Téléphone".to_owned()),
        key_id: Set(key.id().to_string()),
        public_key: Set(key.to_string()),
        storage: Set("browser".to_owned()),
        replaces: Set(None),
        enrolment: Set(String::new()),
        enrolment_sha256: Set(String::new()),
        means: Set("oidc".to_owned()),
        provider: Set(None),
        verified: Set(true),
        stop_sha256: Set(id.to_string()),
        enrolled_at: Set(ctx.now()),
        speaks_from: Set(ctx.now()),
        accepted_by: Set(None),
        approval: Set(None),
        ended_at: Set(None),
        ended_why: Set(None),
        revocation: Set(None),
    })
    .exec_without_returning(ctx.db().read())
    .await?;
    Ok(())
}

async fn sign_in(ctx: &Ctx, person: Uuid, token: &str) -> Outcomes<()> {
    session::Entity::insert(session::ActiveModel {
        id: Set(ctx.uuid()),
        person_id: Set(person),
        token_sha256: Set(hex::encode(Sha256::digest(token))),
        means: Set("oidc".to_owned()),
        provider: Set(None),
        verified: Set(true),
        id_token: Set(None),
        device: Set(None),
        created_at: Set(ctx.now()),
        seen_at: Set(ctx.now()),
        idle_seconds: Set(7_200),
        expires_at: Set(ctx.now() + TimeDelta::hours(3)),
        revoked_at: Set(None),
    })
    .exec_without_returning(ctx.db().read())
    .await?;
    Ok(())
}

async fn check(url: &str, id: Uuid) -> Outcomes<()> {
    let ctx = at(url, TimeDelta::zero()).await?;
    let db = ctx.db().read();
    let row = one(&ctx, DecisionId(id)).await?;
    let kept = decision_statement::Entity::find()
        .filter(decision_statement::Column::DecisionId.eq(id))
        .all(db)
        .await?;
    let voices: BTreeSet<Uuid> = kept.iter().map(|it| it.voice).collect();
    println!("{}\n{}", kept.len(), voices.len());
    let log = log::Entity::find()
        .filter(log::Column::CptsId.eq(row.cpts_id))
        .one(db)
        .await?
        .ok_or("no register")?;
    let places: BTreeMap<Uuid, i64> = log_leaf::Entity::find()
        .filter(log_leaf::Column::LogId.eq(log.id))
        .all(db)
        .await?
        .into_iter()
        .map(|it| (it.entry_id, it.idx))
        .collect();
    let checkpoints: BTreeMap<i64, DateTime<Utc>> = log_checkpoint::Entity::find()
        .filter(log_checkpoint::Column::LogId.eq(log.id))
        .order_by_asc(log_checkpoint::Column::Size)
        .all(db)
        .await?
        .into_iter()
        .map(|it| (it.size, it.signed_at))
        .collect();
    let mut longest = TimeDelta::zero();
    for statement in &kept {
        let place = places
            .get(&statement.entry_id)
            .ok_or("not in the register")?;
        let (_, signed) = checkpoints
            .range(place + 1..)
            .next()
            .ok_or("no checkpoint")?;
        longest = longest.max(*signed - statement.at);
    }
    println!("{}", longest.num_milliseconds());
    Ok(())
}
