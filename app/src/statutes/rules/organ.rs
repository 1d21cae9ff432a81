//! The rules of one organ, and the decisions that have rules of their own.

use domain::statutes::{Decision, OnDecision, OnOrgan, Organ, OrganKind, Point, Quorum, Said};
use leptos::prelude::*;

use crate::statutes::lines::Reading;
use crate::statutes::words as said;

/// A card for an organ.
pub(super) fn organ(reading: Reading<'_>, it: &Organ) -> AnyView {
    let lang = reading.lang;
    let quorum = has_quorum(it);
    let points = OnOrgan::ALL
        .iter()
        // Without a quorum there is nothing to miss.
        .filter(|on| **on != OnOrgan::Second || quorum || it.second != Said::Silent)
        .map(|on| Point::Organ(it.organ, *on));
    let decisions = it
        .decisions
        .iter()
        .map(|own| decision(reading, it.organ, own))
        .collect_view();
    view! {
        <section class="card" id=it.organ.code()>
            <h2>{said::organ(lang, it.organ)}</h2>
            {reading.facts(points)}
            {(!it.decisions.is_empty())
                .then(|| {
                    view! {
                        <h3>{t!(lang, "Décisions qui ont leurs propres règles", "Decisions with rules of their own")}</h3>
                    }
                })}
            {decisions}
        </section>
    }
    .into_any()
}

/// What differs for one kind of decision.
fn decision(reading: Reading<'_>, organ: OrganKind, own: &Decision) -> AnyView {
    let says = |on: OnDecision| match on {
        OnDecision::Quorum => own.quorum != Said::Silent,
        OnDecision::Majority => own.majority != Said::Silent,
        OnDecision::Tie => own.tie != Said::Silent,
        OnDecision::Secrecy => own.secrecy != Said::Silent,
    };
    let points: Vec<Point> = OnDecision::ALL
        .iter()
        .filter(|on| says(**on))
        .map(|on| Point::Decision(organ, own.decision, *on))
        .collect();
    view! {
        <div class="rule-group">
            <h4>{said::decision(reading.lang, own.decision)}</h4>
            {reading.facts(points)}
        </div>
    }
    .into_any()
}

fn has_quorum(it: &Organ) -> bool {
    let own = it.decisions.iter().map(|it| &it.quorum);
    std::iter::once(&it.quorum)
        .chain(own)
        .any(|it| matches!(it.rule(), Some(Quorum::Needs(_))))
}
