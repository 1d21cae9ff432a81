//! What the simulator asks.

mod number;

use domain::electorate::Cell;
use domain::majority::Form;
use domain::scenario::{BLOCS, On, cells};
use domain::statutes::{Cap, College, DecisionKind, OrganKind, Side, Statutes, Tie};
use leptos::prelude::*;

use super::Sim;
use super::typed::{CHAIR, COLLEGE, CONVOCATION, DECISION, FORM, ORGAN, PARTNER, contenders, name};
use crate::lang::Lang;
use crate::statutes::words;

/// Which meeting it is.
pub(super) fn meeting(sim: Sim) -> AnyView {
    let lang = sim.lang;
    let organs = OrganKind::ALL
        .iter()
        .map(|it| (it.code().to_owned(), words::organ(lang, *it)))
        .collect();
    let decisions = DecisionKind::ALL
        .iter()
        .map(|it| (it.code().to_owned(), words::decision(lang, *it)))
        .collect();
    let colleges = sim.statutes.with_value(|it| {
        voting(it)
            .map(|it| (it.id.to_string(), it.name.clone()))
            .collect()
    });
    let meetings = vec![
        (
            "1".to_owned(),
            t!(lang, "Première réunion", "First meeting"),
        ),
        (
            "2".to_owned(),
            t!(
                lang,
                "Deuxième réunion, après un quorum manqué",
                "Second meeting, after a missed quorum"
            ),
        ),
    ];
    let forms = vec![
        ("ouvert".to_owned(), t!(lang, "Ouvert", "Open")),
        ("secret".to_owned(), t!(lang, "Secret", "Secret")),
    ];
    let chairs = vec![
        (
            String::new(),
            t!(lang, "Pas encore connue", "Not known yet"),
        ),
        ("pour".to_owned(), t!(lang, "Pour", "For")),
        ("contre".to_owned(), t!(lang, "Contre", "Against")),
    ];
    let partners = vec![
        (String::new(), t!(lang, "Aucun groupe", "No group")),
        (
            "a".to_owned(),
            t!(lang, "Le groupe hospitalier A", "Hospital group A"),
        ),
        (
            "b".to_owned(),
            t!(lang, "Le groupe hospitalier B", "Hospital group B"),
        ),
    ];
    let scenario = move |of: fn(&Statutes, OrganKind, DecisionKind, Form) -> bool| {
        move || {
            let organ = sim
                .value(ORGAN)
                .parse()
                .unwrap_or(OrganKind::OrdinaryMeeting);
            let decision = sim
                .value(DECISION)
                .parse()
                .unwrap_or(DecisionKind::Resolution);
            let form = if sim.value(FORM) == "secret" {
                Form::Secret
            } else {
                Form::Open
            };
            sim.statutes.with_value(|it| of(it, organ, decision, form))
        }
    };
    let alone = scenario(|_, organ, _, _| organ == OrganKind::CollegeVote);
    let chair = scenario(|it, organ, decision, form| {
        form == Form::Open && it.rules(organ, decision).tie.rule == Tie::Chair
    });
    let contract = scenario(|it, _, decision, _| {
        let recusal = it
            .caps
            .iter()
            .any(|it| matches!(it.rule, Cap::Recusal { .. }));
        decision == DecisionKind::Contract && recusal
    });
    view! {
        <fieldset class="card simulator__meeting">
            <legend>{t!(lang, "La réunion", "The meeting")}</legend>
            {select(sim, ORGAN, t!(lang, "Qui décide", "Who decides"), organs)}
            <div hidden=move || !alone()>
                {select(sim, COLLEGE, t!(lang, "Quel collège", "Which college"), colleges)}
            </div>
            {select(sim, DECISION, t!(lang, "Sur quoi", "On what"), decisions)}
            {select(sim, CONVOCATION, t!(lang, "Convocation", "Convocation"), meetings)}
            {select(sim, FORM, t!(lang, "Vote, si les statuts laissent le choix", "Vote, where the statutes leave the choice"), forms)}
            <div hidden=move || !chair()>
                {select(sim, CHAIR, t!(lang, "Voix de la présidence de séance", "Vote of the chair"), chairs)}
            </div>
            <div hidden=move || !contract()>
                {select(
                    sim,
                    PARTNER,
                    t!(lang, "Groupe de l’autre partie à la convention", "Group of the other party to the agreement"),
                    partners,
                )}
            </div>
        </fieldset>
    }
    .into_any()
}

fn voting(statutes: &Statutes) -> impl Iterator<Item = &College> {
    statutes.colleges.iter().filter(|it| it.voice.voices() > 0)
}

