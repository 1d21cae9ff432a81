//! Identifiers: one type a kind of thing, so that none can stand for another.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A person, known once on the server: also the account.
    PersonId,
    /// A session of a person in one browser.
    SessionId,
    /// A device of a person, that signs for her.
    DeviceId,
    /// A CPTS: the tenant.
    CptsId,
    /// The adhesion of a person or a structure to one CPTS.
    AdhesionId,
    /// An activity of a person (« exercice » and its « activité »).
    ActivityId,
    /// A structure: MSP, health centre, out-of-hours association…
    StructureId,
    /// A mandate to represent a structure.
    MandateId,
    /// A partner of a CPTS, without vote.
    PartnerId,
    /// A role of a person in a CPTS.
    RoleId,
    /// A version of the statutes of a CPTS.
    StatutesId,
    /// A version of the rules of a CPTS: its statutes as data.
    RulesId,
    /// Rules being written.
    DraftId,
    /// A version of the territory of a CPTS.
    TerritoryId,
    /// One entry of the dues register.
    DuesId,
    /// One import of a file.
    BatchId,
    /// An invitation sent by e-mail.
    InvitationId,
    /// A bloc of influence.
    BlocId,
    /// A legal entity in a bloc between two dates.
    PartyId,
    /// An attachment of a member to a bloc.
    AttachmentId,
    /// A comment on a decision.
    CommentId,
    /// A document beside a decision.
    DocumentId,
    /// A decision.
    DecisionId,
    /// Something that was signed in a decision.
    StatementId,
    /// An election of persons.
    ElectionId,
    /// An urn of an election.
    UrnId,
    /// A candidacy.
    CandidacyId,
    /// An act of two members of an electoral board.
    ActId,
    /// What somebody asks to be corrected in a roll.
    RequestId,
    /// A contract with partners.
    ContractId,
    /// Somebody of a partner who takes part in a contract by a link.
    GuestId,
    /// Those who hold the key of the elections of a CPTS together.
    TrusteeBoardId,
}
