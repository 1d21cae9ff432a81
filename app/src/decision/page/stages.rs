//! The stages of a decision: what was, what is, what follows.

use domain::decision::stage::{Between, Next, Stage};

use leptos::prelude::*;
use service::decision::show::Round;

use super::Shown;
use crate::ui::{Event, Timeline};
use crate::words::decision::{end, follows};
use crate::words::{date, date_time};

/// The stages, as a section that a draft has not: it has what would follow.
pub(super) fn stages(shown: Shown<'_>) -> AnyView {
    let lang = shown.lang;
    if shown.it.seen.stage == Stage::Draft {
        return next(shown).map_or_else(
            || ().into_any(),
            |said| {
                view! {
                    <section>
                        <h2>{t!(lang, "Ce qui suivra le dépôt", "What follows once it is tabled")}</h2>
                        <p>{said}</p>
                    </section>
                }
                .into_any()
            },
        );
    }
    let tabled = shown.it.seen.row.tabled_on.map(|on| {
        let what = t!(
            lang,
            "Déposée, la discussion s’ouvre",
            "Tabled, the discussion opens"
        );
        view! { <Event when=date(lang, on) datetime=on.to_string() what=what /> }
    });
    let rounds = shown
        .now
        .rounds
        .iter()
        .map(|it| round(shown, it))
        .collect_view();
    let ended = ended(shown);
    let next = next(shown).map(|said| view! { <p class="muted">{said}</p> });
    view! {
        <section>
            <h2>{t!(lang, "Les étapes", "The stages")}</h2>
            <Timeline>{tabled} {rounds} {ended}</Timeline>
            {next}
        </section>
    }
    .into_any()
}

fn round(shown: Shown<'_>, it: &Round) -> AnyView {
    let lang = shown.lang;
    let (number, version) = (it.number, it.text_version);
    let what = match (it.vote, it.closed_at) {
        (false, None) => t!(
            lang,
            "Tour {number}\u{a0}: positions ouvertes",
            "Round {number}: positions are taken"
        ),
        (false, Some(_)) if it.tally.is_none() => t!(
            lang,
            "Tour {number}, interrompu par une nouvelle version du texte",
            "Round {number}, ended by a new version of the text"
        ),
        (false, Some(_)) => t!(lang, "Tour {number}, clos", "Round {number}, closed"),
        (true, None) => t!(lang, "Vote ouvert", "Vote open"),
        (true, Some(_)) => t!(lang, "Vote clos", "Vote closed"),
    };
    let opened = date_time(lang, it.opened_at);
    let closes = date_time(lang, it.closed_at.unwrap_or(it.closes_at));
    let until = if it.closed_at.is_some() {
        t!(
            lang,
            "Clos le {closes}, sur la version {version} du texte.",
            "Closed on {closes}, on version {version} of the text."
        )
    } else {
        t!(
            lang,
            "Ouvert jusqu’au {closes}, sur la version {version} du texte.",
            "Open until {closes}, on version {version} of the text."
        )
    };
    let result = it.tally.is_some().then(|| {
        let href = format!("{}/resultat?tour={number}", shown.path);
        view! { <a href=href>{t!(lang, "Voir le résultat", "See the result")}</a> }
    });
    view! {
        <Event when=opened datetime=it.opened_at.to_rfc3339() what=what>
            <p>{until} " " {result}</p>
        </Event>
    }
    .into_any()
}

fn ended(shown: Shown<'_>) -> Option<AnyView> {
    let Stage::Over(how) = shown.it.seen.stage else {
        return None;
    };
    let at = shown.it.seen.row.ended_at?;
    let when = date_time(shown.lang, at);
    Some(
        view! { <Event when=when datetime=at.to_rfc3339() what=end(shown.lang, how) /> }.into_any(),
    )
}

/// What follows, from the rules.
fn next(shown: Shown<'_>) -> Option<String> {
    let (lang, it) = (shown.lang, shown.it);
    let ground = it.ground.as_ref()?;
    match &it.seen.stage {
        Stage::Draft | Stage::Discussion(_) => Some(follows(lang, it.organ, &ground.consensus)),
        Stage::Between(Between {
            held,
            next: Next::Round { .. },
        }) => {
            let left = u32::from(ground.consensus.rounds.saturating_sub(*held));
            Some(plural!(
                lang,
                left,
                "Ensuite\u{a0}: un dernier tour.",
                "Ensuite\u{a0}: un nouveau tour\u{a0}; il en reste {left} au plus.",
                "Next: a last round.",
                "Next: another round; {left} are left at most."
            ))
        }
        _ => None,
    }
}
