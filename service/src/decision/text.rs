//! The text is written anew.

use ::decision::record::{Kind, Text};
use domain::audit::Event;
use domain::decision::limit::NOTE_CHARS;
use domain::decision::stage::{Stage, StageRefused};
use domain::id::DecisionId;
use domain::typed::{TypedRefused, line};
use entity::{decision_round, decision_text};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::reader::seen;
use super::{draft, keep, record, tell};
use crate::account::sha256_hex;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::Entry;

/// A version of the text as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The version on which it was written.
    pub base: i32,
    /// The whole text, in Markdown.
    pub text: String,
    /// What changes, and why.
    pub note: String,
}

/// Why a version is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextRefused {
    /// The text is missing or cannot be kept.
    Text(Option<TypedRefused>),
    /// What changes is not said, or cannot be kept.
    Note(Option<TypedRefused>),
    /// It is the text that is on the table.
    Unchanged,
    /// There is a later version than the one on which it was written.
    Overtaken {
        /// Its number.
        version: i32,
    },
    /// The text of a draft is edited with it.
    Draft,
    /// Not at this stage.
    Stage(StageRefused),
    /// The rules in force do not seek agreement on such a decision any more.
    NotSought,
}

/// Writes a new version of the text of a tabled proposal; its number is returned. While a round is open that ends the
/// round: its positions are void, who took one is told, and another round asks for new ones. Permission: who
/// facilitates.
///
/// # Errors
/// [`TextRefused`], not found, forbidden or a fault.
pub async fn rewrite(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    typed: &Typed,
) -> Outcome<i32, TextRefused> {
    let body = draft::body(&typed.text).map_err(|it| Failure::Refused(TextRefused::Text(it)))?;
    let note = match line(&typed.note, NOTE_CHARS) {
        Ok(Some(note)) => note,
        Ok(None) => return refuse(TextRefused::Note(None)),
        Err(refused) => return refuse(TextRefused::Note(Some(refused))),
    };
    let digest = domain::canonical::Digest::of(body.as_bytes());
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_facilitator()?;
        if seen.stage == Stage::Draft {
            return refuse(TextRefused::Draft);
        }
        let Some(ground) = keep::ground(db, ctx, &seen.row).await? else {
            return refuse(TextRefused::NotSought);
        };
        let before = seen.stage.clone();
        let after = before
            .clone()
            .rewritten(&ground.consensus)
            .map_err(|it| Failure::Refused(TextRefused::Stage(it)))?;
        let last = last(db, id).await?.ok_or(Failure::NotFound)?;
        if last.body == body {
            return refuse(TextRefused::Unchanged);
        }
        if last.version != typed.base {
            let version = last.version;
            return refuse(TextRefused::Overtaken { version });
        }
        let version = last.version + 1;
        decision_text::Entity::insert(decision_text::ActiveModel {
            id: Set(ctx.uuid()),
            decision_id: Set(id.0),
            version: Set(version),
            sha256: Set(sha256_hex(body.as_bytes())),
            body: Set(body.clone()),
            note: Set(note.clone()),
            author_id: Set(Some(actor.person.0)),
            at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await?;
        let frozen = seen.row.roll_sha256.is_some();
        let row = keep::move_to(db, ctx, seen.row, &after).await?;
        if frozen {
            let text = Text {
                sha256: digest,
                version: u32::try_from(version).unwrap_or_default(),
            };
            record::step(tx, (seen.seat.id(), id), Kind::Text, &text).await?;
        }
        if let Stage::Round(round) = before {
            let ended = void(db, ctx, id, round.number).await?;
            if let Some(ended) = ended {
                let told = (&ended, note.as_str());
                tell::voided(tx, ctx, &seen.seat.cpts, &row, told).await?;
            }
        }
        tx.record(
            Entry::new(Event::DecisionRewritten)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "version": version })),
        )
        .await?;
        Ok(version)
    })
}

/// The last version of the text.
pub(super) async fn last(
    db: &impl ConnectionTrait,
    id: DecisionId,
) -> Result<Option<decision_text::Model>, Fault> {
    Ok(decision_text::Entity::find()
        .filter(decision_text::Column::DecisionId.eq(id.0))
        .order_by_desc(decision_text::Column::Version)
        .one(db)
        .await?)
}

/// A new text ends the round that was open: nothing is counted.
async fn void(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: DecisionId,
    number: u16,
) -> Result<Option<decision_round::Model>, Fault> {
    decision_round::Entity::update_many()
        .col_expr(decision_round::Column::ClosedAt, Expr::value(ctx.now()))
        .filter(decision_round::Column::DecisionId.eq(id.0))
        .filter(decision_round::Column::Number.eq(i32::from(number)))
        .exec(db)
        .await?;
    Ok(decision_round::Entity::find()
        .filter(decision_round::Column::DecisionId.eq(id.0))
        .filter(decision_round::Column::Number.eq(i32::from(number)))
        .one(db)
        .await?)
}
