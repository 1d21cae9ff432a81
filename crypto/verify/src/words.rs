//! The sentences. What only a programmer can use (a place in a text, a step of a ceremony) stays in
//! English after « détail ».

use belenios::archive::{Difference, Fault, Stage};
use belenios::audit::{BallotFault, Check, Failure, Report};
use belenios::ballot::BallotError;
use belenios::decryption::{CombineError, DecryptionError};
use belenios::result::ResultError;

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
}

use Language::{English, French};

/// The word of a check that programs read.
pub const fn name(check: Check) -> &'static str {
    match check {
        Check::Archive => "archive",
        Check::Election => "election",
        Check::Trustees => "trustees",
        Check::Key => "key",
        Check::Credentials => "credentials",
        Check::Ballots => "ballots",
        Check::Tally => "tally",
        Check::Decryptions => "decryptions",
        Check::Result => "result",
    }
}

/// What a check says if it holds.
pub fn check(check: Check, report: &Report, language: Language) -> String {
    let ballots = report.ballots.len();
    let counting = report
        .ballots
        .iter()
        .filter(|ballot| ballot.counts.is_some())
        .count();
    match (check, language) {
        (Check::Archive, French) => {
            "L'archive est complète et rien n'y a été déplacé ni retiré au milieu.".to_owned()
        }
        (Check::Archive, English) => {
            "The archive is whole, and nothing in it was moved or taken out.".to_owned()
        }
        (Check::Election, French) => "Les questions posées sont bien formées.".to_owned(),
        (Check::Election, English) => "The questions are well formed.".to_owned(),
        (Check::Trustees, French) => {
            "Chaque dépositaire a prouvé qu'il détient sa part de la clé.".to_owned()
        }
        (Check::Trustees, English) => "Every trustee proved to hold a part of the key.".to_owned(),
        (Check::Key, French) => {
            "La clé de l'urne est celle des dépositaires, et d'eux seuls.".to_owned()
        }
        (Check::Key, English) => {
            "The key of the urn is the trustees', and nobody else's.".to_owned()
        }
        (Check::Credentials, French) => {
            "La liste des droits de vote est bien formée, sans doublon.".to_owned()
        }
        (Check::Credentials, English) => {
            "The list of voting rights is well formed, without doubles.".to_owned()
        }
        (Check::Ballots, French) => format!(
            "Les bulletins ({ballots}, dont {counting} comptent) sont permis et signés par un droit de vote de la liste."
        ),
        (Check::Ballots, English) => format!(
            "The ballots ({ballots}, of which {counting} count) are allowed and signed by a listed voting right."
        ),
        (Check::Tally, French) => {
            "L'urne chiffrée est la somme du dernier bulletin de chacun.".to_owned()
        }
        (Check::Tally, English) => {
            "The encrypted urn is the sum of everyone's last ballot.".to_owned()
        }
        (Check::Decryptions, French) => {
            "Les dépositaires ont déchiffré avec leur propre clé.".to_owned()
        }
        (Check::Decryptions, English) => "The trustees decrypted with their own keys.".to_owned(),
        (Check::Result, French) => "Le résultat publié est celui de l'urne.".to_owned(),
        (Check::Result, English) => "The published result is the urn's.".to_owned(),
    }
}

/// What is wrong.
pub fn failure(failure: &Failure, language: Language) -> String {
    match language {
        English => failure.to_string(),
        French => french(failure),
    }
}

