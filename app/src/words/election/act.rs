//! What the electoral board decides by two.

use domain::election::act::ActKind;
use domain::statutes::SmallChoice;
use service::election::act::Act;
use service::election::enter::trackers;

use crate::lang::Lang;
use crate::words::date_time;

/// What it is.
pub fn act_kind(lang: Lang, kind: ActKind) -> String {
    match kind {
        ActKind::Seal => t!(lang, "Verrouiller les réglages", "Lock the settings"),
        ActKind::StopUrn => t!(lang, "Arrêter une urne", "Stop an urn"),
        ActKind::Postpone => t!(lang, "Changer les horaires", "Change the hours"),
        ActKind::Cancel => t!(lang, "Annuler l’élection", "Cancel the election"),
        ActKind::CloseEarly => t!(lang, "Clore avant l’heure", "Close early"),
        ActKind::Paper => t!(lang, "Vote sur papier", "Vote on paper"),
        ActKind::EnterPapers => t!(
            lang,
            "Joindre les bulletins de papier aux autres",
            "Join the paper ballots to the others"
        ),
        ActKind::Reissue => t!(lang, "Remettre une feuille de vote", "Give a voting sheet"),
        ActKind::Sample => t!(
            lang,
            "Ouvrir un échantillon d’inscriptions",
            "Open a sample of registrations"
        ),
        ActKind::LeftSheets => t!(
            lang,
            "Compter les feuilles restantes",
            "Count the sheets that are left"
        ),
        ActKind::SmallUrn => t!(
            lang,
            "Urne où peu de personnes votent",
            "Urn with few voters"
        ),
        ActKind::FewBallots => t!(
            lang,
            "Ouvrir une urne où peu ont voté",
            "Open an urn in which few voted"
        ),
        ActKind::Withdraw => t!(lang, "Retirer une candidature", "Withdraw a candidate"),
        ActKind::Proclaim => t!(lang, "Proclamer le résultat", "Proclaim the result"),
        ActKind::Destroy => t!(lang, "Détruire les secrets", "Destroy the secrets"),
    }
}

/// What exactly is proposed, beside its kind.
pub fn act(lang: Lang, act: &Act) -> String {
    match act {
        Act::Cancel { reason }
        | Act::CloseEarly { reason }
        | Act::StopUrn { reason, .. }
        | Act::FewBallots { reason, .. }
        | Act::Withdraw { reason, .. } => reason.clone(),
        Act::Postpone {
            opens,
            closes,
            reason,
        } => {
            let (opens, closes) = (date_time(lang, *opens), date_time(lang, *closes));
            t!(
                lang,
                "Du {opens} au {closes}. Motif\u{a0}: {reason}",
                "From {opens} to {closes}. Reason: {reason}"
            )
        }
        Act::SmallUrn { choice, .. } => small_choice(lang, *choice),
        Act::Seal => t!(
            lang,
            "Candidats, liste, clés et codes ne changeront plus.",
            "Candidates, roll, keys and codes no longer change."
        ),
        Act::Proclaim => t!(
            lang,
            "Le résultat est annoncé à tous les inscrits\u{a0}; le délai de contestation commence.",
            "The result is told to everybody on the roll; the time of challenge begins."
        ),
        Act::Destroy => t!(
            lang,
            "Ce qui relierait un membre à un bulletin chiffré est détruit\u{a0}; les mandats sont enregistrés.",
            "What could link a member to an encrypted ballot is destroyed; mandates are recorded."
        ),
        Act::Paper { who, .. } => who.clone(),
        Act::EnterPapers { ballots, .. } => {
            let numbers = trackers(ballots);
            let numbers: Vec<String> = numbers.iter().map(|it| groups(it)).collect();
            let numbers = numbers.join("\n");
            t!(
                lang,
                "Comparez les numéros de suivi avec ceux de l’écran où ils ont été saisis\u{a0}:\n{numbers}",
                "Compare the tracking numbers with those on the screen on which they were entered:\n{numbers}"
            )
        }
        Act::Sample { .. } => t!(
            lang,
            "Deux nombres, de deux personnes, tirent les inscriptions qui sont ouvertes.",
            "Two numbers, by two people, draw the registrations that are opened."
        ),
        Act::LeftSheets { numbers, .. } => {
            let count = numbers.len();
            let list: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            let list = list.join(", ");
            plural!(
                lang,
                count,
                "{count} feuille\u{a0}: n° {list}",
                "{count} feuilles\u{a0}: n° {list}",
                "{count} sheet: no. {list}",
                "{count} sheets: nos. {list}"
            )
        }
        Act::Reissue { who, number, .. } => t!(
            lang,
            "Feuille n° {number}, à {who}",
            "Sheet no. {number}, to {who}"
        ),
    }
}

/// A tracking number in short groups, as the booth shows it.
fn groups(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    let parts = letters.chunks(4).map(|it| it.iter().collect::<String>());
    parts.collect::<Vec<_>>().join(" ")
}

/// What is done with an urn of few people.
pub fn small_choice(lang: Lang, choice: SmallChoice) -> String {
    match choice {
        SmallChoice::Join => t!(
            lang,
            "Voter dans la même urne qu’un autre collège",
            "Vote in the same urn as another college"
        ),
        SmallChoice::Paper => t!(
            lang,
            "Voter sur papier en séance",
            "Vote on paper in the meeting"
        ),
        SmallChoice::OpenVote => t!(
            lang,
            "Voter à main levée en séance",
            "Vote by show of hands in the meeting"
        ),
        SmallChoice::Warn => t!(
            lang,
            "Continuer, chaque électeur étant averti",
            "Go on, with every voter warned"
        ),
    }
}