fn select(sim: Sim, name: &'static str, label: String, choices: Vec<(String, String)>) -> AnyView {
    let chosen = sim
        .values
        .with_untracked(|it| it.get(name).cloned().unwrap_or_default());
    let options = choices
        .into_iter()
        .map(|(value, words)| {
            let selected = value == chosen;
            view! {
                <option value=value selected=selected>
                    {words}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label class="field__label" for=name>
                {label}
            </label>
            <select
                class="input"
                id=name
                name=name
                on:change=move |event| sim.set(name, event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// How many of each college.
pub(super) fn groups(sim: Sim) -> AnyView {
    let fieldsets: Vec<AnyView> = sim.statutes.with_value(|statutes| {
        let cells = cells(statutes);
        voting(statutes)
            .map(|college| {
                let own = cells.iter().filter(|it| it.college == college.id);
                fieldset(sim, college, own.cloned().collect())
            })
            .collect()
    });
    view! { <div class="simulator__groups">{fieldsets}</div> }.into_any()
}

fn fieldset(sim: Sim, college: &College, cells: Vec<Cell>) -> AnyView {
    let lang = sim.lang;
    let name = college.name.clone();
    let voices = u32::from(college.voice.voices());
    let many = (voices > 1).then(|| {
        let words = t!(
            lang,
            "{voices} voix chacun en assemblée",
            "{voices} votes each in meetings"
        );
        view! { <span class="field__hint">{words}</span> }
    });
    let id = college.id.to_string();
    let absent =
        move || sim.value(ORGAN) == OrganKind::CollegeVote.code() && sim.value(COLLEGE) != id;
    let alone = cells.len() == 1;
    let mut cells = cells.into_iter();
    let first = cells.next().map(|cell| {
        let title = (!alone).then(|| who(lang, &cell));
        numbers(sim, &cell, title)
    });
    let others: Vec<Cell> = cells.collect();
    let any = others.iter().any(|cell| {
        On::ALL.iter().any(|on| {
            let name = super::typed::name(cell, *on);
            let value = sim.values.with_untracked(|it| it.get(&name).cloned());
            value.is_some_and(|it| it.trim() != "0")
        })
    });
    let others = (!others.is_empty()).then(|| {
        let blocs = others
            .iter()
            .map(|cell| numbers(sim, cell, Some(who(lang, cell))))
            .collect_view();
        view! {
            <details open=any>
                <summary>
                    {t!(lang, "Membres rattachés à un groupe hospitalier", "Members attached to a hospital group")}
                </summary>
                {blocs}
            </details>
        }
    });
    view! {
        <fieldset class="card" hidden=absent>
            <legend>{name}</legend>
            {many}
            {first}
            {others}
        </fieldset>
    }
    .into_any()
}

pub(super) fn who(lang: Lang, cell: &Cell) -> String {
    match (cell.bloc, cell.side) {
        (Some(bloc), _) if Some(&bloc) == BLOCS.first() => {
            t!(lang, "Groupe hospitalier A", "Hospital group A")
        }
        (Some(_), _) => t!(lang, "Groupe hospitalier B", "Hospital group B"),
        (None, Side::Establishment) => t!(
            lang,
            "Établissements sans groupe",
            "Establishments in no group"
        ),
        (None, Side::Ville | Side::Other) => {
            t!(lang, "Hors groupe hospitalier", "In no hospital group")
        }
    }
}

/// The numbers of one group; in an election of the board the votes of its candidates in place of those for and against.
fn numbers(sim: Sim, cell: &Cell, title: Option<String>) -> AnyView {
    let lang = sim.lang;
    let elects = move || sim.elects();
    let fields = On::ALL
        .iter()
        .map(|on| {
            let field = number::number(sim, name(cell, *on), what(lang, *on), None);
            let votes = matches!(on, On::Yes | On::No | On::Blank);
            view! { <div hidden=move || votes && elects()>{field}</div> }
        })
        .collect_view();
    let label = title
        .clone()
        .unwrap_or_else(|| t!(lang, "Membres", "Members"));
    let hint = t!(
        lang,
        "Les voix de chaque candidature : « 42 38 25 »",
        "The votes of each candidate: “42 38 25”"
    );
    let stands = number::number(
        sim,
        contenders(cell),
        t!(lang, "Candidatures", "Candidates"),
        Some(hint),
    );
    view! {
        <div class="numbers" role="group" aria-label=label>
            {title.map(|it| view! { <p class="numbers__title">{it}</p> })}
            {fields}
            <div class="numbers__all" hidden=move || !elects()>
                {stands}
            </div>
        </div>
    }
    .into_any()
}

fn what(lang: Lang, on: On) -> String {
    match on {
        On::Entitled => t!(lang, "Inscrits", "Entitled"),
        On::Present => t!(lang, "Présents", "Present"),
        On::Represented => t!(lang, "Pouvoirs", "Proxies"),
        On::Yes => t!(lang, "Pour", "For"),
        On::No => t!(lang, "Contre", "Against"),
        On::Blank => t!(lang, "Blancs", "Blank"),
    }
}
