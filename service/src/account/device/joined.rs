use std::collections::BTreeSet;

use domain::id::{CptsId, PersonId};
use entity::{device, log_opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use signed::Label;
use uuid::Uuid;

use super::logged::{accepted, ended};
use crate::failure::Fault;
use crate::log::{NewLeaf, kind};
use crate::tx::Tx;

/// An adhesion of hers begins: what the register of that CPTS does not know of her devices is logged there, in the order in
/// which it happened. Of those that are there, how they were enrolled and let in; of those that it took for alive, that they
/// ended. A register that is stopped keeps nobody from joining: the entries wait.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(crate) async fn joined(tx: &Tx<'_>, cpts: CptsId, person: PersonId) -> Result<(), Fault> {
    let rows = device::Entity::find()
        .filter(device::Column::PersonId.eq(person.0))
        .order_by_asc(device::Column::EnrolledAt)
        .order_by_asc(device::Column::Id)
        .all(tx.db())
        .await?;
    if rows.is_empty() {
        return Ok(());
    }
    let mut known = known(tx, cpts, person.0).await?;
    for row in rows {
        let enrolment = (Label::Enrolment.kind(), row.enrolment.clone().into_bytes());
        if row.ended_at.is_some() && !known.contains(&owned(&enrolment)) {
            continue;
        }
        let let_in = match (&row.approval, &row.accepted_by) {
            (Some(approval), _) => Some((Label::Approval.kind(), approval.clone().into_bytes())),
            (None, Some(by)) => Some((kind::DEVICE_ACCEPTED, accepted(&row, by))),
            (None, None) => None,
        };
        let end = match (&row.revocation, &row.ended_why) {
            (Some(word), _) => Some((Label::Revocation.kind(), word.clone().into_bytes())),
            (None, Some(why)) => Some((kind::DEVICE_ENDED, ended(&row, why))),
            (None, None) => None,
        };
        for said in [Some(enrolment), let_in, end].into_iter().flatten() {
            // Who left and comes back is not enrolled twice.
            if known.insert(owned(&said)) {
                let (kind, bytes) = said;
                let leaf = NewLeaf::bytes(kind, None, bytes)?.of(person);
                tx.log_even_stopped(cpts, leaf).await?;
            }
        }
    }
    Ok(())
}

fn owned((kind, bytes): &(&str, Vec<u8>)) -> (String, Vec<u8>) {
    ((*kind).to_owned(), bytes.clone())
}

/// What was logged of her there.
async fn known(
    tx: &Tx<'_>,
    cpts: CptsId,
    person: Uuid,
) -> Result<BTreeSet<(String, Vec<u8>)>, Fault> {
    let rows = log_opening::Entity::find()
        .filter(log_opening::Column::CptsId.eq(cpts.0))
        .filter(log_opening::Column::PersonId.eq(person))
        .filter(log_opening::Column::Kind.starts_with("device."))
        .all(tx.db())
        .await?;
    Ok(rows.into_iter().map(|it| (it.kind, it.blob)).collect())
}
