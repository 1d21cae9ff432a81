//! A teller's key: registrations are encrypted for all tellers together, so that no one of them, and not the server, reads
//! who has which code.

use belenios::credential::claim;
use belenios::election::Uuid as UrnName;
use belenios::group::Element;
use belenios::proof::Proof;
use domain::audit::Event;
use domain::election::stage::Stage;
use domain::election::urn::OfficerKind;
use domain::id::ElectionId;
use entity::{election_officer, election_register, election_urn};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder,
};
use serde_json::json;

use super::voter::voting;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::tx::Entry;

/// Why a teller's key is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TellerRefused {
    /// She is no teller of this election.
    NotYou,
    /// There is no urn yet.
    TooEarly,
    /// Codes were registered under the earlier keys, or the settings are locked.
    TooLate,
    /// It is no key, or not proved.
    Key,
}

/// The line for which a teller proves her key: nobody's on a roll.
pub const LINE: &str = "teller";

/// The identifier under which tellers' keys of an election are made: that of its first urn.
///
/// # Errors
/// When the database refuses.
pub async fn under(
    db: &impl sea_orm::ConnectionTrait,
    id: ElectionId,
) -> Result<Option<String>, crate::failure::Fault> {
    let urn = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(id.0))
        .order_by_asc(election_urn::Column::Rehearsal)
        .order_by_asc(election_urn::Column::Uuid)
        .one(db)
        .await?;
    Ok(urn.map(|it| it.uuid))
}

/// Keeps the public part of a teller's key, before the first code is registered. Permission: a teller.
///
/// # Errors
/// [`TellerRefused`], not found, forbidden or a fault.
pub async fn key(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    public: &str,
    proof: &str,
) -> Outcome<(), TellerRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let voting = voting(db, ctx, actor, slug, id).await?;
        let kind = OfficerKind::Teller.code().to_owned();
        let officer = election_officer::Entity::find_by_id((id.0, actor.person.0, kind))
            .one(db)
            .await?
            .ok_or(Failure::Refused(TellerRefused::NotYou))?;
        let Some(uuid) = under(db, id).await? else {
            return refuse(TellerRefused::TooEarly);
        };
        let urns: Vec<_> = election_urn::Entity::find()
            .filter(election_urn::Column::ElectionId.eq(id.0))
            .all(db)
            .await?
            .into_iter()
            .map(|it| it.id)
            .collect();
        let registered = election_register::Entity::find()
            .filter(election_register::Column::UrnId.is_in(urns))
            .count(db)
            .await?;
        if registered > 0 || voting.stage > Stage::Roll {
            return refuse(TellerRefused::TooLate);
        }
        let no = Failure::Refused(TellerRefused::Key);
        let (Ok(uuid), Ok(element)) = (uuid.parse::<UrnName>(), Element::key(public)) else {
            return Err(no);
        };
        let proved = belenios::wire::read_canonical::<Proof>(proof.as_bytes());
        if !proved.is_ok_and(|it| claim::verify(&element, &uuid, LINE, &it)) {
            return Err(no);
        }
        let mut row = officer.into_active_model();
        row.seed_public = Set(Some(element.to_hex()));
        row.update(db).await?;
        tx.record(
            Entry::new(Event::ElectionCode)
                .cpts(voting.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "teller": true })),
        )
        .await?;
        Ok(())
    })
}
