//! Who reads a contract, and what she is in it.

use domain::contract::stage::Stage;
use domain::id::ContractId;
use domain::permission::{Action, Refused};
use entity::{contract, contract_cpts, contract_guest};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::ctx::{Actor, Ctx};
use crate::decision::mine;
use crate::failure::Failure;
use crate::scope::{self, Seat};

/// A contract, for who reads it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Her seat in the CPTS of the address.
    pub seat: Seat,
    /// The contract.
    pub row: contract::Model,
    /// Where it stands.
    pub stage: Stage,
    /// Every CPTS that takes part, the leading one first.
    pub cpts: Vec<contract_cpts::Model>,
    /// What she is for a partner, if she came by a link.
    pub guest: Option<contract_guest::Model>,
    /// Whether she reads it as a member of the CPTS, or by a role in it.
    pub member: bool,
    /// Whether she writes it: who manages contracts in the leading CPTS.
    pub leads: bool,
    /// Whether she manages contracts in the CPTS of the address.
    pub manages: bool,
}

/// A contract in which a CPTS takes part, for who reads it there: its members and those whose role lets them, or somebody of a
/// partner who took up a link. A draft is found by who writes it only. Permission: [`Action::ReadContracts`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn seen<R>(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
) -> Result<Seen, Failure<R>> {
    let seat = scope::seat(db, ctx, actor, slug).await?;
    let mut cpts = contract_cpts::Entity::find()
        .filter(contract_cpts::Column::ContractId.eq(id.0))
        .order_by_asc(contract_cpts::Column::JoinedAt)
        .order_by_asc(contract_cpts::Column::CptsId)
        .all(db)
        .await?;
    if !cpts.iter().any(|it| it.cpts_id == seat.cpts.id) {
        return Err(Failure::NotFound);
    }
    let row = contract::Entity::find_by_id(id.0)
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    cpts.sort_by_key(|it| it.cpts_id != row.cpts_id);
    let guest = contract_guest::Entity::find()
        .filter(contract_guest::Column::ContractId.eq(id.0))
        .filter(contract_guest::Column::PersonId.eq(actor.person.0))
        .filter(contract_guest::Column::EndedAt.is_null())
        .one(db)
        .await?;
    let member = match reads(db, ctx, &seat).await {
        Ok(()) => true,
        Err(_) if guest.is_some() => false,
        Err(failure) => return Err(failure),
    };
    let manages = seat.require(Action::ManageContracts).is_ok();
    let leads = manages && seat.cpts.id == row.cpts_id;
    let stage = row.stage()?;
    if stage == Stage::Draft && !leads {
        return Err(Failure::NotFound);
    }
    Ok(Seen {
        seat,
        row,
        stage,
        cpts,
        guest,
        member,
        leads,
        manages,
    })
}

/// Whether somebody reads the contracts of a CPTS: its members, who represents one, and those whose role lets them.
pub(super) async fn reads<R>(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
) -> Result<(), Failure<R>> {
    let Err(refused) = seat.require(Action::ReadContracts) else {
        return Ok(());
    };
    let suspended = seat.standing.adhesion.is_some_and(|it| !it.is_ended());
    if suspended || mine::adhesions(db, ctx, seat).await?.is_empty() {
        return Err(Failure::Forbidden(refused));
    }
    Ok(())
}

impl Seen {
    /// Which.
    pub const fn id(&self) -> ContractId {
        ContractId(self.row.id)
    }

    /// The party for which the reader speaks: that of her partner, or the CPTS of the address.
    pub fn party(&self) -> Uuid {
        match &self.guest {
            Some(guest) if !self.member => guest.partner_id,
            _ => self.seat.cpts.id,
        }
    }

    /// Whether the reader writes it.
    ///
    /// # Errors
    /// Forbidden, if not.
    pub fn require_lead<R>(&self) -> Result<(), Failure<R>> {
        if self.leads {
            return Ok(());
        }
        Err(Failure::Forbidden(Refused::NoRole))
    }

    /// Whether the reader manages contracts in the CPTS of the address.
    ///
    /// # Errors
    /// Forbidden, if not.
    pub fn require_manager<R>(&self) -> Result<(), Failure<R>> {
        if self.manages {
            return Ok(());
        }
        Err(Failure::Forbidden(Refused::NoRole))
    }

    /// The row of the CPTS of the address.
    pub fn own(&self) -> Option<&contract_cpts::Model> {
        self.cpts.iter().find(|it| it.cpts_id == self.seat.cpts.id)
    }
}
