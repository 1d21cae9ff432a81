//! Devices: why one does not come in, or does not go.

use axum::http::StatusCode;
use domain::account::device::End;
use service::account::device::{
    DeskRefused, EnrolRefused, NameRefused, RevokeRefused, StopRefused, WordRefused,
};

use super::Refusal;
use crate::lang::Lang;

/// Why a device no longer signs.
pub fn end(lang: Lang, why: End) -> String {
    match why {
        End::Stopped => t!(
            lang,
            "Arrêté avant d’avoir signé",
            "Stopped before it signed"
        ),
        End::Replaced => t!(lang, "Remplacé", "Replaced"),
        End::Lost => t!(lang, "Déclaré perdu", "Declared lost"),
        End::Stolen => t!(lang, "Déclaré volé", "Declared stolen"),
        End::Retired => t!(lang, "Retiré", "Removed"),
        End::Merged => t!(
            lang,
            "Retiré à la réunion de deux comptes",
            "Removed when two accounts became one"
        ),
    }
}

impl Refusal for EnrolRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Name(it) => it.say(lang),
            Self::NotSigned => t!(
                lang,
                "L’appareil n’a pas pu être enregistré : sa signature n’est pas la bonne. Réessayez depuis cette page.",
                "The device could not be enrolled: its signature does not hold. Try again from this page."
            ),
            Self::OtherAccount => t!(
                lang,
                "Un autre compte est ouvert maintenant dans ce navigateur. Réessayez.",
                "Another account is now open in this browser. Try again."
            ),
            Self::Challenge => t!(
                lang,
                "L’enregistrement a trop attendu, ou a été commencé ailleurs. Réessayez.",
                "The enrolment waited too long, or was begun elsewhere. Try again."
            ),
            Self::KeyTaken => t!(
                lang,
                "Cette clé est déjà enregistrée dans un autre compte.",
                "This key is already enrolled in another account."
            ),
            Self::Ended => t!(
                lang,
                "Cette clé ne signe plus et ne revient pas. Rechargez la page : une nouvelle sera faite.",
                "This key no longer signs and does not come back. Reload the page: a new one will be made."
            ),
            Self::Replaces => t!(
                lang,
                "L’appareil à remplacer n’est plus dans votre liste. Choisissez-en un autre, ou aucun.",
                "The device to be replaced is no longer in your list. Choose another one, or none."
            ),
            Self::TooMany => t!(
                lang,
                "Vous avez trop d’appareils, ou en avez enregistré trop depuis hier. Révoquez ceux dont vous ne vous servez plus.",
                "You have too many devices, or enrolled too many since yesterday. Revoke those that you no longer use."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Name(_) => Some("nom"),
            Self::Replaces => Some("remplace"),
            _ => None,
        }
    }
}

impl Refusal for NameRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Empty => t!(lang, "Donnez-lui un nom.", "Give it a name."),
            Self::Long => t!(
                lang,
                "Le nom a 60 lettres au plus.",
                "The name has 60 letters at most."
            ),
        }
    }
}

impl Refusal for WordRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotSigned => t!(
                lang,
                "Rien n’a changé : la signature n’est pas la bonne. Réessayez depuis cette page.",
                "Nothing changed: the signature does not hold. Try again from this page."
            ),
            Self::Signer => t!(
                lang,
                "Rien n’a changé : cet appareil ne signe pas, ou plus, pour vous.",
                "Nothing changed: this device does not sign for you, or no longer does."
            ),
            Self::OtherAccount => t!(
                lang,
                "Un autre compte est ouvert maintenant dans ce navigateur. Réessayez.",
                "Another account is now open in this browser. Try again."
            ),
            Self::Unknown => t!(
                lang,
                "Cet appareil n’est pas dans votre liste.",
                "This device is not in your list."
            ),
            Self::Ended => t!(
                lang,
                "Cet appareil ne signe déjà plus.",
                "This device no longer signs already."
            ),
        }
    }
}

impl Refusal for StopRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::TooLate => t!(
                lang,
                "Il est trop tard pour l’arrêter : il signe déjà. Révoquez-le dans « Mes appareils ».",
                "It is too late to stop it: it already signs. Revoke it under \"My devices\"."
            ),
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

impl Refusal for RevokeRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotFresh => t!(
                lang,
                "Pour révoquer sans signature, il faut une connexion de moins de 15 minutes. Déconnectez-vous, reconnectez-vous, puis recommencez.",
                "To revoke without a signature, you must have signed in less than 15 minutes ago. Sign out, sign in again, then start again."
            ),
        }
    }
}

impl Refusal for DeskRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Own => t!(
                lang,
                "C’est votre propre adhésion : deux autres personnes du bureau doivent le faire.",
                "It is your own membership: two other officers must do it."
            ),
            Self::NotMember => t!(
                lang,
                "Cette adhésion n’est pas celle d’un membre qui a un compte ici.",
                "This is not the membership of somebody who has an account here."
            ),
            Self::Code => t!(
                lang,
                "Aucun appareil en attente de ce membre ne montre ces chiffres. Lisez-les de nouveau sur son écran, dans « Mes appareils ».",
                "No waiting device of this member shows these digits. Read them again on their screen, under \"My devices\"."
            ),
            Self::Several => t!(
                lang,
                "Deux appareils de ce membre montrent ces chiffres, ce qui n’arrive pas par hasard. Qu’il arrête d’abord celui qu’il ne connaît pas.",
                "Two devices of this member show these digits, which does not happen by chance. They must first stop the one they do not know."
            ),
            Self::Twice => t!(
                lang,
                "Vous l’avez déjà confirmé : une deuxième personne du bureau doit le faire.",
                "You have already confirmed it: a second officer must do it."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("chiffres")
    }
}
