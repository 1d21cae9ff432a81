//! The versions of a text, read.

use std::convert::Infallible;

use chrono::{DateTime, Utc};
use domain::id::DecisionId;
use entity::decision_text;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Seen, seen};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome};

/// A version of a text.
#[derive(Debug, Clone)]
pub struct Version {
    /// 1, 2, 3…
    pub number: i32,
    /// Markdown.
    pub body: String,
    /// Digest of its bytes.
    pub sha256: String,
    /// What it changes.
    pub note: String,
    /// Who wrote it; nobody once the account is gone.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A decision with the versions of its text, the earliest first. Permission: to read the decision.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<(Seen, Vec<Version>), Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let versions = of(db, &seen).await?;
    Ok((seen, versions))
}

/// The versions of the text of a decision that is read already, the earliest first.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(db: &impl ConnectionTrait, seen: &Seen) -> Result<Vec<Version>, Fault> {
    let rows = decision_text::Entity::find()
        .filter(decision_text::Column::DecisionId.eq(seen.row.id))
        .order_by_asc(decision_text::Column::Version)
        .all(db)
        .await?;
    let names = names_of(db, rows.iter().filter_map(|it| it.author_id)).await?;
    let read = |row: decision_text::Model| Version {
        number: row.version,
        by: row.author_id.and_then(|it| names.get(&it).cloned()),
        body: row.body,
        sha256: row.sha256,
        note: row.note,
        at: row.at,
    };
    Ok(rows.into_iter().map(read).collect())
}
