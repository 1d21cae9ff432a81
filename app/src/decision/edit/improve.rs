//! The text of a tabled proposal is improved.

use axum::response::{IntoResponse, Response};
use domain::decision::limit::NOTE_CHARS;
use domain::decision::stage::Stage;
use domain::id::DecisionId;
use domain::permission::Refused;
use leptos::prelude::*;
use service::Failure;
use service::decision::Seen;
use service::decision::text::{TextRefused, Typed, rewrite};
use service::decision::written::{Written, written};

use crate::decision::fields::{chars, text};
use crate::decision::preview::preview;
use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, ErrorSummary, Field, Icon, Notice, NoticeKind, PageHead};
use crate::visit::Visit;

/// Keeps a new version.
pub(super) async fn keep(
    visit: &Visit,
    slug: &str,
    id: DecisionId,
    form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let typed = Typed {
        base: form.text("base").parse().unwrap_or_default(),
        text: form.raw("texte").to_owned(),
        note: form.text("note").to_owned(),
    };
    match rewrite(&visit.ctx, visit.actor()?, slug, id, &typed).await {
        Ok(version) => Ok(visit.see_other(
            &format!("/cpts/{slug}/decisions/{id}"),
            &t!(
                lang,
                "Version {version} enregistrée.",
                "Version {version} kept."
            ),
        )),
        Err(failure) => {
            // Who was overtaken reads the other version, and her own words stay on what she saw then.
            let newer = match &failure {
                Failure::Refused(TextRefused::Overtaken { version }) => Some(*version),
                _ => None,
            };
            let form = form.refused(failure, lang)?;
            let form = newer.map_or_else(|| form.clone(), |it| based(&form, it));
            let (seen, read) = written(&visit.ctx, visit.actor()?, slug, id).await?;
            show(visit, slug, &seen, &read, form)
        }
    }
}

/// The same form, written on another version.
fn based(form: &Form, version: i32) -> Form {
    Form::default().with("base", version.to_string()).and(form)
}

/// The page.
pub(super) fn show(
    visit: &Visit,
    slug: &str,
    seen: &Seen,
    read: &Written,
    form: Form,
) -> Result<Response, AppError> {
    if !seen.facilitates {
        return Err(AppError::Forbidden(Refused::NoRole));
    }
    let lang = visit.lang;
    let last = read.versions.last().ok_or(AppError::NotFound)?;
    let form = if form.has("base") {
        form
    } else {
        Form::default()
            .with("base", last.number.to_string())
            .with("texte", &*last.body)
    };
    let title = t!(lang, "Améliorer le texte", "Improve the text");
    let path = format!("/cpts/{slug}/decisions/{}", seen.row.id);
    let status = form.status();
    let base = form.text("base").to_owned();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(path.clone(), seen.row.title.clone()) />
                <ErrorSummary form=&form lang=lang />
                {consequence(lang, &seen.stage)}
                {preview(lang, &form)}
                <form method="post" action=format!("{path}/modifier")>
                    <input type="hidden" name="base" value=base />
                    {text(lang, &form)}
                    <Field
                        form=&form
                        name="note"
                        label=t!(lang, "Ce qui change, et pourquoi", "What changes, and why")
                        hint=t!(
                            lang,
                            "Montré à tous, au-dessus des différences entre les deux versions.",
                            "Shown to everybody, above what differs between the two versions."
                        )
                        max=chars(NOTE_CHARS)
                        required=true
                    />
                    <div class="actions">
                        <Button label=t!(lang, "Enregistrer cette version", "Save this version") />
                        <Button
                            kind=ButtonKind::Quiet
                            name="action"
                            value="voir"
                            icon=Icon::Eye
                            label=t!(lang, "Voir le texte mis en forme", "See the text as it will be read")
                        />
                    </div>
                </form>
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// What a new version does at this stage.
fn consequence(lang: Lang, stage: &Stage) -> Option<AnyView> {
    let said = match stage {
        Stage::Round(_) => t!(
            lang,
            "Un tour est ouvert\u{a0}: enregistrer un autre texte y met fin. Les positions prises ne comptent plus, celles et ceux qui les ont prises sont prévenus, et un nouveau tour leur demandera une position sur le nouveau texte.",
            "A round is open: another text ends it. Positions taken no longer count, those who took one are told, and a new round will ask for a position on the new text."
        ),
        Stage::Discussion(_) | Stage::Between(_) => t!(
            lang,
            "L’ancienne version reste lisible, avec les différences.",
            "The earlier version can still be read, with what differs."
        ),
        Stage::Draft | Stage::Voting(_) | Stage::Over(_) => return None,
    };
    let kind = if matches!(stage, Stage::Round(_)) {
        NoticeKind::Caution
    } else {
        NoticeKind::Info
    };
    Some(
        view! {
            <Notice kind=kind>
                <p>{said}</p>
            </Notice>
        }
        .into_any(),
    )
}
