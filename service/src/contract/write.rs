//! A version of the text is written.

use domain::audit::Event;
use domain::contract::annex::Annex;
use domain::contract::limit;
use domain::contract::party::{Party, Side};
use domain::contract::promise::Promises;
use domain::contract::stage::{Stage, StageRefused};
use domain::contract::template::{Unfilled, fill};
use domain::contract::term::Term;
use domain::contract::text::{Clause, Format, Text, Why, Wrong};
use domain::id::ContractId;
use domain::typed::{TypedRefused, line};
use entity::{contract, contract_document, contract_version, partner};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;

use super::{Seen, keep, seen, tell};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, other, refuse};
use crate::tx::Entry;

mod tidy;

pub(super) use tidy::key;

/// A text as typed. Clauses may hold variables of templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// What it is called.
    pub title: String,
    /// The parties.
    pub parties: Vec<Party>,
    /// The clauses.
    pub clauses: Vec<Clause>,
    /// The annexes: documents that were joined.
    pub annexes: Vec<Annex>,
    /// From when to when.
    pub term: Term,
    /// What is promised.
    pub promises: Promises,
    /// What changes, and why; not asked of a draft.
    pub note: String,
}

/// Why a version is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteRefused {
    /// What changes is not said, or cannot be kept.
    Note(Option<TypedRefused>),
    /// Something in it cannot be kept, each at its place.
    Wrong(Vec<Wrong>),
    /// A clause asks for what no contract says.
    Variables(Vec<Unfilled>),
    /// A party is none of the CPTS that take part, and no partner of the one that leads.
    UnknownParty(String),
    /// An annex was not joined.
    UnknownAnnex(String),
    /// It is the text that is on the table.
    Unchanged,
    /// It was changed elsewhere meanwhile.
    Overtaken,
    /// Not at this stage.
    Stage(StageRefused),
}

/// Writes the text anew; its version is returned. A draft keeps one version; from then on each is kept, and mandate and signatures
/// of the one before are void. `revision` is the one that the page showed. Permission: who writes the contract.
///
/// # Errors
/// [`WriteRefused`], not found, forbidden or a fault.
pub async fn write(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    revision: i32,
    typed: &Typed,
) -> Outcome<i32, WriteRefused> {
    let source = tidy::clauses(&typed.clauses);
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_lead()?;
        if seen.row.revision != revision {
            return refuse(WriteRefused::Overtaken);
        }
        let stage = seen.stage.clone().rewritten();
        let stage = stage.map_err(|it| Failure::Refused(WriteRefused::Stage(it)))?;
        let note = note(&stage, &typed.note).map_err(Failure::Refused)?;
        let text = checked(db, &seen, typed, &source).await?;
        let (before, last) = keep::head(db, &seen.row).await?;
        let written = serde_json::to_string(&source).map_err(other)?;
        if last == text && before.source == written {
            return refuse(WriteRefused::Unchanged);
        }
        let draft = stage == Stage::Draft;
        let number = if draft {
            before.number
        } else {
            before.number + 1
        };
        let new = contract_version::ActiveModel {
            id: Set(if draft { before.id } else { ctx.uuid() }),
            contract_id: Set(id.0),
            number: Set(number),
            body: Set(text.canonical()),
            sha256: Set(text.digest().to_string()),
            source: Set(written),
            note: Set(note),
            author_id: Set(actor.person.0),
            at: Set(ctx.now()),
        };
        if draft {
            new.update(db).await?;
        } else {
            contract_version::Entity::insert(new)
                .exec_without_returning(db)
                .await?;
        }
        let row = put(db, ctx, seen.row.clone(), (number, &stage, &text)).await?;
        if draft {
            tx.without_journal("a draft is who writes it's own");
            return Ok(number);
        }
        tell::rewritten(tx, ctx, &seen.seat.cpts, &row).await?;
        let voids = !matches!(seen.stage, Stage::Negotiation | Stage::Opinion { .. });
        tx.record(
            Entry::new(Event::ContractWritten)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "version": number, "sha256": text.digest(), "voids": voids })),
        )
        .await?;
        Ok(number)
    })
}

