//! Why a check fails. What only a programmer can use (a place in a text, a step of a ceremony) stays in
//! English after « détail ».

use belenios::archive::{ArchiveError, Fault};
use belenios::audit::{BallotFault, Failure};
use belenios::ballot::BallotError;
use belenios::credential::CertificateError;
use belenios::decryption::{CombineError, DecryptionError};
use belenios::result::ResultError;

use super::{English, French};
use finding::{Language, spaced};

/// What is wrong.
pub fn failure(failure: &Failure, language: Language) -> String {
    let text = match language {
        English => failure.to_string().replace('\'', "’"),
        French => spaced(french(failure)),
    };
    let mut rest = text.chars();
    rest.next()
        .map(|first| first.to_uppercase().chain(rest).collect())
        .unwrap_or_default()
}

fn french(failure: &Failure) -> String {
    match failure {
        Failure::Empty => "l’archive est vide".to_owned(),
        Failure::Archive(ArchiveError { entry: 0, fault }) => self::fault(fault),
        Failure::Archive(ArchiveError { entry, fault }) => {
            format!("élément {entry} de l’archive : {}", self::fault(fault))
        }
        Failure::Election(error) => format!("l’élection n’est pas valable (détail : {error})"),
        Failure::Trustees(error) => {
            format!("une clé de dépositaire n’est pas valable (détail : {error})")
        }
        Failure::OtherKey => {
            "la clé de l’urne n’est pas celle que donnent ensemble les dépositaires".to_owned()
        }
        Failure::Credentials(error) => {
            format!("la liste des droits de vote n’est pas valable (détail : {error})")
        }
        Failure::Certificate(error) => certificate(error),
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
        Failure::TallyForm(error) => format!("l’urne chiffrée est illisible (détail : {error})"),
        Failure::TallyBallots { published, counted } => {
            format!("l’urne annonce {published} bulletins, {counted} comptent")
        }
        Failure::TallyWeight { published, counted } => {
            format!("l’urne annonce {published} voix, {counted} comptent")
        }
        Failure::TallyShape => {
            "l’urne chiffrée n’a pas une somme pour chaque choix de chaque question".to_owned()
        }
        Failure::TallySum { question, choice } => {
            format!(
                "{} : ce n’est pas la somme des bulletins",
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
                    "il n’y a pas un facteur et une preuve par somme".to_owned(),
                DecryptionError::Proof { question, choice } => format!(
                    "{} : la preuve du déchiffrement est fausse",
                    place(question, choice)
                ),
            }
        ),
        Failure::Combine(error) => combine(*error),
        Failure::ResultForm(error) => format!("le résultat est illisible (détail : {error})"),
        Failure::Result(error) => match error {
            ResultError::Shape => "il n’y a pas un nombre par choix".to_owned(),
            ResultError::NoCount { question, choice } => format!(
                "{} : ce qui est déchiffré n’est pas un nombre de voix",
                place(*question, *choice)
            ),
            ResultError::Wrong { question, choice } => format!(
                "{} : ce n’est pas le nombre qui est déchiffré",
                place(*question, *choice)
            ),
        },
    }
}

fn certificate(error: &CertificateError) -> String {
    match error {
        CertificateError::Wire(error) => {
            format!("le certificat de la liste est illisible (détail : {error})")
        }
        CertificateError::OtherElection(uuid) => {
            format!("le certificat de la liste est celui d’une autre élection, {uuid}")
        }
        CertificateError::Length { certified, listed } => {
            format!(
                "le certificat est celui d’une liste de {certified} droits de vote, il y en a {listed}"
            )
        }
        CertificateError::OtherList => "ce n’est pas la liste qui a été certifiée".to_owned(),
        CertificateError::NeutralKey => {
            "une clé du certificat de la liste ne cache aucun secret".to_owned()
        }
        CertificateError::Signature => {
            "la signature du certificat de la liste est fausse ou absente".to_owned()
        }
    }
}

fn place(question: usize, choice: usize) -> String {
    format!("question {}, choix {}", question + 1, choice + 1)
}

fn ballot(fault: &BallotFault) -> String {
    let error = match fault {
        BallotFault::NotListed => return "son droit de vote n’est pas sur la liste".to_owned(),
        BallotFault::Again => {
            return "le même bulletin était déjà dans l’archive : compté une seconde fois, il annulerait un vote plus récent".to_owned();
        }
        BallotFault::Urn(error) => return format!("il ne peut pas être compté (détail : {error})"),
        BallotFault::Invalid(error) => error,
    };
    match error {
        BallotError::Wire(error) => format!("il est illisible (détail : {error})"),
        BallotError::OtherElection(uuid) => format!("il est d’une autre élection, {uuid}"),
        BallotError::OtherFingerprint(_) => {
            "il a été fait pour une autre version de l’élection".to_owned()
        }
        BallotError::NeutralCredential => "son droit de vote ne cache aucun secret".to_owned(),
        BallotError::SignatureHash | BallotError::Signature => "sa signature est fausse".to_owned(),
        BallotError::Answers => "il ne répond pas une fois à chaque question".to_owned(),
        BallotError::Choices { question } => format!(
            "question {} : il n’a pas un chiffré et une preuve pour chaque choix",
            question + 1
        ),
        BallotError::Individual { question, choice } => format!(
            "{} : la preuve que c’est 0 ou 1 est fausse",
            place(*question, *choice)
        ),
        BallotError::Overall { question } => format!(
            "question {} : la preuve du nombre de choix cochés est fausse",
            question + 1
        ),
        BallotError::Blank { question } => format!(
            "question {} : la preuve qu’un vote blanc ne coche rien est fausse, absente ou de trop",
            question + 1
        ),
    }
}

fn combine(error: CombineError) -> String {
    match error {
        CombineError::Unknown(owner) => format!("il n’y a pas de dépositaire {owner}"),
        CombineError::Twice(owner) => format!("le dépositaire {owner} a déchiffré deux fois"),
        CombineError::Missing(owner) => {
            format!("le dépositaire {owner}, indispensable, n’a pas de déchiffrement valable")
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
        Fault::CutShort => "l’archive s’arrête au milieu".to_owned(),
        Fault::NotAnArchive => "ce n’est pas une archive Belenios".to_owned(),
        Fault::Hash => "son contenu a été changé : son empreinte n’est pas son nom".to_owned(),
        Fault::Disorder(error) => {
            format!("un événement a été retiré, ajouté ou déplacé (détail : {error})")
        }
        Fault::Data(_) | Fault::Dangling(_) | Fault::Payload(_) => {
            format!("un événement et ses données ne vont pas ensemble (détail : {fault})")
        }
        Fault::Shuffle => {
            "il mélange des bulletins : seules les questions à choix sont connues ici".to_owned()
        }
        Fault::TarHeader => "son en-tête n’est pas celui que Belenios écrit".to_owned(),
        Fault::Date => "sa date n’est pas celle de l’archive".to_owned(),
        Fault::Padding => "quelque chose a été ajouté après sa fin".to_owned(),
        Fault::Name => "son nom n’est pas celui d’un élément d’archive".to_owned(),
        Fault::TooLarge(bytes) => format!("il est trop grand ({bytes} octets)"),
        Fault::Version(version) => {
            format!("la version {version} du format n’est pas connue ici")
        }
        Fault::Json(error) => format!("il n’est pas ce qu’il devrait être (détail : {error})"),
    }
}
