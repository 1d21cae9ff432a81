//! A message of the ceremony is taken, if it is right.

use belenios::trustee::{
    CeremonyError, Certificate, Certificates, Context, Polynomial, Threshold, Voutput,
};
use belenios::wire;
use domain::audit::Event;
use domain::election::trustee::BoardState;
use domain::id::TrusteeBoardId;
use entity::trustee;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::circle::{Circle, circle, other};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::log::NewLeaf;
use crate::scope::{self, Seat};
use crate::tx::{Entry, Tx};

/// What the register says of a board whose key is made; open.
pub const READY: &str = "trustees.ready";

/// A message may have so many bytes: one for nine people has 20,000.
const LONGEST: usize = 200_000;

/// Why a message is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SayRefused {
    /// Something else is awaited now, or nothing.
    NotNow,
    /// It cannot be read.
    Unreadable,
    /// It is wrong, and so is who sent it.
    Wrong(CeremonyError),
}

/// Takes a message of a trustee for the step that the board is at. The same one sent again is taken as it was; another
/// one replaces it until the step is over. Where it was the last that was awaited, the next step begins. Permission: she is
/// a trustee of this board.
///
/// # Errors
/// [`SayRefused`], not found or a fault.
pub async fn say(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: TrusteeBoardId,
    step: BoardState,
    message: &str,
) -> Outcome<BoardState, SayRefused> {
    if LONGEST < message.len() {
        return refuse(SayRefused::Unreadable);
    }
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        let mut circle = circle(tx.db(), &seat, id).await?;
        let mine = circle
            .people
            .iter()
            .position(|it| it.person_id == actor.person.0)
            .ok_or(Failure::NotFound)?;
        let row = circle.people.get(mine).cloned().ok_or(Failure::NotFound)?;
        if same(&row, step) == Some(message) {
            tx.without_journal("the message was taken before");
            return Ok(circle.state);
        }
        if step != circle.state {
            return refuse(SayRefused::NotNow);
        }
        if let Err(refused) = check(&circle, mine + 1, step, message)? {
            return refuse(refused);
        }
        let kept = Some(message.to_owned());
        let mut row = row.into_active_model();
        match step {
            BoardState::Gathering => {
                row.certificate = Set(kept);
                row.joined_at = Set(Some(ctx.now()));
            }
            BoardState::Polynomials => row.polynomial = Set(kept),
            BoardState::Answers => row.voutput = Set(kept),
            BoardState::Ready | BoardState::Retired => return refuse(SayRefused::NotNow),
        }
        let row = row.update(tx.db()).await?;
        if let Some(place) = circle.people.get_mut(mine) {
            *place = row;
        }
        let entry = Entry::new(Event::TrusteeSpoke).cpts(seat.id()).actor(actor);
        let detail = json!({ "step": step.code() });
        tx.record(entry.subject(id.0).detail(detail)).await?;
        step_on(tx, &seat, circle).await
    })
}

/// A trustee says that what she received from another one is wrong, as her device found: that one is asked again. Only
/// who receives a share can open it. Permission: she is a trustee of this board.
///
/// # Errors
/// [`SayRefused::NotNow`], not found or a fault.
pub async fn complain(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: TrusteeBoardId,
    place: i32,
) -> Outcome<(), SayRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        let circle = circle(tx.db(), &seat, id).await?;
        if !circle
            .people
            .iter()
            .any(|it| it.person_id == actor.person.0)
        {
            return Err(Failure::NotFound);
        }
        if circle.state != BoardState::Answers {
            return refuse(SayRefused::NotNow);
        }
        let accused = circle.people.iter().find(|it| it.place == place);
        let mut accused = accused
            .cloned()
            .ok_or(Failure::NotFound)?
            .into_active_model();
        accused.polynomial = Set(None);
        accused.update(tx.db()).await?;
        // Every answer rests on every message.
        trustee::Entity::update_many()
            .col_expr(
                trustee::Column::Voutput,
                Expr::value(Option::<String>::None),
            )
            .filter(trustee::Column::BoardId.eq(id.0))
            .exec(tx.db())
            .await?;
        let mut board = circle.board.into_active_model();
        board.state = Set(BoardState::Polynomials.code().to_owned());
        board.update(tx.db()).await?;
        let entry = Entry::new(Event::TrusteeAccused)
            .cpts(seat.id())
            .actor(actor);
        tx.record(entry.subject(id.0).detail(json!({ "place": place })))
            .await?;
        Ok(())
    })
}