fn note(stage: &Stage, typed: &str) -> Result<String, WriteRefused> {
    match line(typed, limit::NOTE_CHARS) {
        Ok(Some(note)) => Ok(note),
        Ok(None) if *stage == Stage::Draft => Ok(String::new()),
        Ok(None) => Err(WriteRefused::Note(None)),
        Err(refused) => Err(WriteRefused::Note(Some(refused))),
    }
}

/// What was typed, as a text; what it may still lack is asked for before the vote.
async fn checked(
    db: &impl ConnectionTrait,
    seen: &Seen,
    typed: &Typed,
    source: &[Clause],
) -> Result<Text, Failure<WriteRefused>> {
    let mut text = Text {
        format: Format::First,
        kind: entity::read("contract", "kind", &seen.row.kind).map_err(Fault::from)?,
        title: tidy::one(&typed.title),
        parties: typed.parties.iter().map(tidy::party).collect(),
        clauses: Vec::new(),
        annexes: typed.annexes.iter().map(tidy::annex).collect(),
        term: typed.term,
        promises: tidy::promises(&typed.promises),
    };
    let filled = fill(source, &text);
    text.clauses = filled.clauses;
    let unknown = |it: &Unfilled| !matches!(it, Unfilled::Missing { .. });
    let unknown: Vec<Unfilled> = filled.unfilled.into_iter().filter(unknown).collect();
    if !unknown.is_empty() {
        return refuse(WriteRefused::Variables(unknown));
    }
    let wrong: Vec<Wrong> = text
        .wrong()
        .into_iter()
        .filter(|it| !may_lack(&it.why))
        .collect();
    if !wrong.is_empty() {
        return refuse(WriteRefused::Wrong(wrong));
    }
    known(db, seen, &text).await?;
    Ok(text)
}

/// What a text may lack until it is put to the vote.
const fn may_lack(why: &Why) -> bool {
    matches!(
        why,
        Why::Empty | Why::Unfilled | Why::NoParty | Why::NobodyRepresented | Why::FiveYears
    )
}

/// Parties and annexes are those of the registers.
async fn known(
    db: &impl ConnectionTrait,
    seen: &Seen,
    text: &Text,
) -> Result<(), Failure<WriteRefused>> {
    let ids: Vec<_> = text.side(Side::Partner).map(|it| it.id).collect();
    let partners = seen
        .seat
        .partners()
        .filter(partner::Column::Id.is_in(ids))
        .all(db)
        .await?;
    for party in &text.parties {
        let known = match party.side {
            Side::Cpts => seen.cpts.iter().any(|it| it.cpts_id == party.id),
            Side::Partner => partners.iter().any(|it| it.id == party.id),
        };
        if !known {
            return refuse(WriteRefused::UnknownParty(party.name.clone()));
        }
    }
    let joined = contract_document::Entity::find()
        .filter(contract_document::Column::ContractId.is_in(
            // An amendment keeps the annexes of what it amends.
            [seen.row.id].into_iter().chain(seen.row.follows_id),
        ))
        .all(db)
        .await?;
    for annex in &text.annexes {
        let sha256 = annex.sha256.to_string();
        let there = joined.iter().any(|it| {
            it.sha256 == sha256 && u64::try_from(it.bytes).is_ok_and(|it| it == annex.bytes)
        });
        if !there {
            return refuse(WriteRefused::UnknownAnnex(annex.title.clone()));
        }
    }
    Ok(())
}

async fn put(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: contract::Model,
    (number, stage, text): (i32, &Stage, &Text),
) -> Result<contract::Model, Fault> {
    let id = row.id;
    let revision = row.revision;
    let mut row = row.into_active_model();
    keep::project(&mut row, text);
    keep::set(&mut row, stage, text)?;
    row.head = Set(number);
    row.revision = Set(revision + 1);
    row.changed_at = Set(ctx.now());
    let row = row.update(db).await?;
    keep::tables(db, ctx, id, text).await?;
    Ok(row)
}