fn french(failure: &Failure) -> String {
    match failure {
        Failure::Empty => "l'archive est vide".to_owned(),
        Failure::Archive(error) => format!("fichier {} : {}", error.entry, fault(&error.fault)),
        Failure::Election(error) => format!("l'élection n'est pas valable (détail : {error})"),
        Failure::Trustees(error) => {
            format!("une clé de dépositaire n'est pas valable (détail : {error})")
        }
        Failure::OtherKey => {
            "la clé de l'urne n'est pas celle que donnent ensemble les dépositaires".to_owned()
        }
        Failure::Credentials(error) => {
            format!("la liste des droits de vote n'est pas valable (détail : {error})")
        }
        Failure::Ballot {
            number,
            tracker,
            fault,
        } => format!(
            "bulletin {} ({}) : {}",
            number + 1,
            tracker.to_base64(),
            ballot(fault)
        ),
        Failure::TallyForm(error) => format!("l'urne chiffrée est illisible (détail : {error})"),
        Failure::TallyBallots { published, counted } => {
            format!("l'urne annonce {published} bulletins, {counted} comptent")
        }
        Failure::TallyWeight { published, counted } => {
            format!("l'urne annonce {published} voix, {counted} comptent")
        }
        Failure::TallyShape => {
            "l'urne chiffrée n'a pas une somme pour chaque choix de chaque question".to_owned()
        }
        Failure::TallySum { question, choice } => {
            format!(
                "{} : ce n'est pas la somme des bulletins",
                place(*question, *choice)
            )
        }
        Failure::DecryptionForm { owner, error } => {
            format!("dépositaire {owner} : déchiffrement illisible (détail : {error})")
        }
        Failure::Accused(accusation) => format!(
            "dépositaire {} : {}",
            accusation.owner,
            match accusation.error {
                DecryptionError::Shape =>
                    "il n'y a pas un facteur et une preuve par somme".to_owned(),
                DecryptionError::Proof { question, choice } => format!(
                    "{} : la preuve du déchiffrement est fausse",
                    place(question, choice)
                ),
            }
        ),
        Failure::Combine(error) => combine(*error),
        Failure::ResultForm(error) => format!("le résultat est illisible (détail : {error})"),
        Failure::Result(error) => match error {
            ResultError::Shape => "il n'y a pas un nombre par choix".to_owned(),
            ResultError::NoCount { question, choice } => format!(
                "{} : ce qui est déchiffré n'est pas un nombre de voix",
                place(*question, *choice)
            ),
            ResultError::Wrong { question, choice } => format!(
                "{} : ce n'est pas le nombre qui est déchiffré",
                place(*question, *choice)
            ),
        },
    }
}

fn place(question: usize, choice: usize) -> String {
    format!("question {}, choix {}", question + 1, choice + 1)
}

fn ballot(fault: &BallotFault) -> String {
    let error = match fault {
        BallotFault::NotListed => return "son droit de vote n'est pas sur la liste".to_owned(),
        BallotFault::Again => {
            return "le même bulletin était déjà dans l'archive : compté une seconde fois, il annulerait un vote plus récent".to_owned();
        }
        BallotFault::Urn(error) => return format!("il ne peut pas être compté (détail : {error})"),
        BallotFault::Invalid(error) => error,
    };
    match error {
        BallotError::Wire(error) => format!("il est illisible (détail : {error})"),
        BallotError::OtherElection(uuid) => format!("il est d'une autre élection, {uuid}"),
        BallotError::OtherFingerprint(_) => {
            "il a été fait pour une autre version de l'élection".to_owned()
        }
        BallotError::NeutralCredential => "son droit de vote ne cache aucun secret".to_owned(),
        BallotError::SignatureHash | BallotError::Signature => "sa signature est fausse".to_owned(),
        BallotError::Answers => "il ne répond pas une fois à chaque question".to_owned(),
        BallotError::Choices { question } => format!(
            "question {} : il n'a pas un chiffré et une preuve pour chaque choix",
            question + 1
        ),
        BallotError::Individual { question, choice } => format!(
            "{} : la preuve que c'est 0 ou 1 est fausse",
            place(*question, *choice)
        ),
        BallotError::Overall { question } => format!(
            "question {} : la preuve du nombre de choix cochés est fausse",
            question + 1
        ),
        BallotError::Blank { question } => format!(
            "question {} : la preuve qu'un vote blanc ne coche rien est fausse, absente ou de trop",
            question + 1
        ),
    }
}

