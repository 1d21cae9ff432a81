//! Who is under contract, and has no voice by it.

use chrono::NaiveDate;
use domain::contract::stage::Step;
use domain::ght::Bloc;
use domain::id::CptsId;
use entity::contract;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait};

use super::register::{parties, taking};
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::ght::known;

/// A partner under contract. A contract gives neither voices nor seats, so that there is nothing to count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voiceless {
    /// Its name.
    pub name: String,
    /// The bloc in which it is that day.
    pub bloc: Option<String>,
}

/// The partners of the contracts of a CPTS that run on a day, by name. Who reads the weights of the CPTS may read it.
pub(crate) async fn voiceless(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    cpts: CptsId,
    on: NaiveDate,
) -> Result<Vec<Voiceless>, Fault> {
    let mut rows = contract::Entity::find()
        .filter(contract::Column::Id.in_subquery(taking(cpts).into_query()))
        .filter(contract::Column::InForceOn.lte(on))
        .filter(contract::Column::EndsOn.gte(on));
    if on == ctx.today() {
        // One that is over ended today at the latest.
        rows = rows.filter(contract::Column::Stage.ne(Step::Over.code()));
    }
    let rows = rows.all(db).await?;
    let blocs: Vec<Bloc> = known::blocs(db, cpts).await?;
    let known = parties(db, &rows, &blocs, on).await?;
    let name = |id| blocs.iter().find(|it| Some(it.id) == id);
    let one = |row: &entity::partner::Model| Voiceless {
        name: row.name.clone(),
        bloc: name(known.blocs.get(&row.id).copied().flatten()).map(|it| it.name.clone()),
    };
    let mut found: Vec<Voiceless> = known.rows.iter().map(one).collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}
