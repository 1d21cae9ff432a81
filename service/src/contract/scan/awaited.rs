use std::collections::{BTreeMap, BTreeSet};

use domain::id::CptsId;
use entity::{contract, contract_scan, contract_signature};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::ctx::{Actor, Ctx};
use crate::failure::Fault;

/// A contract with scans that wait for a second officer.
#[derive(Debug, Clone)]
pub struct Awaited {
    /// In which CPTS the officer answers.
    pub cpts: CptsId,
    /// The contract.
    pub row: contract::Model,
    /// How many; at least one.
    pub waiting: u64,
}

/// Of these contracts, which are being signed in CPTS where the person vouches for signatures, those with a scan of the text on the
/// table that somebody else sent, and that is still needed, for her home page.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn awaited(
    ctx: &Ctx,
    actor: &Actor,
    signing: Vec<(CptsId, contract::Model)>,
) -> Result<Vec<Awaited>, Fault> {
    // Who is an officer in two of the CPTS is asked once.
    let mut open: BTreeMap<Uuid, (CptsId, contract::Model)> = BTreeMap::new();
    for (cpts, row) in signing {
        open.entry(row.id).or_insert((cpts, row));
    }
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let db = ctx.db().read();
    let scans = contract_scan::Entity::find()
        .filter(contract_scan::Column::ContractId.is_in(open.keys().copied()))
        .filter(contract_scan::Column::FirstId.ne(actor.person.0))
        .filter(contract_scan::Column::SecondAt.is_null())
        .filter(contract_scan::Column::RefusedAt.is_null())
        .all(db)
        .await?;
    let signed: BTreeSet<(Uuid, String)> = contract_signature::Entity::find()
        .filter(contract_signature::Column::ContractId.is_in(scans.iter().map(|it| it.contract_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|it| (it.party_id, it.sha256))
        .collect();
    let waiting = |row: &contract::Model| {
        let of = scans.iter().filter(|it| it.contract_id == row.id);
        let needed = of.filter(|it| {
            it.sha256 == row.sha256 && !signed.contains(&(it.party_id, it.sha256.clone()))
        });
        needed.count() as u64
    };
    let counted = open.into_values().map(|(cpts, row)| Awaited {
        waiting: waiting(&row),
        cpts,
        row,
    });
    Ok(counted.filter(|it| 0 < it.waiting).collect())
}
