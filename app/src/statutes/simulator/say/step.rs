//! Each step that leads to the result, with the article of its rule.

use domain::majority::Form;
use domain::quorum::{Line, Outcome};
use domain::scenario::{Played, Verdict};
use domain::statutes::{Cap, Counted, Origin, Quorum, Ruled, Second, Secrecy, Statutes};

use super::{Tone, is_weighed, proxy, seat, tally};
use crate::lang::Lang;
use crate::statutes::words::{
    article, base, college_name, exact, majority as majority_name, second, silence, whole,
};

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
                "{n} member attached to the other party neither debates nor votes: they are left out of the count.",
                "{n} members attached to the other party neither debate nor vote: they are left out of the count."
            ),
            from: article(lang, &recused.article),
        });
    }
    all.extend(proxy::proxies(lang, statutes, played));
    if let Some(seated) = &played.seated {
        all.extend(seat::told(lang, statutes, seated));
        return all;
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

pub(super) fn origin<T>(lang: Lang, it: &Ruled<T>) -> String {
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
                    "No quorum is required at the second meeting."
                )
            } else {
                t!(
                    lang,
                    "Aucun quorum n’est demandé.",
                    "No quorum is required."
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
            "Secret: the statutes always require it."
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
                "The limit on votes cast does not apply to a vote that the statutes require to be secret."
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
            "Of {base} votes counted: {numbers}"
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
