use decision::archive::NotAnArchive;
use finding::Language;
use finding::Language::{English, French};

use super::Shown;

/// Why a file is not such an archive.
pub(crate) fn refused(file: &[u8], error: &NotAnArchive, language: Language) -> Shown {
    let secret = is_secret(file);
    // What begins as an archive was one, and was cut or changed.
    let begun = file.starts_with(br#"{"line":"head","#);
    let refused = match (error, language) {
        _ if secret => match language {
            French => "C’est l’archive d’un vote secret, pas celle d’une décision.".to_owned(),
            English => "This is the archive of a secret vote, not of a decision.".to_owned(),
        },
        (NotAnArchive::Line { line } | NotAnArchive::TooLong { line }, French) if begun => {
            format!("Cette archive est abîmée ou incomplète à la ligne {line}.")
        }
        (NotAnArchive::Line { line } | NotAnArchive::TooLong { line }, English) if begun => {
            format!("This archive is damaged or incomplete at line {line}.")
        }
        (_, French) => "Ce fichier n’est pas l’archive d’une décision.".to_owned(),
        (_, English) => "This file is not the archive of a decision.".to_owned(),
    };
    let advice = match (secret, begun, language) {
        (true, _, French) => "Une autre page la vérifie.",
        (true, _, English) => "Another page verifies it.",
        (false, true, French) => "Téléchargez-la de nouveau depuis la page de la décision.",
        (false, true, English) => "Download it again from the page of the decision.",
        (false, false, French) => {
            "Choisissez le fichier .decision téléchargé depuis la page d’une décision, tel quel."
        }
        (false, false, English) => {
            "Choose the .decision file downloaded from the page of a decision, as it is."
        }
    };
    Shown::Refused {
        refused,
        advice,
        secret,
    }
}

/// It begins as archives of secret votes do, by the name of their first file.
fn is_secret(file: &[u8]) -> bool {
    file.starts_with(b"BELENIOS\0")
}
