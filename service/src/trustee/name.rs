//! A board of trustees is named, or one of them is replaced.

use std::collections::BTreeSet;

use domain::audit::Event;
use domain::election::trustee::{BoardRefused, BoardState, may_be};
use domain::id::{AdhesionId, PersonId, TrusteeBoardId};
use domain::member::AdhesionState;
use domain::permission::Action;
use entity::{cpts, person, trustee, trustee_board};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

use super::circle::circle;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::member::one::one;
use crate::notice::{letter, trustee as words};
use crate::scope::{self, Seat};
use crate::tx::{Entry, Tx};

/// A board as it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBoard {
    /// What it is called.
    pub name: String,
    /// Who, in the order of their places.
    pub people: Vec<AdhesionId>,
    /// How many of them are needed.
    pub needed: usize,
}

/// Why nobody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameRefused {
    /// It has no name, or one of more than 100 characters.
    Name,
    /// Too few or too many people, or too few or too many needed.
    Board(BoardRefused),
    /// Trustees are members who are admitted and not suspended, in person.
    NotMember,
    /// The member has never signed in here.
    NoAccount,
    /// The same person twice.
    Twice,
    /// The key is made: who holds a part of it cannot be replaced. A new board can be named.
    Ready,
}

/// Names a board of trustees, and writes to each of them. Permission: [`Action::ManageTrustees`].
///
/// # Errors
/// [`NameRefused`], not found, forbidden or a fault.
pub async fn name(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    new: &NewBoard,
) -> Outcome<TrusteeBoardId, NameRefused> {
    let title = new.name.trim();
    if title.is_empty() || title.chars().count() > 100 {
        return refuse(NameRefused::Name);
    }
    may_be(new.people.len(), new.needed).map_err(|it| Failure::Refused(NameRefused::Board(it)))?;
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageTrustees)?;
        let mut people = Vec::with_capacity(new.people.len());
        for adhesion in &new.people {
            people.push(member(tx, &seat, *adhesion).await?);
        }
        if people.iter().collect::<BTreeSet<_>>().len() != people.len() {
            return refuse(NameRefused::Twice);
        }
        let id = TrusteeBoardId(ctx.uuid());
        let count = |it: usize| i32::try_from(it).unwrap_or_default();
        trustee_board::Entity::insert(trustee_board::ActiveModel {
            id: Set(id.0),
            cpts_id: Set(seat.cpts.id),
            name: Set(title.to_owned()),
            threshold: Set(count(new.needed)),
            size: Set(count(people.len())),
            state: Set(BoardState::Gathering.code().to_owned()),
            trustees_json: Set(None),
            rehearsed_at: Set(None),
            created_at: Set(ctx.now()),
            created_by: Set(actor.person.0),
            retired_at: Set(None),
        })
        .exec_without_returning(tx.db())
        .await?;
        for (place, person) in (1..).zip(&people) {
            trustee::Entity::insert(trustee::ActiveModel {
                id: Set(ctx.uuid()),
                board_id: Set(id.0),
                place: Set(place),
                person_id: Set(*person),
                certificate: Set(None),
                polynomial: Set(None),
                voutput: Set(None),
                joined_at: Set(None),
            })
            .exec_without_returning(tx.db())
            .await?;
            ask(tx, ctx, &seat.cpts, id, *person).await?;
        }
        let detail = json!({ "people": people.len(), "needed": new.needed });
        record(tx, &seat, actor, Event::TrusteesNamed, id, detail).await?;
        Ok(id)
    })
}

/// Puts another member in the place of a trustee, before the key is made. What the others did after accepting is asked
/// again: it was made for her. Permission: [`Action::ManageTrustees`].
///
/// # Errors
/// [`NameRefused`], not found, forbidden or a fault.
pub async fn replace(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: TrusteeBoardId,
    place: i32,
    by: AdhesionId,
) -> Outcome<(), NameRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageTrustees)?;
        let circle = circle(tx.db(), &seat, id).await?;
        if matches!(circle.state, BoardState::Ready | BoardState::Retired) {
            return refuse(NameRefused::Ready);
        }
        let former = circle.people.iter().find(|it| it.place == place);
        let former = former.cloned().ok_or(Failure::NotFound)?;
        let person = member(tx, &seat, by).await?;
        if circle.people.iter().any(|it| it.person_id == person) {
            return refuse(NameRefused::Twice);
        }
        let mut row = former.into_active_model();
        row.person_id = Set(person);
        row.certificate = Set(None);
        row.joined_at = Set(None);
        row.update(tx.db()).await?;
        begin_again(tx, id).await?;
        let mut board = circle.board.into_active_model();
        board.state = Set(BoardState::Gathering.code().to_owned());
        board.update(tx.db()).await?;
        ask(tx, ctx, &seat.cpts, id, person).await?;
        let detail = json!({ "place": place });
        record(tx, &seat, actor, Event::TrusteeReplaced, id, detail).await
    })
}

/// Forgets what follows the certificates.
async fn begin_again(tx: &Tx<'_>, id: TrusteeBoardId) -> Result<(), Fault> {
    let nothing = || Expr::value(Option::<String>::None);
    trustee::Entity::update_many()
        .col_expr(trustee::Column::Polynomial, nothing())
        .col_expr(trustee::Column::Voutput, nothing())
        .filter(trustee::Column::BoardId.eq(id.0))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// The person of a member who may be a trustee.
async fn member(tx: &Tx<'_>, seat: &Seat, id: AdhesionId) -> Outcome<Uuid, NameRefused> {
    let row = one(tx.db(), seat, id).await?;
    let state: AdhesionState = entity::read("adhesion", "state", &row.state)?;
    if row.structure_id.is_some() || state != AdhesionState::Admitted {
        return refuse(NameRefused::NotMember);
    }
    row.person_id
        .ok_or(Failure::Refused(NameRefused::NoAccount))
}

/// Writes to who was named.
async fn ask(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    board: TrusteeBoardId,
    person: Uuid,
) -> Result<(), Fault> {
    let row = person::Entity::find_by_id(PersonId(person).0)
        .one(tx.db())
        .await?
        .ok_or_else(|| Fault::Other("an adhesion points to no person".to_owned()))?;
    letter::to_person(ctx, tx, cpts, &row, &words::named(cpts, board)).await
}

pub(super) async fn record(
    tx: &Tx<'_>,
    seat: &Seat,
    actor: &Actor,
    event: Event,
    id: TrusteeBoardId,
    detail: serde_json::Value,
) -> Outcome<(), NameRefused> {
    let entry = Entry::new(event).cpts(seat.id()).actor(actor);
    tx.record(entry.subject(id.0).detail(detail)).await?;
    Ok(())
}
