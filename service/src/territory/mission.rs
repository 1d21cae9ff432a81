//! Who covers what in a commune that several CPTS cover.

use std::collections::{BTreeMap, BTreeSet};

use domain::audit::Event;
use domain::permission::Action;
use domain::territory::{Communes, Coverage, InseeCode, Mission};
use entity::territory_mission;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::version::{stored, territory};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome, refuse};
use crate::scope;
use crate::tx::Entry;

/// Why it was not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SayMissionsRefused {
    /// The commune is not in the territory today.
    NotCovered,
}

/// Records which missions a CPTS takes on in a commune of its territory, perhaps none.
///
/// Permission: [`Action::ManageTerritory`].
///
/// # Errors
/// [`SayMissionsRefused`], and as every action.
pub async fn say_missions(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    commune: InseeCode,
    missions: &BTreeSet<Mission>,
) -> Outcome<(), SayMissionsRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seat = scope::seat(db, ctx, actor, slug).await?;
        seat.require(Action::ManageTerritory)?;
        let today = territory(&stored(db, seat.cpts.id).await?).on(ctx.today());
        if !today.contains(&commune) {
            return refuse(SayMissionsRefused::NotCovered);
        }
        let codes: Vec<&str> = missions.iter().map(|mission| mission.code()).collect();
        territory_mission::Entity::insert(territory_mission::ActiveModel {
            cpts_id: Set(seat.cpts.id),
            code: Set(commune.to_string()),
            missions: Set(codes.join(" ")),
            author_id: Set(Some(actor.person.0)),
            said_at: Set(ctx.now()),
        })
        .on_conflict(
            OnConflict::columns([
                territory_mission::Column::CptsId,
                territory_mission::Column::Code,
            ])
            .update_columns([
                territory_mission::Column::Missions,
                territory_mission::Column::AuthorId,
                territory_mission::Column::SaidAt,
            ])
            .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
        let entry = Entry::new(Event::MissionsSaid)
            .cpts(seat.id())
            .actor(actor)
            .detail(json!({ "commune": commune, "missions": codes }));
        tx.record(entry).await?;
        Ok(())
    })
}

/// What some CPTS have said of some communes.
pub(super) async fn said(
    db: &impl ConnectionTrait,
    cpts: impl IntoIterator<Item = Uuid>,
    communes: &Communes,
) -> Result<BTreeMap<(Uuid, InseeCode), Coverage>, Fault> {
    let rows = territory_mission::Entity::find()
        .filter(territory_mission::Column::CptsId.is_in(cpts))
        .all(db)
        .await?;
    let mut said = BTreeMap::new();
    for row in rows {
        let code: InseeCode = entity::read("territory_mission", "code", &row.code)?;
        if !communes.contains(&code) {
            continue;
        }
        let missions = row
            .missions
            .split_ascii_whitespace()
            .map(|mission| entity::read("territory_mission", "missions", mission))
            .collect::<Result<_, _>>()?;
        said.insert((row.cpts_id, code), Coverage::Missions(missions));
    }
    Ok(said)
}
