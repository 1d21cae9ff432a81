//! Refusals around codes, ballots and sheets.

use axum::http::StatusCode;
use service::election::cast::CastRefused;
use service::election::credential::RegisterRefused;
use service::election::sheet::SheetRefused;
use service::election::spoil::SpoilRefused;
use service::election::teller::TellerRefused;

use super::{Refusal, date_time};
use crate::lang::Lang;

impl Refusal for RegisterRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Count | Self::Credential | Self::Proof | Self::Taken | Self::Register => t!(
                lang,
                "Ce code n’a pas pu être enregistré. Rechargez la page et recommencez.",
                "This code could not be registered. Reload the page and try again."
            ),
            Self::NotYours => t!(
                lang,
                "Cette voix n’est pas la vôtre sur la liste de cette élection.",
                "This voice is not yours on the roll of this election."
            ),
            Self::TooEarly => t!(
                lang,
                "La liste n’est pas encore arrêtée : vous préparerez votre code ensuite.",
                "The roll is not closed yet: you will prepare your code afterwards."
            ),
            Self::Sealed => t!(
                lang,
                "Les codes sont verrouillés. Demandez une feuille de vote au bureau de vote.",
                "Codes are locked. Ask the electoral board for a voting sheet."
            ),
        }
    }
}

impl Refusal for CastRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotOpen => t!(lang, "Le vote n’est pas ouvert.", "The vote is not open."),
            Self::Closed { at } => {
                let at = date_time(lang, *at);
                t!(
                    lang,
                    "Le vote a été clos entre-temps, le {at} : ce bulletin est arrivé trop tard et n’est pas compté. Un bulletin déposé plus tôt, s’il y en a un, compte.",
                    "The vote was closed meanwhile, on {at}: this ballot came too late and is not counted. A ballot cast earlier, if there is one, counts."
                )
            }
            Self::Stopped => t!(
                lang,
                "Cette urne a été arrêtée par le bureau de vote : elle ne prend plus de bulletins.",
                "This urn was stopped by the electoral board: it takes no more ballots."
            ),
            Self::NotYours => t!(
                lang,
                "Cette voix n’est pas la vôtre sur la liste de cette élection.",
                "This voice is not yours on the roll of this election."
            ),
            Self::Paper => t!(
                lang,
                "Vous avez voté sur papier : ce vote est le vôtre.",
                "You voted on paper: that vote is yours."
            ),
            Self::NoCode => t!(
                lang,
                "Aucun code n’est enregistré pour cette voix. Demandez une feuille de vote au bureau de vote.",
                "No code is registered for this voice. Ask the electoral board for a voting sheet."
            ),
            Self::Ballot(_) => t!(
                lang,
                "Ce bulletin n’est pas valable : il n’est pas entré dans l’urne. Rechargez la page et recommencez.",
                "This ballot is not valid: it did not enter the urn. Reload the page and try again."
            ),
            Self::WrongCode => t!(
                lang,
                "Ce code n’est pas, ou plus, celui de cette voix : un autre de vos appareils, ou une feuille, l’a remplacé. Votez avec celui-là.",
                "This code is not, or no longer, the one of this voice: another device of yours, or a sheet, took its place. Vote with that one."
            ),
            Self::Tested => t!(
                lang,
                "Ce bulletin a été testé : il n’est jamais compté. Remplissez-en un nouveau.",
                "This ballot was tested: it is never counted. Fill in a new one."
            ),
            Self::TooMany(wait) => {
                let at = date_time(lang, wait.until);
                t!(
                    lang,
                    "Trop de codes faux. Réessayez après {at}, ou adressez-vous au bureau de vote.",
                    "Too many wrong codes. Try again after {at}, or contact the electoral board."
                )
            }
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NotOpen | Self::Closed { .. } | Self::Stopped | Self::Paper | Self::Tested => {
                StatusCode::CONFLICT
            }
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for SpoilRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotYours => t!(
                lang,
                "Vous ne votez pas dans cette urne.",
                "You do not vote in this urn."
            ),
            Self::NotATracker => t!(
                lang,
                "Ce n’est pas un numéro de suivi.",
                "This is not a tracking number."
            ),
            Self::Cast => t!(
                lang,
                "Ce bulletin est déposé : il ne s’ouvre plus. Votez de nouveau pour le remplacer.",
                "This ballot was cast: it cannot be opened any more. Vote again to replace it."
            ),
            Self::Over => t!(
                lang,
                "Le vote est clos : plus aucun bulletin n’est testé.",
                "The vote is closed: no ballot is tested any more."
            ),
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

impl Refusal for SheetRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotYou => t!(
                lang,
                "Cette page est réservée à la personne chargée des feuilles de cette élection.",
                "This page is for the person charged with the sheets of this election."
            ),
            Self::Stage => t!(
                lang,
                "Les feuilles se préparent quand la liste est arrêtée, et avant le verrouillage des réglages.",
                "Sheets are prepared once the roll is closed, and before settings are locked."
            ),
            Self::Count { needed } => t!(
                lang,
                "Il faut maintenant {needed} feuilles : rechargez la page.",
                "Now {needed} sheets are needed: reload the page."
            ),
            Self::Credential => t!(
                lang,
                "Ces feuilles n’ont pas pu être enregistrées. Rechargez la page et recommencez.",
                "These sheets could not be registered. Reload the page and try again."
            ),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NotYou => StatusCode::FORBIDDEN,
            _ => StatusCode::CONFLICT,
        }
    }
}

impl Refusal for TellerRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotYou => t!(
                lang,
                "Vous n’êtes pas scrutateur de cette élection.",
                "You are not a teller in this election."
            ),
            Self::TooEarly => t!(
                lang,
                "Les urnes ne sont pas encore définies.",
                "The urns are not defined yet."
            ),
            Self::TooLate => t!(
                lang,
                "Des membres ont déjà préparé leur code : les clés des scrutateurs ne changent plus.",
                "Members have prepared their codes already: the tellers’ keys no longer change."
            ),
            Self::Key => t!(
                lang,
                "Cette clé n’a pas pu être enregistrée. Rechargez la page et recommencez.",
                "This key could not be registered. Reload the page and try again."
            ),
        }
    }
}
