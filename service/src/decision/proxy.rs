//! Proxies for one decision: given and taken back while it is discussed.

use domain::audit::Event;
use domain::decision::stage::Stage;
use domain::electorate::Question;
use domain::electorate::proxy::{Proxy, ProxyRefused, hold};
use domain::ght::conflict::Counterparty;
use domain::ght::{Entity, bloc_of};
use domain::id::{AdhesionId, BlocId, DecisionId};
use entity::{decision, decision_conflict, decision_proxy, partner};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use serde_json::json;

use super::keep;
use super::reader::seen;
use crate::ctx::{Actor, Ctx};
use crate::electorate::Day;
use crate::failure::{Fault, Outcome, refuse};
use crate::scope::Seat;
use crate::tx::Entry;

/// Why a proxy is not given or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GiveRefused {
    /// The adhesion is not the giver's.
    NotYours,
    /// The roll is frozen: who speaks herself ends the mandate.
    Frozen,
    /// No rules are in force.
    NoRules,
    /// The statutes do not take it.
    Proxy(ProxyRefused),
    /// No proxy was given.
    None,
}

/// Gives a proxy for a tabled proposal: `giver` lets `holder` speak in her place, also in the vote. Permission: who speaks
/// for the giver.
///
/// # Errors
/// [`GiveRefused`], not found, forbidden or a fault.
pub async fn give(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    giver: AdhesionId,
    holder: AdhesionId,
) -> Outcome<(), GiveRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        if !seen.adhesions().any(|it| it == giver) {
            return refuse(GiveRefused::NotYours);
        }
        if !matches!(seen.stage, Stage::Discussion(_)) {
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
        let on = keep::question(&seen.row)?;
        let rules = day.rules.statutes.rules(on.0, on.1);
        let question = question(db, &seen.seat, &seen.row, &day).await?;
        all.push(new);
        let held = hold(
            &day.rules.statutes,
            &rules,
            &day.electorate(&question),
            &all,
        );
        if let Some((_, Err(refused))) = held.proxies.last() {
            return refuse(GiveRefused::Proxy(refused.clone()));
        }
        decision_proxy::Entity::insert(decision_proxy::ActiveModel {
            id: Set(ctx.uuid()),
            decision_id: Set(id.0),
            giver_id: Set(giver.0),
            holder_id: Set(holder.0),
            given_at: Set(ctx.now()),
            withdrawn_at: Set(None),
        })
        .exec_without_returning(db)
        .await?;
        tx.record(entry(&seen.seat, actor, id, "given")).await?;
        Ok(())
    })
}

/// Takes a proxy back before the roll is frozen. Permission: who speaks for the giver.
///
/// # Errors
/// [`GiveRefused`], not found, forbidden or a fault.
pub async fn take_back(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    giver: AdhesionId,
) -> Outcome<(), GiveRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        if !seen.adhesions().any(|it| it == giver) {
            return refuse(GiveRefused::NotYours);
        }
        if !matches!(seen.stage, Stage::Discussion(_)) {
            return refuse(GiveRefused::Frozen);
        }
        let row = rows(db, id).await?.into_iter();
        let Some(row) = row.into_iter().find(|it| it.giver_id == giver.0) else {
            return refuse(GiveRefused::None);
        };
        let mut row = row.into_active_model();
        row.withdrawn_at = Set(Some(ctx.now()));
        row.update(db).await?;
        tx.record(entry(&seen.seat, actor, id, "taken-back"))
            .await?;
        Ok(())
    })
}

fn entry(seat: &Seat, actor: &Actor, id: DecisionId, what: &str) -> Entry {
    Entry::new(Event::ProxyChanged)
        .cpts(seat.id())
        .actor(actor)
        .subject(id.0)
        .detail(json!({ "what": what }))
}

/// Proxies that are given, in the order in which they were.
pub(super) async fn rows(
    db: &impl ConnectionTrait,
    id: DecisionId,
) -> Result<Vec<decision_proxy::Model>, Fault> {
    Ok(decision_proxy::Entity::find()
        .filter(decision_proxy::Column::DecisionId.eq(id.0))
        .filter(decision_proxy::Column::WithdrawnAt.is_null())
        .order_by_asc(decision_proxy::Column::GivenAt)
        .order_by_asc(decision_proxy::Column::Id)
        .all(db)
        .await?)
}

/// The same, as the rules ask for them.
pub(super) async fn given(db: &impl ConnectionTrait, id: DecisionId) -> Result<Vec<Proxy>, Fault> {
    let rows = rows(db, id).await?.into_iter();
    Ok(rows
        .map(|it| Proxy {
            giver: AdhesionId(it.giver_id),
            holder: AdhesionId(it.holder_id),
        })
        .collect())
}

/// What is asked, and of whom: who is tied to what it concerns stands aside.
pub(crate) async fn question(
    db: &impl ConnectionTrait,
    seat: &Seat,
    row: &decision::Model,
    day: &Day,
) -> Result<Question, Fault> {
    let (organ, decision) = keep::question(row)?;
    let conflicts = decision_conflict::Entity::find()
        .filter(decision_conflict::Column::DecisionId.eq(row.id))
        .all(db)
        .await?;
    let mut with = Counterparty::default();
    for id in conflicts.iter().filter_map(|it| it.bloc_id) {
        with.blocs.push(BlocId(id));
        let parties = day.blocs.iter().filter(|it| it.id.0 == id);
        let parties = parties.flat_map(|it| &it.parties);
        let now = parties.filter(|it| it.period.holds_on(day.on));
        with.entities.extend(now.map(|it| it.entity.clone()));
    }
    let partners = conflicts.iter().filter_map(|it| it.partner_id);
    let partners = seat
        .partners()
        .filter(partner::Column::Id.is_in(partners.collect::<Vec<_>>()))
        .all(db)
        .await?;
    for partner in &partners {
        let mut entities = Vec::new();
        if let Some(finess) = &partner.finess {
            entities.push(Entity::Finess(entity::read("partner", "finess", finess)?));
        }
        if let Some(siren) = &partner.siren {
            entities.push(Entity::Siren(entity::read("partner", "siren", siren)?));
        }
        for entity in entities {
            let bloc = bloc_of(&day.blocs, &entity, day.on);
            with.blocs.extend(bloc.map(|it| it.id));
            with.entities.push(entity);
        }
    }
    Ok(Question {
        organ,
        college: None,
        decision,
        on: day.on,
        contract: (!conflicts.is_empty()).then_some(with),
    })
}
