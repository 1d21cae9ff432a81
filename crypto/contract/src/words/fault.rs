use finding::{Language, spaced};

use crate::audit::{Fault, What};
use Language::{English, French};

/// What does not hold, as a clause of a sentence.
pub(super) fn said(fault: &Fault, language: Language) -> String {
    let what = words(fault.what, language);
    let text = match &fault.of {
        None => what,
        Some(of) => match language {
            French => format!("{of} : {what}"),
            English => format!("{of}: {what}"),
        },
    };
    match language {
        French => spaced(text),
        English => text,
    }
}

fn words(what: What, language: Language) -> String {
    let fr = match what {
        What::Checkpoint => "l’état du registre n’est pas signé par sa clé",
        What::OtherLog => "c’est un autre registre que celui attendu",
        What::NotInLog { index } => {
            return place(
                index,
                "n’est pas au registre",
                "is not in the log",
                language,
            );
        }
        What::Order { index } => {
            let (fr, en) = (
                "ne suit pas celle d’avant",
                "does not follow the one before",
            );
            return place(index, fr, en, language);
        }
        What::NotARecord { index } => {
            return place(index, "est illisible", "cannot be read", language);
        }
        What::Sealing => "rien ne dit quel texte a été arrêté, ou deux entrées le disent",
        What::NotAText => "le texte est illisible ou se contredit",
        What::OtherText => "ce n’est pas le texte arrêté",
        What::OtherDocument => "ce n’est pas le document qui a été signé : il a été changé",
        What::NoMandate => "il n’y a pas de mandat, ou il y en a deux",
        What::Stray => "un mandat vient de qui n’est pas partie",
        What::Decision => "la décision qui donne mandat ne tient pas",
        What::OtherDecision => "c’est une autre décision que celle inscrite au registre",
        What::NotOnAContract => "la décision ne portait pas sur une convention",
        What::NotAdopted => "la décision n’a pas été adoptée",
        What::Wording => "le texte de la décision n’est pas celui qui a été adopté",
        What::MandateOfOther => "le mandat vaut pour un autre texte",
        What::NotRecused { voters } => {
            return match language {
                French => {
                    format!("{voters} votants du groupe de l’autre partie n’étaient pas en déport")
                }
                English => {
                    format!("{voters} voters of the other side’s group did not stand aside")
                }
            };
        }
        What::Key => "la clé n’est pas celle du signataire",
        What::SameKey => "une même clé signe pour deux parties",
        What::Signature => "la signature ne tient pas",
        What::OnOther => "la signature porte sur autre chose",
        What::NotAParty => "une signature est pour qui n’est pas partie",
        What::Signatory => "le signataire, sa fonction ou sa qualité n’est pas celle du texte",
        What::Mandate => "la signature ne nomme pas le mandat",
        What::TooEarly => "la signature précède le mandat",
        What::Twice => "la même partie signe deux fois",
        What::Officers => "deux membres du bureau n’attestent pas le papier",
        What::Missing => "n’a pas signé",
    };
    match language {
        French => fr.to_owned(),
        English => what.to_string(),
    }
}

fn place(index: u64, fr: &str, en: &str, language: Language) -> String {
    match language {
        French => format!("l’entrée {index} du registre {fr}"),
        English => format!("entry {index} of the log {en}"),
    }
}
