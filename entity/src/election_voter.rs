//! A line of the roll of an urn, under the name that it has in this election alone.

use sea_orm::entity::prelude::*;

/// A line of the roll of an urn, under the name that it has in this election alone.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a column of its own: a line may be registered, given a sheet and voted"
)]
#[sea_orm(table_name = "election_voter")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Urn.
    pub urn_id: Uuid,
    /// As the roll names them.
    pub entry: Uuid,
    /// Whose voice it is.
    pub adhesion_id: Uuid,
    /// With what the name was made.
    #[sea_orm(column_type = "Blob")]
    pub salt: Vec<u8>,
    /// `domain::electorate::roll::Voter`, as JSON.
    #[sea_orm(column_type = "Text")]
    pub line: String,
    /// Who carries it.
    pub holder_id: Option<Uuid>,
    /// Which credential is theirs: a keyed hash.
    #[sea_orm(column_type = "Blob", nullable)]
    pub binding: Option<Vec<u8>>,
    /// That credential’s public part, encrypted.
    #[sea_orm(column_type = "Blob", nullable)]
    pub held: Option<Vec<u8>>,
    /// They registered a credential from a device.
    pub registered: bool,
    /// They were given one on paper.
    pub sheet: bool,
    /// They voted.
    pub voted: bool,
    /// They voted on paper.
    pub paper: bool,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `urn_id`.
    #[sea_orm(
        belongs_to = "super::election_urn::Entity",
        from = "Column::UrnId",
        to = "super::election_urn::Column::Id"
    )]
    Urn,
    /// By `adhesion_id`.
    #[sea_orm(
        belongs_to = "super::adhesion::Entity",
        from = "Column::AdhesionId",
        to = "super::adhesion::Column::Id"
    )]
    Adhesion,
    /// By `holder_id`.
    #[sea_orm(
        belongs_to = "super::adhesion::Entity",
        from = "Column::HolderId",
        to = "super::adhesion::Column::Id"
    )]
    Holder,
}

impl Related<super::election_urn::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Urn.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
