//! Who is told of a decision.

use domain::decision::stage::End;
use entity::{
    adhesion, cpts, decision, decision_round, decision_statement, decision_voter, person,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::notice::letter::{Letter, to_person};
use crate::notice::{decision as letters, many};
use crate::tx::Tx;

/// Everybody on the roll, when something opens; and who facilitates without a voice.
pub(super) async fn opened(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &decision::Model,
    round: &decision_round::Model,
) -> Result<(), Fault> {
    let letter = letters::opened(cpts, row, round.vote, round.closes_at);
    send(tx, ctx, cpts, voters(row.id), &letter).await?;
    let letter = letters::opened_to_lead(cpts, row, round.vote, round.closes_at);
    let silent = of(row.id)
        .filter(decision_voter::Column::Facilitates.eq(true))
        .filter(decision_voter::Column::Votes.eq(false));
    send(tx, ctx, cpts, silent.clone(), &letter).await?;
    people(tx, ctx, cpts, silent, &letter).await
}

/// Those who have said nothing in what is open.
pub(super) async fn reminded(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &decision::Model,
    round: &decision_round::Model,
) -> Result<(), Fault> {
    let letter = letters::reminder(cpts, row, round.vote, round.closes_at);
    let silent = voters(row.id)
        .filter(decision_voter::Column::Voter.not_in_subquery(spoken(round).into_query()));
    send(tx, ctx, cpts, silent, &letter).await
}

/// Those whose position a new text makes void.
pub(super) async fn voided(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &decision::Model,
    (round, note): (&decision_round::Model, &str),
) -> Result<(), Fault> {
    let letter = letters::voided(cpts, row, note);
    let took = voters(row.id)
        .filter(decision_voter::Column::Voter.in_subquery(spoken(round).into_query()));
    send(tx, ctx, cpts, took, &letter).await
}

/// Those who may speak in what is open, when the register was begun anew.
pub(super) async fn carried(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &decision::Model,
) -> Result<(), Fault> {
    let letter = letters::carried(cpts, row);
    send(tx, ctx, cpts, voters(row.id), &letter).await
}

/// Everybody on the roll and who facilitates, when it is over.
pub(super) async fn ended(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &decision::Model,
    end: End,
) -> Result<(), Fault> {
    let letter = letters::ended(cpts, row, end);
    send(tx, ctx, cpts, of(row.id), &letter).await?;
    people(tx, ctx, cpts, of(row.id), &letter).await
}

/// Voices on the roll that do not stand aside.
fn voters(id: Uuid) -> Select<decision_voter::Entity> {
    of(id).filter(decision_voter::Column::Votes.eq(true))
}

fn of(id: Uuid) -> Select<decision_voter::Entity> {
    decision_voter::Entity::find().filter(decision_voter::Column::DecisionId.eq(id))
}

fn spoken(round: &decision_round::Model) -> Select<decision_statement::Entity> {
    decision_statement::Entity::find()
        .select_only()
        .column(decision_statement::Column::Voice)
        .filter(decision_statement::Column::DecisionId.eq(round.decision_id))
        .filter(decision_statement::Column::Round.eq(round.number))
        .filter(decision_statement::Column::Kind.is_in(["position", "vote"]))
        .filter(decision_statement::Column::Counts.eq(true))
}

async fn send(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    voters: Select<decision_voter::Entity>,
    letter: &Letter,
) -> Result<(), Fault> {
    let of = voters
        .select_only()
        .column(decision_voter::Column::AdhesionId)
        .filter(decision_voter::Column::AdhesionId.is_not_null());
    let rows = adhesion::Entity::find()
        .filter(adhesion::Column::Id.in_subquery(of.into_query()))
        .filter(adhesion::Column::EndedAt.is_null())
        .order_by_asc(adhesion::Column::Id)
        .all(tx.db())
        .await?;
    many::to_many(ctx, tx, cpts, &rows, letter).await
}

/// Those among them who have no adhesion: they facilitate by their office.
async fn people(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    leads: Select<decision_voter::Entity>,
    letter: &Letter,
) -> Result<(), Fault> {
    let of = leads
        .select_only()
        .column(decision_voter::Column::PersonId)
        .filter(decision_voter::Column::PersonId.is_not_null());
    let people = person::Entity::find()
        .filter(person::Column::Id.in_subquery(of.into_query()))
        .order_by_asc(person::Column::Id)
        .all(tx.db())
        .await?;
    for person in &people {
        to_person(ctx, tx, cpts, person, letter).await?;
    }
    Ok(())
}
