//! A decision in a list.

use chrono::NaiveDate;
use domain::decision::stage::Stage;
use leptos::prelude::*;
use service::decision::register::Line;

use crate::lang::Lang;
use crate::statutes::words as said;
use crate::ui::{Badge, NoticeKind, Row};
use crate::words;

/// What it is called, what it is, and where it stands; the row opens it.
pub(super) fn row(lang: Lang, slug: &str, line: &Line, today: NaiveDate) -> impl IntoView + use<> {
    let end = badge(lang, &line.stage);
    let about = about(lang, line);
    let late = line.is_overdue(today).then(|| {
        view! { " " <Badge kind=NoticeKind::Refusal label=t!(lang, "En retard", "Overdue") /> }
    });
    view! {
        <Row title=line.row.title.clone() href=format!("/cpts/{slug}/decisions/{}", line.row.id) end=end>
            {about}
            {late}
        </Row>
    }
}

/// Where it stands.
pub(super) fn badge(lang: Lang, stage: &Stage) -> AnyView {
    let label = words::decision::stage(lang, stage);
    match words::decision::stage_kind(stage) {
        Some(kind) => view! { <Badge kind=kind label=label /> }.into_any(),
        None => view! { <Badge label=label /> }.into_any(),
    }
}

fn about(lang: Lang, line: &Line) -> String {
    let mut parts = Vec::new();
    if let Some(number) = line.row.number {
        parts.push(t!(lang, "n°\u{a0}{number}", "no. {number}"));
    }
    parts.push(said::decision(lang, line.kind));
    parts.extend(when(lang, line));
    if let Some(on) = line
        .row
        .follow_up_on
        .filter(|_| line.row.follow_up_done_on.is_none())
    {
        let on = words::date(lang, on);
        parts.push(match &line.owner {
            Some(owner) => t!(
                lang,
                "à réaliser avant le {on} par {owner}",
                "to be done by {on} by {owner}"
            ),
            None => t!(lang, "à réaliser avant le {on}", "to be done by {on}"),
        });
    }
    parts.join("\u{a0}· ")
}

/// The date that counts at this stage.
fn when(lang: Lang, line: &Line) -> Option<String> {
    let row = &line.row;
    Some(match &line.stage {
        Stage::Draft => return None,
        Stage::Round(_) | Stage::Voting(_) => {
            let closes = words::date_time(lang, row.closes_at?);
            t!(lang, "jusqu’au {closes}", "until {closes}")
        }
        Stage::Over(_) => {
            let on = words::date(lang, service::calendar::paris_day(row.ended_at?));
            t!(lang, "achevée le {on}", "ended on {on}")
        }
        Stage::Discussion(_) | Stage::Between(_) => {
            let on = words::date(lang, row.tabled_on?);
            t!(lang, "déposée le {on}", "tabled on {on}")
        }
    })
}
