//! What a meeting that was tried out comes to: one sentence each, with its article.

use domain::exact::Exact;
use domain::majority::{self, Form, Reckoning, Required, WhyUnmet};
use domain::quorum::{Line, Outcome};
use domain::scenario::{Played, Verdict, Whose};
use domain::statutes::{Cap, Counted, Origin, Quorum, Ruled, Second, Secrecy, Statutes, Unmet};

use crate::lang::Lang;
use crate::statutes::words::{
    article, base, college_name, exact, majority as majority_name, percent, second, silence, whole,
};

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
                    "{numbers} The majority is missing in a college."
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
                "{numbers} One votes once more."
            ),
        ),
        majority::Verdict::ChairDecides => head(
            Tone::Open,
            t!(lang, "Égalité", "Tie"),
            t!(
                lang,
                "{numbers} La voix de la présidence de séance décide.",
                "{numbers} The vote of the chair decides."
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
            "Nobody votes but the group that is limited ({at})"
        ),
        WhyUnmet::Secret => t!(
            lang,
            "La limite de l’{at} demande un vote ouvert : secret, on ne sait pas ce qu’un groupe a voté",
            "The limit of {at} needs an open vote: when secret, nobody knows what a group voted"
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

/// A sentence, and where its rule comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it is about.
    pub term: String,
    /// How it ends.
    pub tone: Tone,
    /// The sentence.
    pub says: String,
    /// « article 11 », or that the statutes are silent.
    pub from: String,
}

/// Quorum, majority, limits, in the order in which they are asked.
pub fn told(lang: Lang, statutes: &Statutes, played: &Played) -> Vec<Told> {
    let mut all = quorum(lang, statutes, played);
    if let Some(recused) = &played.recused {
        let n = recused.members;
        all.push(Told {
            term: t!(lang, "Déport", "Recusal"),
            tone: Tone::Open,
            says: plural!(
                lang,
                n,
                "{n} membre rattaché à l’autre partie ne débat pas et ne vote pas : il sort du compte.",
                "{n} membres rattachés à l’autre partie ne débattent pas et ne votent pas : ils sortent du compte.",
                "{n} member attached to the other party neither debates nor votes: they leave the count.",
                "{n} members attached to the other party neither debate nor vote: they leave the count."
            ),
            from: article(lang, &recused.article),
        });
    }
    all.push(form(lang, played));
    all.push(majority(lang, played));
    caps(lang, statutes, played, &mut all);
    for (at, college, own) in &played.majority.within {
        let (college, numbers) = (college_name(statutes, college), tally(lang, own, false));
        all.push(Told {
            term: t!(lang, "Double majorité", "Double majority"),
            tone: tone(own.enough),
            says: t!(
                lang,
                "Dans le collège « {college} » : {numbers}",
                "In the college “{college}”: {numbers}"
            ),
            from: article(lang, at),
        });
    }
    all
}

const fn tone(good: bool) -> Tone {
    if good { Tone::Good } else { Tone::Bad }
}

fn origin<T>(lang: Lang, it: &Ruled<T>) -> String {
    match &it.from {
        Origin::Decision(at) | Origin::Organ(at) => article(lang, at),
        Origin::Silence(about) => {
            let ground = silence(lang, *about).ground;
            t!(
                lang,
                "statuts silencieux. {ground}",
                "statutes silent. {ground}"
            )
        }
    }
}

fn quorum(lang: Lang, statutes: &Statutes, played: &Played) -> Vec<Told> {
    let outcome: &Outcome = &played.quorum;
    let rules = &played.rules;
    let term = t!(lang, "Quorum", "Quorum");
    let Some(needs) = &outcome.needs else {
        let waived = matches!(rules.quorum.rule, Quorum::Needs(_));
        return vec![Told {
            term,
            tone: Tone::Good,
            says: if waived {
                t!(
                    lang,
                    "À la deuxième réunion, aucun quorum n’est demandé.",
                    "At the second meeting no quorum is asked for."
                )
            } else {
                t!(
                    lang,
                    "Aucun quorum n’est demandé.",
                    "No quorum is asked for."
                )
            },
            from: if waived {
                origin(lang, &rules.second)
            } else {
                origin(lang, &rules.quorum)
            },
        }];
    };
    let mut all = vec![Told {
        term: term.clone(),
        tone: tone(needs.all.missing == 0),
        says: line(lang, needs.counted, &needs.all, ""),
        from: origin(lang, &rules.quorum),
    }];
    for (college, own) in &needs.colleges {
        let college = college_name(statutes, college);
        let of = t!(
            lang,
            " du collège « {college} »",
            " of the college “{college}”"
        );
        all.push(Told {
            term: term.clone(),
            tone: tone(own.missing == 0),
            says: line(lang, needs.counted, own, &of),
            from: origin(lang, &rules.quorum),
        });
    }
    if let Verdict::QuorumMissed(then) = &played.verdict {
        all.push(Told {
            term: t!(lang, "Ensuite", "Next"),
            tone: Tone::Open,
            says: second(lang, *then, needs.by),
            from: origin::<Second>(lang, &rules.second),
        });
    }
    all
}

fn line(lang: Lang, counted: Counted, it: &Line, of_college: &str) -> String {
    let (of, required) = (whole(lang, it.of), whole(lang, it.required));
    let (present, missing) = (whole(lang, it.present), whole(lang, it.missing));
    let represented = whole(lang, it.represented);
    let who = match counted {
        Counted::Present => t!(lang, "{present} présents", "{present} present"),
        Counted::PresentOrRepresented => t!(
            lang,
            "{present} présents ou représentés, dont {represented} par pouvoir",
            "{present} present or represented, of which {represented} by proxy"
        ),
    };
    if it.missing == 0 {
        t!(
            lang,
            "Atteint{of_college} : {who} ; il en fallait {required} sur {of}.",
            "Reached{of_college}: {who}; {required} of {of} were needed."
        )
    } else {
        t!(
            lang,
            "Manqué{of_college} : {who} ; il en fallait {required} sur {of}, il en manque {missing}.",
            "Missed{of_college}: {who}; {required} of {of} were needed, {missing} are missing."
        )
    }
}

fn form(lang: Lang, played: &Played) -> Told {
    let rule = played.rules.secrecy.rule;
    let says = match (rule, played.form) {
        (Secrecy::Always, _) => t!(
            lang,
            "Secret : les statuts le veulent toujours.",
            "Secret: the statutes always want it."
        ),
        (Secrecy::Never, _) => t!(
            lang,
            "Ouvert : les statuts ne permettent pas le secret.",
            "Open: the statutes allow no secret vote."
        ),
        (_, Form::Open) => t!(lang, "Ouvert, comme choisi.", "Open, as chosen."),
        (_, Form::Secret) => t!(lang, "Secret, comme choisi.", "Secret, as chosen."),
    };
    Told {
        term: t!(lang, "Vote", "Vote"),
        tone: Tone::Open,
        says,
        from: origin(lang, &played.rules.secrecy),
    }
}

fn majority(lang: Lang, played: &Played) -> Told {
    let raw = &played.majority.raw;
    let (base, of) = (exact(lang, &raw.base), base(lang, raw.base_is));
    let (name, numbers) = (
        majority_name(lang, &played.rules.majority.rule),
        tally(lang, raw, false),
    );
    let lead = if played.majority.counted.as_ref() == Some(raw) {
        String::new()
    } else {
        t!(lang, "Avant les limites, ", "Before the limits, ")
    };
    Told {
        term: t!(lang, "Majorité", "Majority"),
        tone: tone(raw.enough),
        says: t!(
            lang,
            "{lead}sur {base} ({of}), {name} : {numbers}",
            "{lead}of {base} ({of}), {name}: {numbers}"
        ),
        from: origin(lang, &played.rules.majority),
    }
}

fn caps(lang: Lang, statutes: &Statutes, played: &Played, all: &mut Vec<Told>) {
    let outcome = &played.majority;
    for at in &outcome.not_in_secret {
        all.push(Told {
            term: t!(lang, "Limite", "Limit"),
            tone: Tone::Open,
            says: t!(
                lang,
                "La limite sur les voix exprimées ne s’applique pas à un vote que les statuts veulent secret.",
                "The limit on votes cast does not hold for a vote that the statutes want secret."
            ),
            from: article(lang, at),
        });
    }
    let Some(counted) = outcome.counted.as_ref().filter(|it| **it != outcome.raw) else {
        return;
    };
    let base = exact(lang, &counted.base);
    let numbers = tally(lang, counted, is_weighed(played));
    let mut articles = articles(lang, statutes, played);
    articles.dedup();
    let says = if is_weighed(played) {
        t!(
            lang,
            "Une fois les collèges pesés : {numbers}",
            "Once the colleges are weighed: {numbers}"
        )
    } else {
        t!(
            lang,
            "Sur {base} voix comptées : {numbers}",
            "Of {base} voices counted: {numbers}"
        )
    };
    all.push(Told {
        term: t!(lang, "Après les limites", "After the limits"),
        tone: tone(counted.enough),
        says,
        from: articles.join(", "),
    });
}

/// The articles of the limits and weights that change the count.
fn articles(lang: Lang, statutes: &Statutes, played: &Played) -> Vec<String> {
    let outcome = &played.majority;
    let weights = statutes
        .caps_on(played.rules.organ, played.rules.decision)
        .filter(|it| matches!(it.rule, Cap::CollegeWeights { .. }))
        .map(|it| &it.article);
    let caps = [&outcome.roll, &outcome.cast].into_iter().flatten();
    let caps = caps.flat_map(|it| it.articles.iter());
    caps.chain(weights).map(|at| article(lang, at)).collect()
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
