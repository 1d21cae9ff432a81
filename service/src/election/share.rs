//! A trustee's part of opening an urn is taken, if it is right; with enough of them the urn is counted.

use belenios::decryption::{DecryptionError, Holders, PartialDecryption};
use belenios::wire;
use domain::audit::Event;
use domain::election::act::IncidentKind;
use domain::election::incident::Said;
use domain::election::urn::UrnStatus;
use domain::id::{CptsId, ElectionId, UrnId};
use entity::{election, election_share, election_urn, trustee};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::sealed_urn::{SealedUrn, owner, shares, tally as encrypted};
use super::{incident, result, tally};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::scope;
use crate::tx::Entry;

/// A share may have so many bytes: one for 60 candidates has 30,000.
const LONGEST: usize = 1_000_000;

/// Why a share is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareRefused {
    /// The urn is not to be opened now.
    NotNow,
    /// Few ballots were cast: the electoral board says first whether the urn is opened.
    FewBallots,
    /// It cannot be read.
    Unreadable,
    /// It was not made with this trustee's key.
    Wrong(DecryptionError),
}

/// Takes the share of a trustee. One that was taken stays: sent again, nothing changes. With the last that is needed the
/// urn is counted. A wrong one is noted in the journal of incidents, with whose it was. Permission: she is a trustee of the
/// board of this election.
///
/// # Errors
/// [`ShareRefused`], not found or a fault.
pub async fn share(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    urn: UrnId,
    text: &str,
) -> Outcome<UrnStatus, ShareRefused> {
    let done = take(ctx, actor, slug, id, urn, text).await;
    if let Err(Failure::Refused(ShareRefused::Wrong(_))) = &done {
        note(ctx, actor, slug, id, urn).await?;
    }
    done
}

async fn take(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    urn: UrnId,
    text: &str,
) -> Outcome<UrnStatus, ShareRefused> {
    if LONGEST < text.len() {
        return refuse(ShareRefused::Unreadable);
    }
    transaction!(ctx, |tx| {
        let db = tx.db();
        let (election, row, me) = found(db, ctx, actor, slug, id, urn).await?;
        let status: UrnStatus = entity::read("election_urn", "status", &row.status)?;
        let there = shares(db, row.id).await?;
        if there.iter().any(|it| it.place == me.place) {
            tx.without_journal("the share was taken before");
            return Ok(status);
        }
        if status != UrnStatus::Tallied {
            return refuse(ShareRefused::NotNow);
        }
        if tally::waits_for_board(db, &election, &row).await? {
            return refuse(ShareRefused::FewBallots);
        }
        let part: PartialDecryption = wire::read_canonical(text.as_bytes())
            .map_err(|_| Failure::Refused(ShareRefused::Unreadable))?;
        let sealed = SealedUrn::of(&row)?;
        let keys = sealed.trustees.holders();
        let keys = keys.iter().flat_map(|it| match it {
            Holders::Single(key) => std::slice::from_ref(key),
            Holders::Threshold { keys, .. } => keys.as_slice(),
        });
        let mut keys = keys.copied();
        let key = keys.nth(owner(me.place) - 1).ok_or(Failure::NotFound)?;
        part.check(&encrypted(&row)?, &key, &sealed.election)
            .map_err(|it| Failure::Refused(ShareRefused::Wrong(it)))?;
        election_share::Entity::insert(election_share::ActiveModel {
            id: Set(ctx.uuid()),
            urn_id: Set(row.id),
            place: Set(me.place),
            number: Set(i32::try_from(there.len()).unwrap_or_default()),
            bytes: Set(text.as_bytes().to_vec()),
            at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await?;
        let entry = Entry::new(Event::UrnShared).cpts(CptsId(election.cpts_id));
        let detail = json!({ "urn": row.id, "place": me.place });
        tx.record(entry.actor(actor).subject(election.id).detail(detail))
            .await?;
        Ok(result::count(tx, ctx, election, row).await?)
    })
}

/// The election and the urn, for a trustee of it.
pub(super) async fn found<R>(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    urn: UrnId,
) -> Result<(election::Model, election_urn::Model, trustee::Model), Failure<R>> {
    let seat = scope::seat(db, ctx, actor, slug).await?;
    let election = seat
        .elections()
        .filter(election::Column::Id.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let row = election_urn::Entity::find_by_id(urn.0)
        .filter(election_urn::Column::ElectionId.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let me = trustee_of(db, &election, actor)
        .await?
        .ok_or(Failure::NotFound)?;
    Ok((election, row, me))
}

/// The place that somebody has among the trustees of an election.
pub(super) async fn trustee_of(
    db: &impl ConnectionTrait,
    election: &election::Model,
    actor: &Actor,
) -> Result<Option<trustee::Model>, Fault> {
    let Some(board) = election.trustee_board_id else {
        return Ok(None);
    };
    Ok(trustee::Entity::find()
        .filter(trustee::Column::BoardId.eq(board))
        .filter(trustee::Column::PersonId.eq(actor.person.0))
        .one(db)
        .await?)
}

/// Notes a wrong share: whose it was, and of which urn.
async fn note(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    urn: UrnId,
) -> Outcome<(), ShareRefused> {
    transaction!(ctx, |tx| {
        let (election, row, me) = found(tx.db(), ctx, actor, slug, id, urn).await?;
        let names = crate::account::names_of(tx.db(), [actor.person.0]).await?;
        let name = names.get(&actor.person.0).cloned().unwrap_or_default();
        let of = (ElectionId(election.id), Some(row.id));
        let (kind, by) = (IncidentKind::Share, Some(actor.person.0));
        incident::write(tx.db(), ctx, of, kind, &Said::Share { name }, by).await?;
        let entry = Entry::new(Event::UrnShareRefused).cpts(CptsId(election.cpts_id));
        let detail = json!({ "urn": row.id, "place": me.place });
        tx.record(entry.actor(actor).subject(election.id).detail(detail))
            .await?;
        Ok(())
    })
}
