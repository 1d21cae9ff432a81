//! What happens when a contract is signed is logged, and belongs to its file.

use ::contract::record::{By, Key, Kind, Mandated, Scan, Sealed};
use ::decision::record::{Kind as Of, write};
use domain::canonical::Digest;
use domain::id::{BlocId, ContractId, CptsId, DecisionId};
use entity::{contract_record, decision_record, log_opening};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde::Serialize;
use signed::contract::Signature;
use signed::key::DeviceKey;
use signed::{Id, Verified};
use uuid::Uuid;

use crate::ctx::Actor;
use crate::failure::{Fault, other};
use crate::log::{Logged, NewLeaf};
use crate::tx::Tx;

/// Signing begins: this text, printed as this document.
pub(super) async fn sealed(
    tx: &Tx<'_>,
    of: (CptsId, ContractId),
    (text, pdf): (Digest, Digest),
    version: u32,
) -> Result<Logged, Fault> {
    let record = Sealed {
        contract: id(of.1.0)?,
        cpts: id(of.0.0)?,
        pdf,
        text,
        version,
    };
    step(tx, of, Kind::Sealed, &record).await
}

/// A CPTS may sign: this decision gave the mandate for this text, with these groups on the other side on the day of its roll.
///
/// # Errors
/// When the decision did not close, or the database refuses.
pub(super) async fn mandated(
    tx: &Tx<'_>,
    of: (CptsId, ContractId),
    (cpts, decision): (CptsId, DecisionId),
    text: Digest,
    blocs: Vec<BlocId>,
) -> Result<Logged, Fault> {
    let record = Mandated {
        blocs,
        closed: closed(tx, decision).await?,
        contract: id(of.1.0)?,
        cpts: id(cpts.0)?,
        decision: id(decision.0)?,
        text,
    };
    step(tx, of, Kind::Mandated, &record).await
}

/// A key signs for a party.
pub(super) async fn key(
    tx: &Tx<'_>,
    of: (CptsId, ContractId),
    party: Uuid,
    (name, key, by): (&str, DeviceKey, By),
) -> Result<Logged, Fault> {
    let record = Key {
        by,
        contract: id(of.1.0)?,
        key,
        name: name.to_owned(),
        party: id(party)?,
    };
    step(tx, of, Kind::Key, &record).await
}

/// A signature, among the receipts of who sent it.
pub(super) async fn signature(
    tx: &Tx<'_>,
    of: (CptsId, ContractId),
    actor: &Actor,
    verified: &Verified<Signature>,
) -> Result<Logged, Fault> {
    keep(tx, of, NewLeaf::signed(verified)?.by(actor)).await
}

/// A party signed on paper, as two officers say.
pub(super) async fn scan(
    tx: &Tx<'_>,
    of: (CptsId, ContractId),
    party: Uuid,
    officers: [String; 2],
    (pdf, scan): (Digest, Digest),
) -> Result<Logged, Fault> {
    let record = Scan {
        contract: id(of.1.0)?,
        officers: officers.into(),
        party: id(party)?,
        pdf,
        scan,
    };
    step(tx, of, Kind::Scan, &record).await
}

/// What a decision came to, as it was logged: SHA-256 of its last `decision.closed`.
async fn closed(tx: &Tx<'_>, decision: DecisionId) -> Result<Digest, Fault> {
    let of = decision_record::Entity::find()
        .select_only()
        .column(decision_record::Column::EntryId)
        .filter(decision_record::Column::DecisionId.eq(decision.0));
    let rows = log_opening::Entity::find()
        .filter(log_opening::Column::Kind.eq(Of::Closed.as_str()))
        .filter(log_opening::Column::EntryId.in_subquery(of.into_query()))
        .all(tx.db())
        .await?;
    let last = rows.iter().max_by_key(|it| (it.logged_at, it.entry_id));
    let last = last.ok_or_else(|| Fault::Other("a mandate that never closed".to_owned()))?;
    Ok(Digest::of(&last.blob))
}

fn id(of: Uuid) -> Result<Id, Fault> {
    Id::parse(&of.to_string()).map_err(other)
}

async fn step(
    tx: &Tx<'_>,
    of: (CptsId, ContractId),
    kind: Kind,
    record: &impl Serialize,
) -> Result<Logged, Fault> {
    let bytes = write(record).into_bytes();
    keep(tx, of, NewLeaf::bytes(kind.as_str(), Some(of.1.0), bytes)?).await
}

async fn keep(
    tx: &Tx<'_>,
    (cpts, contract): (CptsId, ContractId),
    leaf: NewLeaf,
) -> Result<Logged, Fault> {
    let logged = tx.log(cpts, leaf).await?;
    contract_record::Entity::insert(contract_record::ActiveModel {
        contract_id: Set(contract.0),
        entry_id: Set(logged.entry),
        hash: Set(logged.hash.bytes().to_vec()),
    })
    .exec_without_returning(tx.db())
    .await?;
    Ok(logged)
}
