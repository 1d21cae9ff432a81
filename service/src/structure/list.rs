//! Structures that are members of a CPTS, with those who represent them.

use std::collections::BTreeMap;
use std::convert::Infallible;

use domain::permission::Action;
use domain::role::Period;
use entity::{adhesion, cpts, mandate, structure};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
use crate::member::place::communes;
use crate::member::register::members;
use crate::scope;

/// Structures of a CPTS.
#[derive(Debug, Clone)]
pub struct Structures {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Lines, by name.
    pub lines: Vec<Line>,
}

/// A structure that is a member.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its adhesion to this CPTS.
    pub adhesion: adhesion::Model,
    /// The structure.
    pub structure: structure::Model,
    /// Name of the commune of its seat.
    pub commune: Option<String>,
    /// Mandates in force: kind, name of the person, last day if known.
    pub mandates: Vec<(mandate::Model, String)>,
}

/// Reads the structures that are members. Permission: [`Action::ReadMembers`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn list(ctx: &Ctx, actor: &Actor, slug: &str) -> Outcome<Structures, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadMembers)?;
    let rows = members(&seat)
        .filter(adhesion::Column::StructureId.is_not_null())
        .order_by_asc(adhesion::Column::SearchName)
        .find_also_related(structure::Entity)
        .all(db)
        .await?;
    let ids: Vec<Uuid> = rows
        .iter()
        .filter_map(|(row, _)| row.structure_id)
        .collect();
    let today = ctx.today();
    let mandates: Vec<mandate::Model> = mandate::Entity::find()
        .filter(mandate::Column::StructureId.is_in(ids))
        .order_by_asc(mandate::Column::StartsOn)
        .all(db)
        .await?
        .into_iter()
        .filter(|it| {
            Period {
                starts_on: it.starts_on,
                ends_on: it.ends_on,
            }
            .holds_on(today)
        })
        .collect();
    let people = names_of(db, mandates.iter().map(|it| it.person_id)).await?;
    let mut of: BTreeMap<Uuid, Vec<(mandate::Model, String)>> = BTreeMap::new();
    for it in mandates {
        let name = people.get(&it.person_id).cloned().unwrap_or_default();
        of.entry(it.structure_id).or_default().push((it, name));
    }
    let names = communes(
        db,
        rows.iter()
            .filter_map(|(_, it)| it.as_ref()?.commune_code.clone()),
    )
    .await?;
    let lines = rows
        .into_iter()
        .filter_map(|(adhesion, structure)| {
            let structure = structure?;
            Some(Line {
                mandates: of.remove(&structure.id).unwrap_or_default(),
                commune: structure
                    .commune_code
                    .as_ref()
                    .and_then(|code| names.get(code).cloned()),
                adhesion,
                structure,
            })
        })
        .collect();
    Ok(Structures {
        lines,
        cpts: seat.cpts,
    })
}
