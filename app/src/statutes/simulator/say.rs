//! What a meeting that was tried out comes to: one sentence each, with its article.

mod proxy;
pub mod seat;
mod step;

pub use step::{Told, told};

use domain::exact::Exact;
use domain::majority::{self, Reckoning, Required, WhyUnmet};
use domain::scenario::{Played, Verdict, Whose};
use domain::statutes::Unmet;

use crate::lang::Lang;
use crate::statutes::words::{article, exact, percent, whole};

/// How a sentence ends well, badly, or undecided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Adopted, reached.
    Good,
    /// Rejected, missed.
    Bad,
    /// Something else must happen first.
    Open,
}

/// The result in a few words, and the sentence that gives its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// How it ends.
    pub tone: Tone,
    /// « Adoptée ».
    pub words: String,
    /// « 50 pour, 40 contre ; il en fallait 46. »
    pub why: String,
}

/// The result first.
pub fn headline(lang: Lang, played: &Played) -> Headline {
    let head = |tone, words: String, why: String| Headline { tone, words, why };
    let verdict = match &played.verdict {
        Verdict::QuorumMissed(_) => {
            let missing = played.quorum.needs.as_ref().map_or(0, |it| {
                let own = it.colleges.iter().map(|(_, it)| it.missing).max();
                it.all.missing.max(own.unwrap_or(0))
            });
            let missing_words = whole(lang, missing);
            let why = plural!(
                lang,
                missing,
                "il manque {missing_words} : rien ne peut être décidé.",
                "il en manque {missing_words} : rien ne peut être décidé.",
                "{missing_words} is missing: nothing can be decided.",
                "{missing_words} are missing: nothing can be decided."
            );
            let words = t!(lang, "Quorum manqué", "Quorum missed");
            return head(Tone::Bad, words, why);
        }
        Verdict::Voted(_) if played.seated.is_some() => return seat::headline(lang, played),
        Verdict::Voted(verdict) => verdict,
    };
    let numbers = played
        .majority
        .counted
        .as_ref()
        .map_or_else(String::new, |it| tally(lang, it, is_weighed(played)));
    match verdict {
        majority::Verdict::Adopted => head(Tone::Good, t!(lang, "Adoptée", "Adopted"), numbers),
        majority::Verdict::Rejected => {
            let enough = played.majority.counted.as_ref().is_some_and(|it| it.enough);
            let why = if enough {
                t!(
                    lang,
                    "{numbers} La majorité manque dans un collège.",
                    "{numbers} One college lacks the majority."
                )
            } else {
                numbers
            };
            head(Tone::Bad, t!(lang, "Rejetée", "Rejected"), why)
        }
        majority::Verdict::VoteAgain => head(
            Tone::Open,
            t!(lang, "Égalité", "Tie"),
            t!(
                lang,
                "{numbers} On vote une deuxième fois.",
                "{numbers} There is a second vote."
            ),
        ),
        majority::Verdict::ChairDecides => head(
            Tone::Open,
            t!(lang, "Égalité", "Tie"),
            t!(
                lang,
                "{numbers} La voix de la présidence de séance décide.",
                "{numbers} The chair’s vote decides."
            ),
        ),
        majority::Verdict::NobodyVoted => head(
            Tone::Open,
            t!(lang, "Pas de décision", "No decision"),
            t!(lang, "Personne n’a voté.", "Nobody voted."),
        ),
        majority::Verdict::CapUnmet {
            why,
            then,
            article: at,
        } => {
            let why = unmet(lang, *why, *then, at);
            head(Tone::Open, t!(lang, "Pas de décision", "No decision"), why)
        }
    }
}

/// Whether colleges have weights, so that what counts is a share of one.
pub(super) const fn is_weighed(played: &Played) -> bool {
    !played.majority.colleges.is_empty()
}

/// Voices, or a share of the weight of all colleges.
pub(super) fn amount(lang: Lang, it: &Exact, weighed: bool) -> String {
    if weighed {
        percent(lang, it)
    } else {
        exact(lang, it)
    }
}

/// « 50 pour, 40 contre ; il fallait plus de 45 pour. »
fn tally(lang: Lang, it: &Reckoning, weighed: bool) -> String {
    let yes = amount(lang, &it.counts.yes, weighed);
    let no = amount(lang, &it.counts.no, weighed);
    let required = required(lang, &it.required, weighed);
    t!(
        lang,
        "{yes} pour, {no} contre ; il fallait {required} pour.",
        "{yes} for, {no} against; {required} for were needed."
    )
}

/// « au moins 12 », « plus de 45 ».
pub(super) fn required(lang: Lang, it: &Required, weighed: bool) -> String {
    match it {
        Required::AtLeast(number) => {
            let number = amount(lang, number, weighed);
            t!(lang, "au moins {number}", "at least {number}")
        }
        Required::MoreThan(number) => {
            let number = amount(lang, number, weighed);
            t!(lang, "plus de {number}", "more than {number}")
        }
    }
}

fn unmet(lang: Lang, why: WhyUnmet, then: Unmet, at: &str) -> String {
    let at = article(lang, at);
    let why = match why {
        WhyUnmet::NobodyElse => t!(
            lang,
            "Personne d’autre ne vote que le groupe limité ({at})",
            "Only the limited group votes ({at})"
        ),
        WhyUnmet::Secret => t!(
            lang,
            "La limite de l’{at} demande un vote ouvert : secret, on ne sait pas ce qu’un groupe a voté",
            "The limit of {at} needs an open ballot: in a secret one, nobody knows how a group voted"
        ),
    };
    let then = match then {
        Unmet::Suspend => t!(
            lang,
            "le point est suspendu et revient à la réunion suivante.",
            "the item is suspended and comes back at the next meeting."
        ),
        Unmet::SecondConvocation => t!(
            lang,
            "une deuxième réunion est convoquée.",
            "a second meeting is convened."
        ),
        Unmet::NoDecision => t!(lang, "il n’y a pas de décision.", "there is no decision."),
    };
    t!(lang, "{why} : {then}", "{why}: {then}")
}

/// Whose share it is.
pub fn whose(lang: Lang, it: Whose) -> String {
    match it {
        Whose::Bloc(bloc) if Some(&bloc) == domain::scenario::BLOCS.first() => {
            t!(lang, "Groupe hospitalier A", "Hospital group A")
        }
        Whose::Bloc(_) => t!(lang, "Groupe hospitalier B", "Hospital group B"),
        Whose::Establishments => {
            t!(lang, "Tous les établissements", "All establishments")
        }
    }
}
