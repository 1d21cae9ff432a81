//! The sentences.

mod reason;

use belenios::archive::{Difference, Fault, Stage};
use belenios::audit::{Check, Failure, Report};

pub use reason::failure;

use finding::{Language, Mark, spaced};

use Language::{English, French};

/// The word of a check that programs read.
pub const fn name(check: Check) -> &'static str {
    match check {
        Check::Archive => "archive",
        Check::Election => "election",
        Check::Trustees => "trustees",
        Check::Key => "key",
        Check::Credentials => "credentials",
        Check::Certificate => "certificate",
        Check::Ballots => "ballots",
        Check::Tally => "tally",
        Check::Decryptions => "decryptions",
        Check::Result => "result",
    }
}

/// The whole in one sentence.
pub fn summary(report: &Report, holds: bool, language: Language) -> &'static str {
    let broken = report.failures().find_map(|(_, failure)| match failure {
        Failure::Archive(error) => Some(&error.fault),
        _ => None,
    });
    match (holds, broken, language) {
        (true, _, French) => "Tout est juste.",
        (true, _, English) => "Everything holds.",
        (false, Some(Fault::NotAnArchive), French) => {
            "Ce fichier n’est pas l’archive d’un vote secret."
        }
        (false, Some(Fault::NotAnArchive), English) => {
            "This file is not the archive of a secret vote."
        }
        (false, Some(Fault::CutShort), French) => {
            "Cette archive est incomplète. Téléchargez-la de nouveau."
        }
        (false, Some(Fault::CutShort), English) => "This archive is incomplete. Download it again.",
        (false, None, French) if report.is_sound() => {
            "L’archive est juste en elle-même, mais voyez la dernière vérification."
        }
        (false, None, English) if report.is_sound() => {
            "The archive holds in itself, but see the last check."
        }
        (false, _, French) => "Quelque chose n’est pas juste.",
        (false, _, English) => "Something does not hold.",
    }
}

/// What a check says.
pub fn check(check: Check, mark: Mark, report: &Report, language: Language) -> String {
    let ballots = report.ballots.len();
    let counting = report
        .ballots
        .iter()
        .filter(|ballot| ballot.counts.is_some())
        .count();
    match mark {
        Mark::Fails => failing(check, language).to_owned(),
        Mark::Holds | Mark::Tolerated if check == Check::Ballots => match language {
            French => {
                let count = if counting == 1 { "compte" } else { "comptent" };
                spaced(format!(
                    "Les bulletins sont permis et signés par un droit de vote de la liste : {ballots} en tout, dont {counting} {count}."
                ))
            }
            English => {
                let count = if counting == 1 { "counts" } else { "count" };
                format!(
                    "The ballots are allowed and signed by a listed voting right: {ballots} in all, of which {counting} {count}."
                )
            }
        },
        Mark::Holds | Mark::Absent => holding(check, language).to_owned(),
        Mark::Tolerated => match language {
            French => "Des dépositaires ont déchiffré avec une autre clé que la leur, et d’autres en nombre suffisant avec leur propre clé.".to_owned(),
            English => "Some key holders decrypted with another key than theirs, and enough others with their own.".to_owned(),
        },
        Mark::Unknown => {
            let sentence = holding(check, language).trim_end_matches('.');
            match language {
                French => spaced(format!(
                    "{sentence} : on ne peut pas le savoir, car autre chose n’est pas juste."
                )),
                English => {
                    format!("{sentence}: this cannot be known, as something else does not hold.")
                }
            }
        }
    }
}

