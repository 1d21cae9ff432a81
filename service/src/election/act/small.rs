//! What is done with an urn of few people: it joins another one, is held in the meeting, or goes on with everybody warned.

use domain::election::incident::Said;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::electorate::small::fewer_than;
use domain::id::UrnId;
use domain::statutes::SmallChoice;
use entity::{election_register, election_reserve, election_urn, election_voter};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

use super::ActRefused;
use crate::ctx::Ctx;
use crate::election::reader::{Seen, urn};
use crate::election::{facts, keep, ready, seats, sheet};
use crate::failure::{Fault, Outcome, refuse};
use crate::tx::Tx;

/// Whether the choice may be made.
pub(super) async fn check(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seen: &Seen,
    (id, with): (UrnId, Option<UrnId>),
    choice: SmallChoice,
) -> Outcome<(), ActRefused> {
    let Some(known) = keep::rules(db, ctx, &seen.row).await? else {
        return refuse(ActRefused::NotAllowed);
    };
    let allowed = known.statutes.small_groups.rule();
    if allowed.is_some_and(|it| !it.choices.contains(&choice)) {
        return refuse(ActRefused::NotAllowed);
    }
    let few = fewer_than(&known.statutes);
    let row = urn(db, seen.id(), id).await?;
    if !waits(&row) || few <= row.roll_size.unsigned_abs() {
        return refuse(ActRefused::Urn);
    }
    match (choice, with) {
        (SmallChoice::Join, Some(with)) => {
            let other = urn(db, seen.id(), with).await?;
            let together = row.roll_size.unsigned_abs() + other.roll_size.unsigned_abs();
            if with == id || !waits(&other) || together < few {
                return refuse(ActRefused::Urn);
            }
            // A ballot weighs one: together, those of more voices would lose some.
            let mut both = keep::elects(&row)?;
            both.extend(keep::elects(&other)?);
            if 1 < facts::voices(&known.statutes, &both).len() {
                return refuse(ActRefused::Voices);
            }
        }
        (SmallChoice::Join, None) => return refuse(ActRefused::Urn),
        (SmallChoice::Paper | SmallChoice::OpenVote | SmallChoice::Warn, _) => {}
    }
    Ok(())
}

/// Stops the urn in which a college votes.
pub(super) async fn stop(tx: &Tx<'_>, ctx: &Ctx, seen: &Seen, college: &str) -> Result<(), Fault> {
    for row in keep::urns(tx.db(), seen.id()).await? {
        let votes = keep::elects(&row)?;
        if votes.iter().any(|it| it.college.as_str() == college) {
            stop_one(tx, ctx, seen, row).await?;
        }
    }
    Ok(())
}

/// Stops an urn.
pub(super) async fn stop_one(
    tx: &Tx<'_>,
    ctx: &Ctx,
    seen: &Seen,
    row: election_urn::Model,
) -> Result<(), Fault> {
    let db = tx.db();
    let held = ready::is_held(db, &seen.row, &row).await?;
    let mut row = row.into_active_model();
    row.status = Set(UrnStatus::Stopped.code().to_owned());
    row.update(db).await?;
    if seen.stage == Stage::Closed {
        // The others may be counted already.
        seats::settle(tx, ctx, seen.row.clone()).await?;
    }
    if held {
        // The others may have waited for this one alone.
        ready::call(tx, ctx, &seen.seat.cpts, &seen.row).await?;
    }
    Ok(())
}

fn waits(row: &election_urn::Model) -> bool {
    !row.rehearsal && row.status == UrnStatus::Waiting.code()
}

/// Makes it.
pub(super) async fn choose(
    db: &impl ConnectionTrait,
    seen: &Seen,
    (id, with): (UrnId, Option<UrnId>),
    choice: SmallChoice,
) -> Outcome<Said, ActRefused> {
    let row = urn(db, seen.id(), id).await?;
    let name = row.name.clone();
    let said = match (choice, with) {
        (SmallChoice::Join, Some(with)) => {
            let other = urn(db, seen.id(), with).await?;
            let mut elects = keep::elects(&other)?;
            elects.extend(keep::elects(&row)?);
            let seats = other.seats + row.seats;
            let said = Said::Joined {
                urn: name.clone(),
                with: other.name.clone(),
            };
            // A code is of one urn: those of this one are made anew for the other.
            let none = || Expr::value(Option::<Vec<u8>>::None);
            election_voter::Entity::update_many()
                .col_expr(election_voter::Column::UrnId, Expr::value(other.id))
                .col_expr(election_voter::Column::Registered, Expr::value(false))
                .col_expr(election_voter::Column::Binding, none())
                .col_expr(election_voter::Column::Held, none())
                .filter(election_voter::Column::UrnId.eq(row.id))
                .exec(db)
                .await?;
            election_register::Entity::delete_many()
                .filter(election_register::Column::UrnId.eq(row.id))
                .exec(db)
                .await?;
            election_reserve::Entity::delete_many()
                .filter(election_reserve::Column::UrnId.eq(row.id))
                .exec(db)
                .await?;
            sheet::recount(db, seen.id()).await?;
            let size = other.roll_size + row.roll_size;
            let both = format!("{} et {name}", other.name);
            let mut other = other.into_active_model();
            other.joined =
                Set(serde_json::to_string(&elects)
                    .map_err(|error| Fault::Other(error.to_string()))?);
            other.seats = Set(seats);
            other.max = Set(seats);
            other.roll_size = Set(size);
            other.name = Set(both);
            other.update(db).await?;
            // The row stays, as acts are about it; it elects nobody any more.
            let mut row = row.into_active_model();
            row.joined = Set("[]".to_owned());
            row.seats = Set(0);
            row.roll_size = Set(0);
            row.small = Set(Some(choice.code().to_owned()));
            row.status = Set(UrnStatus::Aside.code().to_owned());
            row.update(db).await?;
            return Ok(said);
        }
        (SmallChoice::Warn, _) => Said::Warned { urn: name },
        (SmallChoice::Paper, _) => Said::OnPaper { urn: name },
        (SmallChoice::OpenVote, _) => Said::OpenVote { urn: name },
        (SmallChoice::Join, None) => return refuse(ActRefused::Urn),
    };
    let mut row = row.into_active_model();
    row.small = Set(Some(choice.code().to_owned()));
    if matches!(choice, SmallChoice::Paper | SmallChoice::OpenVote) {
        row.status = Set(UrnStatus::Aside.code().to_owned());
    }
    row.update(db).await?;
    Ok(said)
}
