//! The adoption of a draft is recorded: it becomes a version of the rules.

use chrono::NaiveDate;
use domain::audit::Event;
use domain::id::{DraftId, RulesId};
use domain::permission::Action;
use domain::statutes::{
    Adoption, AdoptionRefused, Contradiction, Decided, OrganKind, ReadRefused, Statutes, may_adopt,
};
use domain::typed::{TypedRefused, line};
use entity::{rules, rules_draft, statutes};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;

use super::rules as versions;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::log::{NewLeaf, kind};
use crate::scope;
use crate::tx::Entry;

/// The longest reference of a decision, in characters.
pub const REFERENCE_MAX: usize = 200;

/// The decision, as typed, and what was looked at before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopt {
    /// The revision that was read before it was adopted.
    pub revision: i32,
    /// Number of the version that it was compared with; nought for none.
    pub after: i32,
    /// Who decided.
    pub organ: OrganKind,
    /// Where the decision is written: minutes and number of the resolution.
    pub reference: String,
    /// Day of the decision.
    pub adopted_on: NaiveDate,
    /// First day in force.
    pub in_force_from: NaiveDate,
    /// Number of the version of the text that the rules follow.
    pub text: Option<i32>,
}

/// What was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Adopted {
    /// The version.
    pub id: RulesId,
    /// Its number.
    pub number: i32,
}

/// Why an adoption is not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AdoptRefused {
    /// The draft is this version already.
    AlreadyAdopted {
        /// Which.
        number: i32,
    },
    /// It was given up.
    GivenUp,
    /// It was edited after it was read.
    Edited,
    /// Another version was adopted after it was read.
    Overtaken {
        /// Which.
        number: i32,
    },
    /// Its rules contradict one another: all of them.
    Contradicts(Vec<Contradiction>),
    /// The rule on adoptions says no.
    Rule(AdoptionRefused),
    /// The reference is not taken.
    Reference(TypedRefused),
    /// There is no such version of the text.
    NoText,
}

/// Records the adoption of a draft. A meeting that is already convened keeps the version under which it was.
/// Permission: [`Action::PublishStatutes`].
///
/// # Errors
/// [`AdoptRefused`], not found, forbidden or a fault.
pub async fn adopt(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DraftId,
    typed: &Adopt,
) -> Outcome<Adopted, AdoptRefused> {
    let reference = line(&typed.reference, REFERENCE_MAX)
        .map_err(|it| Failure::Refused(AdoptRefused::Reference(it)))?
        .unwrap_or_default();
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::PublishStatutes)?;
        let draft = seat
            .rules_drafts()
            .filter(rules_draft::Column::Id.eq(id.0))
            .one(tx.db())
            .await?
            .ok_or(Failure::NotFound)?;
        let known = versions::all(tx.db(), seat.cpts.id).await?;
        if draft.closed_at.is_some() {
            let became = known.iter().find(|(row, _)| Some(row.id) == draft.rules_id);
            return refuse(became.map_or(AdoptRefused::GivenUp, |(row, _)| {
                AdoptRefused::AlreadyAdopted { number: row.number }
            }));
        }
        if draft.revision != typed.revision {
            return refuse(AdoptRefused::Edited);
        }
        let last = known.last().map_or(0, |(row, _)| row.number);
        if last != typed.after {
            return refuse(AdoptRefused::Overtaken { number: last });
        }
        let statutes = match Statutes::read(&draft.document) {
            Ok(statutes) => statutes,
            Err(ReadRefused::Contradicts(all)) => return refuse(AdoptRefused::Contradicts(all)),
            Err(ReadRefused::Unreadable(_) | ReadRefused::NotCanonical) => {
                return Err(entity::Inconsistent {
                    table: "rules_draft",
                    column: "document",
                    value: draft.document.chars().take(80).collect(),
                }
                .into());
            }
        };
        let adoption = Adoption {
            digest: statutes.digest(),
            adopted_on: typed.adopted_on,
            in_force_from: typed.in_force_from,
            by: Decided {
                organ: typed.organ,
                reference: reference.clone(),
            },
        };
        let earlier: Vec<Adoption> = known.into_iter().map(|(_, it)| it).collect();
        may_adopt(&adoption, &earlier, ctx.today())
            .map_err(|it| Failure::Refused(AdoptRefused::Rule(it)))?;
        let text = match typed.text {
            None => None,
            Some(number) => Some(
                seat.statutes()
                    .filter(statutes::Column::Number.eq(number))
                    .one(tx.db())
                    .await?
                    .ok_or(Failure::Refused(AdoptRefused::NoText))?
                    .id,
            ),
        };
        let (version, number) = (ctx.uuid(), last + 1);
        rules::Entity::insert(rules::ActiveModel {
            id: Set(version),
            cpts_id: Set(seat.cpts.id),
            number: Set(number),
            document: Set(statutes.canonical()),
            sha256: Set(adoption.digest.to_string()),
            statutes_id: Set(text),
            adopted_on: Set(typed.adopted_on),
            in_force_from: Set(typed.in_force_from),
            organ: Set(typed.organ.code().to_owned()),
            reference: Set(reference.clone()),
            recorded_by: Set(Some(actor.person.0)),
            created_at: Set(ctx.now()),
        })
        .exec_without_returning(tx.db())
        .await?;
        let mut row = draft.into_active_model();
        row.closed_at = Set(Some(ctx.now()));
        row.rules_id = Set(Some(version));
        row.update(tx.db()).await?;
        tx.record(
            Entry::new(Event::RulesAdopted)
                .cpts(seat.id())
                .actor(actor)
                .subject(version)
                .detail(json!({
                    "number": number,
                    "adopted": typed.adopted_on,
                    "in_force": typed.in_force_from,
                    "sha256": adoption.digest.to_string(),
                })),
        )
        .await?;
        let fact = json!({
            "v": 1,
            "number": number,
            "adopted": typed.adopted_on,
            "in_force": typed.in_force_from,
            "sha256": adoption.digest.to_string(),
        });
        let leaf = NewLeaf::fact(kind::RULES, Some(version), &fact)?.by(actor);
        tx.log(seat.id(), leaf).await?;
        Ok(Adopted {
            id: RulesId(version),
            number,
        })
    })
}
