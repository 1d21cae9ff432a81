//! What the registers say of a device.

use domain::account::device::{Acceptance, End};
use domain::canonical::canonical;
use domain::id::{CptsId, PersonId};
use domain::member::AdhesionState;
use entity::{adhesion, device};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use signed::Verified;
use signed::device::{Approval, Enrolment, Revocation};
use uuid::Uuid;

use crate::failure::Fault;
use crate::log::{NewLeaf, kind};
use crate::tx::Tx;

/// What is logged: the very envelope where one was signed, or else what the server attests.
#[derive(Debug, Clone, Copy)]
pub(super) enum Said<'a> {
    Enrolment(&'a Verified<Enrolment>),
    Approval(&'a Verified<Approval>),
    Accepted(Acceptance),
    Revocation(&'a Verified<Revocation>),
    Ended(End),
}

/// Logs it in the register of every CPTS where the owner is a member or applies. A register that is stopped holds nobody
/// up: whoever stole a phone would be glad of it. The entry waits there.
pub(super) async fn log(tx: &Tx<'_>, row: &device::Model, said: Said<'_>) -> Result<(), Fault> {
    for cpts in places(tx, row.person_id).await? {
        let leaf = leaf(row, said)?.of(PersonId(row.person_id));
        tx.log_even_stopped(CptsId(cpts), leaf).await?;
    }
    Ok(())
}

/// The CPTS where a person has an adhesion that is not ended.
async fn places(tx: &Tx<'_>, person: Uuid) -> Result<Vec<Uuid>, Fault> {
    let ended = AdhesionState::ALL.iter().filter(|it| it.is_ended());
    let rows: Vec<Uuid> = adhesion::Entity::find()
        .select_only()
        .column(adhesion::Column::CptsId)
        .distinct()
        .filter(adhesion::Column::PersonId.eq(person))
        .filter(adhesion::Column::State.is_not_in(ended.map(|it| it.code())))
        .into_tuple()
        .all(tx.db())
        .await?;
    Ok(rows)
}

fn leaf(row: &device::Model, said: Said<'_>) -> Result<NewLeaf, Fault> {
    let (kind, fact) = match said {
        Said::Enrolment(it) => return NewLeaf::signed(it),
        Said::Approval(it) => return NewLeaf::signed(it),
        Said::Revocation(it) => return NewLeaf::signed(it),
        Said::Accepted(by) => (kind::DEVICE_ACCEPTED, accepted(row, by.code())),
        Said::Ended(why) => (kind::DEVICE_ENDED, ended(row, why.code())),
    };
    // Of a person, so not for everybody to read.
    NewLeaf::bytes(kind, None, fact)
}

/// The fact that a device was let in without a signature.
pub(super) fn accepted(row: &device::Model, by: &str) -> Vec<u8> {
    let fact = json!({ "account": row.person_id, "by": by, "key": row.key_id, "v": 1 });
    canonical(&fact).into_bytes()
}

/// The fact that a device ended without a signature.
pub(super) fn ended(row: &device::Model, why: &str) -> Vec<u8> {
    let fact = json!({ "account": row.person_id, "key": row.key_id, "v": 1, "why": why });
    canonical(&fact).into_bytes()
}
