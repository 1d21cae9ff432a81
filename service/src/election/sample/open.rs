//! With the part of every teller a registration opens: was it signed by a device of who votes on the line, for this line and
//! this code?

use belenios::group::Element;
use belenios::joint::Joint;
use domain::election::sample::Found;
use domain::id::ElectionId;
use entity::{adhesion, device, election_sample_line, election_urn, election_voter, mandate};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};
use signed::Envelope;
use signed::election::Credential;
use signed::key::DeviceKey;
use uuid::Uuid;

use super::lines;
use super::share::given;
use crate::ctx::Ctx;
use crate::election::key::{self, Keys};
use crate::failure::Fault;

/// Opens all of them, and keeps what was found.
pub(super) async fn all(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: ElectionId,
    tellers: &[Element],
) -> Result<(), Fault> {
    let keys = key::of(ctx, id.0).await?;
    for (line, urn) in lines(db, id).await? {
        let found = found(db, &keys, id, tellers, (&line, &urn)).await?;
        let mut row = line.into_active_model();
        row.found = Set(Some(found.code().to_owned()));
        row.update(db).await?;
    }
    Ok(())
}

async fn found(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: ElectionId,
    tellers: &[Element],
    (line, urn): (&election_sample_line::Model, &election_urn::Model),
) -> Result<Found, Fault> {
    let context = format!("{}|{}", urn.uuid, line.entry);
    let joint = Joint::read(line.sealed.as_bytes()).ok();
    let shares = given(&line.shares)?;
    let opened = joint.and_then(|it| it.open(tellers, &context, &shares).ok());
    let Some(opened) = opened else {
        return Ok(Found::Sealed);
    };
    let Ok(envelope) = Envelope::parse(&opened) else {
        return Ok(Found::Unsigned);
    };
    let signer = device::Entity::find()
        .filter(device::Column::KeyId.eq(envelope.key().to_string()))
        .one(db)
        .await?;
    let Some(signer) = signer else {
        return Ok(Found::Stranger);
    };
    let key = DeviceKey::parse(&signer.public_key).ok();
    let verified = key.and_then(|it| envelope.verify::<Credential>(&it).ok());
    let Some(verified) = verified else {
        return Ok(Found::Unsigned);
    };
    let said = verified.payload();
    let code = Element::key(&said.credential.to_string()).ok();
    let code = code.map(|it| keys.row("credential", &it.to_bytes()));
    let same = said.election.as_str() == id.0.to_string()
        && said.entry.as_str() == line.entry.to_string()
        && said.urn.as_str() == urn.uuid
        && registered(db, code, line).await?;
    if !same {
        return Ok(Found::Other);
    }
    Ok(if votes_on(db, line, signer.person_id).await? {
        Found::Holds
    } else {
        Found::Stranger
    })
}

/// Whether the code that was signed is the one that was registered for the line.
async fn registered(
    db: &impl ConnectionTrait,
    code: Option<Uuid>,
    line: &election_sample_line::Model,
) -> Result<bool, Fault> {
    let Some(code) = code else { return Ok(false) };
    let row = entity::election_register::Entity::find_by_id(code)
        .one(db)
        .await?;
    Ok(row.is_some_and(|it| (it.urn_id, it.entry) == (line.urn_id, line.entry)))
}

/// Whether a person votes on a line: as its member, for the structure that is, or with its proxy.
async fn votes_on(
    db: &impl ConnectionTrait,
    line: &election_sample_line::Model,
    person: Uuid,
) -> Result<bool, Fault> {
    let row = election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.eq(line.urn_id))
        .filter(election_voter::Column::Entry.eq(line.entry))
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(false) };
    let who = row.holder_id.unwrap_or(row.adhesion_id);
    let Some(member) = adhesion::Entity::find_by_id(who).one(db).await? else {
        return Ok(false);
    };
    if member.person_id == Some(person) {
        return Ok(true);
    }
    let Some(structure) = member.structure_id else {
        return Ok(false);
    };
    let speaks = mandate::Entity::find()
        .filter(mandate::Column::StructureId.eq(structure))
        .filter(mandate::Column::PersonId.eq(person))
        .count(db)
        .await?;
    Ok(speaks > 0)
}
