//! What a meeting that was tried out comes to: the result, one sentence each, and every number in tables.

mod bar;
mod count;
mod seat;
mod share;
mod table;
mod weight;

use domain::majority::CollegeShare;
use domain::scenario::{Part, Played};
#[cfg(feature = "ssr")]
use domain::statutes::Statutes;
use leptos::prelude::*;

use super::Sim;
use super::say::{Headline, Told, Tone, headline, told};
use crate::lang::Lang;
use crate::statutes::words::{college_name, exact, percent};

/// The result, which stays in sight and is read out when it changes.
pub(super) fn verdict(sim: Sim) -> AnyView {
    let lang = sim.lang;
    let said = Memo::new(move |_| match sim.played.get() {
        Some(played) => headline(lang, &played),
        None => Headline {
            tone: Tone::Open,
            words: t!(lang, "Un nombre ne va pas", "A number is wrong"),
            why: first_error(sim).map(|(_, words)| words).unwrap_or_default(),
        },
    });
    let wrong = move || first_error(sim).map(|(name, _)| format!("#{name}"));
    let class = move || match said.with(|it| it.tone) {
        Tone::Good => "verdict verdict--good",
        Tone::Bad => "verdict verdict--bad",
        Tone::Open => "verdict verdict--open",
    };
    view! {
        <div class=class role="status">
            <strong>{move || said.with(|it| it.words.clone())}</strong>
            " "
            <span>{move || said.with(|it| it.why.clone())}</span>
            " "
            <a href=move || wrong().unwrap_or_default() hidden=move || wrong().is_none()>
                {t!(lang, "Aller au champ", "Go to the field")}
            </a>
        </div>
    }
    .into_any()
}

/// The first field that is wrong, and why.
fn first_error(sim: Sim) -> Option<(String, String)> {
    sim.read.with(|it| {
        let errors = it.as_ref().err()?;
        let (name, words) = errors.iter().next()?;
        Some((name.clone(), words.clone()))
    })
}

/// Every step and every number.
pub(super) fn details(sim: Sim) -> AnyView {
    view! { <div class="simulator__details">{move || sim.played.get().map(|it| all(sim, &it))}</div> }
        .into_any()
}

fn all(sim: Sim, played: &Played) -> AnyView {
    let lang = sim.lang;
    let (steps, weights) = sim.statutes.with_value(|it| {
        let names = |share: &CollegeShare| (college_name(it, &share.college), share.clone());
        let weights: Vec<_> = played.majority.colleges.iter().map(names).collect();
        (told(lang, it, played), weights)
    });
    let why = view! {
        <section class="card">
            <h2>{t!(lang, "Pourquoi", "Why")}</h2>
            <dl class="facts">{steps.into_iter().map(step).collect_view()}</dl>
        </section>
    };
    if let Some(seated) = &played.seated {
        let contenders = sim.read.with(|it| {
            let scenario = it.as_ref().ok();
            scenario.map(|it| it.contenders.clone()).unwrap_or_default()
        });
        let seats = sim
            .statutes
            .with_value(|it| seat::seats(lang, it, seated, &contenders));
        return view! { {seats} {why} }.into_any();
    }
    view! {
        {why}
        {share::shares(lang, played)}
        {weight::colleges(lang, weights)}
        {count::count(lang, played)}
    }
    .into_any()
}

/// A vote that was taken: every step and every number.
#[cfg(feature = "ssr")]
pub(crate) fn taken(lang: Lang, statutes: &Statutes, played: &Played) -> AnyView {
    let steps = told(lang, statutes, played)
        .into_iter()
        .map(step)
        .collect_view();
    let names = |share: &CollegeShare| (college_name(statutes, &share.college), share.clone());
    let weights: Vec<_> = played.majority.colleges.iter().map(names).collect();
    view! {
        {count::count(lang, played)}
        <section class="card">
            <h2>{t!(lang, "Pourquoi", "Why")}</h2>
            <dl class="facts">{steps}</dl>
        </section>
        {weight::colleges(lang, weights)}
    }
    .into_any()
}

fn step(it: Told) -> AnyView {
    let class = match it.tone {
        Tone::Good => "step step--good",
        Tone::Bad => "step step--bad",
        Tone::Open => "step",
    };
    view! {
        <div>
            <dt>{it.term}</dt>
            <dd class="rule">
                <span class=class>{it.says}</span>
                " "
                <span class="rule__silence">{it.from}</span>
            </dd>
        </div>
    }
    .into_any()
}

/// « 15 sur 75, 20,0 % ».
fn part(lang: Lang, it: &Part) -> String {
    let (voices, all) = (exact(lang, &it.voices), exact(lang, &it.all));
    match it.share() {
        None => t!(lang, "aucune voix", "no voice"),
        Some(share) => {
            let share = percent(lang, &share);
            t!(
                lang,
                "{voices} sur {all}, {share}",
                "{voices} of {all}, {share}"
            )
        }
    }
}
