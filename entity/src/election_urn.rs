//! An urn: who elects which seats; one Belenios election.

use sea_orm::entity::prelude::*;

/// An urn: who elects which seats; one Belenios election.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_urn")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Election.
    pub election_id: Uuid,
    /// The college that elects; empty for the rehearsal.
    pub college: String,
    /// What it is called.
    pub name: String,
    /// Seats to fill.
    pub seats: i32,
    /// Its identifier for Belenios.
    pub uuid: String,
    /// It is the rehearsal: nothing is elected.
    pub rehearsal: bool,
    /// Colleges that vote in it, as JSON.
    #[sea_orm(column_type = "Text")]
    pub joined: String,
    /// Code of `domain::statutes::SmallChoice`: what was chosen for an urn of few people.
    pub small: Option<String>,
    /// Code of `domain::election::urn::UrnStatus`.
    pub status: String,
    /// The fewest candidates that a ballot may name.
    pub min: i32,
    /// The most.
    pub max: i32,
    /// Public part of the server’s key for this urn.
    #[sea_orm(column_type = "Text", nullable)]
    pub server_key: Option<String>,
    /// Set-up: the election, as exact bytes.
    #[sea_orm(column_type = "Blob", nullable)]
    pub election_json: Option<Vec<u8>>,
    /// Set-up: the trustees, as exact bytes.
    #[sea_orm(column_type = "Blob", nullable)]
    pub trustees_json: Option<Vec<u8>>,
    /// Set-up: the public credentials, as exact bytes.
    #[sea_orm(column_type = "Blob", nullable)]
    pub credentials_json: Option<Vec<u8>>,
    /// The encrypted tally, as exact bytes.
    #[sea_orm(column_type = "Blob", nullable)]
    pub tally_json: Option<Vec<u8>>,
    /// The result, as exact bytes.
    #[sea_orm(column_type = "Blob", nullable)]
    pub result_json: Option<Vec<u8>>,
    /// Head of its archive.
    pub head: Option<String>,
    /// Voters whose ballots are in the archive.
    pub turnout: i64,
    /// Lines of its roll.
    pub roll_size: i64,
    /// Voters on paper.
    pub paper: i64,
    /// Their papers, too few to be counted apart, are among its ballots.
    pub entered: bool,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `election_id`.
    #[sea_orm(
        belongs_to = "super::election::Entity",
        from = "Column::ElectionId",
        to = "super::election::Column::Id"
    )]
    Election,
}

impl Related<super::election::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Election.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
