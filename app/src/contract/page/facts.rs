//! Parties, promises and documents.

use domain::contract::party::Party;
use leptos::prelude::*;

use super::Shown;
use crate::contract::compare::{indicator, meeting, money};
use crate::territory::words::mission;
use crate::ui::{Badge, Fact, Facts, Row, Rows};
use crate::words;
use crate::words::contract::{capacity, renewal};

/// Who signs for whom, from when to when.
pub(super) fn parties(shown: Shown<'_>) -> AnyView {
    let (lang, text) = (shown.lang, &shown.it.head.text);
    let parties = text.parties.iter().map(|it| {
        let (name, said) = (it.name.clone(), who(shown, it));
        view! { <Fact term=name>{said}</Fact> }
    });
    let parties = parties.collect_view();
    let (from, to, notice) = (
        words::date(lang, text.term.begin),
        words::date(lang, text.term.end),
        text.term.notice_days,
    );
    let goes_on = renewal(lang, &text.term);
    view! {
        <section>
            <h2>{t!(lang, "Parties et durée", "Parties and term")}</h2>
            <Facts>
                {parties}
                <Fact term=t!(lang, "Durée", "Term")>
                    {t!(
                        lang,
                        "Du {from} au {to}, avec un préavis de {notice} jours. {goes_on}",
                        "From {from} to {to}, with {notice} days of notice. {goes_on}"
                    )}
                </Fact>
            </Facts>
        </section>
    }
    .into_any()
}

fn who(shown: Shown<'_>, party: &Party) -> String {
    let lang = shown.lang;
    let signs = &party.signatory;
    let mut said = if signs.name.is_empty() {
        t!(lang, "Signataire à désigner", "Signatory to be named")
    } else {
        let how = capacity(lang, signs.capacity);
        let (name, function) = (&signs.name, &signs.function);
        t!(
            lang,
            "{name}, {function} ({how})",
            "{name}, {function} ({how})"
        )
    };
    if let Some(until) = signs.until {
        let until = words::date(lang, until);
        said += &t!(lang, ", jusqu’au {until}", ", until {until}");
    }
    if !party.represents.is_empty() {
        let names: Vec<&str> = party.represents.iter().map(|it| it.name.as_str()).collect();
        let names = names.join(", ");
        said += &t!(
            lang,
            ". Pour lui-même et pour {names}",
            ". For itself and for {names}"
        );
    }
    said + "."
}

/// What is promised.
pub(super) fn promises(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, promises) = (shown.lang, &shown.it.head.text.promises);
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let mut put = |title: String, lines: Vec<String>| {
        if !lines.is_empty() {
            groups.push((title, lines));
        }
    };
    let missions = promises.missions.iter().map(|it| mission(lang, *it));
    put(t!(lang, "Missions", "Missions"), missions.collect());
    let actions = promises.actions.iter().map(|it| it.label.clone());
    put(t!(lang, "Actions", "Actions"), actions.collect());
    let indicators = promises.indicators.iter().map(|it| indicator(lang, it));
    put(t!(lang, "Indicateurs", "Indicators"), indicators.collect());
    let sums = promises.money.iter().map(|it| money(lang, it));
    put(t!(lang, "Financement", "Funding"), sums.collect());
    let meetings = promises.meetings.iter().map(|it| meeting(lang, it));
    put(t!(lang, "Réunions", "Meetings"), meetings.collect());
    if groups.is_empty() {
        return None;
    }
    let groups = groups.into_iter().map(|(title, lines)| {
        let lines = lines
            .into_iter()
            .map(|it| view! { <li>{words::unbroken(&it)}</li> })
            .collect_view();
        view! { <h3>{title}</h3><ul>{lines}</ul> }
    });
    Some(
        view! {
            <section class="stack">
                <h2>{t!(lang, "Engagements", "Commitments")}</h2>
                {groups.collect_view()}
            </section>
        }
        .into_any(),
    )
}

/// Annexes and what was joined.
pub(super) fn documents(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, all) = (shown.lang, &shown.it.documents);
    let annexes = &shown.it.head.text.annexes;
    if all.is_empty() {
        return None;
    }
    let rows = all.iter().map(|it| {
        let href = format!("{}/documents/{}", shown.path, it.id);
        let (by, at) = (
            it.by.clone().unwrap_or_default(),
            words::date_time(lang, it.at),
        );
        let said = t!(lang, "Joint par {by}, {at}", "Attached by {by}, {at}");
        let place = annexes
            .iter()
            .position(|one| one.sha256.to_string() == it.sha256);
        let end = place.map(|n| {
            let n = n + 1;
            view! { <Badge label=t!(lang, "Annexe {n}", "Annex {n}") /> }.into_any()
        });
        view! { <Row title=it.name.clone() href=href end=end>{said}</Row> }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Documents", "Documents")}</h2>
                <Rows>{rows}</Rows>
            </section>
        }
        .into_any(),
    )
}
