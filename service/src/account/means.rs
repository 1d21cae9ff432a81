//! « Mes moyens de connexion »: what opens a person's account.

use chrono::{DateTime, Utc};
use domain::audit::Event;
use domain::id::PersonId;
use entity::{identity, person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ModelTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::session::close_others;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::Entry;

/// A way in, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Means {
    /// Row.
    pub id: Uuid,
    /// The confirmed address, or nothing for a provider.
    pub email: Option<String>,
    /// The provider's issuer, or nothing for an address.
    pub issuer: Option<String>,
    /// When it was added.
    pub since: DateTime<Utc>,
    /// Last sign-in with it.
    pub used: Option<DateTime<Utc>>,
}

/// The person's ways in, oldest first.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn all(ctx: &Ctx, actor: &Actor) -> Result<Vec<Means>, Fault> {
    of(ctx.db().read(), actor.person).await
}

/// The same of any person.
pub(super) async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Means>, Fault> {
    let rows = identity::Entity::find()
        .filter(identity::Column::PersonId.eq(person.0))
        .order_by_asc(identity::Column::CreatedAt)
        .order_by_asc(identity::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let is_email = row.kind == "email";
            Means {
                id: row.id,
                email: is_email.then(|| row.subject.clone()),
                issuer: (!is_email).then_some(row.issuer),
                since: row.created_at,
                used: row.used_at,
            }
        })
        .collect())
}

/// Why a way in stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemoveRefused {
    /// It is the only one: the account would be closed for ever.
    Last,
}

/// Removes a way in. What was opened elsewhere is closed with it: a device that came in by it may be in
/// other hands. Letters go to another confirmed address from now on, or to none.
///
/// # Errors
/// [`RemoveRefused`]; [`Failure::NotFound`] for one of somebody else.
pub async fn remove(ctx: &Ctx, actor: &Actor, id: Uuid) -> Outcome<(), RemoveRefused> {
    transaction!(ctx, |tx| {
        let rows = identity::Entity::find()
            .filter(identity::Column::PersonId.eq(actor.person.0))
            .all(tx.db())
            .await?;
        let others = rows.len().saturating_sub(1);
        let row = rows
            .into_iter()
            .find(|row| row.id == id)
            .ok_or(Failure::NotFound)?;
        if others == 0 {
            return refuse(RemoveRefused::Last);
        }
        let kind = row.kind.clone();
        let removed = row.subject.clone();
        row.delete(tx.db()).await?;
        if kind == "email" {
            let next = identity::Entity::find()
                .filter(identity::Column::PersonId.eq(actor.person.0))
                .filter(identity::Column::Kind.eq("email"))
                .order_by_asc(identity::Column::CreatedAt)
                .order_by_asc(identity::Column::Id)
                .one(tx.db())
                .await?;
            person::Entity::update_many()
                .col_expr(
                    person::Column::Email,
                    Expr::value(next.map(|it| it.subject)),
                )
                .filter(person::Column::Id.eq(actor.person.0))
                .filter(person::Column::Email.eq(removed))
                .exec(tx.db())
                .await?;
        }
        close_others(ctx, tx.db(), actor).await?;
        tx.record(
            Entry::new(Event::MeansRemoved)
                .actor(actor)
                .subject(actor.person.0)
                .detail(json!({ "kind": kind })),
        )
        .await?;
        Ok(())
    })
}
