use finding::{Language, spaced};

use crate::audit::What;
use Language::{English, French};

/// What does not hold.
pub(super) fn what(what: &What, language: Language) -> String {
    let text = match (what, language) {
        (What::Document(name), French) => {
            format!("{name} manque ou n’est pas écrit sous sa seule forme")
        }
        (What::Document(name), English) => format!("{name} is missing, or not in its one form"),
        (What::Stray(name), French) => format!("rien ne parle du fichier {name}"),
        (What::Stray(name), English) => format!("nothing speaks of the file {name}"),
        (What::Digest, French) => {
            "l’empreinte n’est pas celle du document de l’élection".to_owned()
        }
        (What::Digest, English) => {
            "the fingerprint is not that of the election's document".to_owned()
        }
        (What::Voters, French) => {
            "la liste n’a pas autant d’inscrits qu’une urne le dit".to_owned()
        }
        (What::Voters, English) => "the roll has not as many voters as an urn says".to_owned(),
        (What::TooManyVotes(it), French) => format!("urne {it} : plus de votes que d’inscrits"),
        (What::TooManyVotes(it), English) => format!("urn {it}: more votes than voters"),
        (What::NoArchive(it), French) => format!("urne {it} : son archive manque"),
        (What::NoArchive(it), English) => format!("urn {it}: its archive is missing"),
        (What::Archive(it), French) => {
            format!("urne {it} : son archive n’est pas juste (verify {it}.bel dit quoi)")
        }
        (What::Archive(it), English) => {
            format!("urn {it}: its archive does not hold (verify {it}.bel says what)")
        }
        (What::NotCounted(it), French) => format!("urne {it} : elle n’est pas dépouillée"),
        (What::NotCounted(it), English) => format!("urn {it}: it is not counted"),
        (What::Sample, French) => {
            "l’échantillon d’inscriptions n’est pas celui que ses nombres tirent".to_owned()
        }
        (What::Sample, English) => {
            "the sample of registrations is not the one that its numbers draw".to_owned()
        }
        (What::OtherUrn(it), French) => format!("urne {it} : l’archive est celle d’une autre urne"),
        (What::OtherUrn(it), English) => format!("urn {it}: the archive is that of another urn"),
        (What::Candidates(it), French) => {
            format!("urne {it} : les candidats du bulletin ne sont pas ceux du document")
        }
        (What::Candidates(it), English) => {
            format!("urn {it}: the candidates on the ballot are not those of the document")
        }
        (What::Order(it), French) => {
            format!("urne {it} : l’ordre des candidats n’est pas celui qui a été tiré")
        }
        (What::Order(it), English) => {
            format!("urn {it}: the order of candidates is not the one that was drawn")
        }
        (What::OrderSecret, French) => {
            "le secret de l’ordre n’est pas celui qui avait été fixé".to_owned()
        }
        (What::OrderSecret, English) => {
            "the secret of the order is not the one that was fixed".to_owned()
        }
        (What::LotSecret, French) => {
            "le secret du tirage n’est pas celui qui avait été fixé".to_owned()
        }
        (What::LotSecret, English) => {
            "the secret of the lot is not the one that was fixed".to_owned()
        }
        (What::Papers(it), French) => {
            format!("urne {it} : les votes sur papier ne s’additionnent pas")
        }
        (What::Papers(it), English) => format!("urn {it}: the votes on paper do not add up"),
        (What::Seats, French) => "d’autres sièges en découlent".to_owned(),
        (What::Seats, English) => "other seats follow".to_owned(),
        (What::MinutesChanged, French) => {
            "le procès-verbal n’est pas celui qui a été signé".to_owned()
        }
        (What::MinutesChanged, English) => "the minutes are not those that were signed".to_owned(),
        (What::MinutesSignature(it), French) => {
            format!("la signature de {it} n’est pas juste, ou porte sur autre chose")
        }
        (What::MinutesSignature(it), English) => {
            format!("the signature of {it} does not hold, or is over something else")
        }
        (What::MinutesUnsigned, French) => {
            "il manque la signature de la présidence ou d’un scrutateur".to_owned()
        }
        (What::MinutesUnsigned, English) => {
            "the signature of the chair or of a teller is missing".to_owned()
        }
    };
    match language {
        French => spaced(text),
        English => text,
    }
}
