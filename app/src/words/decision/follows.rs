//! What follows once a proposal is tabled, in plain words.

use domain::statutes::{Agreed, ConsensusRule, OrganKind, WithoutAgreement};

use crate::lang::Lang;
use crate::statutes::words::the_organ;

/// « Au moins 14 jours de discussion, puis un tour d’au moins 7 jours… » What follows, from the rule in force.
pub fn follows(lang: Lang, organ: OrganKind, rule: &ConsensusRule) -> String {
    if rule.votes_at_once() {
        return votes(lang, organ, rule);
    }
    [
        time(lang, rule),
        agreed(lang, rule.agreed),
        then(lang, organ, rule.then),
    ]
    .join(" ")
}

/// « Le conseil d’administration vote, au moins 8 jours après l’annonce. »
fn votes(lang: Lang, organ: OrganKind, rule: &ConsensusRule) -> String {
    let (organ, before) = (the_organ(lang, organ), days(lang, rule.discussion_days));
    if rule.discussion_days == 0 {
        return t!(
            lang,
            "Les statuts ne cherchent pas d’accord sur une convention\u{a0}: {organ} vote, à sa majorité ordinaire.",
            "The statutes seek no agreement on a contract: {organ} votes, by its ordinary majority."
        );
    }
    t!(
        lang,
        "Les statuts ne cherchent pas d’accord sur une convention\u{a0}: {organ} vote, à sa majorité ordinaire, au plus tôt {before} après le dépôt.",
        "The statutes seek no agreement on a contract: {organ} votes, by its ordinary majority, {before} after it is tabled at the earliest."
    )
}

fn time(lang: Lang, rule: &ConsensusRule) -> String {
    let (before, each, rounds) = (rule.discussion_days, rule.round_days, rule.rounds);
    let (before, each) = (days(lang, before), days(lang, each));
    let rounds = if rounds < 2 {
        t!(
            lang,
            "un tour d’au moins {each}",
            "one round of at least {each}"
        )
    } else {
        t!(
            lang,
            "un tour d’au moins {each} ({rounds} tours au plus)",
            "a round of at least {each} ({rounds} rounds at most)"
        )
    };
    if rule.discussion_days == 0 {
        return t!(
            lang,
            "Une discussion, puis {rounds} où chacun prend position.",
            "A discussion, then {rounds} in which everybody takes a position."
        );
    }
    t!(
        lang,
        "Au moins {before} de discussion, puis {rounds} où chacun prend position.",
        "At least {before} of discussion, then {rounds} in which everybody takes a position."
    )
}

/// « 7 jours ».
pub fn days(lang: Lang, count: u16) -> String {
    let count = u32::from(count);
    plural!(
        lang,
        count,
        "{count}\u{a0}jour",
        "{count}\u{a0}jours",
        "{count}\u{a0}day",
        "{count}\u{a0}days"
    )
}

fn agreed(lang: Lang, it: Agreed) -> String {
    match it {
        Agreed::Consent => t!(
            lang,
            "La proposition est adoptée si personne ne maintient d’objection argumentée.",
            "The proposal is adopted if nobody maintains a reasoned objection."
        ),
        Agreed::Consensus => t!(
            lang,
            "La proposition est adoptée si tous ceux qui prennent position la soutiennent.",
            "The proposal is adopted if all who take a position support it."
        ),
    }
}

fn then(lang: Lang, organ: OrganKind, it: WithoutAgreement) -> String {
    let organ = the_organ(lang, organ);
    match it {
        WithoutAgreement::Vote => t!(
            lang,
            "Sans accord au dernier tour, {organ} vote.",
            "Without agreement in the last round, {organ} votes."
        ),
        WithoutAgreement::NoDecision => t!(
            lang,
            "Sans accord au dernier tour, rien n’est décidé.",
            "Without agreement in the last round, nothing is decided."
        ),
    }
}
