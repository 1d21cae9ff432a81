//! What is kept of a person in decisions, for her.

use std::collections::BTreeMap;

use entity::{
    adhesion, cpts, decision, decision_comment, decision_comment_edit, decision_proxy,
    decision_statement,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::failure::Fault;

/// Proposals and comments she wrote, what she signed with the reasons she gave, and mandates she gave or carried.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(crate) async fn export(db: &impl ConnectionTrait, me: Uuid) -> Result<Value, Fault> {
    let statements = decision_statement::Entity::find()
        .filter(decision_statement::Column::PersonId.eq(me))
        .order_by_asc(decision_statement::Column::At)
        .order_by_asc(decision_statement::Column::Id)
        .all(db)
        .await?;
    let own = adhesion::Entity::find()
        .select_only()
        .column(adhesion::Column::Id)
        .filter(adhesion::Column::PersonId.eq(me))
        .into_query();
    let proxies = decision_proxy::Entity::find()
        .filter(
            Condition::any()
                .add(decision_proxy::Column::GiverId.in_subquery(own.clone()))
                .add(decision_proxy::Column::HolderId.in_subquery(own)),
        )
        .order_by_asc(decision_proxy::Column::GivenAt)
        .all(db)
        .await?;
    let authored = decision::Entity::find()
        .filter(decision::Column::AuthorId.eq(me))
        .order_by_asc(decision::Column::CreatedAt)
        .all(db)
        .await?;
    let comments = decision_comment::Entity::find()
        .filter(decision_comment::Column::AuthorId.eq(me))
        .order_by_asc(decision_comment::Column::At)
        .order_by_asc(decision_comment::Column::Id)
        .all(db)
        .await?;
    let earlier = earlier(db, me).await?;
    let named = statements.iter().map(|it| it.decision_id);
    let named = named.chain(proxies.iter().map(|it| it.decision_id));
    let named = named.chain(comments.iter().map(|it| it.decision_id));
    let about: BTreeMap<Uuid, Value> = decision::Entity::find()
        .filter(decision::Column::Id.is_in(named))
        .find_also_related(cpts::Entity)
        .all(db)
        .await?
        .into_iter()
        .map(|(it, cpts)| {
            let cpts = cpts.map(|it| it.name);
            (
                it.id,
                json!({ "cpts": cpts, "number": it.number, "title": it.title }),
            )
        })
        .collect();
    let of = |id: &Uuid| about.get(id).cloned().unwrap_or_default();
    Ok(json!({
        "proposed": authored.iter().map(|it| json!({
            "number": it.number, "title": it.title, "why": it.why, "stage": it.stage,
            "tabled_on": it.tabled_on, "ended": it.ended, "created_at": it.created_at,
        })).collect::<Vec<_>>(),
        "signed": statements.iter().map(|it| json!({
            "decision": of(&it.decision_id), "kind": it.kind, "round": it.round,
            "said": it.code, "at": it.at, "envelope": it.envelope, "reason": it.reason,
            "salt": it.reason_salt.as_deref().map(hex::encode), "proposal": it.proposal,
            "receipt": it.entry_hash,
        })).collect::<Vec<_>>(),
        "proxies": proxies.iter().map(|it| json!({
            "decision": of(&it.decision_id), "from": it.giver_id, "to": it.holder_id,
            "given_at": it.given_at, "withdrawn_at": it.withdrawn_at,
        })).collect::<Vec<_>>(),
        "comments": comments.iter().map(|it| json!({
            "decision": of(&it.decision_id), "comment": it.id, "answers": it.parent_id,
            "words": it.body, "text_version": it.text_version, "at": it.at,
            "edited_at": it.edited_at, "removed_at": it.removed_at, "hidden_at": it.hidden_at,
            "hidden_why": it.hidden_why, "hidden_note": it.hidden_note,
            "earlier": earlier.get(&it.id).map_or(&[][..], Vec::as_slice),
        })).collect::<Vec<_>>(),
    }))
}

/// The earlier words of her comments, the oldest first, with until when they stood.
async fn earlier(db: &impl ConnectionTrait, me: Uuid) -> Result<BTreeMap<Uuid, Vec<Value>>, Fault> {
    let own = decision_comment::Entity::find()
        .select_only()
        .column(decision_comment::Column::Id)
        .filter(decision_comment::Column::AuthorId.eq(me));
    let rows = decision_comment_edit::Entity::find()
        .filter(decision_comment_edit::Column::CommentId.in_subquery(own.into_query()))
        .order_by_asc(decision_comment_edit::Column::At)
        .order_by_asc(decision_comment_edit::Column::Id)
        .all(db)
        .await?;
    let mut earlier: BTreeMap<Uuid, Vec<Value>> = BTreeMap::new();
    for row in rows {
        let words = json!({ "words": row.body, "until": row.at });
        earlier.entry(row.comment_id).or_default().push(words);
    }
    Ok(earlier)
}
