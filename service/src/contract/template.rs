//! The templates of a CPTS: ours, until it changes them.

mod list;
mod preview;
mod restore;

pub use list::{Listed, list};
pub use preview::preview;
pub use restore::restore;

use std::convert::Infallible;

use domain::audit::Event;
use domain::contract::Kind;
use domain::contract::limit::{BODY_CHARS, CLAUSES, HEADING_CHARS, TITLE_CHARS};
use domain::contract::template::{Template, Unfilled, check, french};
use domain::contract::text::Clause;
use domain::permission::Action;
use domain::typed::{TypedRefused, line, paragraphs};
use entity::contract_template;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, other, refuse};
use crate::scope;
use crate::tx::Entry;

/// A template as a CPTS has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What it says.
    pub template: Template,
    /// Grows with each change; nought of ours.
    pub revision: i32,
}

/// Why a template is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateRefused {
    /// The title is missing or cannot be kept.
    Title(Option<TypedRefused>),
    /// A heading, from 0, is missing or cannot be kept.
    Heading(usize, Option<TypedRefused>),
    /// The text of a clause, from 0, is missing or cannot be kept.
    Body(usize, Option<TypedRefused>),
    /// The clause, from 0, would give voices or seats.
    GivesVoices(usize),
    /// It has no clause, or too many.
    Clauses,
    /// It asks for what no contract says.
    Variables(Vec<Unfilled>),
    /// It was changed elsewhere meanwhile.
    Overtaken,
}

/// Our template of a kind.
pub fn ours(kind: Kind) -> Template {
    written(kind, french::of(kind))
}

/// Our template for a GHT that signs by itself.
pub(super) fn group() -> Template {
    written(Kind::Ght, french::ght_as_legal_person())
}

fn written(kind: Kind, french: french::French) -> Template {
    let clause = |it: &french::Written| Clause {
        key: it.key.to_owned(),
        about: it.about(),
        heading: it.heading.to_owned(),
        body: it.body.trim().to_owned(),
    };
    Template {
        kind,
        title: french.title.to_owned(),
        clauses: french.clauses.iter().map(clause).collect(),
    }
}

/// The template of a kind, as a CPTS has it.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    cpts: Uuid,
    kind: Kind,
) -> Result<Option<Kept>, Fault> {
    let row = contract_template::Entity::find()
        .filter(contract_template::Column::CptsId.eq(cpts))
        .filter(contract_template::Column::Kind.eq(kind.code()))
        .one(db)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(Kept {
        template: serde_json::from_str(&row.body).map_err(other)?,
        revision: row.revision,
    }))
}

/// Reads the template of a kind. Permission: [`Action::ManageContracts`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn read(ctx: &Ctx, actor: &Actor, slug: &str, kind: Kind) -> Outcome<Kept, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ManageContracts)?;
    let kept = of(db, seat.cpts.id, kind).await?;
    Ok(kept.unwrap_or_else(|| Kept {
        template: ours(kind),
        revision: 0,
    }))
}

/// Keeps a template. Contracts that were begun stay as they are. Permission: [`Action::ManageContracts`].
///
/// # Errors
/// [`TemplateRefused`], not found, forbidden or a fault.
pub async fn save(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    revision: i32,
    typed: &Template,
) -> Outcome<(), TemplateRefused> {
    let template = tidy(typed).map_err(Failure::Refused)?;
    let body = serde_json::to_string(&template).map_err(other)?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seat = scope::seat(db, ctx, actor, slug).await?;
        seat.require(Action::ManageContracts)?;
        let row = contract_template::Entity::find()
            .filter(contract_template::Column::CptsId.eq(seat.cpts.id))
            .filter(contract_template::Column::Kind.eq(template.kind.code()))
            .one(db)
            .await?;
        if row.as_ref().map_or(0, |it| it.revision) != revision {
            return refuse(TemplateRefused::Overtaken);
        }
        let new = contract_template::ActiveModel {
            id: Set(ctx.uuid()),
            cpts_id: Set(seat.cpts.id),
            kind: Set(template.kind.code().to_owned()),
            body: Set(body.clone()),
            revision: Set(revision + 1),
            changed_by: Set(actor.person.0),
            changed_at: Set(ctx.now()),
        };
        match row {
            None => {
                contract_template::Entity::insert(new)
                    .exec_without_returning(db)
                    .await?;
            }
            Some(row) => {
                let mut row = row.into_active_model();
                row.body = new.body;
                row.revision = new.revision;
                row.changed_by = new.changed_by;
                row.changed_at = new.changed_at;
                row.update(db).await?;
            }
        }
        let entry = Entry::new(Event::ContractTemplate)
            .cpts(seat.id())
            .actor(actor);
        tx.record(entry.detail(json!({ "kind": template.kind.code() })))
            .await?;
        Ok(())
    })
}

fn tidy(typed: &Template) -> Result<Template, TemplateRefused> {
    let needed = |it: Result<Option<String>, TypedRefused>| match it {
        Ok(Some(text)) => Ok(text),
        Ok(None) => Err(None),
        Err(refused) => Err(Some(refused)),
    };
    if typed.clauses.is_empty() || CLAUSES < typed.clauses.len() {
        return Err(TemplateRefused::Clauses);
    }
    let mut clauses = Vec::new();
    for (n, it) in typed.clauses.iter().enumerate() {
        if !it.about.may_stand() {
            return Err(TemplateRefused::GivesVoices(n));
        }
        clauses.push(Clause {
            key: super::write::key(&it.key, n),
            about: it.about,
            heading: needed(line(&it.heading, HEADING_CHARS))
                .map_err(|it| TemplateRefused::Heading(n, it))?,
            body: needed(paragraphs(&it.body, BODY_CHARS))
                .map_err(|it| TemplateRefused::Body(n, it))?,
        });
    }
    let unfilled = check(&clauses);
    if !unfilled.is_empty() {
        return Err(TemplateRefused::Variables(unfilled));
    }
    Ok(Template {
        kind: typed.kind,
        title: needed(line(&typed.title, TITLE_CHARS)).map_err(TemplateRefused::Title)?,
        clauses,
    })
}
