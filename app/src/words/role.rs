//! Roles: why they are not given, offered or ended.

use axum::http::StatusCode;
use service::role::appoint::AppointRefused;
use service::role::end::EndRefused;
use service::role::invite::{AcceptRefused, InviteRefused};

use super::Refusal;
use crate::lang::Lang;

/// Nobody would be left who may manage roles.
pub fn last_keeper(lang: Lang) -> String {
    t!(
        lang,
        "C’est la dernière personne qui peut gérer les rôles de cette CPTS : nommez d’abord quelqu’un à la présidence, à la vice-présidence ou au secrétariat.",
        "This is the last person who may manage the roles of this CPTS: first name a president, a vice-president or a secretary."
    )
}

impl Refusal for AppointRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::EndsBeforeStart => t!(
                lang,
                "La fin précède le début.",
                "The end comes before the beginning."
            ),
            Self::AlreadyOver => t!(
                lang,
                "Ce mandat serait déjà terminé.",
                "This mandate would be over already."
            ),
            Self::Structure => t!(
                lang,
                "Une structure ne tient pas de rôle : choisissez la personne qui la représente.",
                "A structure holds no role: choose the person who represents it."
            ),
            Self::NotMember => t!(
                lang,
                "Un rôle se confie à un membre admis et non suspendu.",
                "Roles go to members who are admitted and not suspended."
            ),
            Self::NoAccount => t!(
                lang,
                "Cette personne ne s’est pas encore connectée : le rôle ne lui donnerait rien. Demandez-lui de se connecter une fois.",
                "This person has never signed in: the role would give nothing. Ask them to sign in once."
            ),
            Self::Oneself => t!(
                lang,
                "Personne ne se confie un rôle : demandez-le à quelqu’un d’autre qui peut gérer les rôles de cette CPTS.",
                "Nobody gives themselves a role: ask somebody else who may manage the roles of this CPTS."
            ),
            Self::AlreadyHeld => t!(
                lang,
                "Cette personne a déjà ce rôle sur cette période.",
                "This person holds this role already in that time."
            ),
            Self::Attached { article, bloc } => t!(
                lang,
                "Cette personne compte au groupe « {bloc} » : l’article {article} des règles ne lui permet pas cette fonction.",
                "This person counts to the group \"{bloc}\": article {article} of the rules does not allow them this office."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::EndsBeforeStart | Self::AlreadyOver => "ends_on",
            Self::Structure
            | Self::NotMember
            | Self::NoAccount
            | Self::Oneself
            | Self::Attached { .. } => "adhesion",
            Self::AlreadyHeld => "kind",
        })
    }
}

impl Refusal for EndRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::LastKeeper => last_keeper(lang),
            Self::EndsBeforeStart => t!(
                lang,
                "Le dernier jour précède le début du mandat.",
                "The last day comes before the mandate begins."
            ),
            Self::TooFarBack => t!(
                lang,
                "Au plus tôt, le dernier jour est hier : ce qui a été fait ensuite l’a été valablement.",
                "At the earliest the last day is yesterday: what was done since was done validly."
            ),
            Self::AlreadyOver => t!(
                lang,
                "Ce mandat est déjà terminé.",
                "This mandate is over already."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::EndsBeforeStart | Self::TooFarBack).then_some("last_day")
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::AlreadyOver => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for InviteRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Email => super::email(lang),
            Self::BoardRole => t!(
                lang,
                "Les fonctions du bureau se confient à des membres. Une personne extérieure peut être à la coordination ou au contrôle.",
                "Board offices go to members. Someone from outside may be coordinator or auditor."
            ),
            Self::AlreadyInvited => t!(
                lang,
                "Cette invitation est déjà partie et attend une réponse.",
                "This invitation was sent already and waits for an answer."
            ),
            Self::TooMany => t!(
                lang,
                "Trop d’invitations attendent une réponse : retirez-en d’abord.",
                "Too many invitations wait for an answer: withdraw some first."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Email | Self::AlreadyInvited => Some("email"),
            Self::BoardRole => Some("invited_kind"),
            Self::TooMany => None,
        }
    }
}

impl Refusal for AcceptRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Used => t!(
                lang,
                "Cette invitation a déjà servi. Demandez-en une autre à la CPTS.",
                "This invitation was used already. Ask the CPTS for another one."
            ),
            Self::Expired => t!(
                lang,
                "Cette invitation n’est plus valable. Demandez-en une autre à la CPTS.",
                "This invitation serves no longer. Ask the CPTS for another one."
            ),
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::GONE
    }
}
