//! A position is taken, or a ballot cast.
//!
//! A few indexed queries each: the line of the voice is read, never the roll, and of its chain the last statement alone.

use domain::audit::Event;
use domain::canonical::Digest;
use domain::decision::objection::Objection;
use domain::decision::speak::{Bound, Last, Said, may_speak};
use domain::id::DecisionId;
use entity::{decision_round, decision_statement};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use signed::Envelope;
use signed::decision::{Ballot, Chained, Choice, Position, Vote};
use uuid::Uuid;

use super::hear::{self, Heard, Hearing};
use super::reason::{Given, Kept, of_position};
use super::record;
use super::say::{ENVELOPES, SayRefused};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::{Entry, Tx};

/// Takes positions, one for each voice that the person speaks for, all or none: `reason` is that of each which commits to
/// one. What was taken before is answered as it was. Permission: who is on the roll, or carries a voice of it.
///
/// # Errors
/// [`SayRefused`], not found or a fault.
pub async fn speak(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    envelopes: &[Vec<u8>],
    reason: Option<&Given>,
) -> Outcome<Vec<Heard>, SayRefused> {
    take::<Position>(ctx, actor, slug, id, envelopes, |it| {
        Ok(Words {
            kind: "position",
            code: choice(it.choice),
            objects: it.choice == Choice::Objection,
            reason: of_position(it, reason).map_err(SayRefused::Reason)?,
        })
    })
    .await
}

/// Casts ballots in the open vote, one for each voice that the person speaks for, all or none. What was cast before is
/// answered as it was. Permission: as for positions.
///
/// # Errors
/// [`SayRefused`], not found or a fault.
pub async fn vote(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    envelopes: &[Vec<u8>],
) -> Outcome<Vec<Heard>, SayRefused> {
    take::<Vote>(ctx, actor, slug, id, envelopes, |it| {
        Ok(Words {
            kind: "vote",
            code: ballot(it.ballot),
            objects: false,
            reason: None,
        })
    })
    .await
}

/// What a statement says.
struct Words {
    kind: &'static str,
    code: &'static str,
    objects: bool,
    reason: Option<Kept>,
}

async fn take<T: Chained>(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    envelopes: &[Vec<u8>],
    words: impl Fn(&T) -> Result<Words, SayRefused>,
) -> Outcome<Vec<Heard>, SayRefused> {
    if envelopes.is_empty() || ENVELOPES < envelopes.len() {
        return refuse(SayRefused::Count);
    }
    let read = envelopes.iter().map(|it| hear::read::<T>(it));
    let envelopes: Vec<Envelope> = read.collect::<Result<_, _>>().map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let hearing = Hearing::of(tx.db(), slug, id).await?;
        let mut heard = Vec::with_capacity(envelopes.len());
        for envelope in &envelopes {
            heard.push(match hear::before(tx.db(), id.0, envelope).await? {
                Some(before) => before,
                None => one(tx, ctx, actor, &hearing, envelope.clone(), &words).await?,
            });
        }
        if heard.iter().all(|it| !it.new) {
            tx.without_journal("all of it was said before");
        }
        Ok(heard)
    })
}

