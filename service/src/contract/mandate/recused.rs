//! Who stands aside when a CPTS decides on a contract, and why.

use domain::electorate::Right;
use domain::statutes::Cap;
use entity::{adhesion, attachment, decision};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::decision::{aside, question};
use crate::electorate::Day;
use crate::failure::Fault;
use crate::scope::Seat;

/// A member who stands aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recused {
    /// Who.
    pub name: String,
    /// To what she is tied.
    pub to: Option<String>,
    /// The article that says so.
    pub article: Option<String>,
}

/// Who stands aside in a decision: as the frozen roll has it or, before, as it would be taken today.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
    row: &decision::Model,
) -> Result<Vec<Recused>, Fault> {
    if row.roll_sha256.is_some() {
        let known = match row.rules_id {
            Some(id) => crate::statutes::rules::version(db, row.cpts_id, id).await?,
            None => None,
        };
        let article = known.and_then(|it| {
            let mut caps = it.statutes.caps.into_iter();
            let cap = caps.find(|it| matches!(it.rule, Cap::Recusal { .. }));
            cap.map(|it| it.article)
        });
        let found = aside(db, row).await?.into_iter();
        let one = |it: crate::decision::sheet::Aside| Recused {
            name: it.name,
            to: it.to,
            article: article.clone(),
        };
        return Ok(found.map(one).collect());
    }
    let Some(day) = Day::read(db, ctx, seat, ctx.today()).await? else {
        return Ok(Vec::new());
    };
    let question = question(db, seat, row, &day).await?;
    let mut found = Vec::new();
    for entry in day.electorate(&question).entries {
        if let Right::Recused { conflict, .. } = entry.right {
            let to = tie(db, conflict.attachment.0).await?;
            found.push(Recused {
                name: name(db, entry.adhesion.0).await?,
                to,
                article: Some(conflict.article),
            });
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

async fn tie(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<String>, Fault> {
    let row = attachment::Entity::find_by_id(id).one(db).await?;
    Ok(row.and_then(|it| it.entity_name))
}

async fn name(db: &impl ConnectionTrait, id: Uuid) -> Result<String, Fault> {
    let row = adhesion::Entity::find()
        .filter(adhesion::Column::Id.eq(id))
        .one(db)
        .await?;
    Ok(row.map_or_else(String::new, |row| match row.given_name {
        Some(given) => format!("{given} {}", row.name),
        None => row.name,
    }))
}
