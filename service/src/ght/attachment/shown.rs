//! Attachments as pages show them, with what happened to each.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::ght::Bloc;
use domain::ght::attachment::{AttachedTo, Attachment, AttachmentState, Happening};
use domain::id::{AdhesionId, BlocId};
use entity::{attachment, attachment_change};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::account::names_of;
use crate::failure::Fault;
use crate::ght::{known, register};

/// An attachment with its words.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The row.
    pub row: attachment::Model,
    /// What it says.
    pub attachment: Attachment,
    /// The group in which the entity is on the day, or to which it is a declared link.
    pub bloc: Option<(BlocId, String)>,
    /// What happened, the oldest first.
    pub history: Vec<Step>,
}

/// Something that happened to an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub what: Happening,
    /// Where it led.
    pub state: AttachmentState,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; nobody for the server or an erased account.
    pub author: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

impl Shown {
    /// What happened last.
    pub fn last(&self) -> Option<Happening> {
        self.history.last().map(|it| it.what)
    }

    /// Whether the member is asked what they say of it: found, and not answered.
    pub fn waits_for_member(&self) -> bool {
        self.attachment.state == AttachmentState::Proposed && self.last() == Some(Happening::Found)
    }

    /// Whether the board is asked to decide.
    pub const fn waits_for_board(&self) -> bool {
        matches!(
            self.attachment.state,
            AttachmentState::Proposed | AttachmentState::Contested
        )
    }
}

/// The attachments of one adhesion, the latest first. The caller has checked that the reader may see them.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(
    db: &impl ConnectionTrait,
    blocs: &[Bloc],
    adhesion: AdhesionId,
    on: NaiveDate,
) -> Result<Vec<Shown>, Fault> {
    let rows = attachment::Entity::find()
        .filter(attachment::Column::AdhesionId.eq(adhesion.0))
        .order_by_desc(attachment::Column::StartsOn)
        .order_by_asc(attachment::Column::Id)
        .all(db)
        .await?;
    all(db, blocs, rows, on).await
}

/// These attachments, in their order.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn all(
    db: &impl ConnectionTrait,
    blocs: &[Bloc],
    rows: Vec<attachment::Model>,
    on: NaiveDate,
) -> Result<Vec<Shown>, Fault> {
    let mut history = histories(db, &rows).await?;
    rows.into_iter()
        .map(|row| {
            let attachment = known::read(&row)?;
            let bloc = register::to_bloc(blocs, &attachment.to, on);
            let bloc = bloc.and_then(|id| blocs.iter().find(|it| it.id == id));
            Ok(Shown {
                bloc: bloc.map(|it| (it.id, it.name.clone())),
                history: history.remove(&row.id).unwrap_or_default(),
                attachment,
                row,
            })
        })
        .collect()
}

/// The name of what somebody is attached to: the entity, or the group itself.
pub fn name(shown: &Shown) -> String {
    let named = shown.row.entity_name.clone();
    named.unwrap_or_else(|| match &shown.attachment.to {
        AttachedTo::Bloc(_) => shown
            .bloc
            .as_ref()
            .map(|(_, name)| name.clone())
            .unwrap_or_default(),
        AttachedTo::Entity(domain::ght::Entity::Finess(number)) => format!("FINESS {number}"),
        AttachedTo::Entity(domain::ght::Entity::Siren(number)) => format!("SIREN {number}"),
    })
}

async fn histories(
    db: &impl ConnectionTrait,
    rows: &[attachment::Model],
) -> Result<BTreeMap<Uuid, Vec<Step>>, Fault> {
    let mut lines = Vec::new();
    for some in rows.chunks(400) {
        lines.extend(
            attachment_change::Entity::find()
                .filter(attachment_change::Column::AttachmentId.is_in(some.iter().map(|it| it.id)))
                .order_by_asc(attachment_change::Column::Version)
                .all(db)
                .await?,
        );
    }
    let names = names_of(db, lines.iter().filter_map(|it| it.actor_id)).await?;
    let mut found: BTreeMap<Uuid, Vec<Step>> = BTreeMap::new();
    for line in lines {
        found.entry(line.attachment_id).or_default().push(Step {
            what: entity::read("attachment_change", "kind", &line.kind)?,
            state: entity::read("attachment_change", "state", &line.state)?,
            at: line.at,
            author: line.actor_id.and_then(|id| names.get(&id).cloned()),
            reason: line.reason,
        });
    }
    Ok(found)
}
