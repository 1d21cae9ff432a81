//! What a meeting that was tried out comes to: the result, one sentence each, and every number in tables.

use domain::exact::{Exact, Fraction};
use domain::majority::{CollegeShare, Reckoning};
use domain::scenario::{Part, Played, Share, Whose};
use leptos::prelude::*;

use super::Sim;
use super::say::{Headline, Told, Tone, amount, headline, is_weighed, required, told, whose};
use crate::lang::Lang;
use crate::statutes::words::{college_name, exact, fraction, percent};

/// The result, which stays in sight and is read out when it changes.
pub(super) fn verdict(sim: Sim) -> AnyView {
    let lang = sim.lang;
    let said = Memo::new(move |_| match sim.played.get() {
        Some(played) => headline(lang, &played),
        None => Headline {
            tone: Tone::Open,
            words: t!(lang, "Un nombre ne va pas", "A number does not fit"),
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
    view! {
        <section class="card">
            <h2>{t!(lang, "Pourquoi", "Why")}</h2>
            <dl class="facts">{steps.into_iter().map(step).collect_view()}</dl>
        </section>
        {shares(lang, played)}
        {colleges(lang, weights)}
        {count(lang, played)}
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

fn shares(lang: Lang, played: &Played) -> Option<AnyView> {
    if played.shares.is_empty() {
        return None;
    }
    let cap = |it: &Share| {
        let caps = played
            .majority
            .cast
            .as_ref()
            .or(played.majority.roll.as_ref())?
            .caps;
        match it.whose {
            Whose::Bloc(_) => caps.bloc,
            Whose::Establishments => caps.establishments,
        }
    };
    let bars = played
        .shares
        .iter()
        .filter_map(|it| bar(lang, it, cap(it)))
        .collect_view();
    let none = || t!(lang, "pas de limite", "no limit");
    let labels = [
        t!(lang, "Liste", "Roll"),
        t!(lang, "Liste, limitée", "Roll, capped"),
        t!(lang, "Voix", "Votes"),
        t!(lang, "Voix, limitées", "Votes, capped"),
    ];
    let head = labels
        .iter()
        .map(|it| view! { <th scope="col">{it.clone()}</th> })
        .collect_view();
    let rows = played
        .shares
        .iter()
        .map(|it| {
            let capped = |it: Option<&Part>| it.map_or_else(none, |it| part(lang, it));
            let cells = [
                part(lang, &it.roll),
                capped(it.roll_capped.as_ref()),
                part(lang, &it.cast),
                capped(it.cast_capped.as_ref()),
            ];
            row(whose(lang, it.whose), &labels, cells.to_vec())
        })
        .collect_view();
    Some(
        view! {
            <section class="card">
                <h2>{t!(lang, "Poids des groupes", "Weight of groups")}</h2>
                {bars}
                <div class="table-frame">
                    <table class="table">
                        <caption>
                            {t!(
                                lang,
                                "Part de chaque groupe sur la liste des votants et dans le vote, brute et limitée",
                                "Share of each group on the roll and in the vote, raw and capped"
                            )}
                        </caption>
                        <thead>
                            <tr>
                                <th scope="col">{t!(lang, "Groupe", "Group")}</th>
                                {head}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn row(title: String, labels: &[String], cells: Vec<String>) -> AnyView {
    let cells = labels
        .iter()
        .zip(cells)
        .map(|(label, cell)| view! { <td data-label=label.clone()>{cell}</td> })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{title}</th>
            {cells}
        </tr>
    }
    .into_any()
}

/// The share of the vote as it counts, beside its cap.
fn bar(lang: Lang, it: &Share, cap: Option<Fraction>) -> Option<AnyView> {
    let (counted, raw) = (
        it.cast_capped.as_ref().unwrap_or(&it.cast).share()?,
        it.cast.share()?,
    );
    let points = |it: &Exact| (it * &Exact::from(10_000)).floor().min(10_000);
    let (who, now, before) = (
        whose(lang, it.whose),
        percent(lang, &counted),
        percent(lang, &raw),
    );
    let words = match cap {
        Some(cap) if counted < raw => {
            let cap = fraction(lang, cap);
            t!(
                lang,
                "{who} : {now} des voix, au lieu de {before}, pour une limite de {cap}.",
                "{who}: {now} of the votes, instead of {before}, for a limit of {cap}."
            )
        }
        Some(cap) => {
            let cap = fraction(lang, cap);
            t!(
                lang,
                "{who} : {now} des voix, pour une limite de {cap}.",
                "{who}: {now} of the votes, for a limit of {cap}."
            )
        }
        None => t!(
            lang,
            "{who} : {now} des voix.",
            "{who}: {now} of the votes."
        ),
    };
    let mark = cap.map(|it| points(&Exact::from(it)));
    let width = points(&counted);
    Some(
        view! {
            <div class="bar">
                <p>{words}</p>
                <svg viewBox="0 0 10000 100" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="bar__track" width="10000" height="100"></rect>
                    <rect class="bar__share" width=width.to_string() height="100"></rect>
                    {mark.map(|mark| view! { <path class="bar__mark" d=format!("M{mark} -20V120")></path> })}
                </svg>
            </div>
        }
        .into_any(),
    )
}

fn colleges(lang: Lang, weights: Vec<(String, CollegeShare)>) -> Option<AnyView> {
    if weights.is_empty() {
        return None;
    }
    let labels = [
        t!(lang, "Poids", "Weight"),
        t!(lang, "Poids compté", "Weight counted"),
        t!(lang, "Pour", "For"),
    ];
    let head = labels
        .iter()
        .map(|it| view! { <th scope="col">{it.clone()}</th> })
        .collect_view();
    let rows = weights
        .into_iter()
        .map(|(name, it)| {
            let own = Part {
                voices: it.yes.clone(),
                all: it.base.clone(),
            };
            let cells = vec![
                fraction(lang, it.weight),
                percent(lang, &it.counted),
                part(lang, &own),
            ];
            row(name, &labels, cells)
        })
        .collect_view();
    Some(
        view! {
            <section class="card">
                <h2>{t!(lang, "Poids des collèges", "Weight of colleges")}</h2>
                <div class="table-frame">
                    <table class="table">
                        <caption>
                            {t!(
                                lang,
                                "Chaque collège compte pour son poids, quel que soit son nombre de votants",
                                "Each college counts for its weight, however many of it vote"
                            )}
                        </caption>
                        <thead>
                            <tr>
                                <th scope="col">{t!(lang, "Collège", "College")}</th>
                                {head}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any(),
    )
}

/// The reckoning before and after limits and weights.
fn count(lang: Lang, played: &Played) -> AnyView {
    let (raw, counted) = (&played.majority.raw, played.majority.counted.as_ref());
    let differs = counted.is_some_and(|it| it != raw);
    let mut labels = vec![t!(lang, "Voix", "Voices")];
    if differs {
        labels.push(t!(lang, "Après les limites", "After the limits"));
    }
    let head = labels
        .iter()
        .map(|it| view! { <th scope="col">{it.clone()}</th> })
        .collect_view();
    let weighed = is_weighed(played);
    let of = |say: &dyn Fn(&Reckoning, bool) -> String| {
        let mut cells = vec![say(raw, false)];
        cells.extend(counted.filter(|_| differs).map(|it| say(it, weighed)));
        cells
    };
    let number = |of: fn(&Reckoning) -> &Exact| {
        move |it: &Reckoning, weighed: bool| amount(lang, of(it), weighed)
    };
    let rows = [
        (t!(lang, "Pour", "For"), of(&number(|it| &it.counts.yes))),
        (
            t!(lang, "Contre", "Against"),
            of(&number(|it| &it.counts.no)),
        ),
        (
            t!(lang, "Blancs et nuls", "Blank and spoilt"),
            of(&number(|it| &it.counts.blank)),
        ),
        (
            t!(lang, "Sans vote", "Not voting"),
            of(&number(|it| &it.counts.silent)),
        ),
        (
            t!(lang, "Base du calcul", "Base of the count"),
            of(&number(|it| &it.base)),
        ),
        (
            t!(lang, "Requis", "Required"),
            of(&|it, weighed| required(lang, &it.required, weighed)),
        ),
        (t!(lang, "Manque", "Missing"), of(&number(|it| &it.missing))),
    ];
    let rows = rows
        .into_iter()
        .map(|(title, cells)| row(title, &labels, cells))
        .collect_view();
    view! {
        <section class="card">
            <h2>{t!(lang, "Le compte", "The count")}</h2>
            <div class="table-frame">
                <table class="table">
                    <caption>{t!(lang, "Le compte des voix", "The count of voices")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!(lang, "Ligne", "Line")}</th>
                            {head}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
