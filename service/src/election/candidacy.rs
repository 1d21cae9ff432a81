//! Candidacies: filed, written anew and taken back while they are called for.

use domain::election::candidacy::{NotEligible, may_stand};
use domain::election::plan::STATEMENT_CHARS;
use domain::election::stage::Stage;
use domain::id::{AdhesionId, CandidacyId, ElectionId};
use domain::statutes::CollegeId;
use domain::typed::{TypedRefused, paragraphs};
use entity::{adhesion, election, election_candidacy};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;

use super::reader::{Seen, seen};
use super::{keep, names, photo};
use crate::ctx::{Actor, Ctx};
use crate::electorate::Day;
use crate::failure::{Failure, Fault, Outcome, refuse};

/// Why a candidacy is not filed, or stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CandidacyRefused {
    /// The adhesion is not one for which they speak.
    NotYours,
    /// Candidacies are not open yet, or closed.
    Closed,
    /// The statement is missing or cannot be kept.
    Statement(Option<TypedRefused>),
    /// They may not stand.
    NotEligible(NotEligible),
    /// No rules are in force.
    NoRules,
}

/// Files a candidacy, or writes it anew. Permission: who speaks for the adhesion.
///
/// # Errors
/// [`CandidacyRefused`], not found, forbidden or a fault.
pub async fn file(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    who: AdhesionId,
    statement: &str,
) -> Outcome<CandidacyId, CandidacyRefused> {
    let statement = match paragraphs(statement, STATEMENT_CHARS) {
        Ok(Some(text)) => text,
        Ok(None) => return refuse(CandidacyRefused::Statement(None)),
        Err(refused) => return refuse(CandidacyRefused::Statement(Some(refused))),
    };
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        let own = seen.mine.iter().find(|it| it.id == who.0);
        let Some(own) = own else {
            return refuse(CandidacyRefused::NotYours);
        };
        if !is_open(ctx, &seen) {
            return refuse(CandidacyRefused::Closed);
        }
        let Some(stands) = eligible(db, ctx, &seen.row, own).await? else {
            return refuse(CandidacyRefused::NoRules);
        };
        let college = stands.map_err(|it| Failure::Refused(CandidacyRefused::NotEligible(it)))?;
        let found = of(db, id, who).await?;
        let now = ctx.now();
        let (what, candidacy) = if let Some(found) = found {
            let again = found.withdrawn_at.is_some();
            let mut row = found.into_active_model();
            row.statement = Set(statement.clone());
            row.college = Set(college.to_string());
            row.name = Set(names::of(own));
            row.changed_at = Set(now);
            row.withdrawn_at = Set(None);
            if again {
                row.filed_at = Set(now);
            }
            let row = row.update(db).await?;
            (if again { "filed" } else { "edited" }, row.id)
        } else {
            let row = election_candidacy::ActiveModel {
                id: Set(ctx.uuid()),
                election_id: Set(id.0),
                adhesion_id: Set(who.0),
                college: Set(college.to_string()),
                name: Set(names::of(own)),
                statement: Set(statement.clone()),
                profession: Set(own.profession.clone()),
                practice: Set(own.mode.clone()),
                filed_at: Set(now),
                changed_at: Set(now),
                ..Default::default()
            };
            ("filed", row.insert(db).await?.id)
        };
        tx.record(entry(&seen, actor, candidacy.into(), what))
            .await?;
        Ok(CandidacyId(candidacy))
    })
}

/// Takes a candidacy back until settings are locked. Permission: who speaks for the candidate.
///
/// # Errors
/// [`CandidacyRefused`], not found, forbidden or a fault.
pub async fn withdraw(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    candidacy: CandidacyId,
) -> Outcome<(), CandidacyRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        let row = one(db, id, candidacy).await?;
        if !seen.mine.iter().any(|it| it.id == row.adhesion_id) {
            return refuse(CandidacyRefused::NotYours);
        }
        // Once settings are locked it takes two of the electoral board: the ballot names them.
        if !is_open(ctx, &seen) && seen.stage != Stage::Roll {
            return refuse(CandidacyRefused::Closed);
        }
        let mut row = row.into_active_model();
        row.withdrawn_at = Set(Some(ctx.now()));
        row.update(db).await?;
        photo::erase(db, candidacy.0).await?;
        tx.record(entry(&seen, actor, candidacy, "withdrawn"))
            .await?;
        Ok(())
    })
}

/// A candidacy of an election.
///
/// # Errors
/// Not found or a fault.
pub(super) async fn one<R>(
    db: &impl ConnectionTrait,
    id: ElectionId,
    candidacy: CandidacyId,
) -> Result<election_candidacy::Model, Failure<R>> {
    election_candidacy::Entity::find_by_id(candidacy.0)
        .filter(election_candidacy::Column::ElectionId.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)
}

/// Whether one may stand now.
pub(super) fn is_open(ctx: &Ctx, seen: &Seen) -> bool {
    let now = ctx.now();
    let dates = keep::dates(&seen.row);
    let called = seen.stage == Stage::Candidacies;
    called && dates.is_some_and(|it| it.candidacies_open <= now && now < it.candidacies_close)
}

/// Whether a member may stand today, and for a seat of which college; nothing where no rules are in force.
pub(super) async fn eligible(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &election::Model,
    who: &adhesion::Model,
) -> Result<Option<Result<CollegeId, NotEligible>>, Fault> {
    let id = ElectionId(row.id);
    let Some(day) = Day::read_one(db, ctx, who, ctx.today()).await? else {
        return Ok(None);
    };
    let electorate = day.electorate(&keep::question(day.on));
    let seats = keep::seats(&keep::urns(db, id).await?)?;
    let officers = keep::officers(db, id).await?;
    let officer = officers.iter().any(|(it, ..)| Some(*it) == who.person_id);
    let entry = electorate.entry(AdhesionId(who.id));
    Ok(entry.map(|it| may_stand(&day.rules.statutes, it, &seats, officer)))
}

async fn of(
    db: &impl ConnectionTrait,
    id: ElectionId,
    who: AdhesionId,
) -> Result<Option<election_candidacy::Model>, Fault> {
    Ok(election_candidacy::Entity::find()
        .filter(election_candidacy::Column::ElectionId.eq(id.0))
        .filter(election_candidacy::Column::AdhesionId.eq(who.0))
        .one(db)
        .await?)
}

fn entry(seen: &Seen, actor: &Actor, candidacy: CandidacyId, what: &str) -> crate::tx::Entry {
    keep::entry(
        domain::audit::Event::CandidacyChanged,
        &seen.row,
        Some(actor),
    )
    .detail(json!({ "what": what, "candidacy": candidacy.0 }))
}
