//! A proposal is written. Nobody but its author sees a draft.

use std::collections::BTreeSet;

use domain::decision::limit::{TEXT_CHARS, TITLE_CHARS, WHY_CHARS};
use domain::decision::stage::Stage;
use domain::id::{BlocId, DecisionId, PartnerId};
use domain::statutes::{DecisionKind, OrganKind};
use domain::territory::Mission;
use domain::text::searchable;
use domain::typed::{TypedRefused, line, paragraphs};
use entity::{contract_mandate, decision, decision_conflict, decision_text};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};
use uuid::Uuid;

use super::reader::{Reader, reader, seen};
use super::{choices, keep};
use crate::account::sha256_hex;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::Tx;

/// Nobody has more drafts in a CPTS.
pub const DRAFTS: u64 = 20;

/// A proposal as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// What it is called.
    pub title: String,
    /// Why it is proposed.
    pub why: String,
    /// The text, in Markdown.
    pub text: String,
    /// Who decides, and what: one of [`choices::choices`].
    pub on: (OrganKind, DecisionKind),
    /// The missions that it is about.
    pub missions: BTreeSet<Mission>,
    /// Partners that it concerns.
    pub partners: Vec<PartnerId>,
    /// Blocs that it concerns.
    pub blocs: Vec<BlocId>,
}

/// Why a proposal is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftRefused {
    /// The title is missing or cannot be kept.
    Title(Option<TypedRefused>),
    /// The grounds are missing or cannot be kept.
    Why(Option<TypedRefused>),
    /// The text is missing or cannot be kept.
    Text(Option<TypedRefused>),
    /// Such a decision is not taken here under the rules in force.
    NotSought,
    /// It concerns a partner or a bloc that this CPTS does not know.
    Concerns,
    /// It was changed elsewhere meanwhile: in another tab, say.
    Overtaken,
    /// It is tabled: the text is changed by a new version.
    Tabled,
    /// As many drafts as one may have.
    TooMany,
}

/// Begins a draft. Permission: to read decisions.
///
/// # Errors
/// [`DraftRefused`], not found, forbidden or a fault.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    typed: &Typed,
) -> Outcome<DecisionId, DraftRefused> {
    transaction!(ctx, |tx| {
        let reader = reader(tx.db(), ctx, actor, slug).await?;
        let id = within(tx, ctx, actor, &reader, typed).await?;
        tx.without_journal("a draft is its author's own");
        Ok(id)
    })
}

/// Begins a draft in the transaction of another action.
pub(crate) async fn within(
    tx: &Tx<'_>,
    ctx: &Ctx,
    actor: &Actor,
    reader: &Reader,
    typed: &Typed,
) -> Outcome<DecisionId, DraftRefused> {
    let checked = check(typed).map_err(Failure::Refused)?;
    let db = tx.db();
    let drafts = reader
        .seat
        .decisions()
        .filter(decision::Column::AuthorId.eq(actor.person.0))
        .filter(decision::Column::Stage.eq(keep::code(&Stage::Draft)))
        .count(db)
        .await?;
    if DRAFTS <= drafts {
        return refuse(DraftRefused::TooMany);
    }
    sought(db, ctx, reader.seat.cpts.id, typed).await?;
    let (id, now) = (ctx.uuid(), ctx.now());
    let row = decision::ActiveModel {
        id: Set(id),
        cpts_id: Set(reader.seat.cpts.id),
        number: Set(None),
        title: Set(checked.title.clone()),
        search_title: Set(searchable(&checked.title)),
        why: Set(checked.why),
        organ: Set(typed.on.0.code().to_owned()),
        kind: Set(typed.on.1.code().to_owned()),
        missions: Set(checked.missions),
        author_id: Set(actor.person.0),
        author_adhesion_id: Set(None),
        stage: Set(keep::code(&Stage::Draft).to_owned()),
        stage_detail: Set(keep::written(&Stage::Draft)?),
        revision: Set(1),
        public: Set(false),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    };
    decision::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    decision_text::Entity::insert(decision_text::ActiveModel {
        id: Set(ctx.uuid()),
        decision_id: Set(id),
        version: Set(1),
        sha256: Set(sha256_hex(checked.text.as_bytes())),
        body: Set(checked.text),
        note: Set(String::new()),
        author_id: Set(Some(actor.person.0)),
        at: Set(now),
    })
    .exec_without_returning(db)
    .await?;
    concern(db, ctx, &reader.seat, id, (&typed.partners, &typed.blocs)).await?;
    Ok(DecisionId(id))
}

