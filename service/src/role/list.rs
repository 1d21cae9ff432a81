//! Who does what in a CPTS, now and before.

use std::convert::Infallible;

use chrono::NaiveDate;
use domain::id::AdhesionId;
use domain::permission::{Action, role_allows};
use domain::role::RoleKind;
use entity::{adhesion, cpts, invitation, role};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use super::appoint::period_of;
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
use crate::member::register::{Search, filtered};
use crate::scope;

/// The roles of a CPTS.
#[derive(Debug, Clone)]
pub struct Roles {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// In force or to come, in the order of offices.
    pub current: Vec<Held>,
    /// Ended, the latest first.
    pub past: Vec<Held>,
    /// Invitations not accepted yet.
    pub invitations: Vec<invitation::Model>,
    /// Whether the reader may give and end roles.
    pub may_manage: bool,
    /// The present day.
    pub today: NaiveDate,
}

/// A role with its holder.
#[derive(Debug, Clone)]
pub struct Held {
    /// The row.
    pub row: role::Model,
    /// Which role.
    pub kind: RoleKind,
    /// Its holder's name.
    pub name: String,
    /// Whether it is the reader's own.
    pub is_own: bool,
    /// Whether nobody else may manage roles today, so that it cannot end.
    pub is_last_keeper: bool,
}

/// Reads the roles. Permission: [`Action::ReadMembers`] or [`Action::ManageRoles`]: the last person who
/// may manage roles, no member any more, finds her office here.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn list(ctx: &Ctx, actor: &Actor, slug: &str) -> Outcome<Roles, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    let may_manage = seat.require(Action::ManageRoles).is_ok();
    if !may_manage {
        seat.require(Action::ReadMembers)?;
    }
    let today = ctx.today();
    let rows = seat
        .roles()
        .order_by_desc(role::Column::StartsOn)
        .all(db)
        .await?;
    let names = names_of(db, rows.iter().map(|row| row.person_id)).await?;
    let mut held = Vec::with_capacity(rows.len());
    for row in rows {
        held.push(Held {
            kind: entity::read("role", "kind", &row.kind)?,
            name: names.get(&row.person_id).cloned().unwrap_or_default(),
            is_own: row.person_id == actor.person.0,
            is_last_keeper: false,
            row,
        });
    }
    let keeps =
        |it: &Held| role_allows(it.kind, Action::ManageRoles) && period_of(&it.row).holds_on(today);
    if held.iter().filter(|it| keeps(it)).count() == 1 {
        for it in &mut held {
            it.is_last_keeper = keeps(it);
        }
    }
    let (mut current, mut past): (Vec<_>, Vec<_>) = held
        .into_iter()
        .partition(|it| it.row.ends_on.is_none_or(|end| end >= today));
    current.sort_by_key(|it| (it.kind, it.row.starts_on));
    past.sort_by_key(|it| std::cmp::Reverse(it.row.ends_on));
    let invitations = if may_manage {
        seat.invitations()
            .filter(invitation::Column::RoleKind.is_not_null())
            .filter(invitation::Column::AcceptedAt.is_null())
            .filter(invitation::Column::ExpiresAt.gt(ctx.now()))
            .order_by_desc(invitation::Column::CreatedAt)
            .all(db)
            .await?
    } else {
        Vec::new()
    };
    Ok(Roles {
        current,
        past,
        invitations,
        may_manage,
        today,
        cpts: seat.cpts,
    })
}

/// How many members are shown at once, before a search.
pub const AT_ONCE: usize = 30;

/// Members who can be given a role, by name; at most [`AT_ONCE`].
///
/// Permission: [`Action::ManageRoles`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn candidates(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    words: &str,
) -> Outcome<Vec<adhesion::Model>, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ManageRoles)?;
    let search = Search {
        words: words.to_owned(),
        kind: Some("person".to_owned()),
        ..Search::default()
    };
    let rows = filtered(&seat, &search, 0, &crate::dues::standing::Asked::default())
        .filter(adhesion::Column::PersonId.is_not_null())
        .order_by_asc(adhesion::Column::SearchName)
        .order_by_asc(adhesion::Column::Number);
    Ok(sea_orm::QuerySelect::limit(rows, AT_ONCE as u64)
        .all(db)
        .await?)
}

/// Members by their identifiers, in the order of their names: those who were chosen among [`candidates`] before another search.
///
/// Permission: [`Action::ManageRoles`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn chosen(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    ids: &[AdhesionId],
) -> Outcome<Vec<adhesion::Model>, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ManageRoles)?;
    Ok(seat
        .adhesions()
        .filter(adhesion::Column::Id.is_in(ids.iter().map(|it| it.0)))
        .filter(adhesion::Column::PersonId.is_not_null())
        .order_by_asc(adhesion::Column::SearchName)
        .order_by_asc(adhesion::Column::Number)
        .all(db)
        .await?)
}
