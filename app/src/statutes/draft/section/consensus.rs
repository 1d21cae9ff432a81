//! Agreement sought before a vote, on the page of an organ.

use domain::statutes::{
    Abstention, Agreed, Consensus, ConsensusRule, DecisionKind, Said, Silence, TabledBy,
    WithoutAgreement,
};
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::field::{Answer, Point, choices, number, select};
use crate::statutes::draft::typed::{Filled, Reader};
use crate::statutes::words::{self, silence};
use crate::ui::{Checkboxes, Choice};

const NAME: &str = "consensus";
const NOT_SOUGHT: &str = "not-sought";
const SOUGHT: &str = "sought";
const DECISIONS: &str = "consensus-sought-decisions";
const TABLED_BY: &str = "consensus-sought-tabled-by";
const DISCUSSION: &str = "consensus-sought-discussion-days";
const ROUND: &str = "consensus-sought-round-days";
const ROUNDS: &str = "consensus-sought-rounds";
const AGREED: &str = "consensus-sought-agreed";
const ABSTENTION: &str = "consensus-sought-abstention";
const THEN: &str = "consensus-sought-then";

pub(super) fn put(form: Form, said: &Said<Consensus>) -> Form {
    form.said(NAME, said, |form, it| match it {
        Consensus::NotSought => form.put(NAME, NOT_SOUGHT),
        Consensus::Sought(rule) => form
            .put(NAME, SOUGHT)
            .put_all(DECISIONS, rule.decisions.iter().map(|it| it.code()))
            .put(TABLED_BY, rule.tabled_by.code())
            .put(DISCUSSION, rule.discussion_days)
            .put(ROUND, rule.round_days)
            .put(ROUNDS, rule.rounds)
            .put(AGREED, rule.agreed.code())
            .put(ABSTENTION, rule.abstention.code())
            .put(THEN, rule.then.code()),
    })
}

pub(super) fn read(reader: &mut Reader<'_>, before: &Said<Consensus>) -> Option<Said<Consensus>> {
    let these: &[DecisionKind] = match before.rule() {
        Some(Consensus::Sought(rule)) => &rule.decisions,
        _ => &[],
    };
    reader.said(NAME, |it, word| match word {
        NOT_SOUGHT => Some(Consensus::NotSought),
        SOUGHT => {
            let decisions = it.boxes(DECISIONS, these);
            let tabled_by = it.choice(TABLED_BY);
            let discussion_days = it.number(DISCUSSION);
            let round_days = it.number(ROUND);
            let rounds = it.number(ROUNDS);
            let agreed = it.choice(AGREED);
            let abstention = it.choice(ABSTENTION);
            let then = it.choice(THEN);
            Some(Consensus::Sought(ConsensusRule {
                decisions,
                tabled_by: tabled_by?,
                discussion_days: discussion_days?,
                round_days: round_days?,
                rounds: rounds?,
                agreed: agreed?,
                abstention: abstention?,
                then: then?,
            }))
        }
        _ => {
            it.missing(NAME);
            None
        }
    })
}

pub(super) fn view(form: &Form, lang: Lang) -> AnyView {
    Point::new(
        form,
        lang,
        NAME,
        t!(lang, "Recherche d’accord", "Seeking agreement"),
        t!(
            lang,
            "Pour les choix qui engagent tout le monde : on écoute les objections et on améliore le texte avant de voter. Personne ne bloque en se taisant.",
            "For choices that bind everybody: objections are heard and the text improved before a vote. Nobody blocks by silence."
        ),
    )
    .silent(silence(lang, Silence::VoteDecides))
    .answer(
        Answer::new(
            SOUGHT,
            t!(
                lang,
                "On recherche d’abord l’accord, pour certaines décisions",
                "Agreement is sought first, on some decisions"
            ),
        )
        .more(fields(form, lang)),
    )
    .answer(Answer::new(
        NOT_SOUGHT,
        words::consensus(lang, &Consensus::NotSought),
    ))
    .view()
}

fn fields(form: &Form, lang: Lang) -> AnyView {
    let these: Vec<Choice> = DecisionKind::ALL
        .iter()
        .map(|it| Choice::new(it.code(), words::decision(lang, *it)))
        .collect();
    view! {
        <Checkboxes form=form name=DECISIONS label=t!(lang, "Pour quelles décisions", "For which decisions") choices=these />
        {number(form, DISCUSSION, t!(lang, "Jours de discussion, au moins", "Days of discussion, at least"))}
        {number(form, ROUND, t!(lang, "Jours pour prendre position, à chaque tour, au moins", "Days to take a position, in each round, at least"))}
        {number(form, ROUNDS, t!(lang, "Nombre de tours, au plus", "Number of rounds, at most"))}
        {select(form, TABLED_BY, t!(lang, "Qui dépose une proposition", "Who tables a proposal"), choices(TabledBy::ALL, TabledBy::code, |it| tabling(lang, it)))}
        {select(form, AGREED, t!(lang, "Ce qui fait l’accord", "What makes agreement"), choices(Agreed::ALL, Agreed::code, |it| agreement(lang, it)))}
        {select(form, ABSTENTION, t!(lang, "L’abstention", "Abstention"), choices(Abstention::ALL, Abstention::code, |it| abstaining(lang, it)))}
        {select(form, THEN, t!(lang, "Sans accord après le dernier tour", "Without agreement after the last round"), choices(WithoutAgreement::ALL, WithoutAgreement::code, |it| following(lang, it)))}
    }
    .into_any()
}

// Short, so that they fit in a select on a phone; the sentence of the rule says the whole.

fn tabling(lang: Lang, it: TabledBy) -> String {
    match it {
        TabledBy::AnyVoter => t!(lang, "Tout membre qui vote", "Any voting member"),
        TabledBy::Board => t!(lang, "Le conseil", "The board"),
    }
}

fn agreement(lang: Lang, it: Agreed) -> String {
    match it {
        Agreed::Consensus => t!(lang, "Tous soutiennent", "All support"),
        Agreed::Consent => t!(lang, "Personne n’objecte", "Nobody objects"),
    }
}

fn abstaining(lang: Lang, it: Abstention) -> String {
    match it {
        Abstention::Tolerated => t!(lang, "Sans effet", "Without effect"),
        Abstention::Breaks => t!(lang, "N’est pas un soutien", "Is no support"),
    }
}

fn following(lang: Lang, it: WithoutAgreement) -> String {
    match it {
        WithoutAgreement::Vote => t!(lang, "On vote", "One votes"),
        WithoutAgreement::NoDecision => t!(lang, "Rien n’est décidé", "Nothing is decided"),
    }
}