const fn holding(check: Check, language: Language) -> &'static str {
    match (check, language) {
        (Check::Archive, French) => {
            "L’archive est entière, et rien n’y a été déplacé ni retiré au milieu."
        }
        (Check::Archive, English) => {
            "The archive is whole, and nothing in it was moved or taken out."
        }
        (Check::Election, French) => "Les questions posées sont bien formées.",
        (Check::Election, English) => "The questions are well formed.",
        (Check::Trustees, French) => "Chaque dépositaire a prouvé détenir sa part de la clé.",
        (Check::Trustees, English) => "Every key holder proved to hold a part of the key.",
        (Check::Key, French) => "La clé de l’urne est celle des dépositaires, et d’eux seuls.",
        (Check::Key, English) => {
            "The key of the urn is that of the key holders, and of nobody else."
        }
        (Check::Credentials, French) => {
            "La liste des droits de vote est bien formée, sans doublon."
        }
        (Check::Credentials, English) => {
            "The list of voting rights is well formed, without doubles."
        }
        (Check::Certificate, French) => {
            "La liste des droits de vote est celle qu’a signée qui les a distribués."
        }
        (Check::Certificate, English) => {
            "The list of voting rights is the one signed by who handed them out."
        }
        (Check::Ballots, French) => {
            "Les bulletins sont permis et signés par un droit de vote de la liste."
        }
        (Check::Ballots, English) => "The ballots are allowed and signed by a listed voting right.",
        (Check::Tally, French) => "L’urne chiffrée est la somme du dernier bulletin de chacun.",
        (Check::Tally, English) => "The encrypted urn is the sum of everyone’s last ballot.",
        (Check::Decryptions, French) => "Les dépositaires ont déchiffré avec leur propre clé.",
        (Check::Decryptions, English) => "The key holders decrypted with their own keys.",
        (Check::Result, French) => "Le résultat publié est celui de l’urne.",
        (Check::Result, English) => "The published result is the urn’s.",
    }
}

const fn failing(check: Check, language: Language) -> &'static str {
    match (check, language) {
        (Check::Archive, French) => "L’archive n’est pas intacte.",
        (Check::Archive, English) => "The archive is not intact.",
        (Check::Election, French) => "Les questions posées ne sont pas bien formées.",
        (Check::Election, English) => "The questions are not well formed.",
        (Check::Trustees, French) => "Un dépositaire n’a pas prouvé détenir sa part de la clé.",
        (Check::Trustees, English) => "A key holder did not prove to hold a part of the key.",
        (Check::Key, French) => "La clé de l’urne n’est pas celle des dépositaires.",
        (Check::Key, English) => "The key of the urn is not that of the key holders.",
        (Check::Credentials, French) => "La liste des droits de vote n’est pas bien formée.",
        (Check::Credentials, English) => "The list of voting rights is not well formed.",
        (Check::Certificate, French) => {
            "La liste des droits de vote n’est pas celle qu’a signée qui les a distribués."
        }
        (Check::Certificate, English) => {
            "The list of voting rights is not the one signed by who handed them out."
        }
        (Check::Ballots, French) => "Un bulletin au moins n’est pas valable.",
        (Check::Ballots, English) => "One ballot at least is not valid.",
        (Check::Tally, French) => {
            "L’urne chiffrée n’est pas la somme du dernier bulletin de chacun."
        }
        (Check::Tally, English) => "The encrypted urn is not the sum of everyone’s last ballot.",
        (Check::Decryptions, French) => "Un dépositaire n’a pas déchiffré avec sa propre clé.",
        (Check::Decryptions, English) => "A key holder did not decrypt with their own key.",
        (Check::Result, French) => "Le résultat publié n’est pas celui de l’urne.",
        (Check::Result, English) => "The published result is not the urn’s.",
    }
}

/// How far the election is.
pub const fn stage(stage: Stage, language: Language) -> &'static str {
    match (stage, language) {
        (Stage::Empty, French) => "L’élection n’est pas définie.",
        (Stage::Empty, English) => "The election is not defined.",
        (Stage::Voting, French) => "Le vote est ouvert.",
        (Stage::Voting, English) => "Voting is open.",
        (Stage::Closed, French) => "Le vote est clos, l’urne n’est pas encore sommée.",
        (Stage::Closed, English) => "Voting is over, the urn is not summed up yet.",
        (Stage::Tallied, French) => "L’urne est sommée, le résultat n’est pas encore publié.",
        (Stage::Tallied, English) => "The urn is summed up, the result is not published yet.",
        (Stage::Done, French) => "L’élection est terminée.",
        (Stage::Done, English) => "The election is over.",
    }
}

