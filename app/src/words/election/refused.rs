//! Why something about an election is refused.

use axum::http::StatusCode;
use domain::election::plan::{DatesWrong, NOTE_CHARS, STATEMENT_CHARS, TITLE_CHARS};
use service::election::candidacy::CandidacyRefused;
use service::election::draft::DraftRefused;
use service::election::incident::NoteRefused;
use service::election::officer::OfficerRefused;
use service::election::photo::{BYTES, PhotoRefused};
use service::election::proxy::GiveRefused;
use service::election::request::{REQUESTS, RequestRefused};

use super::missing::{dates, seats};
use super::not_eligible;
use crate::lang::Lang;
use crate::words::decision::typed;
use crate::words::{Refusal, overtaken};

/// A reason or a note that is missing or cannot be kept.
pub(super) fn note(lang: Lang, it: Option<domain::typed::TypedRefused>) -> String {
    let missing = t!(
        lang,
        "Écrivez une phrase\u{a0}: elle restera au dossier.",
        "Write a sentence: it stays on record."
    );
    typed(lang, it, NOTE_CHARS, missing)
}

impl Refusal for DraftRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Title(it) => {
                let missing = t!(lang, "Donnez un titre.", "Give it a title.");
                typed(lang, *it, TITLE_CHARS, missing)
            }
            Self::NoRules => t!(
                lang,
                "Aucune version des règles de vote n’est en vigueur\u{a0}: rien ne dit qui élit qui.",
                "No version of the voting rules is in force: nothing says who elects whom."
            ),
            Self::Dates(wrong) => dates(lang, *wrong),
            Self::Seats(wrong) => seats(lang, wrong, str::to_owned),
            Self::Overtaken => overtaken(lang),
            Self::SeatsFixed => t!(
                lang,
                "L’appel à candidatures est lancé\u{a0}: le nombre de sièges ne change plus.",
                "Candidacies have been called for: the number of seats no longer changes."
            ),
            Self::Frozen => t!(
                lang,
                "La liste est arrêtée\u{a0}: les horaires se changent par deux personnes du bureau de vote.",
                "The roll is closed: hours are changed by two of the electoral board."
            ),
            Self::Called => t!(
                lang,
                "L’appel à candidatures est lancé\u{a0}: pour y renoncer, annulez l’élection en disant pourquoi.",
                "Candidacies have been called for: to give it up, cancel the election and say why."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Title(_) => Some("titre"),
            Self::Dates(DatesWrong::Candidacies) => Some("fin_jour"),
            Self::Dates(DatesWrong::OpensTooSoon) => Some("ouverture_jour"),
            Self::Dates(_) => Some("cloture_jour"),
            _ => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Overtaken => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for CandidacyRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotYours => t!(
                lang,
                "Vous ne pouvez présenter que vous-même, ou une structure que vous représentez.",
                "You may put forward yourself only, or a structure that you represent."
            ),
            Self::Closed => t!(
                lang,
                "Les candidatures ne sont pas ouvertes.",
                "Candidacies are not open."
            ),
            Self::Statement(it) => {
                let missing = t!(
                    lang,
                    "Écrivez quelques lignes pour celles et ceux qui votent.",
                    "Write some lines for those who vote."
                );
                typed(lang, *it, STATEMENT_CHARS, missing)
            }
            Self::NotEligible(why) => not_eligible(lang, why, str::to_owned),
            Self::NoRules => t!(
                lang,
                "Aucune version des règles de vote n’est en vigueur.",
                "No version of the voting rules is in force."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::Statement(_)).then_some("texte")
    }
}

impl Refusal for PhotoRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotYours => CandidacyRefused::NotYours.say(lang),
            Self::Closed => CandidacyRefused::Closed.say(lang),
            Self::Empty => t!(lang, "Choisissez une photo.", "Choose a picture."),
            Self::TooLarge => {
                let megabytes = BYTES >> 20;
                t!(
                    lang,
                    "Cette photo dépasse {megabytes} Mo\u{a0}: choisissez-en une plus petite.",
                    "This picture is larger than {megabytes} MB: choose a smaller one."
                )
            }
            Self::NotAPicture => t!(
                lang,
                "Ce fichier n’est pas une photo JPEG, PNG ou WebP lisible.",
                "This file is not a readable JPEG, PNG or WebP picture."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::Empty | Self::TooLarge | Self::NotAPicture).then_some("photo")
    }
}

impl Refusal for OfficerRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotMember => t!(
                lang,
                "Choisissez un membre qui s’est déjà connecté et dont l’adhésion n’est pas suspendue.",
                "Choose a member who has signed in and whose membership is not suspended."
            ),
            Self::Candidate => t!(
                lang,
                "Cette personne est candidate\u{a0}: personne ne veille à sa propre élection.",
                "This person stands: nobody watches over their own election."
            ),
            Self::Already => t!(
                lang,
                "Cette personne est déjà au bureau de vote.",
                "This person is on the electoral board already."
            ),
            Self::HasChair => t!(
                lang,
                "Le bureau de vote a déjà une présidence.",
                "The electoral board has a chair already."
            ),
            Self::Sealed => t!(
                lang,
                "Les réglages sont verrouillés\u{a0}: le bureau de vote ne change plus.",
                "Settings are locked: the electoral board no longer changes."
            ),
        }
    }
}

impl Refusal for GiveRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotYours => t!(
                lang,
                "Seule la personne concernée donne ou reprend son pouvoir.",
                "Only the person concerned gives or takes back a proxy."
            ),
            Self::Frozen => t!(
                lang,
                "Les pouvoirs se donnent pendant les candidatures, jusqu’à ce que la liste soit arrêtée.",
                "Proxies are given while candidacies are open, until the roll is closed."
            ),
            Self::NoRules => t!(
                lang,
                "Aucune version des règles de vote n’est en vigueur.",
                "No version of the voting rules is in force."
            ),
            Self::Proxy(it) => crate::words::decision::proxy_refused(lang, it),
            Self::None => t!(lang, "Aucun pouvoir n’est donné.", "No proxy is given."),
        }
    }
}

impl Refusal for RequestRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Closed => t!(
                lang,
                "La liste n’est pas en préparation\u{a0}: écrivez au bureau de vote.",
                "The roll is not being prepared: write to the electoral board."
            ),
            Self::Text(it) => note(lang, *it),
            Self::TooMany => t!(
                lang,
                "{REQUESTS} de vos demandes attendent déjà une réponse.",
                "{REQUESTS} of your requests await an answer already."
            ),
            Self::Answered => t!(
                lang,
                "Une réponse est déjà donnée.",
                "It has been answered already."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::Text(_)).then_some("texte")
    }
}

impl Refusal for NoteRefused {
    fn say(&self, lang: Lang) -> String {
        let Self::Text(it) = self;
        note(lang, *it)
    }

    fn field(&self) -> Option<&'static str> {
        Some("note")
    }
}