async fn one<T: Chained>(
    tx: &Tx<'_>,
    ctx: &Ctx,
    actor: &Actor,
    hearing: &Hearing,
    envelope: Envelope,
    words: &impl Fn(&T) -> Result<Words, SayRefused>,
) -> Outcome<Heard, SayRefused> {
    let db = tx.db();
    let of = |it: &T| {
        let link = it.link();
        (link.cpts.clone(), link.decision.clone())
    };
    let (verified, key) = hear::verified::<T>(tx, ctx, actor, hearing, envelope, of).await?;
    let link = verified.payload().link();
    let (voice, by) = (hear::name(link.voice)?, hear::name(link.member)?);
    let round = hearing.round(db, T::BY_ROUND, link.round).await?;
    let (_, line) = hear::voters(db, ctx, actor, hearing.row.id, (by, voice)).await?;
    let said = Said {
        voice,
        by,
        number: link.number,
        bound: Bound {
            round: u16::try_from(link.round).unwrap_or(u16::MAX),
            text: own(link.text),
            statutes: own(link.statutes),
            roll: own(link.roll),
        },
    };
    let words = words(verified.payload()).map_err(Failure::Refused)?;
    let chain = if T::BY_ROUND { round.number } else { 0 };
    let of = (hearing.row.id, words.kind, chain, voice.0);
    let before = last(db, of).await?;
    let known = match &before {
        None => None,
        Some(row) => Some(Last {
            number: u32::try_from(row.number.unwrap_or_default()).unwrap_or_default(),
            in_person: row.member == voice.0 || by != voice && in_person(db, of).await?,
        }),
    };
    let voter = match &line {
        Some(row) => row.voter()?,
        None => None,
    };
    let expected = expected(hearing, &round)?;
    may_speak(
        &said,
        &expected,
        voter.as_ref(),
        known,
        round.closes_at,
        ctx.now(),
    )
    .map_err(|it| Failure::Refused(SayRefused::Speak(it)))?;
    let previous = before.as_ref().map(|it| it.digest.as_str());
    if link.previous.map(|it| it.to_string()).as_deref() != previous {
        return refuse(SayRefused::Chain);
    }
    hear::key(tx, hearing, key, by).await?;
    let logged = record::statement(tx, hearing.ids(), actor, &verified).await?;
    if let Some(row) = before.filter(|it| it.round == round.number) {
        decision_statement::Entity::update_many()
            .col_expr(decision_statement::Column::Counts, Expr::value(false))
            .filter(decision_statement::Column::Id.eq(row.id))
            .exec(db)
            .await?;
    }
    let envelope = verified.envelope();
    let digest = envelope.digest().to_string();
    decision_statement::Entity::insert(decision_statement::ActiveModel {
        id: Set(ctx.uuid()),
        decision_id: Set(hearing.row.id),
        kind: Set(words.kind.to_owned()),
        round: Set(round.number),
        chain: Set(chain),
        voice: Set(voice.0),
        member: Set(by.0),
        number: Set(i32::try_from(link.number).ok()),
        code: Set(words.code.to_owned()),
        counts: Set(true),
        objection: Set(words.objects.then(|| Objection::Open.code().to_owned())),
        digest: Set(digest.clone()),
        about: Set(None),
        answers: Set(None),
        envelope: Set(String::from_utf8_lossy(&envelope.bytes()).into_owned()),
        key_id: Set(envelope.key().to_string()),
        person_id: Set(Some(actor.person.0)),
        reason_salt: Set(words.reason.as_ref().map(|it| it.salt.bytes().to_vec())),
        reason: Set(words.reason.map(|it| it.text)),
        proposal: Set(None),
        entry_id: Set(logged.entry),
        entry_hash: Set(logged.hex()),
        at: Set(ctx.now()),
    })
    .exec_without_returning(db)
    .await?;
    let event = if T::BY_ROUND {
        Event::BallotCast
    } else {
        Event::PositionTaken
    };
    tx.record(
        Entry::new(event)
            .cpts(hearing.ids().0)
            .actor(actor)
            .subject(hearing.row.id)
            .detail(json!({ "round": round.number })),
    )
    .await?;
    Ok(Heard {
        digest,
        receipt: logged.hex(),
        new: true,
    })
}

/// To what is said now must be bound.
pub(super) fn expected(hearing: &Hearing, round: &decision_round::Model) -> Result<Bound, Fault> {
    let (row, missing) = (&hearing.row, String::new());
    let statutes = row.statutes_sha256.as_ref().unwrap_or(&missing);
    let roll = row.roll_sha256.as_ref().unwrap_or(&missing);
    Ok(Bound {
        round: u16::try_from(round.number).unwrap_or_default(),
        text: entity::read("decision_round", "text_sha256", &round.text_sha256)?,
        statutes: entity::read("decision", "statutes_sha256", statutes)?,
        roll: entity::read("decision", "roll_sha256", roll)?,
    })
}

/// The last statement of a voice's chain.
pub(super) async fn last(
    db: &impl ConnectionTrait,
    (decision, kind, chain, voice): (Uuid, &str, i32, Uuid),
) -> Result<Option<decision_statement::Model>, Fault> {
    Ok(of_chain((decision, kind, chain, voice))
        .order_by_desc(decision_statement::Column::Number)
        .one(db)
        .await?)
}

/// Whether the member herself has ever spoken in her chain.
pub(super) async fn in_person(
    db: &impl ConnectionTrait,
    (decision, kind, chain, voice): (Uuid, &str, i32, Uuid),
) -> Result<bool, Fault> {
    let own = of_chain((decision, kind, chain, voice))
        .filter(decision_statement::Column::Member.eq(voice))
        .one(db)
        .await?;
    Ok(own.is_some())
}

fn of_chain(
    (decision, kind, chain, voice): (Uuid, &str, i32, Uuid),
) -> sea_orm::Select<decision_statement::Entity> {
    decision_statement::Entity::find()
        .filter(decision_statement::Column::DecisionId.eq(decision))
        .filter(decision_statement::Column::Kind.eq(kind))
        .filter(decision_statement::Column::Chain.eq(chain))
        .filter(decision_statement::Column::Voice.eq(voice))
}

const fn own(digest: signed::Digest) -> Digest {
    Digest::from_bytes(*digest.bytes())
}

const fn choice(it: Choice) -> &'static str {
    use domain::decision::Choice as Own;
    match it {
        Choice::Support => Own::Support.code(),
        Choice::Consent => Own::Consent.code(),
        Choice::Reservation => Own::Reservation.code(),
        Choice::Objection => Own::Objection.code(),
        Choice::Abstention => Own::Abstention.code(),
    }
}

const fn ballot(it: Ballot) -> &'static str {
    use domain::decision::Ballot as Own;
    match it {
        Ballot::Yes => Own::Yes.code(),
        Ballot::No => Own::No.code(),
        Ballot::Blank => Own::Blank.code(),
        Ballot::Abstention => Own::Abstention.code(),
    }
}
