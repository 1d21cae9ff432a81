//! A draft is started.

use domain::id::DraftId;
use domain::permission::Action;
use domain::statutes::{Statutes, Unreadable, template};
use domain::typed::{NAME_MAX, TypedRefused, line};
use entity::rules_draft;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{Revision, Touched, keep};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::scope;
use crate::statutes::rules;

/// Drafts of one CPTS that can be open at a time: more is not how statutes are written.
pub const OPEN_MAX: u64 = 20;

/// From what a draft is started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The statutes that we propose.
    Template,
    /// A version of the CPTS's own rules, by its number.
    Version(i32),
    /// The rules in force in another CPTS of this server, by its slug: they are public.
    Neighbour(String),
    /// A document.
    Document(String),
}

/// Why no draft is started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartRefused {
    /// It needs a name.
    NoTitle,
    /// The name is not taken.
    Title(TypedRefused),
    /// There is no such version.
    NoVersion,
    /// That CPTS has no rules in force, or is none.
    NoNeighbour,
    /// The text is no document of statutes.
    Document(Unreadable),
    /// As many are open as one may have.
    TooMany,
}

/// Starts a draft. Permission: [`Action::DraftRules`].
///
/// # Errors
/// [`StartRefused`], not found, forbidden or a fault.
pub async fn start(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    title: &str,
    origin: &Origin,
) -> Outcome<DraftId, StartRefused> {
    let title = checked(title).map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::DraftRules)?;
        let open = seat
            .rules_drafts()
            .filter(rules_draft::Column::ClosedAt.is_null())
            .count(tx.db())
            .await?;
        if open >= OPEN_MAX {
            return refuse(StartRefused::TooMany);
        }
        let named = |statutes: Statutes| Statutes {
            association: seat.cpts.name.clone(),
            ..statutes
        };
        let (statutes, source) = match origin {
            Origin::Template => (named(template()), "template".to_owned()),
            Origin::Version(number) => {
                let own = rules::all(tx.db(), seat.cpts.id).await?;
                let Some((row, _)) = own.into_iter().find(|(row, _)| row.number == *number) else {
                    return refuse(StartRefused::NoVersion);
                };
                let statutes = super::document("rules", &row.document)?;
                (statutes, format!("rules:{number}"))
            }
            Origin::Neighbour(theirs) => {
                let cpts = match scope::cpts::<StartRefused>(tx.db(), theirs).await {
                    Ok(cpts) => cpts,
                    Err(Failure::NotFound) => return refuse(StartRefused::NoNeighbour),
                    Err(other) => return Err(other),
                };
                let Some(known) = rules::in_force(tx.db(), cpts.id, ctx.today()).await? else {
                    return refuse(StartRefused::NoNeighbour);
                };
                let number = known.number;
                (
                    named(known.statutes),
                    format!("cpts:{}:{number}", cpts.slug),
                )
            }
            Origin::Document(text) => {
                let read = Statutes::draft(text)
                    .map_err(|it| Failure::Refused(StartRefused::Document(it)))?;
                (read, "document".to_owned())
            }
        };
        let (id, document) = (DraftId(ctx.uuid()), statutes.canonical());
        rules_draft::Entity::insert(rules_draft::ActiveModel {
            id: Set(id.0),
            cpts_id: Set(seat.cpts.id),
            title: Set(title.clone()),
            revision: Set(1),
            document: Set(document.clone()),
            origin: Set(source),
            created_by: Set(Some(actor.person.0)),
            created_at: Set(ctx.now()),
            closed_at: Set(None),
            rules_id: Set(None),
        })
        .exec_without_returning(tx.db())
        .await?;
        let first = Revision {
            draft: id,
            number: 1,
            touched: Touched::Started,
            document: &document,
        };
        keep(ctx, tx, &seat, actor, first).await?;
        Ok(id)
    })
}

/// What a draft is called.
pub(super) fn checked(title: &str) -> Result<String, StartRefused> {
    match line(title, NAME_MAX) {
        Ok(Some(title)) => Ok(title),
        Ok(None) => Err(StartRefused::NoTitle),
        Err(refused) => Err(StartRefused::Title(refused)),
    }
}
