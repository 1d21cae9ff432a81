//! A sample of registrations, and papers that join the ballots, in words.

use axum::http::StatusCode;
use domain::election::sample::{Answer, Found};
use service::election::enter::EnterRefused;
use service::election::sample::SampleRefused;

use crate::lang::Lang;
use crate::words::Refusal;

/// What was found in a registration that was opened.
pub fn sample_found(lang: Lang, found: Found) -> String {
    match found {
        Found::Holds => t!(lang, "Signée par son appareil", "Signed by their device"),
        Found::Sealed => t!(
            lang,
            "Ne s’ouvre pas avec les clés des scrutateurs",
            "Does not open with the tellers’ keys"
        ),
        Found::Unsigned => t!(lang, "Sans signature valable", "Without a valid signature"),
        Found::Stranger => t!(
            lang,
            "Signée par l’appareil de quelqu’un d’autre",
            "Signed by somebody else’s device"
        ),
        Found::Other => t!(
            lang,
            "Porte sur une autre ligne ou un autre code",
            "About another line or another code"
        ),
    }
}

/// What a member who was asked said.
pub fn sample_answer(lang: Lang, answer: Answer) -> String {
    match answer {
        Answer::Yes => t!(
            lang,
            "Oui, c’est bien son inscription",
            "Yes, the registration is theirs"
        ),
        Answer::No => t!(lang, "Non, ce n’est pas la sienne", "No, it is not theirs"),
        Answer::Unreached => t!(lang, "N’a pas été joint·e", "Could not be reached"),
    }
}

impl Refusal for SampleRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Number => t!(
                lang,
                "Écrivez un nombre de quatre chiffres au moins.",
                "Write a number of four digits at least."
            ),
            Self::Over => t!(
                lang,
                "L’échantillon est déjà tiré ou terminé.",
                "The sample is drawn or ended already."
            ),
            Self::Nobody => t!(
                lang,
                "Aucun membre n’a enregistré de code\u{a0}: il n’y a rien à ouvrir.",
                "No member has registered a code: there is nothing to open."
            ),
            Self::Changed => t!(
                lang,
                "Les inscriptions ne sont plus celles dont l’empreinte est au registre\u{a0}: faites examiner le serveur.",
                "The registrations are no longer those whose digest is in the register: have the server examined."
            ),
            Self::NotDrawn => t!(
                lang,
                "L’échantillon n’est pas encore ouvert.",
                "The sample is not opened yet."
            ),
            Self::NotYou => t!(
                lang,
                "Seuls les scrutateurs qui ont préparé une clé ouvrent leur part.",
                "Only tellers who prepared a key open their part."
            ),
            Self::Share => t!(
                lang,
                "Cette part n’a pas été faite avec votre clé de scrutateur.",
                "This part was not made with your teller’s key."
            ),
            Self::Answers => t!(
                lang,
                "Dites pour chaque membre ce qu’il a répondu.",
                "Say for each member what they answered."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::Number).then_some("nombre")
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Over | Self::NotDrawn => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for EnterRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotNow => t!(
                lang,
                "Cette urne n’attend pas de bulletins de papier.",
                "This urn does not wait for paper ballots."
            ),
            Self::Count { papers } => {
                let papers = *papers;
                plural!(
                    lang,
                    papers,
                    "Il y a un bulletin de papier\u{a0}: saisissez-en un.",
                    "Il y a {papers} bulletins de papier\u{a0}: saisissez-les tous.",
                    "There is one paper ballot: enter one.",
                    "There are {papers} paper ballots: enter all of them."
                )
            }
            Self::Ballot => t!(
                lang,
                "Un de ces bulletins n’est pas valable\u{a0}: recommencez la saisie.",
                "One of these ballots is not valid: enter them again."
            ),
            Self::Sheet => t!(
                lang,
                "Un des codes n’est pas celui d’une feuille restante de cette urne, ou il sert deux fois.",
                "One of the codes is not that of a sheet left for this urn, or it is used twice."
            ),
        }
    }
}
