//! Proxies for one election: given and taken back until the roll is frozen.

use domain::election::stage::Stage;
use domain::electorate::proxy::{Proxy, ProxyRefused, hold};
use domain::id::{AdhesionId, ElectionId};
use domain::statutes::{DecisionKind, OrganKind};
use entity::election_proxy;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use super::keep;
use super::reader::seen;
use crate::ctx::{Actor, Ctx};
use crate::electorate::Day;
use crate::failure::{Fault, Outcome, refuse};

/// Why a proxy is not given or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GiveRefused {
    /// The adhesion is not the giver's.
    NotYours,
    /// Candidacies are not called for yet, or the roll is frozen.
    Frozen,
    /// No rules are in force.
    NoRules,
    /// The statutes do not take it.
    Proxy(ProxyRefused),
    /// No proxy was given.
    None,
}

/// Gives a proxy: `holder` casts a ballot of `giver` beside her own. Permission: who speaks for the giver.
///
/// # Errors
/// [`GiveRefused`], not found, forbidden or a fault.
pub async fn give(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    giver: AdhesionId,
    holder: AdhesionId,
) -> Outcome<(), GiveRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        if !seen.adhesions().any(|it| it == giver) {
            return refuse(GiveRefused::NotYours);
        }
        if seen.stage != Stage::Candidacies {
            return refuse(GiveRefused::Frozen);
        }
        let mut all = given(db, id).await?;
        let new = Proxy { giver, holder };
        if all.contains(&new) {
            tx.without_journal("it was given already");
            return Ok(());
        }
        let Some(day) = Day::read(db, ctx, &seen.seat, ctx.today()).await? else {
            return refuse(GiveRefused::NoRules);
        };
        let statutes = &day.rules.statutes;
        let rules = statutes.rules(OrganKind::OrdinaryMeeting, DecisionKind::Election);
        all.push(new);
        let electorate = day.electorate(&keep::question(day.on));
        let held = hold(statutes, &rules, &electorate, &all);
        if let Some((_, Err(refused))) = held.proxies.last() {
            return refuse(GiveRefused::Proxy(refused.clone()));
        }
        election_proxy::Entity::insert(election_proxy::ActiveModel {
            id: Set(ctx.uuid()),
            election_id: Set(id.0),
            giver_id: Set(giver.0),
            holder_id: Set(holder.0),
            given_at: Set(ctx.now()),
            withdrawn_at: Set(None),
        })
        .exec_without_returning(db)
        .await?;
        tx.record(keep::changed(&seen.row, actor, "proxy-given"))
            .await?;
        Ok(())
    })
}

/// Takes a proxy back. Permission: who speaks for the giver.
///
/// # Errors
/// [`GiveRefused`], not found, forbidden or a fault.
pub async fn take_back(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    giver: AdhesionId,
) -> Outcome<(), GiveRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        if !seen.adhesions().any(|it| it == giver) {
            return refuse(GiveRefused::NotYours);
        }
        if seen.stage != Stage::Candidacies {
            return refuse(GiveRefused::Frozen);
        }
        let row = rows(db, id).await?.into_iter();
        let Some(row) = row.into_iter().find(|it| it.giver_id == giver.0) else {
            return refuse(GiveRefused::None);
        };
        let mut row = row.into_active_model();
        row.withdrawn_at = Set(Some(ctx.now()));
        row.update(db).await?;
        tx.record(keep::changed(&seen.row, actor, "proxy-taken-back"))
            .await?;
        Ok(())
    })
}

/// Proxies that are given, in the order in which they were.
pub(super) async fn rows(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<Vec<election_proxy::Model>, Fault> {
    Ok(election_proxy::Entity::find()
        .filter(election_proxy::Column::ElectionId.eq(id.0))
        .filter(election_proxy::Column::WithdrawnAt.is_null())
        .order_by_asc(election_proxy::Column::GivenAt)
        .order_by_asc(election_proxy::Column::Id)
        .all(db)
        .await?)
}

/// The same, as the rules ask for them.
pub(super) async fn given(db: &impl ConnectionTrait, id: ElectionId) -> Result<Vec<Proxy>, Fault> {
    let rows = rows(db, id).await?.into_iter();
    Ok(rows
        .map(|it| Proxy {
            giver: AdhesionId(it.giver_id),
            holder: AdhesionId(it.holder_id),
        })
        .collect())
}
