use decision::audit::What;
use domain::decision::speak::SpeakRefused;
use domain::decision::stage::StageRefused;

use Language::{English, French};
use finding::{Language, spaced};

/// What does not hold.
pub(super) fn said(what: &What, language: Language) -> String {
    let (fr, en) = words(what);
    match language {
        French => spaced(fr),
        English => en,
    }
}

fn words(what: &What) -> (String, String) {
    let (fr, en) = match what {
        What::Checkpoint => (
            "l’état du registre n’est pas signé par sa clé",
            "the state of the log is not signed by its key",
        ),
        What::OtherLog => (
            "c’est un autre registre que celui attendu",
            "it is another log than the one expected",
        ),
        What::NotInLog => ("elle n’est pas au registre", "it is not in the log"),
        What::Order => (
            "elle ne suit pas celle d’avant",
            "it does not follow the one before",
        ),
        What::NotARecord => ("elle est illisible", "it cannot be read"),
        What::Opening => (
            "une décision commence une seule fois",
            "a decision begins once",
        ),
        What::Statutes => (
            "les règles se contredisent, ou ne prévoient pas d’accord sur ce sujet",
            "the rules contradict themselves, or seek no agreement on this",
        ),
        What::Roll => (
            "la liste est d’une autre décision, d’autres statuts, ou nomme quelqu’un deux fois",
            "the roll is of another decision or other statutes, or names somebody twice",
        ),
        What::Key => (
            "la clé n’est pas de la personne qui parle",
            "the key is not one of who speaks",
        ),
        What::Signature => ("la signature ne tient pas", "the signature does not hold"),
        What::OtherDecision => (
            "elle porte sur une autre décision",
            "it is about another decision",
        ),
        What::NothingOpen => (
            "rien n’était ouvert à ce moment",
            "nothing was open at that time",
        ),
        What::Speak(refused) => return speak(refused),
        What::Chain => (
            "elle ne suit pas la position précédente de cette voix",
            "it does not follow the statement before it of that voice",
        ),
        What::Objection => (
            "il n’y a pas de telle objection, ou pas de telle réponse",
            "there is no such objection, or no such answer",
        ),
        What::OfObjection(_) => (
            "cette objection est close, ou attend encore une réponse",
            "that objection is over, or not answered yet",
        ),
        What::Facilitator => (
            "qui répond n’anime pas cette décision",
            "who answers does not facilitate this decision",
        ),
        What::Stage(refused) => return stage(refused),
        What::Number => (
            "le numéro n’est pas le suivant",
            "the number is not the next",
        ),
        What::Text => (
            "le texte n’est pas la dernière version",
            "the text is not the last version",
        ),
        What::Count => (
            "le décompte n’est pas celui des positions",
            "the count is not that of the statements",
        ),
        What::End => (
            "l’issue n’est pas celle du décompte",
            "the end is not that of the count",
        ),
        What::Opened => (
            "ce n’est pas ce à quoi on s’est engagé",
            "it is not what was committed to",
        ),
    };
    (fr.to_owned(), en.to_owned())
}

fn speak(refused: &SpeakRefused) -> (String, String) {
    let fr = match refused {
        SpeakRefused::Closed { .. } => "elle arrive après la clôture".to_owned(),
        SpeakRefused::OtherRound { round } => format!("elle est du tour {round}"),
        SpeakRefused::OtherText => "elle porte sur un autre texte".to_owned(),
        SpeakRefused::OtherStatutes => "elle nomme d’autres statuts".to_owned(),
        SpeakRefused::OtherRoll => "elle nomme une autre liste".to_owned(),
        SpeakRefused::NotOnRoll => "cette voix n’est pas sur la liste".to_owned(),
        SpeakRefused::Recused { .. } => "cette personne est en déport".to_owned(),
        SpeakRefused::NotYours => "cette voix n’est pas la sienne".to_owned(),
        SpeakRefused::GiverSpoke => "le membre a parlé lui-même".to_owned(),
        SpeakRefused::Number { expected } => {
            format!("le numéro {expected} était attendu pour cette voix")
        }
    };
    (fr, refused.to_string())
}

fn stage(refused: &StageRefused) -> (String, String) {
    let day = |it: &chrono::NaiveDate| it.format("%d/%m/%Y").to_string();
    let fr = match refused {
        StageRefused::TooSoon { from } => format!("pas avant le {}", day(from)),
        StageRefused::TooShort { until } => format!("ouvert au moins jusqu’au {}", day(until)),
        StageRefused::TooLong { until } => format!("ouvert au plus jusqu’au {}", day(until)),
        StageRefused::StillOpen { closes } => {
            format!("ouvert jusqu’au {}", day(&closes.date_naive()))
        }
        StageRefused::NoRoundLeft => "tous les tours ont eu lieu".to_owned(),
        StageRefused::RoundsLeft { left } => format!("il reste {left} tour(s) avant un vote"),
        StageRefused::NoVote => "les statuts ne prévoient pas de vote".to_owned(),
        StageRefused::Over => "la décision est close".to_owned(),
    };
    (fr, refused.to_string())
}
