//! A mail that waits to be sent.

use sea_orm::entity::prelude::*;

/// A mail that waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// Row, also in the Message-ID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// CPTS it speaks for.
    pub cpts_id: Option<Uuid>,
    /// Kind of notice.
    pub kind: String,
    /// Address.
    pub recipient: String,
    /// Subject.
    pub subject: String,
    /// Text.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// When it was put here.
    pub created_at: DateTimeUtc,
    /// Earliest next try.
    pub due_at: DateTimeUtc,
    /// Tries so far.
    pub attempts: i32,
    /// Who is sending it now.
    pub claim: Option<Uuid>,
    /// End of that claim.
    pub claimed_until: Option<DateTimeUtc>,
    /// Accepted by the mail server.
    pub sent_at: Option<DateTimeUtc>,
    /// Given up.
    pub failed_at: Option<DateTimeUtc>,
    /// Answer of the mail server at the last try.
    #[sea_orm(column_type = "Text")]
    pub last_error: Option<String>,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `cpts_id`.
    #[sea_orm(
        belongs_to = "super::cpts::Entity",
        from = "Column::CptsId",
        to = "super::cpts::Column::Id"
    )]
    Cpts,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
