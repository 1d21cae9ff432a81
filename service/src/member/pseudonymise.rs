//! Names and contact data of ended adhesions go when the retention period is over.

use chrono::{DateTime, Months, Utc};
use domain::audit::Event;
use domain::id::CptsId;
use domain::member::MemberKind;
use entity::{
    adhesion, adhesion_change, attachment, attachment_change, cpts, decision_statement,
    decision_voter, dues,
};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::failure::{Fault, Outcome};
use crate::tx::{Entry, Tx};

/// How many adhesions one transaction treats, so that writers do not wait long.
const BATCH: u64 = 200;

/// Erases names, numbers, contact data and words of every adhesion that ended longer ago than its
/// CPTS keeps them (`retention_months`); says how many. A structure keeps its name: it is no
/// person's. The journal stays whole: it never held any of this.
///
/// # Errors
/// [`Fault`] when the database refuses; what is done stays done.
pub async fn pseudonymise_due(ctx: &Ctx) -> Result<u64, Fault> {
    let mut total = 0;
    for cpts in cpts::Entity::find().all(ctx.db().read()).await? {
        let months = Months::new(cpts.retention_months.unsigned_abs());
        let Some(before) = ctx.now().checked_sub_months(months) else {
            continue;
        };
        loop {
            let done = batch(ctx, CptsId(cpts.id), before).await?;
            total += done;
            if done < BATCH {
                break;
            }
        }
    }
    Ok(total)
}

async fn batch(ctx: &Ctx, cpts: CptsId, before: DateTime<Utc>) -> Result<u64, Fault> {
    let outcome: Outcome<u64, std::convert::Infallible> = transaction!(ctx, |tx| {
        let rows = adhesion::Entity::find()
            .filter(adhesion::Column::CptsId.eq(cpts.0))
            .filter(adhesion::Column::EndedAt.lte(before))
            .filter(adhesion::Column::PseudonymisedAt.is_null())
            .order_by_asc(adhesion::Column::Id)
            .limit(BATCH)
            .all(tx.db())
            .await?;
        let count = rows.len() as u64;
        if count == 0 {
            tx.without_journal("nothing was due");
            return Ok(0);
        }
        for row in rows {
            erase(ctx, tx, row).await?;
        }
        tx.record(
            Entry::new(Event::AdhesionsPseudonymised)
                .cpts(cpts)
                .detail(json!({ "count": count })),
        )
        .await?;
        Ok(count)
    });
    outcome.map_err(|failure| match failure {
        crate::Failure::Fault(fault) => fault,
        other => Fault::Other(other.to_string()),
    })
}

async fn erase(ctx: &Ctx, tx: &Tx<'_>, row: adhesion::Model) -> Result<(), Fault> {
    let kind: MemberKind = entity::read("adhesion", "kind", &row.kind)?;
    let (id, person) = (row.id, row.person_id);
    let mut row = row.into_active_model();
    if kind == MemberKind::Person {
        row.name = Set(String::new());
        row.search_name = Set(String::new());
        row.given_name = Set(None);
        row.rpps = Set(None);
        row.person_id = Set(None);
        row.activity_id = Set(None);
        row.place_name = Set(None);
        row.finess = Set(None);
        // A profession in a village may name somebody: the profession stays, the village goes.
        row.commune_code = Set(None);
    }
    row.email = Set(None);
    row.phone = Set(None);
    row.message = Set(None);
    row.pseudonymised_at = Set(Some(ctx.now()));
    row.update(tx.db()).await?;
    let words = adhesion_change::Entity::update_many()
        .col_expr(
            adhesion_change::Column::Reason,
            Expr::value(Option::<String>::None),
        )
        .filter(adhesion_change::Column::AdhesionId.eq(id));
    words.exec(tx.db()).await?;
    dues::Entity::update_many()
        .col_expr(dues::Column::Note, Expr::value(Option::<String>::None))
        .filter(dues::Column::AdhesionId.eq(id))
        .exec(tx.db())
        .await?;
    ties(tx, id, person).await?;
    voices(tx, id).await?;
    if let Some(person) = person {
        adhesion_change::Entity::update_many()
            .col_expr(
                adhesion_change::Column::AuthorId,
                Expr::value(Option::<Uuid>::None),
            )
            .filter(adhesion_change::Column::AdhesionId.eq(id))
            .filter(adhesion_change::Column::AuthorId.eq(person))
            .exec(tx.db())
            .await?;
    }
    Ok(())
}

/// Who spoke under which name in decisions, and for which reason, goes; what was decided, and that somebody on the roll
/// said it, stays and can still be verified.
async fn voices(tx: &Tx<'_>, adhesion: Uuid) -> Result<(), Fault> {
    let rows = decision_voter::Entity::find()
        .filter(decision_voter::Column::AdhesionId.eq(adhesion))
        .all(tx.db())
        .await?;
    for row in rows {
        decision_statement::Entity::update_many()
            .col_expr(
                decision_statement::Column::Reason,
                Expr::value(Option::<String>::None),
            )
            .col_expr(
                decision_statement::Column::ReasonSalt,
                Expr::value(Option::<Vec<u8>>::None),
            )
            .filter(decision_statement::Column::DecisionId.eq(row.decision_id))
            .filter(decision_statement::Column::Member.eq(row.voter))
            .exec(tx.db())
            .await?;
        let mut row = row.into_active_model();
        row.salt = Set(Vec::new());
        row.update(tx.db()).await?;
    }
    Ok(())
}

/// What words say of the attachments of an adhesion goes; what they were, and when, stays for the figures of past days.
async fn ties(tx: &Tx<'_>, adhesion: Uuid, person: Option<Uuid>) -> Result<(), Fault> {
    let nothing = || Expr::value(Option::<String>::None);
    attachment::Entity::update_many()
        .col_expr(attachment::Column::Evidence, nothing())
        .col_expr(attachment::Column::EntityName, nothing())
        .filter(attachment::Column::AdhesionId.eq(adhesion))
        .exec(tx.db())
        .await?;
    let of: Vec<Uuid> = attachment::Entity::find()
        .select_only()
        .column(attachment::Column::Id)
        .filter(attachment::Column::AdhesionId.eq(adhesion))
        .into_tuple()
        .all(tx.db())
        .await?;
    attachment_change::Entity::update_many()
        .col_expr(attachment_change::Column::Reason, nothing())
        .filter(attachment_change::Column::AttachmentId.is_in(of.clone()))
        .exec(tx.db())
        .await?;
    if let Some(person) = person {
        let nobody = || Expr::value(Option::<Uuid>::None);
        attachment_change::Entity::update_many()
            .col_expr(attachment_change::Column::ActorId, nobody())
            .filter(attachment_change::Column::AttachmentId.is_in(of))
            .filter(attachment_change::Column::ActorId.eq(person))
            .exec(tx.db())
            .await?;
        attachment::Entity::update_many()
            .col_expr(attachment::Column::CreatedBy, nobody())
            .filter(attachment::Column::AdhesionId.eq(adhesion))
            .filter(attachment::Column::CreatedBy.eq(person))
            .exec(tx.db())
            .await?;
    }
    Ok(())
}
