//! What was sealed goes on in a new register of its CPTS.
//!
//! A contract's file is proved against one checkpoint. Where a register is given up before all have signed, or before what was
//! signed stands under a checkpoint, its entries are logged once more in the next one, in the same order and under the same
//! hashes, as those of a decision are. A contract that was signed by all, and stands whole under the last checkpoint of the register
//! that was given up, stays there.
//!
//! A database that went back in time may lack a signature that was acknowledged. Who signs is told to look whether hers is
//! still there: she can sign again.

use domain::contract::stage::Stage;
use domain::id::CptsId;
use entity::{contract, contract_record, cpts};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::tell;
use crate::failure::Fault;
use crate::log::again;
use crate::log::placed::{Of, heads, placed, whole};
use crate::tx::Tx;

/// Logs again what the contracts of a CPTS need, and tells those who sign. In the transaction that gives the register up.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(crate) async fn carry(tx: &Tx<'_>, cpts: &cpts::Model) -> Result<(), Fault> {
    let (db, ctx) = (tx.db(), tx.ctx());
    let begun = contract_record::Entity::find()
        .select_only()
        .column(contract_record::Column::ContractId)
        .into_query();
    let begun = contract::Entity::find()
        .filter(contract::Column::CptsId.eq(cpts.id))
        .filter(contract::Column::Id.in_subquery(begun))
        .order_by_asc(contract::Column::Id)
        .all(db)
        .await?;
    let heads = heads(db, cpts.id).await?;
    for row in begun {
        let entries = placed(db, &of(row.id)).await?;
        let open = matches!(row.stage()?, Stage::Signing { .. });
        if !open && whole(&entries, &heads) {
            continue;
        }
        let openings = entries.into_iter().map(|it| it.opening).collect();
        again(tx, CptsId(cpts.id), row.id, openings).await?;
        if open {
            tell::carried(tx, ctx, cpts, &row).await?;
        }
    }
    Ok(())
}

fn of(id: Uuid) -> Of {
    let of = |column: contract_record::Column| -> SelectStatement {
        contract_record::Entity::find()
            .select_only()
            .column(column)
            .filter(contract_record::Column::ContractId.eq(id))
            .into_query()
    };
    Of {
        entries: of(contract_record::Column::EntryId),
        hashes: of(contract_record::Column::Hash),
    }
}
