//! Elections: where they stand, what is missing, and what is refused around them, in words.

mod act;
mod incident;
mod missing;
mod paper;
mod refused;
mod sample;
mod seat;
mod stand;
mod step;

pub use act::{act, act_kind, small_choice};
pub use incident::{changed_row, noted};
pub use missing::{all_missing, missing, seats};
pub use paper::on_paper;
pub use sample::{sample_answer, sample_found};
pub use seat::{fate, least, limits, seat, votes, why};
pub use stand::not_eligible;

use domain::election::act::IncidentKind;
use domain::election::stage::Stage;
use domain::election::urn::OfficerKind;

use crate::lang::Lang;
use crate::ui::NoticeKind;

/// Where it stands, in a few words.
pub fn stage(lang: Lang, stage: Stage) -> String {
    match stage {
        Stage::Draft => t!(lang, "En préparation", "Being prepared"),
        Stage::Candidacies => t!(lang, "Candidatures", "Candidacies"),
        Stage::Roll => t!(lang, "Liste arrêtée", "Roll closed"),
        Stage::Sealed => t!(lang, "Prêt à voter", "Ready to vote"),
        Stage::Open => t!(lang, "Vote ouvert", "Vote open"),
        Stage::Closed => t!(lang, "Dépouillement", "Being counted"),
        Stage::Counted => t!(lang, "À proclamer", "To be proclaimed"),
        Stage::Challenge => t!(lang, "Résultat proclamé", "Result proclaimed"),
        Stage::Archived => t!(lang, "Terminée", "Over"),
        Stage::Cancelled => t!(lang, "Annulée", "Cancelled"),
    }
}

/// The colour and sign of a stage.
pub const fn stage_kind(stage: Stage) -> Option<NoticeKind> {
    match stage {
        Stage::Draft => None,
        Stage::Candidacies | Stage::Roll | Stage::Sealed => Some(NoticeKind::Info),
        Stage::Open | Stage::Closed | Stage::Counted => Some(NoticeKind::Caution),
        Stage::Challenge | Stage::Archived => Some(NoticeKind::Success),
        Stage::Cancelled => Some(NoticeKind::Refusal),
    }
}

/// What somebody is in the electoral board.
pub fn officer(lang: Lang, kind: OfficerKind) -> String {
    match kind {
        OfficerKind::Chair => t!(lang, "Présidence du bureau de vote", "Chair"),
        OfficerKind::Teller => t!(lang, "Scrutatrice ou scrutateur", "Teller"),
        OfficerKind::Sheets => t!(lang, "Feuilles de vote", "Voting sheets"),
    }
}

/// What a note in the journal of incidents is.
pub fn incident(lang: Lang, kind: IncidentKind) -> String {
    match kind {
        IncidentKind::Note => t!(lang, "Note", "Note"),
        IncidentKind::Act => t!(lang, "Décidé à deux", "Decided by two"),
        IncidentKind::Integrity => t!(lang, "Alerte d’intégrité", "Integrity alert"),
        IncidentKind::Codes => t!(lang, "Codes refusés", "Codes refused"),
        IncidentKind::Share => t!(lang, "Part de clé refusée", "Key share refused"),
        IncidentKind::Delay => t!(lang, "Retard", "Delay"),
    }
}
