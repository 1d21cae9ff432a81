//! Who stands aside when a CPTS decides on a contract, and why.

use chrono::NaiveDate;
use domain::electorate::Right;
use domain::statutes::Cap;
use entity::{adhesion, attachment, bloc, decision};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::given;
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
        // The roll names ties by names made for this decision alone: what they are is read again as that day knew it.
        let on = given::day(db, row.id).await?;
        let then = on_day(db, ctx, seat, row, on.unwrap_or_else(|| ctx.today())).await?;
        let found = aside(db, row).await?.into_iter();
        let one = |it: crate::decision::sheet::Aside| Recused {
            to: it.to.or_else(|| {
                let known = then.iter().find(|known| known.name == it.name);
                known.and_then(|it| it.to.clone())
            }),
            name: it.name,
            article: article.clone(),
        };
        return Ok(found.map(one).collect());
    }
    on_day(db, ctx, seat, row, ctx.today()).await
}

/// Who stands aside as the registers have it on a day, with what each is tied to.
async fn on_day(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
    row: &decision::Model,
    on: NaiveDate,
) -> Result<Vec<Recused>, Fault> {
    let Some(day) = Day::read(db, ctx, seat, on).await? else {
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
    let Some(row) = row else { return Ok(None) };
    // Who is tied to a group as a whole is tied to no entity of it.
    match (row.entity_name, row.bloc_id) {
        (None, Some(bloc)) => {
            let bloc = bloc::Entity::find_by_id(bloc).one(db).await?;
            Ok(bloc.map(|it| it.name))
        }
        (name, _) => Ok(name),
    }
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
