//! A decision that rests on agreement: what was proposed, and where it stands.

use domain::decision::stage::Stage;
use sea_orm::entity::prelude::*;

use crate::Inconsistent;

/// A decision that rests on agreement: what was proposed, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose decision it is.
    pub cpts_id: Uuid,
    /// 1, 2, 3… in its CPTS; none of a draft.
    pub number: Option<i32>,
    /// What it is called.
    pub title: String,
    /// Title as `domain::text` normalises it.
    pub search_title: String,
    /// Why it is proposed.
    #[sea_orm(column_type = "Text")]
    pub why: String,
    /// Code of `OrganKind`: who decides.
    pub organ: String,
    /// Code of `DecisionKind`.
    pub kind: String,
    /// Codes of `domain::territory::Mission`, separated by spaces.
    #[sea_orm(column_type = "Text")]
    pub missions: String,
    /// Who proposes it.
    pub author_id: Uuid,
    /// The adhesion by which she does, once it is tabled: her own, or that of a structure.
    pub author_adhesion_id: Option<Uuid>,
    /// `draft`, `discussion`, `round`, `between`, `voting`, `over`.
    pub stage: String,
    /// `domain::decision::stage::Stage`, as JSON.
    #[sea_orm(column_type = "Text")]
    pub stage_detail: String,
    /// Grows with each change of what the author wrote.
    pub revision: i32,
    /// Day of tabling.
    pub tabled_on: Option<Date>,
    /// The version of the rules under which it is taken, once the roll is frozen.
    pub rules_id: Option<Uuid>,
    /// Their digest.
    pub statutes_sha256: Option<String>,
    /// Digest of the frozen roll.
    pub roll_sha256: Option<String>,
    /// Whose ballot may decide a tie, as the roll names her.
    pub chair: Option<Uuid>,
    /// When what is open closes.
    pub closes_at: Option<DateTimeUtc>,
    /// Since when something is to be opened.
    pub waits_since: Option<DateTimeUtc>,
    /// Code of `End`.
    pub ended: Option<String>,
    /// When it ended.
    pub ended_at: Option<DateTimeUtc>,
    /// Everybody may read the result.
    pub public: bool,
    /// By when what was decided shall be done.
    pub follow_up_on: Option<Date>,
    /// By whom.
    pub follow_up_owner_id: Option<Uuid>,
    /// When it was done.
    pub follow_up_done_on: Option<Date>,
    /// Remark on it.
    #[sea_orm(column_type = "Text", nullable)]
    pub follow_up_note: Option<String>,
    /// Begun.
    pub created_at: DateTimeUtc,
    /// Last changed.
    pub changed_at: DateTimeUtc,
}

impl Model {
    /// Where it stands.
    ///
    /// # Errors
    /// [`Inconsistent`] when the row cannot be read.
    pub fn stage(&self) -> Result<Stage, Inconsistent> {
        serde_json::from_str(&self.stage_detail).map_err(|_| Inconsistent {
            table: "decision",
            column: "stage_detail",
            value: self.stage_detail.clone(),
        })
    }
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
    /// By `author_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AuthorId",
        to = "super::person::Column::Id"
    )]
    Author,
    /// By `author_adhesion_id`.
    #[sea_orm(
        belongs_to = "super::adhesion::Entity",
        from = "Column::AuthorAdhesionId",
        to = "super::adhesion::Column::Id"
    )]
    AuthorAdhesion,
    /// By `rules_id`.
    #[sea_orm(
        belongs_to = "super::rules::Entity",
        from = "Column::RulesId",
        to = "super::rules::Column::Id"
    )]
    Rules,
    /// By `follow_up_owner_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::FollowUpOwnerId",
        to = "super::person::Column::Id"
    )]
    Owner,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Author.def()
    }
}

impl Related<super::adhesion::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::AuthorAdhesion.def()
    }
}

impl Related<super::rules::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Rules.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
