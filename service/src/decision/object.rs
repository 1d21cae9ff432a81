//! An objection is answered, and its objector says what becomes of it.

use domain::audit::Event;
use domain::canonical::Digest as Own;
use domain::decision::objection::{Objection, Word as Fate};
use domain::id::DecisionId;
use entity::{decision_round, decision_statement, decision_text};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use signed::decision::{Answer, Outcome as Said, Word};
use signed::{Digest, Payload, Verified};

use super::draft;
use super::hear::{self, Heard, Hearing};
use super::reason::{Kept, of_answer};
use super::record;
use super::say::SayRefused;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::{Entry, Tx};

/// An answer to an objection, as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The envelope.
    pub envelope: Vec<u8>,
    /// What is answered.
    pub reply: String,
    /// With what it is committed to: 64 hexadecimal digits.
    pub salt: String,
    /// The text that is proposed instead, if one is.
    pub proposal: Option<String>,
}

/// Answers an objection of the round that is open. Permission: who facilitates, by the frozen roll.
///
/// # Errors
/// [`SayRefused`], not found or a fault.
pub async fn answer(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    answered: &Answered,
) -> Outcome<Heard, SayRefused> {
    let envelope = hear::read::<Answer>(&answered.envelope).map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let hearing = Hearing::of(db, slug, id).await?;
        if let Some(before) = hear::before(db, id.0, &envelope).await? {
            tx.without_journal("it was said before");
            return Ok(before);
        }
        let of = |it: &Answer| (it.cpts.clone(), it.decision.clone());
        let (verified, key) =
            hear::verified::<Answer>(tx, ctx, actor, &hearing, envelope.clone(), of).await?;
        let it = verified.payload();
        let member = hear::name(&it.member)?;
        let round = open(db, ctx, &hearing, it.round).await?;
        let (speaker, _) = hear::voters(db, ctx, actor, id.0, (member, member)).await?;
        if !speaker.facilitates {
            return refuse(SayRefused::Facilitator);
        }
        let kept = of_answer(it.reply, &answered.reply, &answered.salt)
            .map_err(|it| Failure::Refused(SayRefused::Reason(it)))?;
        let proposal = proposal(db, id, it.proposes, answered.proposal.as_deref()).await?;
        let (objection, state) = objection(db, id, &round, &it.objection).await?;
        let next = state
            .answered()
            .map_err(|it| Failure::Refused(SayRefused::Objection(it)))?;
        hear::key(tx, &hearing, key, member).await?;
        let said = Row {
            kind: "answer",
            code: "",
            voice: member.0,
            member: member.0,
            about: it.objection,
            answers: None,
            kept: Some(kept),
            proposal,
        };
        let heard = keep(tx, ctx, actor, &hearing, (&verified, &round), said).await?;
        stands(db, objection, next).await?;
        tx.record(entry(&hearing, actor, Event::ObjectionAnswered, ""))
            .await?;
        Ok(heard)
    })
}

/// Says what becomes of an objection of the round that is open. Permission: who took that position.
///
/// # Errors
/// [`SayRefused`], not found or a fault.
pub async fn word(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    envelope: &[u8],
) -> Outcome<Heard, SayRefused> {
    let envelope = hear::read::<Word>(envelope).map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let hearing = Hearing::of(db, slug, id).await?;
        if let Some(before) = hear::before(db, id.0, &envelope).await? {
            tx.without_journal("it was said before");
            return Ok(before);
        }
        let of = |it: &Word| (it.cpts.clone(), it.decision.clone());
        let (verified, key) =
            hear::verified::<Word>(tx, ctx, actor, &hearing, envelope.clone(), of).await?;
        let it = verified.payload();
        let (voice, by) = (hear::name(&it.voice)?, hear::name(&it.member)?);
        let round = open(db, ctx, &hearing, it.round).await?;
        hear::voters(db, ctx, actor, id.0, (by, voice)).await?;
        let (objection, state) = objection(db, id, &round, &it.objection).await?;
        if objection.voice != voice.0 {
            return refuse(SayRefused::NoObjection);
        }
        // She speaks as in the position: herself, or who carries her mandate and has objected for her.
        if by != voice && by.0 != objection.member {
            return refuse(SayRefused::NotYou);
        }
        if let Some(answer) = it.answer {
            answers(db, id, &answer, &it.objection).await?;
        }
        let fate = fate(it.outcome);
        let next = state
            .said(fate)
            .map_err(|it| Failure::Refused(SayRefused::Objection(it)))?;
        hear::key(tx, &hearing, key, by).await?;
        let said = Row {
            kind: "word",
            code: fate.code(),
            voice: voice.0,
            member: by.0,
            about: it.objection,
            answers: it.answer,
            kept: None,
            proposal: None,
        };
        let heard = keep(tx, ctx, actor, &hearing, (&verified, &round), said).await?;
        stands(db, objection, next).await?;
        tx.record(entry(&hearing, actor, Event::ObjectionSettled, fate.code()))
            .await?;
        Ok(heard)
    })
}

/// The round, while it is open.
async fn open(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    hearing: &Hearing,
    about: u32,
) -> Outcome<decision_round::Model, SayRefused> {
    use domain::decision::speak::SpeakRefused;
    let round = hearing.round(db, false, about).await?;
    let said = u16::try_from(about).unwrap_or(u16::MAX);
    if i32::from(said) != round.number {
        let refused = SpeakRefused::OtherRound { round: said };
        return refuse(SayRefused::Speak(refused));
    }
    if round.closes_at <= ctx.now() {
        let at = round.closes_at;
        return refuse(SayRefused::Speak(SpeakRefused::Closed { at }));
    }
    Ok(round)
}

