//! Changing a territory.

use chrono::{Days, NaiveDate};
use domain::audit::Event;
use domain::permission::Action;
use domain::territory::paste::{self, LineProblem, Pasted, Problem};
use domain::territory::{Amended, CannotAmend, Change, Communes, InseeCode};
use entity::{former_commune, territory, territory_commune};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

use super::place::units;
use super::version::{Stored, stored, territory};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::scope;
use crate::tx::Entry;

/// How long a note may be, in characters.
pub const MOST_NOTE: usize = 500;

/// What a board asks for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Communes to add. Paris, Lyon and Marseille stand for all their arrondissements.
    pub add: Communes,
    /// Communes to remove, likewise.
    pub remove: Communes,
    /// First day of the change.
    pub from: NaiveDate,
    /// Why, for the history.
    pub note: Option<String>,
}

/// Why a territory was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AmendRefused {
    /// The rule says no.
    Rule(CannotAmend),
    /// No commune has that code.
    UnknownCommune(InseeCode),
    /// The note is longer than [`MOST_NOTE`].
    LongNote,
}

/// Changes the territory of a CPTS from a day on.
///
/// Permission: [`Action::ManageTerritory`].
///
/// # Errors
/// [`AmendRefused`], and as every action.
pub async fn amend(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    wish: &Wish,
) -> Outcome<Amended, AmendRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seat = scope::seat(db, ctx, actor, slug).await?;
        seat.require(Action::ManageTerritory)?;
        if wish
            .note
            .as_ref()
            .is_some_and(|note| note.chars().count() > MOST_NOTE)
        {
            return refuse(AmendRefused::LongNote);
        }
        let change = Change {
            add: known(db, &wish.add).await?,
            remove: known(db, &wish.remove).await?,
        };
        let stored = stored(db, seat.cpts.id).await?;
        let amended = territory(&stored)
            .amend(&change, wish.from, ctx.today())
            .map_err(|why| Failure::Refused(AmendRefused::Rule(why)))?;
        let version = write(ctx, db, seat.cpts.id, actor, wish, &stored, &amended).await?;
        let entry = Entry::new(Event::TerritoryChanged)
            .cpts(seat.id())
            .actor(actor)
            .subject(version)
            .detail(json!({
                "from": amended.version.from,
                "added": amended.added,
                "removed": amended.removed,
            }));
        tx.record(entry).await?;
        Ok(amended)
    })
}

async fn write(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    cpts: Uuid,
    actor: &Actor,
    wish: &Wish,
    stored: &[Stored],
    amended: &Amended,
) -> Result<Uuid, Fault> {
    let latest = stored
        .iter()
        .max_by_key(|version| version.row.in_force_from);
    let id = if let Some(latest) = latest.filter(|_| amended.replaces) {
        let mut row = latest.row.clone().into_active_model();
        if wish.note.is_some() {
            row.note = Set(wish.note.clone());
        }
        row.author_id = Set(Some(actor.person.0));
        row.created_at = Set(ctx.now());
        row.update(db).await?;
        territory_commune::Entity::delete_many()
            .filter(territory_commune::Column::TerritoryId.eq(latest.row.id))
            .exec(db)
            .await?;
        latest.row.id
    } else {
        if let Some(latest) = latest {
            let mut row = latest.row.clone().into_active_model();
            row.in_force_to = Set(wish.from.checked_sub_days(Days::new(1)));
            row.update(db).await?;
        }
        let numbers = stored.iter().map(|version| version.row.number);
        let row = territory::ActiveModel {
            id: Set(ctx.uuid()),
            cpts_id: Set(cpts),
            number: Set(numbers.max().unwrap_or(0) + 1),
            in_force_from: Set(wish.from),
            in_force_to: Set(None),
            note: Set(wish.note.clone()),
            author_id: Set(Some(actor.person.0)),
            created_at: Set(ctx.now()),
        };
        row.insert(db).await?.id
    };
    let communes: Vec<InseeCode> = amended.version.communes.iter().copied().collect();
    for codes in communes.chunks(5_000) {
        territory_commune::Entity::insert_many(codes.iter().map(|code| {
            territory_commune::ActiveModel {
                territory_id: Set(id),
                code: Set(code.to_string()),
            }
        }))
        .exec_without_returning(db)
        .await?;
    }
    Ok(id)
}

/// The places that territories are made of, for some codes.
async fn known(
    db: &impl ConnectionTrait,
    codes: &Communes,
) -> Result<Communes, Failure<AmendRefused>> {
    let units = units(db, codes).await?;
    if let Some(unknown) = codes.iter().find(|code| !units.contains_key(code)) {
        return refuse(AmendRefused::UnknownCommune(*unknown));
    }
    Ok(units.into_values().flatten().collect())
}

/// Reads a pasted list of codes and checks that each is a present commune. Problems stand in the order
/// of lines; a code of the past comes with the commune it is now part of.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn read_list(ctx: &Ctx, text: &str) -> Result<Pasted, Fault> {
    let db = ctx.db().read();
    let mut pasted = paste::parse(text);
    let codes: Communes = pasted.codes.keys().copied().collect();
    let known = units(db, &codes).await?;
    let unknown: Vec<(InseeCode, usize)> = pasted
        .codes
        .iter()
        .filter(|(code, _)| !known.contains_key(code))
        .map(|(code, line)| (*code, *line))
        .collect();
    if unknown.is_empty() {
        return Ok(pasted);
    }
    let former = former_commune::Entity::find()
        .filter(
            former_commune::Column::Code.is_in(unknown.iter().map(|(code, _)| code.to_string())),
        )
        .all(db)
        .await?;
    for (code, line) in unknown {
        pasted.codes.remove(&code);
        let now = former.iter().find(|former| former.code == code.as_str());
        let what = match now {
            Some(row) => Problem::Former {
                former: code,
                now: entity::read("former_commune", "now_code", &row.now_code)?,
            },
            None => Problem::Unknown(code),
        };
        pasted.problems.push(LineProblem { line, what });
    }
    pasted.problems.sort_by_key(|problem| problem.line);
    Ok(pasted)
}
