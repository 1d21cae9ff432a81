//! The register of groups as a file, in the columns that an import reads.

use std::collections::HashMap;
use std::convert::Infallible;

use domain::ght::BlocKind;
use domain::import::register::{PARTIES_MODEL, csv, titles};
use domain::permission::Action;
use entity::bloc_party;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
use crate::scope;

/// Every party that stands in the register, by day. Names no member. Permission:
/// [`Action::ReadMembers`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn parties(ctx: &Ctx, actor: &Actor, slug: &str) -> Outcome<Vec<u8>, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadMembers)?;
    let mut groups = HashMap::new();
    for bloc in seat.blocs().all(db).await? {
        let kind: BlocKind = entity::read("bloc", "kind", &bloc.kind)?;
        groups.insert(bloc.id, (bloc.name, label(kind)));
    }
    let held = seat
        .bloc_parties()
        .filter(bloc_party::Column::StruckAt.is_null())
        .order_by_asc(bloc_party::Column::StartsOn)
        .order_by_asc(bloc_party::Column::Name)
        .order_by_asc(bloc_party::Column::Id)
        .all(db)
        .await?;
    let day = |day: chrono::NaiveDate| day.format("%d/%m/%Y").to_string();
    let rows = held.into_iter().filter_map(|row| {
        let (group, kind) = groups.get(&row.bloc_id)?;
        Some([
            group.clone(),
            (*kind).to_owned(),
            row.finess.unwrap_or_default(),
            row.siren.unwrap_or_default(),
            row.name,
            day(row.starts_on),
            row.ends_on.map(day).unwrap_or_default(),
            row.source.unwrap_or_default(),
        ])
    });
    Ok(csv(&titles(&PARTIES_MODEL), rows))
}

/// The file is in French, whatever the language of the page: it is read by boards and spreadsheets.
const fn label(kind: BlocKind) -> &'static str {
    match kind {
        BlocKind::Ght => "GHT",
        BlocKind::UniversityHospital => "CHU hors GHT",
        BlocKind::PrivateGroup => "Groupe privé",
        BlocKind::Other => "Autre",
    }
}
