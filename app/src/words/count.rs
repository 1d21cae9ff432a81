//! What is refused while an election is counted, in words.

use service::election::paper_count::PaperRefused;
use service::election::share::ShareRefused;
use service::trustee::choose::ChooseRefused;

use super::Refusal;
use crate::lang::Lang;

impl Refusal for ShareRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotNow => t!(
                lang,
                "Cette urne ne s’ouvre pas en ce moment : elle est déjà dépouillée, ou le vote n’est pas clos.",
                "This urn is not opened now: it is counted already, or voting is not over."
            ),
            Self::FewBallots => t!(
                lang,
                "Si peu de personnes ont voté que le bureau de vote doit d’abord décider s’il fait ouvrir cette urne.",
                "So few people voted that the electoral board must first decide whether this urn is opened."
            ),
            Self::Unreadable => t!(
                lang,
                "Ce que votre appareil a envoyé est illisible. Rechargez la page.",
                "What your device sent cannot be read. Reload the page."
            ),
            Self::Wrong(_) => t!(
                lang,
                "Votre part n’est pas valable : elle n’est pas faite avec votre clé. C’est noté au journal du vote ; les autres dépositaires peuvent continuer.",
                "Your part is not valid: it was not made with your key. It is noted in the journal of the vote; the other key holders can go on."
            ),
        }
    }
}

impl Refusal for PaperRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotNow => t!(
                lang,
                "Les bulletins de papier se comptent après la clôture, jusqu’au résultat.",
                "Paper ballots are counted after the close, until the result."
            ),
            Self::Impossible => t!(
                lang,
                "Ces nombres ne vont pas ensemble : recomptez les bulletins, les blancs et les voix de chaque candidature.",
                "These numbers do not fit together: count the paper ballots, the blank ones and the votes of each candidate."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::Impossible).then_some("papiers")
    }
}

impl Refusal for ChooseRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotReady => t!(
                lang,
                "La clé de ce groupe n’est pas prête.",
                "The key of this group is not ready."
            ),
            Self::TooLate => t!(
                lang,
                "Des bulletins sont déjà chiffrés pour d’autres dépositaires : le choix est fait.",
                "Ballots are encrypted for other key holders already: the choice is made."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("groupe")
    }
}