/// Whether an older copy is continued.
pub fn older(found: &Result<(), Difference>, language: Language) -> String {
    match (found, language) {
        (Ok(()), French) => "Tout ce que contient l’ancienne copie est encore là.".to_owned(),
        (Ok(()), English) => "Everything in the older copy is still there.".to_owned(),
        (Err(Difference::Beginning), French) => {
            "Les deux archives ne commencent pas de la même façon.".to_owned()
        }
        (Err(Difference::Beginning), English) => {
            "The two archives do not begin the same way.".to_owned()
        }
        (Err(Difference::Event { height }), French) => {
            format!("L’événement {height} n’est pas celui de l’ancienne copie.")
        }
        (Err(Difference::Event { height }), English) => {
            format!("Event {height} is not the one that the older copy has.")
        }
        (Err(Difference::Shorter { older, newer }), French) => {
            format!("L’ancienne copie a {older} événements, il n’en reste que {newer}.")
        }
        (Err(Difference::Shorter { older, newer }), English) => {
            format!("The older copy has {older} events, and only {newer} of them are left.")
        }
    }
}

/// Whether a ballot is there, and counts.
pub const fn tracker(found: Option<bool>, language: Language) -> &'static str {
    match (found, language) {
        (Some(true), French) => "Ce bulletin est dans l’urne et compte.",
        (Some(true), English) => "This ballot is in the urn and counts.",
        (Some(false), French) => {
            "Ce bulletin est dans l’archive et ne compte pas : un vote plus récent l’a remplacé, ou il n’est pas valable."
        }
        (Some(false), English) => {
            "This ballot is in the archive and does not count: a later vote replaced it, or it is invalid."
        }
        (None, French) => "Aucun bulletin n’a ce numéro de suivi.",
        (None, English) => "No ballot has this tracking number.",
    }
}

/// What a blank vote is called among the answers.
pub const fn blank(language: Language) -> &'static str {
    match language {
        French => "Vote blanc",
        English => "Blank vote",
    }
}

/// The title of a question, from 0: its number too, where there are several.
pub fn question((place, all): (usize, usize), asked: &str, language: Language) -> String {
    match language {
        _ if all == 1 => asked.to_owned(),
        French => format!("Question {}\u{a0}: {asked}", place + 1),
        English => format!("Question {}: {asked}", place + 1),
    }
}

/// What follows the reasons that are shown.
pub fn more(count: usize, language: Language) -> String {
    match (language, count) {
        (French, 1) => "… et une autre raison".to_owned(),
        (French, _) => format!("… et {count} autres raisons"),
        (English, 1) => "… and another reason".to_owned(),
        (English, _) => format!("… and {count} other reasons"),
    }
}

/// What stands before the hash of the archive.
pub const fn fingerprint(language: Language) -> &'static str {
    match language {
        French => "Empreinte de l’archive\u{a0}:",
        English => "Fingerprint of the archive:",
    }
}

/// Text that someone else wrote, on one line and without what could change how other text is shown:
/// commands of a terminal, marks of direction.
fn plain(text: &str) -> String {
    let shown = |c: char| {
        let steers = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if c.is_control() || steers { ' ' } else { c }
    };
    let text: String = text.chars().map(shown).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text that someone else wrote, as [`plain`] shows it, with the spacing of the language.
pub fn quoted(text: &str, language: Language) -> String {
    match language {
        French => spaced(plain(text)),
        English => plain(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_others_cannot_steer_a_terminal() {
        let text = "Qui ?\n\u{1b}[2J\u{9b}31m  Alice\u{202e}ecilA";
        assert_eq!(plain(text), "Qui ? [2J 31m Alice ecilA");
    }
}
