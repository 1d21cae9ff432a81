//! Why a proxy is not taken.

use axum::http::StatusCode;
use domain::electorate::proxy::ProxyRefused;
use service::decision::proxy::GiveRefused;

use crate::lang::Lang;
use crate::statutes::words::article;
use crate::words::Refusal;

impl Refusal for GiveRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotYours => t!(
                lang,
                "Ce pouvoir n’est pas à vous.",
                "This proxy is not yours to give."
            ),
            Self::Frozen => t!(
                lang,
                "La liste des participants est arrêtée\u{a0}: pour reprendre la parole, prenez position vous-même.",
                "The roll is frozen: to speak again, take a position yourself."
            ),
            Self::NoRules => t!(
                lang,
                "Aucune règle n’est en vigueur.",
                "No rules are in force."
            ),
            Self::Proxy(it) => refused(lang, it),
            Self::None => t!(lang, "Aucun pouvoir n’est donné.", "No proxy is given."),
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

/// Why a proxy is not taken.
pub fn refused(lang: Lang, it: &ProxyRefused) -> String {
    match it {
        ProxyRefused::Forbidden => t!(
            lang,
            "Les statuts ne permettent pas de pouvoir.",
            "The statutes allow no proxies."
        ),
        ProxyRefused::Oneself => t!(
            lang,
            "On ne se donne pas pouvoir à soi-même.",
            "Nobody gives a proxy to themselves."
        ),
        ProxyRefused::GiverDoesNotVote => t!(
            lang,
            "Qui donne pouvoir ne vote pas sur cette décision.",
            "The giver does not vote on this decision."
        ),
        ProxyRefused::GiverRecused => t!(
            lang,
            "Qui donne pouvoir doit s’écarter de cette décision.",
            "The giver stands aside on this decision."
        ),
        ProxyRefused::HolderDoesNotVote => t!(
            lang,
            "Ce membre ne vote pas sur cette décision.",
            "That member does not vote on this decision."
        ),
        ProxyRefused::HolderRecused => t!(
            lang,
            "Ce membre doit s’écarter de cette décision.",
            "That member stands aside on this decision."
        ),
        ProxyRefused::Given => t!(
            lang,
            "Un pouvoir est déjà donné\u{a0}: reprenez-le d’abord.",
            "A proxy is given already: take it back first."
        ),
        ProxyRefused::Chain => t!(
            lang,
            "Un pouvoir reçu ne se transmet pas.",
            "A proxy that was received is not passed on."
        ),
        ProxyRefused::Circle => t!(
            lang,
            "Le pouvoir reviendrait à qui le donne.",
            "The proxy would come back to its giver."
        ),
        ProxyRefused::OtherCollege(_) => t!(
            lang,
            "Les statuts veulent que le pouvoir reste dans le même collège.",
            "The statutes want the proxy to stay in the same college."
        ),
        ProxyRefused::TooMany { most } => t!(
            lang,
            "Ce membre porte déjà {most} pouvoirs, le plus que les statuts permettent.",
            "That member carries {most} proxies already, the most that the statutes allow."
        ),
        ProxyRefused::TooMuch { most } => t!(
            lang,
            "Ce membre porterait plus de {most} voix, le plus que les statuts permettent.",
            "That member would carry more than {most} voices, the most that the statutes allow."
        ),
        ProxyRefused::Together {
            most, article: at, ..
        } => {
            let at = article(lang, at);
            t!(
                lang,
                "Ensemble, les membres de ce groupe portent déjà {most} pouvoirs, le plus que les statuts permettent ({at}).",
                "Together, the members of that group carry {most} proxies already, the most that the statutes allow ({at})."
            )
        }
    }
}
