//! Rows become the messages of a ceremony.

use belenios::trustee::{Certificate, Certificates, Polynomial, Threshold, Voutput};
use belenios::wire;
use domain::election::trustee::BoardState;
use domain::id::TrusteeBoardId;
use entity::{trustee, trustee_board};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::failure::{Failure, Fault};
use crate::scope::Seat;

/// A board and its people, in the order of their places.
#[derive(Debug, Clone)]
pub(super) struct Circle {
    pub board: trustee_board::Model,
    pub state: BoardState,
    pub people: Vec<trustee::Model>,
}

/// A board of this CPTS.
///
/// # Errors
/// Not found or a fault.
pub(super) async fn circle<R>(
    db: &impl ConnectionTrait,
    seat: &Seat,
    id: TrusteeBoardId,
) -> Result<Circle, Failure<R>> {
    let board = row_of(db, seat, id).await?.ok_or(Failure::NotFound)?;
    let state = entity::read("trustee_board", "state", &board.state)?;
    let people = named(db, board.id).await?;
    Ok(Circle {
        board,
        state,
        people,
    })
}

/// The row of a board of this CPTS.
pub(super) async fn row_of(
    db: &impl ConnectionTrait,
    seat: &Seat,
    id: TrusteeBoardId,
) -> Result<Option<trustee_board::Model>, Fault> {
    Ok(trustee_board::Entity::find_by_id(id.0)
        .filter(trustee_board::Column::CptsId.eq(seat.cpts.id))
        .one(db)
        .await?)
}

/// The people of a board, in the order of their places.
pub(crate) async fn named(
    db: &impl ConnectionTrait,
    board: uuid::Uuid,
) -> Result<Vec<trustee::Model>, Fault> {
    Ok(trustee::Entity::find()
        .filter(trustee::Column::BoardId.eq(board))
        .order_by_asc(trustee::Column::Place)
        .all(db)
        .await?)
}

/// What is published of a ready board.
///
/// # Errors
/// A row that cannot be read, or a board that is not ready.
pub fn threshold(board: &trustee_board::Model) -> Result<Threshold, Fault> {
    let text = board.trustees_json.as_deref().unwrap_or_default();
    read("trustees_json", text)
}

impl Circle {
    /// How many are needed.
    pub fn needed(&self) -> usize {
        usize::try_from(self.board.threshold).unwrap_or_default()
    }

    /// The certificates, if everybody gave one.
    pub fn certificates(&self) -> Result<Option<Certificates>, Fault> {
        let Some(list) = all::<Certificate>("certificate", &self.people, |it| &it.certificate)?
        else {
            return Ok(None);
        };
        Certificates::check(list, self.needed())
            .map(Some)
            .map_err(other)
    }

    /// The polynomials, if everybody gave one.
    pub fn polynomials(&self) -> Result<Option<Vec<Polynomial>>, Fault> {
        all("polynomial", &self.people, |it| &it.polynomial)
    }

    /// The answers, if everybody gave one.
    pub fn answers(&self) -> Result<Option<Vec<Voutput>>, Fault> {
        all("voutput", &self.people, |it| &it.voutput)
    }

    /// Whether a trustee gave what is asked at this step.
    pub const fn has_said(&self, person: &trustee::Model) -> bool {
        match self.state {
            BoardState::Gathering => person.certificate.is_some(),
            BoardState::Polynomials => person.polynomial.is_some(),
            BoardState::Answers => person.voutput.is_some(),
            BoardState::Ready | BoardState::Retired => true,
        }
    }
}

/// One message of each, or nothing.
fn all<T: Serialize + DeserializeOwned>(
    column: &'static str,
    people: &[trustee::Model],
    of: impl Fn(&trustee::Model) -> &Option<String>,
) -> Result<Option<Vec<T>>, Fault> {
    let mut list = Vec::with_capacity(people.len());
    for person in people {
        let Some(text) = of(person) else {
            return Ok(None);
        };
        list.push(read(column, text)?);
    }
    Ok(Some(list))
}

fn read<T: Serialize + DeserializeOwned>(column: &'static str, text: &str) -> Result<T, Fault> {
    wire::read_canonical(text.as_bytes()).map_err(|_| {
        Fault::from(entity::Inconsistent {
            table: "trustee",
            column,
            value: text.chars().take(80).collect(),
        })
    })
}

pub(super) fn other(error: impl std::fmt::Display) -> Fault {
    Fault::Other(error.to_string())
}

/// Whether elections may be held under the key of a board.
///
/// # Errors
/// When the database refuses.
pub async fn is_ready(db: &impl ConnectionTrait, board: uuid::Uuid) -> Result<bool, Fault> {
    let row = trustee_board::Entity::find_by_id(board).one(db).await?;
    Ok(row.is_some_and(|it| it.state == BoardState::Ready.code()))
}
