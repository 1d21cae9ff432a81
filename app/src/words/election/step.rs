//! Why an election does not go on, and why two do not decide.

use axum::http::StatusCode;
use domain::election::act::ConfirmRefused;
use service::election::act::ActRefused;
use service::election::call::StepRefused;
use service::election::cancel::CancelRefused;
use service::election::declare::DeclareRefused;
use service::election::paper::PaperRefused;
use service::election::rehearse::RehearseRefused;
use service::election::sheet::GiveRefused;

use super::missing::{all_missing, dates};
use super::refused::note;
use crate::lang::Lang;
use crate::words::Refusal;

/// Pages that know the names of colleges say it themselves.
fn first(lang: Lang, all: &[domain::election::checklist::Missing]) -> String {
    all_missing(lang, all, str::to_owned)
}

fn stage(lang: Lang) -> String {
    t!(
        lang,
        "L’élection n’en est plus, ou pas encore, à cette étape\u{a0}: rechargez la page.",
        "The election is past that stage, or not there yet: reload the page."
    )
}

impl Refusal for StepRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Stage => stage(lang),
            Self::Missing(all) => first(lang, all),
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

impl Refusal for CancelRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Stage => stage(lang),
            Self::Reason(it) => note(lang, *it),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::Reason(_)).then_some("motif")
    }
}

impl Refusal for DeclareRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Stage => stage(lang),
            Self::Done => t!(
                lang,
                "La déclaration est déjà notée.",
                "The declaration is noted already."
            ),
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

impl Refusal for RehearseRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Stage => stage(lang),
            Self::Trustees => t!(
                lang,
                "Choisissez des dépositaires dont les clés sont prêtes.",
                "Choose key holders whose keys are ready."
            ),
            Self::Code => t!(
                lang,
                "La présidence prépare d’abord son appareil.",
                "The chair prepares their device first."
            ),
            Self::Ballot => t!(
                lang,
                "La présidence vote d’abord dans l’urne d’essai.",
                "The chair votes in the trial urn first."
            ),
        }
    }
}

impl Refusal for ActRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Stage | Self::Sheet(GiveRefused::Stage) => stage(lang),
            Self::Missing(all) => first(lang, all),
            Self::Reason(it) => note(lang, *it),
            Self::Hours(wrong) => dates(lang, *wrong),
            Self::Urn => t!(
                lang,
                "Cela ne peut pas être décidé pour cette urne.",
                "That cannot be decided for this urn."
            ),
            Self::Voices => t!(
                lang,
                "Ces deux collèges n’ont pas le même nombre de voix, et un bulletin secret ne pèse qu’une voix\u{a0}: ils ne votent pas dans la même urne.",
                "These two colleges have different numbers of voices, and a secret ballot weighs one: they do not vote in the same urn."
            ),
            Self::Enter(it) => it.say(lang),
            Self::Sample(it) => it.say(lang),
            Self::NotAllowed => t!(
                lang,
                "Les statuts ne le permettent pas.",
                "The statutes do not allow it."
            ),
            Self::Challenge(until) => {
                let until = crate::words::date(lang, *until);
                t!(
                    lang,
                    "Le résultat peut être contesté jusqu’au {until}\u{a0}: rien n’est détruit avant.",
                    "The result may be challenged until {until}: nothing is destroyed before."
                )
            }
            Self::Waiting => t!(
                lang,
                "La même proposition attend déjà une deuxième personne.",
                "The same proposal awaits a second person already."
            ),
            Self::Over => t!(
                lang,
                "Cette proposition est déjà confirmée ou retirée.",
                "This proposal was confirmed or set aside already."
            ),
            Self::Paper(PaperRefused::NoLine) | Self::Sheet(GiveRefused::NoLine) => t!(
                lang,
                "Cette personne n’est pas sur la liste de cette urne.",
                "This person is not on the roll of this urn."
            ),
            Self::Paper(PaperRefused::Voted) | Self::Sheet(GiveRefused::Voted) => t!(
                lang,
                "Cette personne a déjà voté\u{a0}: son vote reste.",
                "This person has voted already: that vote stands."
            ),
            Self::Sheet(GiveRefused::NoSheet) => t!(
                lang,
                "Aucune feuille de cette urne n’a ce numéro.",
                "No sheet of this urn has this number."
            ),
            Self::Sheet(GiveRefused::Given) => t!(
                lang,
                "Cette feuille a déjà été remise.",
                "This sheet was given already."
            ),
            Self::Confirm(ConfirmRefused::Own) => t!(
                lang,
                "C’est votre proposition\u{a0}: une autre personne du bureau de vote la confirme.",
                "It is your own proposal: another member of the electoral board confirms it."
            ),
            Self::Confirm(ConfirmRefused::NotOfBoard) => t!(
                lang,
                "Seuls la présidence et les scrutateurs du bureau de vote confirment.",
                "Only chair and tellers of the electoral board confirm."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Reason(_) => Some("motif"),
            Self::Sample(it) => it.field(),
            _ => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Stage | Self::Over | Self::Waiting => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}
