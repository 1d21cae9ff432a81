//! A legal entity leaves a bloc, or was recorded by mistake.

use chrono::NaiveDate;
use domain::ght::may_record;
use domain::id::{BlocId, PartyId};
use domain::permission::Action;
use entity::bloc_party;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

use super::known;
use super::party::{RecordRefused, changed, said};
use super::register::bloc;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::scope::{self, Seat};
use crate::tx::Tx;

/// Says the last day of a party, or takes back that it has one. Permission: [`Action::ManageBlocs`].
///
/// # Errors
/// [`RecordRefused`], not found, forbidden or a fault.
pub async fn end(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    (id, party): (BlocId, PartyId),
    last_day: Option<NaiveDate>,
    version: i32,
) -> Outcome<(), RecordRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageBlocs)?;
        let bloc = bloc(tx.db(), &seat, id).await?;
        let row = one(tx, &seat, id, party).await?;
        if row.struck_at.is_none() && row.ends_on == last_day {
            tx.without_journal("nothing was changed");
            return Ok(());
        }
        if row.version != version || row.struck_at.is_some() {
            return refuse(RecordRefused::Overtaken);
        }
        let mut wanted = known::party(&row)?;
        let held = wanted.clone();
        wanted.period.ends_on = last_day;
        let mut blocs = known::blocs(tx.db(), seat.id()).await?;
        for it in &mut blocs {
            if it.id == id {
                it.parties.retain(|party| *party != held);
            }
        }
        may_record(&blocs, &wanted).map_err(|it| Failure::Refused(said(it, &blocs, &bloc.name)))?;
        let mut row = row.into_active_model();
        row.ends_on = Set(last_day);
        row.version = Set(version + 1);
        row.update(tx.db()).await?;
        changed(
            tx,
            actor,
            &seat,
            id,
            json!({ "what": "party-dated", "to": last_day }),
        )
        .await?;
        Ok(())
    })
}

/// Strikes a party that was recorded by mistake: it never held. Permission: [`Action::ManageBlocs`].
///
/// # Errors
/// [`RecordRefused::Overtaken`], not found, forbidden or a fault.
pub async fn strike(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    (id, party): (BlocId, PartyId),
    version: i32,
) -> Outcome<(), RecordRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageBlocs)?;
        bloc(tx.db(), &seat, id).await?;
        let row = one(tx, &seat, id, party).await?;
        if row.struck_at.is_some() {
            tx.without_journal("it was struck before");
            return Ok(());
        }
        if row.version != version {
            return refuse(RecordRefused::Overtaken);
        }
        let mut row = row.into_active_model();
        row.struck_at = Set(Some(ctx.now()));
        row.version = Set(version + 1);
        row.update(tx.db()).await?;
        changed(tx, actor, &seat, id, json!({ "what": "party-struck" })).await?;
        Ok(())
    })
}

async fn one<R>(
    tx: &Tx<'_>,
    seat: &Seat,
    bloc: BlocId,
    id: PartyId,
) -> Result<bloc_party::Model, Failure<R>> {
    seat.bloc_parties()
        .filter(bloc_party::Column::Id.eq(id.0))
        .filter(bloc_party::Column::BlocId.eq(bloc.0))
        .one(tx.db())
        .await?
        .ok_or(Failure::NotFound)
}
