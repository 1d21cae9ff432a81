//! The elections of a CPTS.

use std::convert::Infallible;

use domain::election::stage::Stage;
use entity::{cpts, election};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::reader::reader;
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;

/// A row of an election.
pub type Election = election::Model;

/// The elections that a reader sees, the latest first.
#[derive(Debug, Clone)]
pub struct List {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Whether she prepares elections.
    pub manages: bool,
    /// Each, and where it stands.
    pub all: Vec<(Election, Stage)>,
}

/// Reads them. Permission: to read elections.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn list(ctx: &Ctx, actor: &Actor, slug: &str) -> Outcome<List, Infallible> {
    let db = ctx.db().read();
    let reader = reader(db, ctx, actor, slug).await?;
    let own = entity::election_officer::Entity::find()
        .filter(entity::election_officer::Column::PersonId.eq(actor.person.0))
        .all(db)
        .await?;
    let rows = reader
        .seat
        .elections()
        .order_by_desc(election::Column::Number)
        .all(db)
        .await?;
    let mut all = Vec::new();
    for row in rows {
        let stage: Stage = entity::read("election", "stage", &row.stage)?;
        let officer = own.iter().any(|it| it.election_id == row.id);
        if stage.is_shown() || reader.manages || officer {
            all.push((row, stage));
        }
    }
    Ok(List {
        cpts: reader.seat.cpts,
        manages: reader.manages,
        all,
    })
}