fn same(row: &trustee::Model, step: BoardState) -> Option<&str> {
    match step {
        BoardState::Gathering => row.certificate.as_deref(),
        BoardState::Polynomials => row.polynomial.as_deref(),
        BoardState::Answers => row.voutput.as_deref(),
        BoardState::Ready | BoardState::Retired => None,
    }
}

/// Whether the message of the trustee in this place (from 1) is right.
fn check(
    circle: &Circle,
    place: usize,
    step: BoardState,
    message: &str,
) -> Outcome<Result<(), SayRefused>, SayRefused> {
    let wrong = |it: CeremonyError| SayRefused::Wrong(it);
    Ok(match step {
        BoardState::Gathering => {
            let certificate: Certificate = read(message)?;
            let context = Context::new(place, circle.needed(), circle.people.len());
            let checked = certificate.is_for(&context).map_err(wrong);
            checked.and_then(|()| {
                let others = (1..).zip(&circle.people);
                let twice = others
                    .filter(|(other, _)| *other != place)
                    .filter_map(|(other, it)| {
                        Some((other, read::<Certificate>(it.certificate.as_deref()?).ok()?))
                    })
                    .find(|(_, it)| certificate.has_a_key_of(it));
                match twice {
                    Some((other, _)) => Err(wrong(CeremonyError::SameKey(other, place))),
                    None => Ok(()),
                }
            })
        }
        BoardState::Polynomials => {
            let polynomial: Polynomial = read(message)?;
            let certificates = known(circle)?;
            polynomial.check(&certificates, place).map_err(wrong)
        }
        BoardState::Answers => {
            let answer: Voutput = read(message)?;
            let certificates = known(circle)?;
            let polynomials = circle
                .polynomials()?
                .ok_or(Failure::Refused(SayRefused::NotNow))?;
            answer
                .check(&certificates, &polynomials, place)
                .map_err(wrong)
        }
        BoardState::Ready | BoardState::Retired => Err(SayRefused::NotNow),
    })
}

fn known(circle: &Circle) -> Outcome<Certificates, SayRefused> {
    circle
        .certificates()?
        .ok_or(Failure::Refused(SayRefused::NotNow))
}

fn read<T: Serialize + DeserializeOwned>(message: &str) -> Outcome<T, SayRefused> {
    wire::read_canonical(message.as_bytes()).map_err(|_| Failure::Refused(SayRefused::Unreadable))
}

/// The next step, once everybody has spoken.
async fn step_on(tx: &Tx<'_>, seat: &Seat, circle: Circle) -> Outcome<BoardState, SayRefused> {
    if !circle.people.iter().all(|it| circle.has_said(it)) {
        return Ok(circle.state);
    }
    let next = match circle.state {
        BoardState::Gathering => BoardState::Polynomials,
        BoardState::Polynomials => BoardState::Answers,
        _ => BoardState::Ready,
    };
    let published = match (next, circle.answers()?) {
        (BoardState::Ready, Some(answers)) => {
            let (certificates, polynomials) = (known(&circle)?, circle.polynomials()?);
            let threshold =
                Threshold::assemble(&certificates, &polynomials.unwrap_or_default(), &answers);
            Some(wire::write_text(&threshold.map_err(other)?))
        }
        _ => None,
    };
    if let Some(text) = &published {
        let fact = json!({
            "needed": circle.board.threshold,
            "people": circle.board.size,
            "sha256": domain::canonical::Digest::of(text.as_bytes()).to_string(),
        });
        let leaf = NewLeaf::fact(READY, Some(circle.board.id), &fact)?;
        tx.log(seat.id(), leaf).await?;
    }
    let mut board = circle.board.into_active_model();
    board.state = Set(next.code().to_owned());
    if published.is_some() {
        board.trustees_json = Set(published);
    }
    board.update(tx.db()).await?;
    Ok(next)
}