/// Writes a draft anew. `revision` is the one that the page showed; the new one is returned. Permission: its author.
///
/// # Errors
/// [`DraftRefused`], not found, forbidden or a fault.
pub async fn edit(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    revision: i32,
    typed: &Typed,
) -> Outcome<i32, DraftRefused> {
    let checked = check(typed).map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        if seen.stage != Stage::Draft {
            return refuse(DraftRefused::Tabled);
        }
        if seen.row.revision != revision {
            return refuse(DraftRefused::Overtaken);
        }
        sought(db, ctx, seen.row.cpts_id, typed).await?;
        let mut row = seen.row.into_active_model();
        row.title = Set(checked.title.clone());
        row.search_title = Set(searchable(&checked.title));
        row.why = Set(checked.why.clone());
        row.organ = Set(typed.on.0.code().to_owned());
        row.kind = Set(typed.on.1.code().to_owned());
        row.missions = Set(checked.missions.clone());
        row.revision = Set(revision + 1);
        row.changed_at = Set(ctx.now());
        row.update(db).await?;
        let text = decision_text::Entity::find()
            .filter(decision_text::Column::DecisionId.eq(id.0))
            .one(db)
            .await?
            .ok_or(Failure::NotFound)?;
        let mut text = text.into_active_model();
        text.sha256 = Set(sha256_hex(checked.text.as_bytes()));
        text.body = Set(checked.text.clone());
        text.at = Set(ctx.now());
        text.update(db).await?;
        concern(db, ctx, &seen.seat, id.0, (&typed.partners, &typed.blocs)).await?;
        tx.without_journal("a draft is its author's own");
        Ok(revision + 1)
    })
}

/// Throws a draft away. Permission: its author.
///
/// # Errors
/// [`DraftRefused::Tabled`], not found, forbidden or a fault.
pub async fn delete(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<(), DraftRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        if seen.stage != Stage::Draft {
            return refuse(DraftRefused::Tabled);
        }
        contract_mandate::Entity::delete_many()
            .filter(contract_mandate::Column::DecisionId.eq(id.0))
            .exec(db)
            .await?;
        decision_conflict::Entity::delete_many()
            .filter(decision_conflict::Column::DecisionId.eq(id.0))
            .exec(db)
            .await?;
        decision_text::Entity::delete_many()
            .filter(decision_text::Column::DecisionId.eq(id.0))
            .exec(db)
            .await?;
        decision::Entity::delete_by_id(id.0).exec(db).await?;
        tx.without_journal("a draft is its author's own");
        Ok(())
    })
}

struct Checked {
    title: String,
    why: String,
    text: String,
    missions: String,
}

fn check(typed: &Typed) -> Result<Checked, DraftRefused> {
    let needed = |it: Result<Option<String>, TypedRefused>| match it {
        Ok(Some(text)) => Ok(text),
        Ok(None) => Err(None),
        Err(refused) => Err(Some(refused)),
    };
    let missions: Vec<&str> = typed.missions.iter().map(|it| it.code()).collect();
    Ok(Checked {
        title: needed(line(&typed.title, TITLE_CHARS)).map_err(DraftRefused::Title)?,
        why: needed(paragraphs(&typed.why, WHY_CHARS)).map_err(DraftRefused::Why)?,
        text: body(&typed.text).map_err(DraftRefused::Text)?,
        missions: missions.join(" "),
    })
}

/// The exact text that is kept and hashed: line ends as `\n`, one at the end.
pub(super) fn body(typed: &str) -> Result<String, Option<TypedRefused>> {
    match paragraphs(typed, TEXT_CHARS) {
        Ok(Some(text)) => Ok(text + "\n"),
        Ok(None) => Err(None),
        Err(refused) => Err(Some(refused)),
    }
}

async fn sought(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    cpts: Uuid,
    typed: &Typed,
) -> Outcome<(), DraftRefused> {
    let known = crate::statutes::rules::in_force(db, cpts, ctx.today()).await?;
    let holds = known.is_some_and(|it| choices::taken(&it.statutes).contains(&typed.on));
    if holds {
        return Ok(());
    }
    refuse(DraftRefused::NotSought)
}

/// Says anew which partners and blocs a proposal concerns.
pub(super) async fn concern(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &crate::scope::Seat,
    id: Uuid,
    (partners, blocs): (&[PartnerId], &[BlocId]),
) -> Outcome<(), DraftRefused> {
    let Some((partners, blocs)) = choices::concerned(db, seat, partners, blocs).await? else {
        return refuse(DraftRefused::Concerns);
    };
    decision_conflict::Entity::delete_many()
        .filter(decision_conflict::Column::DecisionId.eq(id))
        .exec(db)
        .await?;
    let partners = partners.into_iter().map(|it| (Some(it), None));
    let blocs = blocs.into_iter().map(|it| (None, Some(it)));
    let rows = partners
        .chain(blocs)
        .map(|(partner, bloc)| decision_conflict::ActiveModel {
            id: Set(ctx.uuid()),
            decision_id: Set(id),
            partner_id: Set(partner),
            bloc_id: Set(bloc),
        });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        decision_conflict::Entity::insert_many(rows)
            .exec_without_returning(db)
            .await
            .map_err(Fault::from)?;
    }
    Ok(())
}
