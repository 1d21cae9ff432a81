//! Sentences about coming in.

use axum::http::StatusCode;
use domain::account::{AttachRefused, BadAddress, CodeRefused, Wait};
use service::account::code::EnterRefused;
use service::account::means::RemoveRefused;
use service::account::merge::MergeRefused;
use service::account::names::NameRefused;

use super::{Refusal, date_time};
use crate::account::gate::GateError;
use crate::lang::Lang;

/// Why a text is not an address.
pub fn bad_address(lang: Lang, bad: BadAddress) -> String {
    match bad {
        BadAddress::Empty => t!(lang, "Écrivez votre adresse.", "Type your address."),
        BadAddress::Form => t!(
            lang,
            "Cette adresse n’est pas complète : elle a la forme nom@exemple.fr.",
            "This address is not complete: it looks like name@example.fr."
        ),
        BadAddress::Character => t!(
            lang,
            "Cette adresse contient une lettre que les adresses n’ont pas (accent, espace…).",
            "This address has a character that addresses do not have (accent, space…)."
        ),
        BadAddress::TooLong => t!(
            lang,
            "Cette adresse est trop longue.",
            "This address is too long."
        ),
    }
}

impl Refusal for Wait {
    fn say(&self, lang: Lang) -> String {
        let until = date_time(lang, self.until);
        t!(
            lang,
            "Trop de codes ont été demandés. Vous pourrez en demander un autre {until}.",
            "Too many codes were asked for. You can ask for another one {until}."
        )
    }

    fn field(&self) -> Option<&'static str> {
        Some("adresse")
    }

    fn status(&self) -> StatusCode {
        StatusCode::TOO_MANY_REQUESTS
    }
}

impl Refusal for EnterRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Code(CodeRefused::Unknown) => t!(
                lang,
                "Aucun code n’a été demandé dans ce navigateur. Demandez-en un.",
                "No code was asked for in this browser. Ask for one."
            ),
            Self::Code(CodeRefused::Used) => t!(
                lang,
                "Ce code a déjà servi. Demandez-en un autre.",
                "This code has been used. Ask for another one."
            ),
            Self::Code(CodeRefused::Expired) => t!(
                lang,
                "Ce code a plus de 15 minutes. Demandez-en un autre.",
                "This code is more than 15 minutes old. Ask for another one."
            ),
            Self::Code(CodeRefused::Exhausted) => t!(
                lang,
                "Trop d’essais : ce code ne sert plus. Demandez-en un autre.",
                "Too many tries: this code no longer works. Ask for another one."
            ),
            Self::Code(CodeRefused::Wrong { left }) => plural!(
                lang,
                *left,
                "Ce n’est pas ce code. Il reste {left} essai.",
                "Ce n’est pas ce code. Il reste {left} essais.",
                "That is not the code. {left} try left.",
                "That is not the code. {left} tries left."
            ),
            Self::Attach(refused) => attach(lang, *refused),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("code")
    }
}

impl Refusal for AttachRefused {
    fn say(&self, lang: Lang) -> String {
        attach(lang, *self)
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

/// Said only to who has just proved that the means is theirs, so it tells strangers nothing.
fn attach(lang: Lang, refused: AttachRefused) -> String {
    match refused {
        AttachRefused::Contradiction => t!(
            lang,
            "L’identité reçue ne concorde pas avec le compte connu ici : par prudence, personne n’a été connecté. Écrivez à la personne qui administre ce site.",
            "The identity received does not agree with the account known here: to be safe, nobody was signed in. Write to the person who runs this site."
        ),
    }
}

impl Refusal for MergeRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Unproved => t!(
                lang,
                "Rien n’a été réuni : la preuve a trop attendu. Ajoutez de nouveau le moyen de connexion de l’autre compte.",
                "Nothing was joined: the proof is too old. Add the other account's way to sign in again."
            ),
            Self::BothIn(names) => {
                let names = names.join(", ");
                t!(
                    lang,
                    "Les deux comptes ont chacun une adhésion en cours ici : {names}. Retirez ou quittez d’abord l’une des deux, depuis « Mes adhésions » du compte où elle est de trop.",
                    "Each of the two accounts has a running membership here: {names}. First withdraw or leave one of the two, from \"My memberships\" of the account where it is one too many."
                )
            }
            Self::TwoRpps => t!(
                lang,
                "Les deux comptes portent deux numéros RPPS vérifiés différents : ce ne sont pas ceux d’une même personne.",
                "The two accounts have two different verified RPPS numbers: they are not those of one person."
            ),
            Self::TwoParts(names) => {
                let names = names.join(", ");
                t!(
                    lang,
                    "Chacun des deux comptes détient une part de la clé des élections ({names}) : réunis, ils ouvriraient à une seule personne ce que deux doivent ouvrir. La présidence ou le secrétariat doit d’abord remplacer l’un des deux, ou retirer ce groupe.",
                    "Each of the two accounts holds a part of the key of elections ({names}): joined, they would let one person open what two must open. President or secretary must first replace one of them, or retire that group."
                )
            }
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

impl Refusal for RemoveRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Last => t!(
                lang,
                "C’est votre seul moyen de connexion : ajoutez-en un autre avant de le retirer.",
                "It is your only way to sign in: add another one before removing it."
            ),
        }
    }
}

impl Refusal for NameRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Given => t!(lang, "Écrivez votre prénom.", "Type your given name."),
            Self::Family => t!(lang, "Écrivez votre nom.", "Type your family name."),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::Given => "prenom",
            Self::Family => "nom",
        })
    }
}

/// Why a provider opened nothing: what happened and what to do.
pub fn gate(lang: Lang, error: GateError) -> String {
    match error {
        GateError::NoSuchProvider => t!(
            lang,
            "Ce moyen de connexion n’existe pas ou plus ici.",
            "There is no such way to sign in here."
        ),
        GateError::Unreachable => t!(
            lang,
            "Le fournisseur d’identité ne répond pas. Réessayez dans quelques minutes, ou connectez-vous par e-mail si vous avez confirmé une adresse.",
            "The identity provider does not answer. Try again in a few minutes, or sign in by e-mail if you have confirmed an address."
        ),
        GateError::Level => t!(
            lang,
            "L’authentification reçue n’a pas le niveau de sécurité demandé. Recommencez avec votre carte CPS ou votre e-CPS.",
            "The authentication received does not have the required security level. Start again with your CPS card or e-CPS."
        ),
        GateError::Code => t!(
            lang,
            "Cette connexion a déjà servi ou a trop attendu. Recommencez.",
            "This sign-in was already used or waited too long. Start again."
        ),
        GateError::Refused => t!(
            lang,
            "La réponse du fournisseur d’identité n’a pas pu être vérifiée : par sécurité, personne n’a été connecté. Recommencez ; si cela se répète, prévenez la personne qui administre ce site.",
            "The identity provider's answer could not be verified: to be safe, nobody was signed in. Start again; if it happens again, tell the person who runs this site."
        ),
    }
}
