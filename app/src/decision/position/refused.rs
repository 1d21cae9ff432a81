//! Why something that was signed is not taken, in words.

use axum::http::StatusCode;
use domain::decision::objection::ObjectionRefused;
use domain::decision::speak::SpeakRefused;
use service::decision::{ReasonRefused, SayRefused};

use crate::lang::Lang;
use crate::words::{Refusal, date_time};

impl Refusal for SayRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::UnknownKey => t!(
                lang,
                "C’est signé par une clé qui n’est pas la vôtre. Rechargez la page et recommencez.",
                "It is signed by a key that is not yours. Reload the page and try again."
            ),
            Self::KeyWaits { until } => {
                let until = date_time(lang, *until);
                t!(
                    lang,
                    "Cet appareil attend encore : il pourra signer pour vous {until}. Un autre de vos appareils ou le bureau peut l’accepter plus tôt.",
                    "This device still waits: it can sign for you {until}. Another of your devices or the board can let it in sooner."
                )
            }
            Self::KeyEnded { at, why } => {
                let (at, why) = (date_time(lang, *at), crate::words::device_end(lang, *why));
                t!(
                    lang,
                    "Cet appareil ne signe plus pour vous ({why}, {at}). Enregistrez-le de nouveau dans « Mes appareils ».",
                    "This device no longer signs for you ({why}, {at}). Enrol it again under “My devices”."
                )
            }
            Self::NotYou => t!(
                lang,
                "Cette voix n’est pas la vôtre sur la liste de cette décision.",
                "This voice is not yours on the roll of this decision."
            ),
            Self::NothingOpen => t!(
                lang,
                "C’est arrivé trop tard : rien n’est plus ouvert. Voyez où en est la décision.",
                "It came too late: nothing is open any more. See where the decision stands."
            ),
            Self::Speak(it) => speak(lang, it),
            Self::Chain => t!(
                lang,
                "Une autre réponse a été enregistrée entre-temps pour cette voix, peut-être dans un autre onglet. Relisez, puis signez de nouveau.",
                "Another answer was recorded for this voice meanwhile, perhaps in another tab. Read again, then sign anew."
            ),
            Self::Reason(it) => reason(lang, *it),
            Self::Facilitator => t!(
                lang,
                "Seules les personnes qui animent cette décision répondent aux objections.",
                "Only those who facilitate this decision answer objections."
            ),
            Self::NoObjection => t!(
                lang,
                "Cette objection n’est plus ouverte dans ce tour.",
                "This objection is not open in this round any more."
            ),
            Self::NoAnswer => t!(
                lang,
                "Cette réponse n’est pas celle qui a été faite à l’objection. Rechargez la page.",
                "This answer is not the one given to the objection. Reload the page."
            ),
            Self::Objection(ObjectionRefused::Over) => t!(
                lang,
                "Cette objection est déjà prise en compte ou retirée.",
                "This objection is already taken in or withdrawn."
            ),
            Self::Objection(ObjectionRefused::NotAnswered) => t!(
                lang,
                "Personne n’a encore répondu à cette objection.",
                "Nobody has answered this objection yet."
            ),
            Self::Proposal(_) => t!(
                lang,
                "Le texte proposé ne peut pas être gardé : trop long, ou avec des signes invisibles.",
                "The proposed text cannot be kept: too long, or with signs that cannot be seen."
            ),
            Self::Count => t!(lang, "Rien n’a été signé.", "Nothing was signed."),
            Self::NotAnEnvelope
            | Self::Kind
            | Self::Signature
            | Self::NotAStatement
            | Self::OtherDecision => t!(
                lang,
                "La signature n’est pas juste : rien n’a été enregistré. Rechargez la page et recommencez.",
                "The signature is not right: nothing was recorded. Reload the page and try again."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Reason(ReasonRefused::Harm) => Some("dommage"),
            Self::Reason(_) => Some("motif"),
            Self::Proposal(_) => Some("propose"),
            _ => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Speak(_) | Self::Chain | Self::NothingOpen | Self::Objection(_) => {
                StatusCode::CONFLICT
            }
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

fn speak(lang: Lang, it: &SpeakRefused) -> String {
    match it {
        SpeakRefused::Closed { at } => {
            let at = date_time(lang, *at);
            t!(
                lang,
                "C’est arrivé trop tard : la clôture était {at}.",
                "It came too late: it closed {at}."
            )
        }
        SpeakRefused::OtherRound { .. } | SpeakRefused::OtherText => t!(
            lang,
            "Le texte ou le tour a changé entre-temps. Relisez le texte, puis signez de nouveau.",
            "The text or the round has changed meanwhile. Read the text again, then sign anew."
        ),
        SpeakRefused::OtherStatutes | SpeakRefused::OtherRoll => t!(
            lang,
            "Ce qui a été signé n’est pas de cette décision. Rechargez la page et recommencez.",
            "What was signed is not of this decision. Reload the page and try again."
        ),
        SpeakRefused::NotOnRoll | SpeakRefused::NotYours => t!(
            lang,
            "Cette voix n’est pas la vôtre sur la liste de cette décision.",
            "This voice is not yours on the roll of this decision."
        ),
        SpeakRefused::Recused { .. } => t!(
            lang,
            "Vous êtes en déport sur cette décision, qui concerne votre rattachement.",
            "You stand aside on this decision, which concerns your attachment."
        ),
        SpeakRefused::GiverSpoke => t!(
            lang,
            "Le membre qui vous a donné mandat s’est exprimé en personne : le mandat a pris fin.",
            "The member who gave you the mandate has spoken in person: the mandate is over."
        ),
        SpeakRefused::Number { .. } => t!(
            lang,
            "Une autre réponse a été enregistrée entre-temps pour cette voix, peut-être dans un autre onglet. Relisez, puis signez de nouveau.",
            "Another answer was recorded for this voice meanwhile, perhaps in another tab. Read again, then sign anew."
        ),
    }
}

fn reason(lang: Lang, it: ReasonRefused) -> String {
    match it {
        ReasonRefused::Missing => t!(lang, "Dites pourquoi.", "Say why."),
        ReasonRefused::Harm => t!(
            lang,
            "Dites quel dommage vous prévoyez : une objection n’est pas une préférence.",
            "Say which harm you foresee: an objection is not a preference."
        ),
        ReasonRefused::Typed(_) => t!(
            lang,
            "Ce texte ne peut pas être gardé : trop long, ou avec des signes invisibles.",
            "This text cannot be kept: too long, or with signs that cannot be seen."
        ),
        ReasonRefused::Salt | ReasonRefused::Other => t!(
            lang,
            "Le texte reçu n’est pas celui qui a été signé. Signez de nouveau.",
            "The text that came is not the one that was signed. Sign again."
        ),
    }
}
