//! What is refused around trustees, in words.

use domain::election::trustee::BoardRefused;
use service::trustee::name::NameRefused;
use service::trustee::say::SayRefused;

use super::Refusal;
use crate::lang::Lang;

impl Refusal for NameRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Name => t!(
                lang,
                "Donnez un nom, de 100 caractères au plus.",
                "Give a name of at most 100 characters."
            ),
            Self::Board(BoardRefused::People) => t!(
                lang,
                "Choisissez trois à neuf personnes.",
                "Choose three to nine people."
            ),
            Self::Board(BoardRefused::Needed) => t!(
                lang,
                "Au moins deux doivent être nécessaires, et au plus toutes sauf une.",
                "At least two must be needed, and at most all but one."
            ),
            Self::NotMember => t!(
                lang,
                "Un dépositaire est un membre admis et non suspendu, en personne.",
                "A key holder is a member in person, admitted and not suspended."
            ),
            Self::NoAccount => t!(
                lang,
                "Cette personne ne s’est pas encore connectée : demandez-lui de le faire une fois.",
                "This person has not signed in yet: ask them to do so once."
            ),
            Self::Twice => t!(
                lang,
                "Cette personne est déjà parmi les dépositaires.",
                "This person is one of the key holders already."
            ),
            Self::Ready => t!(
                lang,
                "La clé est faite : on ne remplace plus personne. Nommez un nouveau groupe.",
                "The key is made: nobody can be replaced any more. Name a new group."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Name => Some("nom"),
            Self::Board(BoardRefused::Needed) => Some("seuil"),
            Self::Board(BoardRefused::People) => Some("personnes"),
            _ => None,
        }
    }
}

impl Refusal for SayRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotNow => t!(
                lang,
                "Rien n’est attendu de vous à cet instant : la page se met à jour toute seule.",
                "Nothing is awaited from you at this moment: the page updates itself."
            ),
            Self::Unreadable => t!(
                lang,
                "Ce que votre appareil a envoyé est illisible. Rechargez la page.",
                "What your device sent cannot be read. Reload the page."
            ),
            Self::Wrong(_) => t!(
                lang,
                "Ce que votre appareil a envoyé n’est pas juste : vous n’avez peut-être pas ouvert la bonne clé. Rien n’a été enregistré, les autres ne sont pas touchés.",
                "What your device sent is not right: perhaps you did not open the right key. Nothing was recorded, the others are not affected."
            ),
        }
    }
}
