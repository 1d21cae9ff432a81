//! What happens around decisions.

use domain::audit::Event;
use domain::decision::comment::Hiding;
use leptos::serde_json::Value;

use crate::lang::Lang;
use crate::words::decision::hiding;

/// Discussion and documents.
pub(super) fn talk(lang: Lang, event: Event, detail: &Value) -> String {
    match event {
        Event::CommentHidden => {
            let code = detail
                .get("why")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let why = code
                .parse::<Hiding>()
                .map_or(String::new(), |it| hiding(lang, it));
            t!(
                lang,
                "Commentaire masqué\u{a0}: {why}",
                "Comment hidden: {why}"
            )
        }
        Event::CommentShown => t!(lang, "Commentaire de nouveau montré", "Comment shown again"),
        Event::DocumentJoined => t!(
            lang,
            "Document joint à une proposition",
            "Document joined to a proposal"
        ),
        _ => t!(
            lang,
            "Document retiré d’une proposition",
            "Document taken from a proposal"
        ),
    }
}

/// The sentence of an event of a decision; empty for every other.
pub(super) fn event(lang: Lang, event: Event, detail: &Value) -> String {
    let number = |key: &str| detail.get(key).and_then(Value::as_i64).unwrap_or_default();
    let round = number("round");
    let vote = detail.get("vote").and_then(Value::as_bool) == Some(true);
    match event {
        Event::DecisionTabled => {
            let n = number("number");
            t!(
                lang,
                "Proposition n° {n} déposée",
                "Proposal no. {n} tabled"
            )
        }
        Event::DecisionRewritten => {
            let version = number("version");
            t!(
                lang,
                "Texte d’une proposition modifié, version {version}",
                "Text of a proposal changed, version {version}"
            )
        }
        Event::DecisionOpened if vote => t!(lang, "Vote ouvert", "Vote opened"),
        Event::DecisionOpened => t!(lang, "Tour {round} ouvert", "Round {round} opened"),
        Event::DecisionClosed if vote => t!(lang, "Vote clos", "Vote closed"),
        Event::DecisionClosed => t!(lang, "Tour {round} clos", "Round {round} closed"),
        Event::DecisionWithdrawn => t!(lang, "Proposition retirée", "Proposal withdrawn"),
        Event::DecisionConcerns => t!(
            lang,
            "Partenaires et groupes concernés par une proposition modifiés",
            "Partners and groups that a proposal concerns changed"
        ),
        Event::PositionTaken => t!(
            lang,
            "Position prise au tour {round}",
            "Position taken in round {round}"
        ),
        Event::BallotCast => t!(lang, "Bulletin public déposé", "Open ballot cast"),
        Event::ObjectionAnswered => t!(lang, "Réponse à une objection", "Objection answered"),
        Event::ObjectionSettled => t!(
            lang,
            "Suite donnée à une objection par la personne qui l’a faite",
            "An objector said what becomes of the objection"
        ),
        Event::ProxyChanged => t!(
            lang,
            "Pouvoir pour une décision donné ou repris",
            "Proxy for a decision given or taken back"
        ),
        Event::DecisionFollowed => t!(
            lang,
            "Suivi d’une décision noté",
            "Follow-up of a decision noted"
        ),
        Event::DecisionShown => t!(
            lang,
            "Publicité du résultat d’une décision modifiée",
            "Publication of a decision’s result changed"
        ),
        _ => String::new(),
    }
}
