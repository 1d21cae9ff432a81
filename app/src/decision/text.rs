//! The text of a decision, its versions, and what one changes against another.

use axum::response::{IntoResponse, Response};
use domain::id::DecisionId;
use leptos::prelude::*;
use service::decision::version::{Version, list};

use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::query::Query;
use crate::ui::{
    Button, ButtonKind, Card, Choice, DifferenceOf, Event, PageHead, Prose, Select, Timeline,
};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/decisions/{decision}/texte`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (seen, versions) = list(&visit.ctx, visit.actor()?, &slug, id).await?;
    let last = versions.last().ok_or(AppError::NotFound)?.clone();
    let title = t!(
        lang,
        "Le texte et ses versions",
        "The text and its versions"
    );
    let path = format!("/cpts/{slug}/decisions/{id}");
    let up = (path.clone(), seen.row.title.clone());
    let count = versions.len();
    let events = versions
        .iter()
        .rev()
        .map(|it| event(lang, it))
        .collect_view();
    Ok(visit
        .page(&title, || {
            let compared = (1 < count).then(|| compared(lang, &path, &form, &versions));
            view! {
                <PageHead title=title.clone() up=up>
                    {plural!(
                        lang, count,
                        "Une seule version.", "{count} versions\u{a0}; la dernière est celle qui est décidée.",
                        "One version only.", "{count} versions; the last is the one that is decided."
                    )}
                </PageHead>
                {compared}
                <Card title=heading(lang, last.number)>
                    <Prose text=last.body.clone() />
                    <p class="small muted">
                        {t!(lang, "Empreinte du texte\u{a0}: ", "Fingerprint of the text: ")}
                        <code>{last.sha256.clone()}</code>
                    </p>
                </Card>
                <section>
                    <h2>{t!(lang, "Les versions", "The versions")}</h2>
                    <Timeline>{events}</Timeline>
                </section>
            }
        })
        .within(&slug)
        .into_response())
}

fn heading(lang: Lang, number: i32) -> String {
    t!(lang, "Version {number}", "Version {number}")
}

fn event(lang: Lang, it: &Version) -> AnyView {
    let note = if it.note.is_empty() {
        t!(lang, "Le texte de départ.", "The text from the beginning.")
    } else {
        it.note.clone()
    };
    let by = it.by.clone().map(|by| format!("{by} – "));
    view! {
        <Event when=words::date_time(lang, it.at) datetime=it.at.to_rfc3339() what=heading(lang, it.number)>
            <p>{by} {note}</p>
        </Event>
    }
    .into_any()
}

/// Two versions, chosen by the address; the last two unless it says otherwise.
fn compared(lang: Lang, path: &str, asked: &Form, versions: &[Version]) -> AnyView {
    let known = |name: &str| {
        let number: Option<i32> = asked.text(name).parse().ok();
        number.and_then(|it| versions.iter().find(|version| version.number == it))
    };
    let after = known("a").or_else(|| versions.last());
    let before = known("de").or_else(|| {
        let number = after.map_or(0, |it| it.number);
        versions.iter().rfind(|it| it.number < number)
    });
    let Some((before, after)) = before.zip(after) else {
        return ().into_any();
    };
    let form = Form::default()
        .with("de", before.number.to_string())
        .with("a", after.number.to_string());
    let choices = || -> Vec<Choice> {
        versions
            .iter()
            .map(|it| Choice::new(it.number.to_string(), heading(lang, it.number)))
            .collect()
    };
    let (from, to) = (before.number, after.number);
    let (before, after) = (before.body.clone(), after.body.clone());
    view! {
        <section>
            <h2>
                {t!(lang, "De la version {from} à la version {to}", "From version {from} to version {to}")}
            </h2>
            <form class="filters" method="get" action=format!("{path}/texte")>
                <Select form=&form name="de" label=t!(lang, "Avant", "Before") choices=choices() />
                <Select form=&form name="a" label=t!(lang, "Après", "After") choices=choices() />
                <div class="actions">
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Comparer", "Compare") />
                </div>
            </form>
            <Card>
                <DifferenceOf before=before after=after />
            </Card>
        </section>
    }
    .into_any()
}