/// An objection of the round that counts, and where it stands.
async fn objection(
    db: &impl ConnectionTrait,
    id: DecisionId,
    round: &decision_round::Model,
    digest: &Digest,
) -> Outcome<(decision_statement::Model, Objection), SayRefused> {
    let row = decision_statement::Entity::find()
        .filter(decision_statement::Column::Digest.eq(digest.to_string()))
        .filter(decision_statement::Column::DecisionId.eq(id.0))
        .filter(decision_statement::Column::Round.eq(round.number))
        .filter(decision_statement::Column::Counts.eq(true))
        .one(db)
        .await?
        .ok_or(Failure::Refused(SayRefused::NoObjection))?;
    let Some(code) = &row.objection else {
        return refuse(SayRefused::NoObjection);
    };
    let state = entity::read("decision_statement", "objection", code)?;
    Ok((row, state))
}

async fn answers(
    db: &impl ConnectionTrait,
    id: DecisionId,
    answer: &Digest,
    objection: &Digest,
) -> Outcome<(), SayRefused> {
    let found = decision_statement::Entity::find()
        .filter(decision_statement::Column::Digest.eq(answer.to_string()))
        .filter(decision_statement::Column::DecisionId.eq(id.0))
        .filter(decision_statement::Column::Kind.eq("answer"))
        .filter(decision_statement::Column::About.eq(objection.to_string()))
        .one(db)
        .await?;
    match found {
        Some(_) => Ok(()),
        None => refuse(SayRefused::NoAnswer),
    }
}

/// The text that is proposed: the very one that was signed, or a version that is there.
async fn proposal(
    db: &impl ConnectionTrait,
    id: DecisionId,
    signed: Option<Digest>,
    text: Option<&str>,
) -> Outcome<Option<String>, SayRefused> {
    let (signed, text) = match (signed, text) {
        (None, None) => return Ok(None),
        (None, Some(_)) => return refuse(SayRefused::Proposal(None)),
        (Some(signed), text) => (signed, text),
    };
    if let Some(text) = text {
        let body = draft::body(text).map_err(|it| Failure::Refused(SayRefused::Proposal(it)))?;
        if Own::of(body.as_bytes()).bytes() == signed.bytes() {
            return Ok(Some(body));
        }
        return refuse(SayRefused::Proposal(None));
    }
    let version = decision_text::Entity::find()
        .filter(decision_text::Column::DecisionId.eq(id.0))
        .filter(decision_text::Column::Sha256.eq(signed.to_string()))
        .one(db)
        .await?;
    match version {
        Some(_) => Ok(None),
        None => refuse(SayRefused::Proposal(None)),
    }
}

/// What a row says.
struct Row {
    kind: &'static str,
    code: &'static str,
    voice: uuid::Uuid,
    member: uuid::Uuid,
    about: Digest,
    answers: Option<Digest>,
    kept: Option<Kept>,
    proposal: Option<String>,
}

async fn keep<T: Payload>(
    tx: &Tx<'_>,
    ctx: &Ctx,
    actor: &Actor,
    hearing: &Hearing,
    (verified, round): (&Verified<T>, &decision_round::Model),
    said: Row,
) -> Result<Heard, Fault> {
    let logged = record::statement(tx, hearing.ids(), actor, verified).await?;
    let envelope = verified.envelope();
    let digest = envelope.digest().to_string();
    decision_statement::Entity::insert(decision_statement::ActiveModel {
        id: Set(ctx.uuid()),
        decision_id: Set(hearing.row.id),
        kind: Set(said.kind.to_owned()),
        round: Set(round.number),
        chain: Set(0),
        voice: Set(said.voice),
        member: Set(said.member),
        number: Set(None),
        code: Set(said.code.to_owned()),
        counts: Set(true),
        objection: Set(None),
        digest: Set(digest.clone()),
        about: Set(Some(said.about.to_string())),
        answers: Set(said.answers.map(|it| it.to_string())),
        envelope: Set(String::from_utf8_lossy(&envelope.bytes()).into_owned()),
        key_id: Set(envelope.key().to_string()),
        person_id: Set(Some(actor.person.0)),
        reason_salt: Set(said.kept.as_ref().map(|it| it.salt.bytes().to_vec())),
        reason: Set(said.kept.map(|it| it.text)),
        proposal: Set(said.proposal),
        entry_id: Set(logged.entry),
        entry_hash: Set(logged.hex()),
        at: Set(ctx.now()),
    })
    .exec_without_returning(tx.db())
    .await?;
    Ok(Heard {
        digest,
        receipt: logged.hex(),
        new: true,
    })
}

async fn stands(
    db: &impl ConnectionTrait,
    row: decision_statement::Model,
    state: Objection,
) -> Result<(), Fault> {
    let mut row = row.into_active_model();
    row.objection = Set(Some(state.code().to_owned()));
    row.update(db).await?;
    Ok(())
}

fn entry(hearing: &Hearing, actor: &Actor, event: Event, what: &str) -> Entry {
    Entry::new(event)
        .cpts(hearing.ids().0)
        .actor(actor)
        .subject(hearing.row.id)
        .detail(json!({ "what": what }))
}

const fn fate(it: Said) -> Fate {
    match it {
        Said::Integrated => Fate::Integrated,
        Said::Withdrawn => Fate::Withdrawn,
        Said::Maintained => Fate::Maintained,
    }
}
