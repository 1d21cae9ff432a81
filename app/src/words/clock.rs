//! The demonstration's clock in words.

use service::ctx::{AheadRefused, FURTHEST};

use super::Refusal;
use crate::lang::Lang;

impl Refusal for AheadRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotADemonstration => t!(
                lang,
                "Seule l’horloge de la démonstration avance.",
                "Only the demonstration’s clock moves."
            ),
            Self::NotForward => t!(
                lang,
                "Écrivez au moins une heure.",
                "Write one hour at least."
            ),
            Self::TooFar => {
                let most = FURTHEST.num_days();
                t!(
                    lang,
                    "L’horloge avance de {most} jours au plus, en tout.",
                    "The clock goes {most} days forward at most, in all."
                )
            }
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NotADemonstration => None,
            Self::NotForward | Self::TooFar => Some("jours"),
        }
    }
}
