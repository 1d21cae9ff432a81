//! Something that happened to an attachment, and how it stands after it: what a past day knew can be read again.

use sea_orm::entity::prelude::*;

/// Something that happened to an attachment, and how it stands after it: what a past day knew can be read again.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment_change")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which.
    pub attachment_id: Uuid,
    /// When.
    pub at: DateTimeUtc,
    /// Who; nobody for the server.
    pub actor_id: Option<Uuid>,
    /// What, code of `domain::ght::attachment::Happening`.
    pub kind: String,
    /// State after it.
    pub state: String,
    /// Why, in words.
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    /// First day of the attachment after it.
    pub starts_on: Date,
    /// Its last day after it, if known.
    pub ends_on: Option<Date>,
    /// Half-days in the entity after it.
    pub half_days_inside: Option<i32>,
    /// Half-days elsewhere after it.
    pub half_days_outside: Option<i32>,
    /// Side chosen at the threshold after it, code of `domain::ght::attachment::Choice`.
    pub at_threshold: Option<String>,
    /// Version of the attachment after it: the order of its changes.
    pub version: i32,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `attachment_id`.
    #[sea_orm(
        belongs_to = "super::attachment::Entity",
        from = "Column::AttachmentId",
        to = "super::attachment::Column::Id"
    )]
    Attachment,
    /// By `actor_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::ActorId",
        to = "super::person::Column::Id"
    )]
    Actor,
}

impl Related<super::attachment::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Attachment.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Actor.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
