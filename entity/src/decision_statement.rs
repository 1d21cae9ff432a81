//! Something that was signed in a decision: a position, a ballot, an answer to an objection, the objector's word.

use sea_orm::entity::prelude::*;

/// Something that was signed in a decision: a position, a ballot, an answer to an objection, the objector's word.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_statement")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Decision.
    pub decision_id: Uuid,
    /// `position`, `vote`, `answer`, `word`.
    pub kind: String,
    /// The round, or the vote.
    pub round: i32,
    /// 0 for positions; of a ballot, the number of the vote: its chain begins there.
    pub chain: i32,
    /// Whose voice it is, as the roll names them; of an answer, who answers.
    pub voice: Uuid,
    /// Who speaks, as the roll names her.
    pub member: Uuid,
    /// Its number in the chain of the voice.
    pub number: Option<i32>,
    /// What is said: code of `Choice`, `Ballot` or `Word`; of an answer, empty.
    pub code: String,
    /// None of the same voice came after it in the same round.
    pub counts: bool,
    /// Of an objection: code of `Objection`, where it stands.
    pub objection: Option<String>,
    /// What names the envelope.
    #[sea_orm(unique)]
    pub digest: String,
    /// Digest of the objection that it is about.
    pub about: Option<String>,
    /// Of a word: digest of the answer that it is about.
    pub answers: Option<String>,
    /// The envelope, byte for byte.
    #[sea_orm(column_type = "Text")]
    pub envelope: String,
    /// The key that signed it.
    pub key_id: String,
    /// Who sent it.
    pub person_id: Option<Uuid>,
    /// Bytes of the reason, or text of the answer; may be erased.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    /// With what it is committed to.
    #[sea_orm(column_type = "Blob", nullable)]
    pub reason_salt: Option<Vec<u8>>,
    /// Of an answer: the text that is proposed instead.
    #[sea_orm(column_type = "Text", nullable)]
    pub proposal: Option<String>,
    /// The row of `log_opening`.
    pub entry_id: Uuid,
    /// Hash of its leaf, by which its receipt is asked.
    pub entry_hash: String,
    /// Received.
    pub at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `decision_id`.
    #[sea_orm(
        belongs_to = "super::decision::Entity",
        from = "Column::DecisionId",
        to = "super::decision::Column::Id"
    )]
    Decision,
    /// By `person_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
}

impl Related<super::decision::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Decision.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
