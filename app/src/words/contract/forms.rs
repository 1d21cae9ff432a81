//! Why a form about a contract is not taken.

use axum::http::StatusCode;
use domain::contract::stage::StageRefused;
use domain::contract::template::Unfilled;
use service::contract::begin::BeginRefused;
use service::contract::comment::CommentRefused;
use service::contract::file::FileRefused;
use service::contract::guest::{AcceptRefused, CodeRefused, InviteRefused};
use service::contract::mandate::MandateRefused;
use service::contract::print::PrintRefused;
use service::contract::review::ReviewRefused;
use service::contract::share::ShareRefused;
use service::contract::sign::SignatureRefused;
use service::contract::signing::OpenRefused;
use service::contract::write::WriteRefused;

use super::{signing, stage_refused, step, why};
use crate::lang::Lang;
use crate::words::{Refusal, email, overtaken};

impl Refusal for BeginRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoPartner => t!(
                lang,
                "Choisissez au moins un partenaire.",
                "Choose at least one partner."
            ),
            Self::UnknownPartner => t!(
                lang,
                "Ce partenaire n’est plus au registre.",
                "This partner is no longer in the register."
            ),
            Self::UnknownCpts(slug) => t!(
                lang,
                "Aucune CPTS de ce serveur ne s’appelle «\u{a0}{slug}\u{a0}».",
                "No CPTS of this server is called “{slug}”."
            ),
            Self::Dates => t!(
                lang,
                "La fin précède la date d’effet.",
                "The end is before the first day."
            ),
            Self::NotInForce => t!(
                lang,
                "Seule une convention en vigueur se modifie par avenant ou se renouvelle.",
                "Only an agreement in force is amended or renewed."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoPartner | Self::UnknownPartner => Some("partenaire"),
            Self::Dates => Some("fin"),
            Self::UnknownCpts(_) => Some("avec"),
            Self::NotInForce => None,
        }
    }
}

impl Refusal for WriteRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Note(_) => t!(
                lang,
                "Dites en une phrase ce qui change.",
                "Say in one sentence what changes."
            ),
            Self::Wrong(all) => {
                let first = all
                    .first()
                    .map(|it| (why(lang, &it.why), it.at.to_string()));
                let (why, at) = first.unwrap_or_default();
                t!(
                    lang,
                    "Ce texte ne peut pas être gardé ({at})\u{a0}: {why}",
                    "This text cannot be kept ({at}): {why}"
                )
            }
            Self::Variables(all) => {
                let name = all.iter().find_map(|it| match it {
                    Unfilled::Unknown { clause, name } => {
                        Some(format!("{{{{{name}}}}} ({clause})"))
                    }
                    Unfilled::Open { clause } => Some(format!("{{{{ ({clause})")),
                    Unfilled::Missing { .. } => None,
                });
                let name = name.unwrap_or_default();
                t!(
                    lang,
                    "Aucune convention ne connaît {name}\u{a0}: corrigez ou retirez ces accolades.",
                    "No agreement knows {name}: correct or remove these braces."
                )
            }
            Self::UnknownParty(name) => t!(
                lang,
                "{name} n’est pas au registre des partenaires de la CPTS.",
                "{name} is not in the partner register of the CPTS."
            ),
            Self::UnknownAnnex(name) => t!(
                lang,
                "Le document «\u{a0}{name}\u{a0}» n’a pas été joint.",
                "The document “{name}” was not attached."
            ),
            Self::Unchanged => t!(
                lang,
                "Rien n’a changé\u{a0}: c’est le texte qui est déjà sur la table.",
                "Nothing changed: it is the text that is on the table."
            ),
            Self::Overtaken => overtaken(lang),
            Self::Stage(refused) => stage_refused(lang, refused),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Note(_) => Some("note"),
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

impl Refusal for CommentRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Body(None) => t!(lang, "Écrivez votre commentaire.", "Write your comment."),
            Self::Body(Some(_)) => t!(
                lang,
                "Un commentaire a 4 000 caractères au plus, sans signe invisible.",
                "A comment has 4,000 characters at most, none of them invisible."
            ),
            Self::Clause => t!(
                lang,
                "Cette clause n’est plus dans le texte.",
                "This clause is no longer in the text."
            ),
            Self::Stage(at) => {
                let at = step(lang, *at).to_lowercase();
                t!(
                    lang,
                    "On ne commente plus à cette étape ({at}).",
                    "Comments are closed at this stage ({at})."
                )
            }
        }
    }
}

