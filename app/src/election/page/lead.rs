//! The sentence on top: where the election stands.

use domain::election::stage::Stage;

use super::Shown;
use crate::words::{date, date_time};

/// The sentence.
pub(super) fn sentence(shown: Shown<'_>) -> String {
    let (lang, it) = (shown.lang, shown.it);
    let row = &it.seen.row;
    let at = |at: Option<chrono::DateTime<chrono::Utc>>| {
        at.map(|it| date_time(lang, it)).unwrap_or_default()
    };
    let seats: u32 = it
        .urns
        .iter()
        .flat_map(|it| &it.elects)
        .map(|it| u32::from(it.seats))
        .sum();
    match it.seen.stage {
        Stage::Draft => plural!(
            lang,
            seats,
            "Un siège à pourvoir. Les membres ne voient rien encore.",
            "{seats} sièges à pourvoir. Les membres ne voient rien encore.",
            "One seat to fill. Members see nothing yet.",
            "{seats} seats to fill. Members see nothing yet."
        ),
        Stage::Candidacies if !it.filing => {
            let from = at(row.candidacies_open_at);
            let until = at(row.candidacies_close_at);
            t!(
                lang,
                "Candidatures du {from} au {until}.",
                "Candidacies from {from} to {until}."
            )
        }
        Stage::Candidacies => {
            let until = at(row.candidacies_close_at);
            plural!(
                lang,
                seats,
                "Un siège à pourvoir\u{a0}: candidatures jusqu’au {until}.",
                "{seats} sièges à pourvoir\u{a0}: candidatures jusqu’au {until}.",
                "One seat to fill: candidacies until {until}.",
                "{seats} seats to fill: candidacies until {until}."
            )
        }
        Stage::Roll | Stage::Sealed => {
            let (from, until) = (at(row.opens_at), at(row.closes_at));
            t!(
                lang,
                "Le vote est ouvert du {from} au {until}.",
                "The vote is open from {from} to {until}."
            )
        }
        Stage::Open => {
            let until = at(row.closes_at);
            t!(
                lang,
                "Vote ouvert jusqu’au {until}.",
                "Vote open until {until}."
            )
        }
        Stage::Closed => t!(
            lang,
            "Le vote est clos\u{a0}: les dépositaires ouvrent les urnes.",
            "The vote is closed: the key holders open the urns."
        ),
        Stage::Counted => t!(
            lang,
            "Les urnes sont dépouillées\u{a0}: le bureau de vote proclame le résultat.",
            "The urns are counted: the electoral board proclaims the result."
        ),
        Stage::Challenge => {
            let until = row.challenge_until.map(|it| date(lang, it));
            let until = until.unwrap_or_default();
            t!(
                lang,
                "Le résultat est proclamé. Il peut être contesté jusqu’au {until}.",
                "The result is proclaimed. It may be challenged until {until}."
            )
        }
        Stage::Archived => t!(
            lang,
            "L’élection est terminée\u{a0}: les secrets sont détruits, les mandats courent.",
            "The election is over: secrets are destroyed, mandates run."
        ),
        Stage::Cancelled => {
            let reason = row.cancelled_reason.clone().unwrap_or_default();
            t!(lang, "Annulée\u{a0}: {reason}", "Cancelled: {reason}")
        }
    }
}
