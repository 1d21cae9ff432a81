//! A ballot is tested (« tester ce bulletin »): it will never be cast, so that its voter may see what it encrypts.

use belenios::hash::Fingerprint;
use domain::election::stage::Stage;
use domain::id::ElectionId;
use entity::election_spoiled;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::voter::voting;
use super::{cast, key};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};

/// Why a ballot is not tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpoilRefused {
    /// She has no line in that urn.
    NotYours,
    /// It is no tracking number.
    NotATracker,
    /// It was cast: what it encrypts stays secret.
    Cast,
    /// The vote is over: no ballot is tested any more.
    Over,
}

/// Notes the tracking number of a ballot that is tested: casting refuses it from then on. Permission: who votes in the urn.
///
/// # Errors
/// [`SpoilRefused`], not found, forbidden or a fault.
pub async fn spoil(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    urn: Uuid,
    tracker: &str,
) -> Outcome<(), SpoilRefused> {
    let asked = voting::<SpoilRefused>(ctx.db().read(), ctx, actor, slug, id).await?;
    if asked.stage > Stage::Open {
        return refuse(SpoilRefused::Over);
    }
    let Ok(tracker) = Fingerprint::from_base64(tracker) else {
        return refuse(SpoilRefused::NotATracker);
    };
    let tracker = tracker.to_base64();
    let keys = key::of(ctx, id.0).await?;
    let keys = &keys;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let voting = voting(db, ctx, actor, slug, id).await?;
        tx.without_journal("who tests her ballot is nobody's to know");
        if !voting.lines.iter().any(|it| it.urn.id == urn) {
            return refuse(SpoilRefused::NotYours);
        }
        if cast::is_there(db, keys, urn, &tracker).await? {
            return refuse(SpoilRefused::Cast);
        }
        let known = election_spoiled::Entity::find()
            .filter(election_spoiled::Column::UrnId.eq(urn))
            .filter(election_spoiled::Column::Tracker.eq(tracker.as_str()))
            .one(db)
            .await?;
        if known.is_none() {
            election_spoiled::Entity::insert(election_spoiled::ActiveModel {
                id: Set(ctx.uuid()),
                urn_id: Set(urn),
                tracker: Set(tracker.clone()),
            })
            .exec_without_returning(db)
            .await?;
        }
        Ok::<_, Failure<SpoilRefused>>(())
    })
}
