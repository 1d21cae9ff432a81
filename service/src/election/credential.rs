//! Credentials (« codes de vote »): made on a member's device, of which the server learns the public part.
//!
//! The line of the roll keeps a keyed hash of it, and the public part encrypted under the same key; what the member's
//! device signed is kept encrypted for the tellers, who open a few together.

use belenios::credential::claim;
use belenios::election::Uuid as UrnName;
use belenios::group::Element;
use belenios::joint::Joint;
use belenios::proof::Proof;
use domain::audit::Event;
use domain::election::stage::Stage;
use domain::id::ElectionId;
use entity::{election_register, election_reserve, election_urn, election_voter};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

use super::key::{self, Keys};
use super::voter::{Line, voting};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::{Entry, Tx};

/// A credential for a line of the roll, as its device sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The urn.
    pub urn: Uuid,
    /// The line.
    pub entry: Uuid,
    /// The public part, in hexadecimal.
    pub credential: String,
    /// The proof that the sender has it: JSON.
    pub proof: String,
    /// What the device signed, encrypted for the tellers: JSON.
    pub sealed: String,
}

/// Why no credential is registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegisterRefused {
    /// None came, or too many.
    Count,
    /// The line is nobody's for whom she votes.
    NotYours,
    /// The roll is not frozen yet.
    TooEarly,
    /// Codes are locked.
    Sealed,
    /// It is no credential.
    Credential,
    /// She does not prove that she has it, for this line.
    Proof,
    /// Another line has it.
    Taken,
    /// What is for the tellers cannot be read by them.
    Register,
}

/// What is signed is shorter, encrypted and in hexadecimal.
const LONGEST: usize = 12_000;
/// Nobody votes for more lines.
const LINES: usize = 20;

/// Registers a credential for each line, in place of an earlier one, until the settings are locked. Permission: who votes
/// for the line.
///
/// # Errors
/// [`RegisterRefused`], not found, forbidden or a fault.
pub async fn register(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    registrations: &[Registration],
) -> Outcome<(), RegisterRefused> {
    let asked = voting::<RegisterRefused>(ctx.db().read(), ctx, actor, slug, id).await?;
    // Before a secret is made: what was destroyed does not come back.
    if asked.stage != Stage::Roll {
        return refuse(if asked.stage < Stage::Roll {
            RegisterRefused::TooEarly
        } else {
            RegisterRefused::Sealed
        });
    }
    if registrations.is_empty() || LINES < registrations.len() {
        return refuse(RegisterRefused::Count);
    }
    let keys = key::make(ctx, id.0).await?;
    let keys = &keys;
    transaction!(ctx, |tx| {
        let voting = voting(tx.db(), ctx, actor, slug, id).await?;
        for registration in registrations {
            let line = voting
                .line(registration.urn, registration.entry)
                .ok_or(Failure::Refused(RegisterRefused::NotYours))?;
            match voting.stage {
                Stage::Draft | Stage::Candidacies => return refuse(RegisterRefused::TooEarly),
                Stage::Roll if line.urn.election_json.is_none() => {}
                _ => return refuse(RegisterRefused::Sealed),
            }
            one(tx, ctx, keys, line, registration).await?;
        }
        tx.record(
            Entry::new(Event::ElectionCode)
                .cpts(voting.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "lines": registrations.len() })),
        )
        .await?;
        Ok(())
    })
}

async fn one(
    tx: &Tx<'_>,
    ctx: &Ctx,
    keys: &Keys,
    line: &Line,
    registration: &Registration,
) -> Outcome<(), RegisterRefused> {
    let (urn, entry) = (&line.urn, line.row.entry);
    let credential = read(urn, &entry.to_string(), registration).map_err(Failure::Refused)?;
    let sealed = registration.sealed.as_bytes();
    if LONGEST < sealed.len() || Joint::read(sealed).is_err() {
        return refuse(RegisterRefused::Register);
    }
    let id = keys.row("credential", &credential.to_bytes());
    let db = tx.db();
    let taken = election_register::Entity::find_by_id(id).one(db).await?;
    if taken.is_some_and(|it| (it.urn_id, it.entry) != (urn.id, entry)) {
        return refuse(RegisterRefused::Taken);
    }
    election_register::Entity::delete_many()
        .filter(election_register::Column::UrnId.eq(urn.id))
        .filter(election_register::Column::Entry.eq(entry))
        .exec(db)
        .await?;
    election_register::Entity::insert(election_register::ActiveModel {
        id: Set(id),
        urn_id: Set(urn.id),
        entry: Set(entry),
        sealed: Set(registration.sealed.clone()),
    })
    .exec_without_returning(db)
    .await?;
    let row = line.row.clone();
    let mut row = bind(ctx, keys, row, &credential)?;
    row.registered = Set(true);
    row.update(db).await?;
    Ok(())
}

/// The credential that is registered, proved for the line.
fn read(
    urn: &election_urn::Model,
    line: &str,
    registration: &Registration,
) -> Result<Element, RegisterRefused> {
    let name: UrnName = urn.uuid.parse().map_err(|_| RegisterRefused::Credential)?;
    let credential =
        Element::key(&registration.credential).map_err(|_| RegisterRefused::Credential)?;
    let proof: Proof = belenios::wire::read_canonical(registration.proof.as_bytes())
        .map_err(|_| RegisterRefused::Proof)?;
    if claim::verify(&credential, &name, line, &proof) {
        Ok(credential)
    } else {
        Err(RegisterRefused::Proof)
    }
}

/// Binds a credential to a line.
pub(super) fn bind(
    ctx: &Ctx,
    keys: &Keys,
    row: election_voter::Model,
    credential: &Element,
) -> Result<election_voter::ActiveModel, Fault> {
    let binding = keys.binding(row.entry, credential);
    let held = keys.seal(ctx, row.entry.as_bytes(), &credential.to_bytes())?;
    let mut row = row.into_active_model();
    row.binding = Set(Some(binding.to_vec()));
    row.held = Set(Some(held));
    Ok(row)
}

/// A credential that is kept encrypted.
pub(super) fn held(keys: &Keys, about: &[u8], sealed: &[u8]) -> Result<Element, Fault> {
    let bytes = keys.open(about, sealed)?;
    Element::key(&hex::encode(&*bytes)).map_err(|error| Fault::Other(error.to_string()))
}

/// All credentials of an urn, registered and in reserve: its public list, before it is put in the order of keys.
///
/// # Errors
/// When one cannot be read, or stands for two lines.
pub async fn list(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    urn: &election_urn::Model,
) -> Result<Vec<Element>, Fault> {
    let keys = key::of(ctx, urn.election_id).await?;
    let mut all = Vec::new();
    let voters = election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.eq(urn.id))
        .all(db)
        .await?;
    for row in voters {
        if let Some(sealed) = &row.held {
            all.push(held(&keys, row.entry.as_bytes(), sealed)?);
        }
    }
    let reserve = election_reserve::Entity::find()
        .filter(election_reserve::Column::UrnId.eq(urn.id))
        .all(db)
        .await?;
    for row in reserve {
        all.push(held(&keys, row.id.as_bytes(), &row.held)?);
    }
    let mut seen = std::collections::BTreeSet::new();
    if all.iter().all(|it| seen.insert(it.to_bytes())) {
        Ok(all)
    } else {
        Err(Fault::Other("a credential stands for two lines".to_owned()))
    }
}
