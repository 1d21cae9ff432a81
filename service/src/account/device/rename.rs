use domain::id::DeviceId;
use entity::device;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::known::one;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome};

/// Why a name is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameRefused {
    /// There is none.
    Empty,
    /// It has more than 60 characters, or ones that are not shown.
    Long,
}

/// A name as it is kept.
pub(super) fn tidy(name: &str) -> Result<String, NameRefused> {
    let name = name.trim();
    if name.is_empty() {
        return Err(NameRefused::Empty);
    }
    if 60 < name.chars().count() || name.chars().any(char::is_control) {
        return Err(NameRefused::Long);
    }
    Ok(name.to_owned())
}

/// Gives a device of one's own another name.
///
/// # Errors
/// [`NameRefused`]; [`Failure::NotFound`] for a device of somebody else.
pub async fn rename(
    ctx: &Ctx,
    actor: &Actor,
    id: DeviceId,
    name: &str,
) -> Outcome<(), NameRefused> {
    transaction!(ctx, |tx| {
        one::<NameRefused>(tx.db(), actor.person, id).await?;
        let name = tidy(name).map_err(Failure::Refused)?;
        device::Entity::update_many()
            .col_expr(device::Column::Name, Expr::value(name))
            .filter(device::Column::Id.eq(id.0))
            .exec(tx.db())
            .await?;
        tx.without_journal("what somebody calls a device of her own");
        Ok(())
    })
}
