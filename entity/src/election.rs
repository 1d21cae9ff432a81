//! An election of persons to the board: what is elected, when, and where it stands.

use sea_orm::entity::prelude::*;

/// An election of persons to the board: what is elected, when, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose board it is.
    pub cpts_id: Uuid,
    /// 1, 2, 3… in its CPTS.
    pub number: i32,
    /// What it is called.
    pub title: String,
    /// Title as `domain::text` normalises it.
    pub search_title: String,
    /// Code of `domain::election::stage::Stage`.
    pub stage: String,
    /// Grows with each change of its settings.
    pub revision: i32,
    /// Who began it.
    pub created_by: Uuid,
    /// From when one may stand.
    pub candidacies_open_at: Option<DateTimeUtc>,
    /// Until when.
    pub candidacies_close_at: Option<DateTimeUtc>,
    /// When the vote opens.
    pub opens_at: Option<DateTimeUtc>,
    /// When it closes.
    pub closes_at: Option<DateTimeUtc>,
    /// First day of the mandates; none: the day of proclamation.
    pub mandates_from: Option<Date>,
    /// Last day on which the result may be challenged.
    pub challenge_until: Option<Date>,
    /// The version of the rules under which it is held, once the roll is frozen.
    pub rules_id: Option<Uuid>,
    /// Their digest.
    pub statutes_sha256: Option<String>,
    /// Digest of the frozen roll.
    pub roll_sha256: Option<String>,
    /// Digest of the secret that orders candidates, published with the call.
    pub order_commit: Option<String>,
    /// That secret; published at the freeze.
    pub order_seed: Option<String>,
    /// Digest of the secret that draws lots, published at sealing.
    pub lot_commit: Option<String>,
    /// That secret; published with the count.
    pub lot_seed: Option<String>,
    /// Whose trustees hold the keys: a row of `trustee_board`.
    pub trustee_board_id: Option<Uuid>,
    /// Credentials on paper that were made.
    pub reserve: Option<i32>,
    /// Candidacies were called for.
    pub called_at: Option<DateTimeUtc>,
    /// The roll was frozen.
    pub frozen_at: Option<DateTimeUtc>,
    /// Settings were locked.
    pub sealed_at: Option<DateTimeUtc>,
    /// The vote was closed.
    pub closed_at: Option<DateTimeUtc>,
    /// It was counted.
    pub counted_at: Option<DateTimeUtc>,
    /// The result was proclaimed.
    pub proclaimed_at: Option<DateTimeUtc>,
    /// Secrets were destroyed.
    pub archived_at: Option<DateTimeUtc>,
    /// Voters were reminded.
    pub reminded_at: Option<DateTimeUtc>,
    /// Its leaders were declared at the prefecture.
    pub declared_on: Option<Date>,
    /// Why it was cancelled.
    #[sea_orm(column_type = "Text", nullable)]
    pub cancelled_reason: Option<String>,
    /// Begun.
    pub created_at: DateTimeUtc,
    /// Last changed.
    pub changed_at: DateTimeUtc,
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
    /// By `created_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::CreatedBy",
        to = "super::person::Column::Id"
    )]
    CreatedBy,
    /// By `rules_id`.
    #[sea_orm(
        belongs_to = "super::rules::Entity",
        from = "Column::RulesId",
        to = "super::rules::Column::Id"
    )]
    Rules,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CreatedBy.def()
    }
}

impl Related<super::rules::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Rules.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