impl Refusal for InviteRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Name(_) => t!(
                lang,
                "Écrivez le prénom et le nom, en 120 caractères au plus.",
                "Write the given name and the family name, in 120 characters at most."
            ),
            Self::Function(_) => t!(
                lang,
                "Écrivez la fonction, en 120 caractères au plus.",
                "Write the function, in 120 characters at most."
            ),
            Self::Email => email(lang),
            Self::Partner => t!(
                lang,
                "Ce partenaire n’est pas partie à la convention.",
                "This partner is not a party to the agreement."
            ),
            Self::Twice => t!(
                lang,
                "Cette personne est déjà invitée.",
                "This person is already invited."
            ),
            Self::Signs => t!(
                lang,
                "Le partenaire a déjà quelqu’un qui signe\u{a0}: retirez-lui d’abord l’accès.",
                "The partner already has a signatory: remove their access first."
            ),
            Self::TooMany => t!(
                lang,
                "Vingt personnes au plus sont invitées en même temps.",
                "Twenty people at most are invited at one time."
            ),
            Self::Stage(at) => {
                let at = step(lang, *at).to_lowercase();
                t!(
                    lang,
                    "On n’invite pas à cette étape ({at}).",
                    "Nobody is invited at this stage ({at})."
                )
            }
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Name(_) => Some("nom"),
            Self::Function(_) => Some("fonction"),
            Self::Email | Self::Twice => Some("email"),
            Self::Partner => Some("partenaire"),
            Self::Signs => Some("signe"),
            Self::TooMany | Self::Stage(_) => None,
        }
    }
}

impl Refusal for CodeRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotHer => t!(
                lang,
                "Un code se donne à qui signe pour le partenaire et a suivi son lien, jamais à soi-même.",
                "A code is given to someone who signs for the partner and has followed their link, never to oneself."
            ),
            Self::None => t!(
                lang,
                "Aucun code n’est valable\u{a0}: demandez-en un à la CPTS.",
                "There is no valid code: ask the CPTS for one."
            ),
            Self::Exhausted => t!(
                lang,
                "Trop d’essais\u{a0}: demandez un autre code à la CPTS.",
                "Too many tries: ask the CPTS for another code."
            ),
            Self::Wrong { left } => plural!(
                lang,
                left,
                "Ce n’est pas le bon code. Il reste un essai.",
                "Ce n’est pas le bon code. Il reste {left} essais.",
                "This is not the code. One try is left.",
                "This is not the code. {left} tries are left."
            ),
            Self::Device => t!(
                lang,
                "Enregistrez d’abord cet appareil.",
                "Enrol this device first."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("code")
    }
}

impl Refusal for AcceptRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Used => t!(
                lang,
                "Ce lien a déjà servi, ou il a été retiré. Demandez-en un autre à la CPTS.",
                "This link was used already, or taken back. Ask the CPTS for another one."
            ),
            Self::Expired => t!(
                lang,
                "Ce lien n’est plus valable. Demandez-en un autre à la CPTS.",
                "This link is no longer valid. Ask the CPTS for another one."
            ),
            Self::OtherAddress(address) => t!(
                lang,
                "Ce lien ne vaut que pour {address}\u{a0}: connectez-vous avec cette adresse.",
                "This link works for {address} only: sign in with that address."
            ),
            Self::BothSides => t!(
                lang,
                "Vous signez déjà pour la CPTS\u{a0}: quelqu’un d’autre lit pour le partenaire.",
                "You already sign for the CPTS: somebody else must read for the partner."
            ),
        }
    }
}

impl Refusal for MandateRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Stage(refused) => stage_refused(lang, refused),
            Self::UnknownPartner(name) => t!(
                lang,
                "{name} n’est pas au registre des partenaires de cette CPTS\u{a0}: personne ne pourrait être en déport.",
                "{name} is not in the partner register of this CPTS: nobody could stand aside."
            ),
            Self::Draft(refused) => refused.say(lang),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Draft(_) => Some("pourquoi"),
            _ => None,
        }
    }
}