fn combine(error: CombineError) -> String {
    match error {
        CombineError::Unknown(owner) => format!("il n'y a pas de dépositaire {owner}"),
        CombineError::Twice(owner) => format!("le dépositaire {owner} a déchiffré deux fois"),
        CombineError::Missing(owner) => {
            format!("le dépositaire {owner}, indispensable, n'a pas de déchiffrement valable")
        }
        CombineError::NotEnough {
            first,
            last,
            needed,
            valid,
        } => format!(
            "{valid} des dépositaires {first} à {last} ont un déchiffrement valable, il en faut {needed}"
        ),
    }
}

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::Unreadable(reason) => format!("il ne peut pas être lu ({reason})"),
        Fault::CutShort => "l'archive s'arrête au milieu".to_owned(),
        Fault::NotAnArchive => "ce n'est pas une archive Belenios".to_owned(),
        Fault::Hash => "son contenu a été changé : son empreinte n'est pas son nom".to_owned(),
        Fault::Disorder(error) => {
            format!("un événement a été retiré, ajouté ou déplacé (détail : {error})")
        }
        Fault::Data(_) | Fault::Dangling(_) | Fault::Payload(_) => {
            format!("un événement et ses données ne vont pas ensemble (détail : {fault})")
        }
        Fault::Shuffle => {
            "il mélange des bulletins : seules les questions à choix sont connues ici".to_owned()
        }
        Fault::TarHeader
        | Fault::Date
        | Fault::Padding
        | Fault::Version(_)
        | Fault::Name
        | Fault::TooLarge(_)
        | Fault::Json(_) => format!("il n'est pas ce qu'il devrait être (détail : {fault})"),
    }
}

/// How far the election is.
pub const fn stage(stage: Stage, language: Language) -> &'static str {
    match (stage, language) {
        (Stage::Empty, French) => "L'élection n'est pas définie.",
        (Stage::Empty, English) => "The election is not defined.",
        (Stage::Voting, French) => "Le vote est ouvert.",
        (Stage::Voting, English) => "Voting is open.",
        (Stage::Closed, French) => "Le vote est clos, l'urne n'est pas encore sommée.",
        (Stage::Closed, English) => "Voting is over, the urn is not summed up yet.",
        (Stage::Tallied, French) => "L'urne est sommée, le résultat n'est pas encore publié.",
        (Stage::Tallied, English) => "The urn is summed up, the result is not published yet.",
        (Stage::Done, French) => "L'élection est terminée.",
        (Stage::Done, English) => "The election is over.",
    }
}

/// Whether an older copy is continued.
pub fn older(found: &Result<(), Difference>, language: Language) -> String {
    match (found, language) {
        (Ok(()), French) => "Tout ce que contient l'ancienne copie est encore là.".to_owned(),
        (Ok(()), English) => "Everything in the older copy is still there.".to_owned(),
        (Err(error), English) => error.to_string(),
        (Err(Difference::Beginning), French) => {
            "les deux archives ne commencent pas de la même façon".to_owned()
        }
        (Err(Difference::Event { height }), French) => {
            format!("l'événement {height} n'est pas celui de l'ancienne copie")
        }
        (Err(Difference::Shorter { older, newer }), French) => {
            format!("l'ancienne copie a {older} événements, il n'en reste que {newer}")
        }
    }
}

/// Whether a ballot is there, and counts.
pub const fn tracker(found: Option<bool>, language: Language) -> &'static str {
    match (found, language) {
        (Some(true), French) => "Ce bulletin est dans l'urne et compte.",
        (Some(true), English) => "This ballot is in the urn and counts.",
        (Some(false), French) => {
            "Ce bulletin est dans l'archive et ne compte pas : un vote plus récent l'a remplacé, ou il n'est pas valable."
        }
        (Some(false), English) => {
            "This ballot is in the archive and does not count: a later vote replaced it, or it is invalid."
        }
        (None, French) => "Aucun bulletin n'a ce numéro de suivi.",
        (None, English) => "No ballot has this tracking number.",
    }
}
