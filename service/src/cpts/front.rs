//! What a CPTS shows to everybody: who it is, who answers for it, its statutes.

use std::convert::Infallible;

use chrono::NaiveDate;
use domain::role::{Period, RoleKind};
use entity::{adhesion, cpts, person, role, statutes};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::failure::Outcome;
use crate::scope;

/// The public face of a CPTS.
#[derive(Debug, Clone)]
pub struct Front {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Who holds an office or coordinates, by office.
    pub board: Vec<Holder>,
    /// The statutes in force, if published: number and day of the decision.
    pub statutes: Option<(i32, NaiveDate)>,
    /// How many results of decisions are open to everybody.
    pub decisions: u64,
}

/// Who holds an office. The association answers before all, so these names are public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The office.
    pub role: RoleKind,
    /// Given name and family name.
    pub name: String,
    /// Code of the profession, from the adhesion.
    pub profession: Option<String>,
}

/// Reads the public face of a CPTS. Open to everybody.
///
/// # Errors
/// Not found or a fault.
pub async fn front(ctx: &Ctx, slug: &str) -> Outcome<Front, Infallible> {
    let db = ctx.db().read();
    let cpts = scope::cpts(db, slug).await?;
    let today = ctx.today();
    let rows = role::Entity::find()
        .filter(role::Column::CptsId.eq(cpts.id))
        .all(db)
        .await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id)))
        .all(db)
        .await?;
    let mut holding = Vec::new();
    for row in rows {
        let period = Period {
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        };
        let kind = entity::read::<RoleKind>("role", "kind", &row.kind)?;
        if let Some(person) = people.iter().find(|person| person.id == row.person_id)
            && kind != RoleKind::Auditor
            && period.holds_on(today)
        {
            holding.push((kind, person));
        }
    }
    let professions: Vec<(Option<Uuid>, Option<String>)> = adhesion::Entity::find()
        .select_only()
        .columns([adhesion::Column::PersonId, adhesion::Column::Profession])
        .filter(adhesion::Column::CptsId.eq(cpts.id))
        .filter(adhesion::Column::PersonId.is_in(holding.iter().map(|(_, person)| person.id)))
        .filter(adhesion::Column::EndedAt.is_null())
        .into_tuple()
        .all(db)
        .await?;
    let mut board: Vec<Holder> = holding
        .into_iter()
        .map(|(role, person)| Holder {
            role,
            name: format!("{} {}", person.given_name, person.family_name)
                .trim()
                .to_owned(),
            profession: professions
                .iter()
                .find(|(id, _)| *id == Some(person.id))
                .and_then(|(_, profession)| profession.clone()),
        })
        .collect();
    board.sort_by(|a, b| (a.role, &a.name).cmp(&(b.role, &b.name)));
    let statutes = statutes::Entity::find()
        .filter(statutes::Column::CptsId.eq(cpts.id))
        .filter(statutes::Column::InForceFrom.lte(today))
        .order_by_desc(statutes::Column::Number)
        .one(db)
        .await?
        .map(|row| (row.number, row.adopted_on));
    Ok(Front {
        decisions: crate::decision::public::count(db, cpts.id).await?,
        cpts,
        board,
        statutes,
    })
}
