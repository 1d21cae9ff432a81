//! A teller gives her part of opening each registration that was drawn: her browser makes it, with a key that never leaves it.

use belenios::group::Element;
use belenios::joint::{Joint, Share};
use belenios::wire;
use domain::audit::Event;
use domain::election::urn::OfficerKind;
use domain::id::ElectionId;
use entity::election_officer;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use serde_json::json;
use uuid::Uuid;

use super::{SampleRefused, lines, one, open};
use crate::ctx::{Actor, Ctx};
use crate::election::keep;
use crate::election::reader::seen;
use crate::failure::{Fault, Outcome, other, refuse};

/// The tellers who made a key, in the order of people.
pub(super) async fn tellers(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<Vec<(Uuid, Element)>, Fault> {
    let rows = election_officer::Entity::find()
        .filter(election_officer::Column::ElectionId.eq(id.0))
        .filter(election_officer::Column::Kind.eq(OfficerKind::Teller.code()))
        .order_by_asc(election_officer::Column::PersonId)
        .all(db)
        .await?;
    let keyed = rows.iter().filter_map(|it| {
        let key = it.seed_public.as_deref()?;
        Some(Element::key(key).map(|key| (it.person_id, key)))
    });
    keyed.collect::<Result<_, _>>().map_err(other)
}

/// The shares that a line has.
pub(super) fn given(shares: &str) -> Result<Vec<Share>, Fault> {
    serde_json::from_str(shares).map_err(other)
}

/// Takes a teller’s part of each line, all at once. With the last one that is missing the registrations are opened. Sent
/// again, nothing changes. Permission: a teller who made a key.
///
/// # Errors
/// [`SampleRefused`], not found, forbidden or a fault.
pub async fn share(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    parts: &[(Uuid, String)],
) -> Outcome<(), SampleRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        let tellers = tellers(db, id).await?;
        let own = tellers.iter().find(|it| it.0 == actor.person.0);
        let Some((_, key)) = own else {
            return refuse(SampleRefused::NotYou);
        };
        let Some((row, _)) = one(db, id).await? else {
            return refuse(SampleRefused::NotDrawn);
        };
        if row.done_at.is_some() {
            return refuse(SampleRefused::Over);
        }
        let lines = lines(db, id).await?;
        let mut complete = true;
        for (line, _) in &lines {
            let mut shares = given(&line.shares)?;
            if !shares.iter().any(|it| it.key == *key) {
                let part = parts.iter().find(|it| it.0 == line.id);
                let part = part.and_then(|it| read(&line.sealed, &it.1));
                let Some(part) = part.filter(|it| it.key == *key) else {
                    return refuse(SampleRefused::Share);
                };
                shares.push(part);
                let mut row = line.clone().into_active_model();
                row.shares = Set(serde_json::to_string(&shares).map_err(other)?);
                row.update(db).await?;
            }
            complete &= tellers
                .iter()
                .all(|(_, key)| shares.iter().any(|it| it.key == *key));
        }
        if complete {
            let keys: Vec<Element> = tellers.iter().map(|it| it.1).collect();
            open::all(db, ctx, id, &keys).await?;
        }
        let entry = keep::entry(Event::ElectionSample, &seen.row, Some(actor));
        tx.record(entry.detail(json!({ "step": "share" }))).await?;
        Ok(())
    })
}

/// A share of a message, if it is one.
fn read(sealed: &str, text: &str) -> Option<Share> {
    let joint = Joint::read(sealed.as_bytes()).ok()?;
    let share: Share = wire::read_canonical(text.as_bytes()).ok()?;
    joint.holds(&share).then_some(share)
}
