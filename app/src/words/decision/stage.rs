//! Where a decision stands, in words.

use domain::decision::stage::{End, Stage};

use crate::lang::Lang;
use crate::ui::NoticeKind;

/// Where it stands, in a few words: « Tour 2 ouvert ».
pub fn stage(lang: Lang, stage: &Stage) -> String {
    match stage {
        Stage::Draft => t!(lang, "Brouillon", "Draft"),
        Stage::Discussion(_) => t!(lang, "En discussion", "In discussion"),
        Stage::Round(round) => {
            let number = round.number;
            t!(lang, "Tour {number} ouvert", "Round {number} open")
        }
        Stage::Between(_) => t!(lang, "Suite à ouvrir", "To be continued"),
        Stage::Voting(_) => t!(lang, "Vote ouvert", "Vote open"),
        Stage::Over(it) => end(lang, *it),
    }
}

/// How it ended, in a few words.
pub fn end(lang: Lang, end: End) -> String {
    match end {
        End::Consensus => t!(lang, "Adoptée par consensus", "Adopted by consensus"),
        End::Consent => t!(lang, "Adoptée par consentement", "Adopted by consent"),
        End::Adopted => t!(lang, "Adoptée par un vote", "Adopted by a vote"),
        End::Rejected => t!(lang, "Rejetée par un vote", "Rejected by a vote"),
        End::Undecided => t!(lang, "Sans décision", "Undecided"),
        End::Withdrawn => t!(lang, "Retirée", "Withdrawn"),
    }
}

/// The colour and sign of a stage.
pub const fn stage_kind(stage: &Stage) -> Option<NoticeKind> {
    match stage {
        Stage::Draft | Stage::Over(End::Withdrawn) => None,
        Stage::Discussion(_) => Some(NoticeKind::Info),
        Stage::Round(_) | Stage::Between(_) | Stage::Voting(_) => Some(NoticeKind::Caution),
        Stage::Over(End::Consensus | End::Consent | End::Adopted) => Some(NoticeKind::Success),
        Stage::Over(End::Rejected | End::Undecided) => Some(NoticeKind::Refusal),
    }
}
