//! How agreement is sought before a vote.

use domain::statutes::{Abstention, Agreed, Consensus, ConsensusRule, TabledBy, WithoutAgreement};

use super::{decision, listed};
use crate::lang::Lang;

/// Whether agreement is sought before a vote, and how.
pub fn consensus(lang: Lang, it: &Consensus) -> String {
    match it {
        Consensus::NotSought => t!(
            lang,
            "On vote directement, sans rechercher d’abord un accord.",
            "One votes at once, without seeking agreement first."
        ),
        Consensus::Sought(rule) => sought(lang, rule),
    }
}

fn sought(lang: Lang, rule: &ConsensusRule) -> String {
    let on: Vec<String> = rule
        .decisions
        .iter()
        .map(|it| decision(lang, *it).to_lowercase())
        .collect();
    let on = listed(lang, &on);
    let sentences = [
        t!(
            lang,
            "Avant tout vote, on recherche l’accord des membres ({on}).",
            "Before any vote, the members’ agreement is sought ({on})."
        ),
        tabled_by(lang, rule.tabled_by),
        time(lang, rule),
        agreed(lang, rule.agreed, rule.abstention),
        without_agreement(lang, rule.then),
    ];
    sentences.join(" ")
}

/// Who may table a proposal.
fn tabled_by(lang: Lang, it: TabledBy) -> String {
    match it {
        TabledBy::AnyVoter => t!(
            lang,
            "Tout membre qui vote peut déposer une proposition.",
            "Any voting member may table a proposal."
        ),
        TabledBy::Board => t!(
            lang,
            "Les propositions sont déposées par le conseil.",
            "Proposals are tabled by the board."
        ),
    }
}

fn time(lang: Lang, rule: &ConsensusRule) -> String {
    let each = u32::from(rule.round_days);
    let rounds = u32::from(rule.rounds);
    let before = u32::from(rule.discussion_days);
    let each = plural!(
        lang,
        each,
        "{each} jour",
        "{each} jours",
        "{each} day",
        "{each} days"
    );
    let rounds = plural!(
        lang,
        rounds,
        "un seul tour, d’au moins {each}",
        "{rounds} tours au plus, chacun d’au moins {each}",
        "one round only, of at least {each}",
        "{rounds} rounds at most, each of at least {each}"
    );
    if before == 0 {
        return t!(
            lang,
            "Elle est discutée, puis chacun prend position : {rounds}.",
            "It is discussed, then everybody takes a position: {rounds}."
        );
    }
    let before = plural!(
        lang,
        before,
        "{before} jour",
        "{before} jours",
        "{before} day",
        "{before} days"
    );
    t!(
        lang,
        "Elle est discutée pendant au moins {before}, puis chacun prend position : {rounds}.",
        "It is discussed for at least {before}, then everybody takes a position: {rounds}."
    )
}

/// What is agreement.
fn agreed(lang: Lang, it: Agreed, abstention: Abstention) -> String {
    match (it, abstention) {
        (Agreed::Consensus, Abstention::Tolerated) => t!(
            lang,
            "Il y a accord quand tous ceux qui prennent position soutiennent le texte ; s’abstenir n’y fait pas obstacle.",
            "There is agreement when all who take a position support the text; abstaining does not stand in the way."
        ),
        (Agreed::Consensus, Abstention::Breaks) => t!(
            lang,
            "Il y a accord quand tous ceux qui prennent position soutiennent le texte ; une abstention n’est pas un soutien.",
            "There is agreement when all who take a position support the text; an abstention is no support."
        ),
        (Agreed::Consent, Abstention::Tolerated) => t!(
            lang,
            "Il y a accord quand personne ne maintient d’objection argumentée ; s’abstenir n’y fait pas obstacle.",
            "There is agreement when nobody maintains a reasoned objection; abstaining does not stand in the way."
        ),
        (Agreed::Consent, Abstention::Breaks) => t!(
            lang,
            "Il y a accord quand personne ne maintient d’objection argumentée ; on parle de consensus quand tous soutiennent, sans abstention.",
            "There is agreement when nobody maintains a reasoned objection; it is called consensus when all support, without abstention."
        ),
    }
}

/// What follows the last round without agreement.
fn without_agreement(lang: Lang, it: WithoutAgreement) -> String {
    match it {
        WithoutAgreement::Vote => t!(
            lang,
            "Sans accord après le dernier tour, on vote.",
            "Without agreement after the last round, one votes."
        ),
        WithoutAgreement::NoDecision => t!(
            lang,
            "Sans accord après le dernier tour, rien n’est décidé.",
            "Without agreement after the last round, nothing is decided."
        ),
    }
}
