//! What a board of trustees looks like, and what the device of one of them needs.

use std::convert::Infallible;

use belenios::trustee::{Vinput, Voutput};
use belenios::wire;
use domain::election::trustee::BoardState;
use domain::id::TrusteeBoardId;
use domain::permission::Action;
use entity::{cpts, trustee_board};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::circle::{Circle, circle, named, other};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};
use crate::scope;

/// The boards of a CPTS.
#[derive(Debug, Clone)]
pub struct Boards {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The latest first, with who is on it.
    pub boards: Vec<(trustee_board::Model, BoardState, Vec<String>)>,
    /// Whether the reader may name another.
    pub may_manage: bool,
}

/// A board, as who looks at it sees it.
#[derive(Debug, Clone)]
pub struct Board {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The row.
    pub row: trustee_board::Model,
    /// How far it is.
    pub state: BoardState,
    /// Its people, in the order of their places.
    pub people: Vec<Person>,
    /// What the reader's device needs, if she is a trustee.
    pub mine: Option<Mine>,
    /// Whether the reader may replace somebody, or let it retire.
    pub may_manage: bool,
}

/// A trustee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Her place, from 1.
    pub place: i32,
    /// Her name.
    pub name: String,
    /// Whether she accepted.
    pub accepted: bool,
    /// Whether she has done what is asked at this step.
    pub done: bool,
    /// Whether it is the reader.
    pub own: bool,
}

/// What a trustee's device needs for the step that the board is at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// Her place, from 1.
    pub place: i32,
    /// Whether she is awaited now.
    pub awaited: bool,
    /// Whether she gave a certificate, so that a file exists.
    pub has_key: bool,
    /// All certificates, as a JSON list, once everybody gave one.
    pub certificates: Option<String>,
    /// What she received, once everybody drew.
    pub received: Option<String>,
    /// Her part of the key, which only she opens.
    pub sealed: Option<String>,
}

/// The boards of a CPTS. Permission: [`Action::ReadDecisions`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn list(ctx: &Ctx, actor: &Actor, slug: &str) -> Outcome<Boards, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadDecisions)?;
    let rows = trustee_board::Entity::find()
        .filter(trustee_board::Column::CptsId.eq(seat.cpts.id))
        .order_by_desc(trustee_board::Column::CreatedAt)
        .all(db)
        .await?;
    let mut boards = Vec::with_capacity(rows.len());
    for row in rows {
        let state = entity::read("trustee_board", "state", &row.state)?;
        let people = named(db, row.id).await?;
        let names = names_of(db, people.iter().map(|it| it.person_id)).await?;
        let names = people.iter().filter_map(|it| names.get(&it.person_id));
        boards.push((row.clone(), state, names.cloned().collect()));
    }
    Ok(Boards {
        boards,
        may_manage: seat.require(Action::ManageTrustees).is_ok(),
        cpts: seat.cpts,
    })
}

/// One board. Permission: [`Action::ReadDecisions`], or she is one of its trustees.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn board(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: TrusteeBoardId,
) -> Outcome<Board, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    let reads = seat.require(Action::ReadDecisions);
    let circle = match circle(db, &seat, id).await {
        Err(Failure::NotFound) => {
            reads?;
            return Err(Failure::NotFound);
        }
        found => found?,
    };
    let own = |person| person == actor.person.0;
    let me = circle.people.iter().find(|it| own(it.person_id)).cloned();
    if me.is_none() {
        reads?;
    }
    let names = names_of(db, circle.people.iter().map(|it| it.person_id)).await?;
    let people = circle.people.iter().map(|it| Person {
        place: it.place,
        name: names.get(&it.person_id).cloned().unwrap_or_default(),
        accepted: it.joined_at.is_some(),
        done: circle.has_said(it),
        own: own(it.person_id),
    });
    let people = people.collect();
    let mine = match &me {
        Some(me) => Some(needs(&circle, me)?),
        None => None,
    };
    Ok(Board {
        people,
        mine,
        state: circle.state,
        row: circle.board,
        may_manage: seat.require(Action::ManageTrustees).is_ok(),
        cpts: seat.cpts,
    })
}

fn needs(circle: &Circle, me: &entity::trustee::Model) -> Result<Mine, Fault> {
    let certificates = match circle.state {
        BoardState::Gathering => None,
        _ => circle.certificates()?,
    };
    let received = match (&certificates, circle.state) {
        (Some(certificates), BoardState::Answers) => {
            let polynomials = circle.polynomials()?.unwrap_or_default();
            let inputs = Vinput::sort(certificates, &polynomials).map_err(other)?;
            let place = usize::try_from(me.place).unwrap_or_default();
            let mine = place.checked_sub(1).and_then(|it| inputs.get(it));
            mine.map(wire::write_text)
        }
        _ => None,
    };
    let answer = me.voutput.as_deref();
    let answer = answer.and_then(|it| wire::read::<Voutput>(it.as_bytes()).ok());
    Ok(Mine {
        place: me.place,
        awaited: !circle.has_said(me),
        has_key: me.certificate.is_some(),
        certificates: certificates.map(|it| wire::write_text(&it.signed())),
        received,
        sealed: answer.map(|it| it.private_key),
    })
}