impl Refusal for StageRefused {
    fn say(&self, lang: Lang) -> String {
        stage_refused(lang, self)
    }
}

impl Refusal for OpenRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Stage(refused) => stage_refused(lang, refused),
            Self::OtherText => t!(
                lang,
                "Le texte a changé pendant l’impression. Recommencez.",
                "The text changed while it was being printed. Try again."
            ),
            Self::NotPdf => t!(
                lang,
                "Le texte n’a pas pu être imprimé\u{a0}: une clause contient un signe que le document ne peut pas montrer.",
                "The text could not be printed: a clause holds a sign that the document cannot show."
            ),
        }
    }
}

impl Refusal for PrintRefused {
    fn say(&self, lang: Lang) -> String {
        OpenRefused::NotPdf.say(lang)
    }
}

impl Refusal for FileRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotSealed => t!(
                lang,
                "Les signatures ne sont pas ouvertes\u{a0}: il n’y a rien à vérifier encore.",
                "Signing is not open: there is nothing to verify yet."
            ),
            Self::Pending => t!(
                lang,
                "Les signatures sont en train d’entrer au registre. Réessayez dans quelques secondes.",
                "The signatures are being entered in the register. Try again in a few seconds."
            ),
        }
    }
}

impl Refusal for SignatureRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotAnEnvelope | Self::Signature => t!(
                lang,
                "Cette signature n’est pas valable. Rechargez la page, puis signez de nouveau.",
                "This signature is not valid. Reload the page, then sign again."
            ),
            Self::UnknownKey => t!(
                lang,
                "Cet appareil n’est pas l’un des vôtres.",
                "This device is not one of yours."
            ),
            Self::KeyWaits { .. } => t!(
                lang,
                "Cet appareil attend encore d’être accepté.",
                "This device is still waiting to be accepted."
            ),
            Self::KeyEnded { .. } => t!(
                lang,
                "Cet appareil ne signe plus pour vous\u{a0}: il a été révoqué.",
                "This device no longer signs for you: it was revoked."
            ),
            Self::OtherStatement => t!(
                lang,
                "Le texte, le document ou le mandat a changé depuis que vous avez ouvert cette page. Relisez, puis signez de nouveau.",
                "The text, the document or the mandate changed since you opened this page. Read it again, then sign again."
            ),
            Self::NotOpen(at) => {
                let at = step(lang, *at).to_lowercase();
                t!(
                    lang,
                    "On ne signe pas à cette étape ({at}).",
                    "Nothing is signed at this stage ({at})."
                )
            }
            Self::Rule(refused) => signing(lang, refused),
        }
    }
}

impl Refusal for ShareRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoRole => t!(
                lang,
                "Cette personne n’a pas de rôle dans la CPTS aujourd’hui.",
                "This person has no role in the CPTS today."
            ),
            Self::NotOnBoard => t!(
                lang,
                "Qui signe pour la CPTS siège au bureau ou au conseil.",
                "Whoever signs for the CPTS must sit on its board."
            ),
            Self::Attached(conflict) => signing(
                lang,
                &domain::contract::signing::SignRefused::Attached(conflict.clone()),
            ),
            Self::Stage(at) => {
                let at = step(lang, *at).to_lowercase();
                t!(
                    lang,
                    "Cela ne se change plus à cette étape ({at}).",
                    "This can no longer be changed at this stage ({at})."
                )
            }
        }
    }
}

impl Refusal for ReviewRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Empty => t!(
                lang,
                "Notez au moins un résultat ou une remarque.",
                "Record at least one result or remark."
            ),
            Self::Note(_) => t!(
                lang,
                "Une remarque a 4 000 caractères au plus, sans signe invisible.",
                "A remark has 4,000 characters at most, none of them invisible."
            ),
            Self::Indicator(_) => t!(
                lang,
                "Cet indicateur n’est plus dans le texte.",
                "This indicator is no longer in the text."
            ),
            Self::Stage(at) => {
                let at = step(lang, *at).to_lowercase();
                t!(
                    lang,
                    "On ne fait pas de bilan à cette étape ({at}).",
                    "Nothing is reviewed at this stage ({at})."
                )
            }
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("ensemble")
    }
}
