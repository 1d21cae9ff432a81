//! The result is proclaimed, and later the election is over: mandates run, secrets are destroyed.

use chrono::{Days, NaiveDate};
use domain::audit::Event;
use domain::election::plan::CHALLENGE_DAYS;
use domain::election::stage::Stage;
use domain::id::ElectionId;
use domain::role::RoleKind;
use domain::statutes::Statutes;
use entity::{adhesion, election, election_candidacy, election_register, election_urn, role};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use super::reader::Seen;
use super::show::is_elected;
use super::{incident, keep, key, photo, sample, tell};
use crate::calendar::paris_day;
use crate::ctx::{Actor, Ctx};
use crate::failure::Fault;
use crate::notice::election as letters;
use crate::structure::mandate::spokesman;
use crate::tx::{Entry, Tx};

/// The last day on which a result that is proclaimed today may be challenged: as the statutes say or, where they do not, as the
/// platform does.
fn challenge_until(statutes: Option<&Statutes>, today: NaiveDate) -> NaiveDate {
    let said = statutes.and_then(|it| it.elections.rule()?.challenge_days);
    let days = said.map_or(CHALLENGE_DAYS, u64::from);
    today.checked_add_days(Days::new(days)).unwrap_or(today)
}

/// Proclaims it: members are told.
pub(super) async fn proclaim(
    tx: &Tx<'_>,
    ctx: &Ctx,
    seen: &Seen,
    actor: &Actor,
) -> Result<(), Fault> {
    let known = keep::rules(tx.db(), ctx, &seen.row).await?;
    let until = challenge_until(known.as_ref().map(|it| &it.statutes), ctx.today());
    let mut row = seen.row.clone().into_active_model();
    row.challenge_until = Set(Some(until));
    let row = row.update(tx.db()).await?;
    let row = keep::move_to(tx.db(), ctx, row, Stage::Challenge).await?;
    let letter = letters::proclaimed(&seen.seat.cpts, &row);
    tell::concerned(tx, ctx, &seen.seat.cpts, &row, &letter).await?;
    tx.record(keep::moved(&row, Some(actor))).await
}

/// Ends it once nobody may challenge it any more: mandates are recorded, and what could link a member and an encrypted ballot
/// is destroyed.
pub(super) async fn archive(
    tx: &Tx<'_>,
    ctx: &Ctx,
    seen: &Seen,
    actor: &Actor,
) -> Result<(), Fault> {
    let (db, id) = (tx.db(), ElectionId(seen.row.id));
    mandates(tx, ctx, seen, actor).await?;
    let row = keep::move_to(db, ctx, seen.row.clone(), Stage::Archived).await?;
    forget(db, id).await?;
    let fact = json!({
        "destroyed": ["binding-key", "sealed-register", "server-keys"],
        "election": id.0,
    });
    keep::log(tx, &row, "election.archived", &fact).await?;
    tx.record(keep::moved(&row, Some(actor))).await?;
    // Last, and again if it must be: what is destroyed twice is destroyed.
    destroy(db, ctx, id).await
}

/// Forgets who registered which code, who was asked about hers, and how candidates look.
pub(super) async fn forget(db: &impl ConnectionTrait, id: ElectionId) -> Result<(), Fault> {
    for urn in urns(db, id).await? {
        election_register::Entity::delete_many()
            .filter(election_register::Column::UrnId.eq(urn))
            .exec(db)
            .await?;
    }
    photo::forget(db, id).await?;
    sample::forget(db, id).await
}

/// Destroys what the server kept secret of an election that is over: no ballot is linked or opened any more.
pub(super) async fn destroy(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: ElectionId,
) -> Result<(), Fault> {
    key::destroy(ctx, id.0).await?;
    for urn in urns(db, id).await? {
        key::destroy(ctx, urn).await?;
    }
    Ok(())
}

/// All urns, the rehearsal's too.
async fn urns(db: &impl ConnectionTrait, id: ElectionId) -> Result<Vec<Uuid>, Fault> {
    Ok(election_urn::Entity::find()
        .select_only()
        .column(election_urn::Column::Id)
        .filter(election_urn::Column::ElectionId.eq(id.0))
        .into_tuple()
        .all(db)
        .await?)
}

/// A role on the board for everybody who is elected.
async fn mandates(tx: &Tx<'_>, ctx: &Ctx, seen: &Seen, actor: &Actor) -> Result<(), Fault> {
    let db = tx.db();
    let (starts_on, ends_on) = term(db, ctx, &seen.row).await?;
    let rows = election_candidacy::Entity::find()
        .filter(election_candidacy::Column::ElectionId.eq(seen.row.id))
        .all(db)
        .await?;
    for row in rows.iter().filter(|it| is_elected(it)) {
        let member = adhesion::Entity::find_by_id(row.adhesion_id)
            .one(db)
            .await?;
        let Some(member) = member else { continue };
        // A structure sits by whoever represents it.
        let person = match (member.person_id, member.structure_id) {
            (Some(person), _) => Some(person),
            (None, Some(structure)) => spokesman(db, structure, ctx.today()).await?,
            (None, None) => None,
        };
        let Some(person) = person else {
            incident::nobody_sits(db, ctx, ElectionId(seen.row.id), &row.name).await?;
            continue;
        };
        let held = role::Entity::find()
            .filter(role::Column::CptsId.eq(seen.row.cpts_id))
            .filter(role::Column::PersonId.eq(person))
            .filter(role::Column::Kind.eq(RoleKind::BoardMember.code()))
            .filter(role::Column::StartsOn.eq(starts_on))
            .count(db)
            .await?;
        if held > 0 {
            continue;
        }
        role::Entity::insert(role::ActiveModel {
            id: Set(ctx.uuid()),
            cpts_id: Set(seen.row.cpts_id),
            person_id: Set(person),
            kind: Set(RoleKind::BoardMember.code().to_owned()),
            starts_on: Set(starts_on),
            ends_on: Set(ends_on),
            appointed_by: Set(Some(actor.person.0)),
            created_at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await?;
        let entry = Entry::new(Event::RoleGiven)
            .cpts(seen.seat.id())
            .actor(actor)
            .subject(row.adhesion_id)
            .detail(json!({
                "role": RoleKind::BoardMember.code(),
                "from": starts_on,
                "to": ends_on,
            }));
        tx.record(entry).await?;
    }
    Ok(())
}

/// First and last day of the mandates: from the proclamation, for as long as the statutes say.
async fn term(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &election::Model,
) -> Result<(NaiveDate, Option<NaiveDate>), Fault> {
    let proclaimed = row.proclaimed_at.map_or_else(|| ctx.today(), paris_day);
    let starts_on = row.mandates_from.unwrap_or(proclaimed);
    let known = keep::rules(db, ctx, row).await?;
    let years = known.and_then(|it| it.statutes.board.rule().map(|it| it.term_years));
    let ends_on = years.and_then(|it| {
        let months = chrono::Months::new(u32::from(it) * 12);
        starts_on.checked_add_months(months)?.pred_opt()
    });
    Ok((starts_on, ends_on))
}
