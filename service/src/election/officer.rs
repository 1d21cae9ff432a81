//! The electoral board: chair, tellers, and who makes the sheets.

use domain::election::stage::Stage;
use domain::election::urn::OfficerKind;
use domain::id::{AdhesionId, ElectionId, PersonId};
use domain::member::AdhesionState;
use entity::{election_candidacy, election_officer};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::keep;
use super::reader::seen;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};
use crate::member::one::one;

/// Why somebody is not named, or does not leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficerRefused {
    /// They are no member with full rights who has signed in here.
    NotMember,
    /// They stand as a candidate.
    Candidate,
    /// They are of the electoral board already.
    Already,
    /// It has a chair already.
    HasChair,
    /// Settings are locked.
    Sealed,
}

/// Names a member. Permission: to manage elections.
///
/// # Errors
/// [`OfficerRefused`], not found, forbidden or a fault.
pub async fn name(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    who: AdhesionId,
    kind: OfficerKind,
) -> Outcome<(), OfficerRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_manages()?;
        if seen.stage > Stage::Roll {
            return refuse(OfficerRefused::Sealed);
        }
        let row = one(db, &seen.seat, who).await?;
        let (Some(person), true) = (row.person_id, row.state == AdhesionState::Admitted.code())
        else {
            return refuse(OfficerRefused::NotMember);
        };
        let stands = election_candidacy::Entity::find()
            .filter(election_candidacy::Column::ElectionId.eq(id.0))
            .filter(election_candidacy::Column::AdhesionId.eq(who.0))
            .filter(election_candidacy::Column::WithdrawnAt.is_null())
            .count(db)
            .await?;
        if stands > 0 {
            return refuse(OfficerRefused::Candidate);
        }
        let board = keep::officers(db, id).await?;
        if board.iter().any(|(it, ..)| *it == person) {
            return refuse(OfficerRefused::Already);
        }
        let chaired = board.iter().any(|(_, it, _)| *it == OfficerKind::Chair);
        if kind == OfficerKind::Chair && chaired {
            return refuse(OfficerRefused::HasChair);
        }
        election_officer::Entity::insert(election_officer::ActiveModel {
            election_id: Set(id.0),
            person_id: Set(person),
            kind: Set(kind.code().to_owned()),
            seed_public: Set(None),
        })
        .exec_without_returning(db)
        .await?;
        tx.record(keep::changed(&seen.row, actor, "officer-named"))
            .await?;
        Ok(())
    })
}

/// Somebody leaves the electoral board before settings are locked. Permission: to manage elections.
///
/// # Errors
/// [`OfficerRefused`], not found, forbidden or a fault.
pub async fn dismiss(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    who: PersonId,
) -> Outcome<(), OfficerRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_manages()?;
        if seen.stage > Stage::Roll {
            return refuse(OfficerRefused::Sealed);
        }
        election_officer::Entity::delete_many()
            .filter(election_officer::Column::ElectionId.eq(id.0))
            .filter(election_officer::Column::PersonId.eq(who.0))
            .exec(db)
            .await?;
        tx.record(keep::changed(&seen.row, actor, "officer-left"))
            .await?;
        Ok(())
    })
}

/// Members by the words of their name, to be named. Permission: to manage elections.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn find(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    words: &str,
) -> Outcome<Vec<(AdhesionId, String)>, std::convert::Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    seen.require_manages()?;
    Ok(super::roll::members(db, &seen, words, Vec::new()).await?)
}
