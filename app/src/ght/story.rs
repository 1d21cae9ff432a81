//! One attachment in words: what, how, who says so, whether it counts, what happened.

use domain::ght::attachment::AttachmentState;
use leptos::prelude::*;
use service::ght::attachment::shown::{Shown, name};
use service::ght::standing::Standing;

use super::standing::Reader;
use crate::lang::Lang;
use crate::ui::{Badge, Event, Fact, Facts, NoticeKind, Timeline};
use crate::words;

/// The state as a badge.
pub(super) fn badge(lang: Lang, state: AttachmentState) -> AnyView {
    let label = words::ght::attachment_state(lang, state);
    let kind = match state {
        AttachmentState::Proposed | AttachmentState::Contested => Some(NoticeKind::Caution),
        AttachmentState::Confirmed => Some(NoticeKind::Info),
        AttachmentState::Rejected => None,
    };
    match kind {
        Some(kind) => view! { <Badge kind=kind label=label /> }.into_any(),
        None => view! { <Badge label=label /> }.into_any(),
    }
}

/// « CH d'Amboise, GHT Touraine ».
pub(super) fn whom(shown: &Shown) -> String {
    let name = name(shown);
    match &shown.bloc {
        Some((_, group)) if *group != name => format!("{name}, {group}"),
        _ => name,
    }
}

/// What is known of it.
pub(super) fn facts(
    lang: Lang,
    shown: &Shown,
    standing: Option<&Standing>,
) -> impl IntoView + use<> {
    let it = &shown.attachment;
    // Only one's own page says what counts by one's own standing.
    let reader = standing.map_or(Reader::Board, |_| Reader::Member);
    let counts = standing.and_then(|standing| {
        let entry = standing.entry.as_ref()?;
        let ties = &entry.placed.influence.ties;
        let tie = ties.iter().find(|tie| tie.attachment == it.id)?;
        Some(if tie.bloc.is_some() {
            words::ght::because(lang, tie)
        } else {
            t!(
                lang,
                "Ne compte pas : cet établissement n’est dans aucun groupe enregistré.",
                "Does not count: this establishment is in no recorded group."
            )
        })
    });
    let week = it.half_days.map(|days| {
        let (inside, outside) = (days.inside, days.outside);
        t!(
            lang,
            "{inside} demi-journées dans l’établissement, {outside} ailleurs",
            "{inside} half-days in the establishment, {outside} elsewhere"
        )
    });
    let facts = [
        (
            t!(lang, "Établissement ou groupe", "Establishment or group"),
            Some(whom(shown)),
        ),
        (reader.whose_way(lang), Some(reader.way(lang, it.way))),
        (
            t!(lang, "Période", "Period"),
            Some(words::ght::period(lang, it.period)),
        ),
        (t!(lang, "Semaine", "Week"), week),
        (
            t!(lang, "Source", "Source"),
            Some(words::ght::source(lang, it.source)),
        ),
        (
            t!(lang, "Ce qui le montre", "What shows it"),
            shown.row.evidence.clone(),
        ),
        (t!(lang, "Aujourd’hui", "Today"), counts),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(term, value)| Some((term, value?)))
        .map(|(term, value)| view! { <Fact term=term>{value}</Fact> })
        .collect_view();
    view! { <Facts>{facts}</Facts> }
}

/// What happened, the oldest first.
pub(super) fn history(lang: Lang, shown: &Shown) -> impl IntoView + use<> {
    let steps = shown
        .history
        .iter()
        .map(|it| {
            let author = it.author.clone().map(|name| {
                let said = t!(lang, "par {name}", "by {name}");
                view! { <p class="quiet">{said}</p> }
            });
            let reason = it.reason.clone().map(|it| view! { <blockquote class="said">{it}</blockquote> });
            view! {
                <Event when=words::date_time(lang, it.at) datetime=it.at.to_rfc3339() what=words::ght::happening(lang, it.what)>
                    {author}
                    {reason}
                </Event>
            }
        })
        .collect_view();
    view! {
        <section class="stack">
            <h2>{t!(lang, "Historique", "History")}</h2>
            <Timeline>{steps}</Timeline>
        </section>
    }
}
