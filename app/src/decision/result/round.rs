//! What a round came to.

use std::collections::BTreeMap;

use domain::decision::Choice;
use domain::decision::objection::Word;
use domain::decision::round::{Outcome, Reached};
use domain::electorate::small;
use domain::statutes::{CollegeId, Statutes};
use leptos::prelude::*;

use crate::lang::Lang;
use crate::statutes::words::college_name;
use crate::ui::{Bar, Column, Fact, Facts, Table};
use crate::words::decision::{choice, why};
use crate::words::number;

/// « Accord : 30 soutiens, 7 consentements ; personne ne maintient d’objection. »
pub(super) fn sentence(lang: Lang, outcome: &Outcome) -> String {
    let support = outcome.of(Choice::Support).members;
    match &outcome.reached {
        Reached::Consensus => t!(
            lang,
            "Consensus\u{a0}: les {support} qui ont pris position soutiennent le texte.",
            "Consensus: all {support} who took a position support the text."
        ),
        Reached::Consent => match agreeing(lang, outcome) {
            None => t!(
                lang,
                "Accord\u{a0}: personne ne maintient d’objection.",
                "Agreement: nobody maintains an objection."
            ),
            Some(who) => t!(
                lang,
                "Accord\u{a0}: {who}\u{a0}; personne ne maintient d’objection.",
                "Agreement: {who}; nobody maintains an objection."
            ),
        },
        Reached::Nothing(reasons) => {
            let reasons: Vec<String> = reasons.iter().map(|it| why(lang, *it)).collect();
            let reasons = reasons.join(", ");
            t!(
                lang,
                "Pas d’accord, car {reasons}.",
                "No agreement: {reasons}."
            )
        }
    }
}

/// « 30 soutiens, 7 consentements »: positions that somebody took.
fn agreeing(lang: Lang, outcome: &Outcome) -> Option<String> {
    let of = |choice| outcome.of(choice).members;
    let (support, consent, reservation) = (
        of(Choice::Support),
        of(Choice::Consent),
        of(Choice::Reservation),
    );
    let said: Vec<String> = [
        (0 < support).then(|| {
            plural!(
                lang,
                support,
                "{support} soutien",
                "{support} soutiens",
                "{support} supports",
                "{support} support"
            )
        }),
        (0 < consent).then(|| {
            plural!(
                lang,
                consent,
                "{consent} consentement",
                "{consent} consentements",
                "{consent} consents",
                "{consent} consent"
            )
        }),
        (0 < reservation).then(|| {
            plural!(
                lang,
                reservation,
                "{reservation} réserve",
                "{reservation} réserves",
                "{reservation} has a reservation",
                "{reservation} have a reservation"
            )
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// Every number.
pub(super) fn numbers(lang: Lang, statutes: &Statutes, outcome: &Outcome) -> AnyView {
    let all: u64 = Choice::ALL.iter().map(|it| outcome.of(*it).members).sum();
    let bars = Choice::ALL
        .iter()
        .map(|it| {
            let (name, members) = (choice(lang, *it), outcome.of(*it).members);
            let share = u16::try_from(members * 10_000 / all.max(1)).unwrap_or(10_000);
            let members = count(lang, members);
            let said = t!(lang, "{name}\u{a0}: {members}", "{name}: {members}");
            view! { <Bar share=share>{said}</Bar> }
        })
        .collect_view();
    let facts = facts(lang, outcome);
    view! {
        <section class="card">
            <h2>{t!(lang, "Les positions", "The positions")}</h2>
            {bars}
        </section>
        <section class="card">
            <h2>{t!(lang, "En chiffres", "In numbers")}</h2>
            <Facts>{facts}</Facts>
        </section>
        {colleges(lang, statutes, outcome)}
    }
    .into_any()
}

fn facts(lang: Lang, outcome: &Outcome) -> AnyView {
    let fate = |word| outcome.objections.get(&word).copied().unwrap_or(0);
    let (kept, taken, back) = (
        fate(Word::Maintained),
        fate(Word::Integrated),
        fate(Word::Withdrawn),
    );
    let objections = if kept + taken + back == 0 {
        t!(lang, "aucune", "none")
    } else {
        t!(
            lang,
            "maintenues\u{a0}: {kept}, prises en compte\u{a0}: {taken}, retirées\u{a0}: {back}",
            "{kept} maintained, {taken} taken into account, {back} withdrawn"
        )
    };
    let (silent, recused) = (count(lang, outcome.silent.members), outcome.recused.members);
    let quorum = match &outcome.quorum.needs {
        None => t!(lang, "aucun n’est demandé", "none is asked for"),
        Some(needs) => {
            let (present, required) = (needs.all.present, needs.all.required);
            if outcome.quorum.reached {
                t!(
                    lang,
                    "atteint\u{a0}: {present}, il en fallait {required}",
                    "reached: {present}, and {required} were required"
                )
            } else {
                t!(
                    lang,
                    "manqué\u{a0}: {present}, il en fallait {required}",
                    "missed: {present}, and {required} were required"
                )
            }
        }
    };
    let recused = (0 < recused).then(|| {
        view! { <Fact term=t!(lang, "Se sont écartés", "Stood aside")>{count(lang, recused)}</Fact> }
    });
    view! {
        <Fact term=t!(lang, "Objections", "Objections")>{objections}</Fact>
        <Fact term=t!(lang, "Sans position", "Without a position")>{silent}</Fact>
        <Fact term=t!(lang, "Quorum", "Quorum")>{quorum}</Fact>
        {recused}
    }
    .into_any()
}

/// By college; colleges of few people stand in one line.
fn colleges(lang: Lang, statutes: &Statutes, outcome: &Outcome) -> Option<AnyView> {
    if outcome.colleges.len() < 2 {
        return None;
    }
    let people: BTreeMap<CollegeId, u64> = outcome
        .colleges
        .iter()
        .map(|(college, of)| (college.clone(), of.values().map(|it| it.members).sum()))
        .collect();
    let lines = small::merge(&people, small::fewer_than(statutes)).ok()?;
    // One line would say the totals again.
    if lines.len() < 2 {
        return None;
    }
    let mut columns = vec![Column::text(t!(lang, "Collège", "College"))];
    columns.extend(
        Choice::ALL
            .iter()
            .map(|it| Column::number(choice(lang, *it))),
    );
    let rows = lines
        .iter()
        .map(|line| {
            let names: Vec<String> = line
                .groups
                .iter()
                .map(|it| college_name(statutes, it))
                .collect();
            let cells = Choice::ALL
                .iter()
                .map(|it| {
                    let of = |college: &CollegeId| {
                        let own = outcome.colleges.get(college);
                        own.and_then(|own| own.get(it))
                            .map_or(0, |heads| heads.members)
                    };
                    let sum: u64 = line.groups.iter().map(of).sum();
                    let label = choice(lang, *it);
                    view! { <td class="cell--number" data-label=label>{count(lang, sum)}</td> }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{names.join(", ")}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Par collège", "By college")}</h2>
                <Table
                    caption=t!(
                        lang,
                        "Les collèges de quelques personnes sont réunis en une ligne.",
                        "Colleges of a few people stand in one line."
                    )
                    columns=columns
                >
                    {rows}
                </Table>
            </section>
        }
        .into_any(),
    )
}

fn count(lang: Lang, n: u64) -> String {
    number(lang, i64::try_from(n).unwrap_or(i64::MAX))
}
