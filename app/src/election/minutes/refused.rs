//! Why a signature of minutes is not taken, in words.

use service::decision::SayRefused;
use service::election::minutes::SignRefused;

use crate::lang::Lang;
use crate::words::Refusal;

impl Refusal for SignRefused {
    fn say(&self, lang: Lang) -> String {
        match *self {
            Self::NotYou => t!(
                lang,
                "La présidence du bureau de vote et les scrutateurs signent le procès-verbal.",
                "The chair of the electoral board and the tellers sign the minutes."
            ),
            Self::NotPrinted => t!(
                lang,
                "Le procès-verbal n’est pas encore imprimé. Réessayez dans quelques secondes.",
                "The minutes are not printed yet. Try again in a few seconds."
            ),
            // The same sentences as for every other signature.
            Self::NotAStatement => SayRefused::NotAStatement.say(lang),
            Self::UnknownKey => SayRefused::UnknownKey.say(lang),
            Self::KeyWaits { until } => SayRefused::KeyWaits { until }.say(lang),
            Self::KeyEnded { at, why } => SayRefused::KeyEnded { at, why }.say(lang),
            Self::Other => t!(
                lang,
                "Ce qui a été signé n’est pas ce procès-verbal. Rechargez la page et recommencez.",
                "What was signed is not these minutes. Reload the page and try again."
            ),
        }
    }
}
