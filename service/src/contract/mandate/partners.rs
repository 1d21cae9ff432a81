//! The partners of a contract, as each CPTS knows them: its register has rows of its own.

use chrono::NaiveDate;
use domain::contract::party::{Party, Side};
use domain::contract::text::Text;
use domain::ght::{Bloc, Entity, bloc_of};
use domain::id::BlocId;
use entity::{contract, partner};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::failure::Fault;

/// The partners of a text in the register of a CPTS.
pub(in crate::contract) struct Known {
    pub rows: Vec<partner::Model>,
    pub unknown: Vec<Party>,
}

/// Finds them: by row in the CPTS that leads, by FINESS or SIREN in the others.
pub(in crate::contract) async fn of(
    db: &impl ConnectionTrait,
    row: &contract::Model,
    cpts: Uuid,
    text: &Text,
) -> Result<Known, Fault> {
    let all = partner::Entity::find()
        .filter(partner::Column::CptsId.eq(cpts))
        .all(db)
        .await?;
    let leads = row.cpts_id == cpts;
    let (mut rows, mut unknown) = (Vec::new(), Vec::new());
    for party in text.side(Side::Partner) {
        let is = |it: &&partner::Model| {
            if leads {
                return it.id == party.id;
            }
            let finess = party.finess.as_ref().map(ToString::to_string);
            let siren = party.siren.as_ref().map(ToString::to_string);
            finess.is_some() && it.finess == finess || siren.is_some() && it.siren == siren
        };
        match all.iter().find(is) {
            Some(row) => rows.push(row.clone()),
            None => unknown.push(party.clone()),
        }
    }
    Ok(Known { rows, unknown })
}

/// What a partner is in the registries.
pub(in crate::contract) fn entities(row: &partner::Model) -> Result<Vec<Entity>, Fault> {
    let mut found = Vec::new();
    if let Some(finess) = &row.finess {
        found.push(Entity::Finess(entity::read("partner", "finess", finess)?));
    }
    if let Some(siren) = &row.siren {
        found.push(Entity::Siren(entity::read("partner", "siren", siren)?));
    }
    Ok(found)
}

/// The blocs in which partners are on a day.
pub(in crate::contract) fn blocs(
    rows: &[partner::Model],
    blocs: &[Bloc],
    on: NaiveDate,
) -> Result<Vec<BlocId>, Fault> {
    let mut found = Vec::new();
    for row in rows {
        for entity in entities(row)? {
            if let Some(bloc) = bloc_of(blocs, &entity, on)
                && !found.contains(&bloc.id)
            {
                found.push(bloc.id);
            }
        }
    }
    Ok(found)
}
