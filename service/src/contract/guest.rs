//! Somebody of a partner takes part in a contract by a link: she signs in with her own address, reads, comments and, where she is
//! named to, signs with a device that an officer let in.

mod accept;
mod code;
mod invite;

pub use accept::{AcceptRefused, Offer, accept, offered};
pub use code::{CodeRefused, enter, give};
pub use invite::{InviteRefused, Invited, end, invite};

use chrono::{DateTime, Utc};
use domain::id::GuestId;
use entity::contract_guest;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::Seen;
use crate::failure::Fault;

/// Somebody of a partner, as those see her who write the contract.
#[derive(Debug, Clone)]
pub struct Guest {
    /// Which.
    pub id: GuestId,
    /// For which partner.
    pub partner: Uuid,
    /// Her name.
    pub name: String,
    /// Her function.
    pub function: String,
    /// Where the link went.
    pub email: String,
    /// Whether she signs for the partner.
    pub signs: bool,
    /// Until when the link may be taken up.
    pub expires_at: DateTime<Utc>,
    /// When she took it up.
    pub accepted_at: Option<DateTime<Utc>>,
    /// When a device of hers was let in by a code.
    pub device_at: Option<DateTime<Utc>>,
}

/// Those who take part by a link in a contract that is read already.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(db: &impl ConnectionTrait, seen: &Seen) -> Result<Vec<Guest>, Fault> {
    let rows = contract_guest::Entity::find()
        .filter(contract_guest::Column::ContractId.eq(seen.row.id))
        .filter(contract_guest::Column::EndedAt.is_null())
        .order_by_asc(contract_guest::Column::InvitedAt)
        .order_by_asc(contract_guest::Column::Id)
        .all(db)
        .await?;
    let one = |row: contract_guest::Model| Guest {
        id: GuestId(row.id),
        partner: row.partner_id,
        name: row.name,
        function: row.function,
        email: row.email,
        signs: row.signs,
        expires_at: row.expires_at,
        accepted_at: row.accepted_at,
        device_at: row.key_at,
    };
    Ok(rows.into_iter().map(one).collect())
}
