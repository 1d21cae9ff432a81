//! What a CPTS takes on in one shared commune.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::permission::Action;
use domain::territory::{Coverage, InseeCode, Mission};
use leptos::prelude::*;
use service::scope;
use service::territory::{Overview, Shared, overview, say_missions};

use super::words::mission;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ui::{Button, Checkboxes, Choice, ErrorSummary, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/territoire/communes/{code}`
///
/// # Errors
/// [`AppError::NotFound`] unless the commune is shared; [`AppError::Forbidden`] unless the person keeps the
/// territory.
pub async fn page(
    visit: Visit,
    Path((slug, commune)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let seen = shown(&visit, &slug).await?;
    let shared = one(&seen, &commune)?;
    let form = match shared.holders.first() {
        Some((_, Coverage::Missions(missions))) => {
            missions.iter().fold(Form::default(), |form, mission| {
                form.with("missions", mission.code())
            })
        }
        _ => Form::default(),
    };
    Ok(questions(&visit, &form, &seen, shared))
}

/// `POST /cpts/{slug}/territoire/communes/{code}`
///
/// # Errors
/// As [`page`].
pub async fn form(
    visit: Visit,
    Path((slug, commune)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let seen = shown(&visit, &slug).await?;
    let shared = one(&seen, &commune)?;
    let missions = form
        .all("missions")
        .filter_map(|code| code.parse().ok())
        .collect();
    let code = shared.commune.code;
    match say_missions(&visit.ctx, visit.actor()?, &slug, code, &missions).await {
        Ok(()) => {
            let name = &shared.commune.name;
            let said = t!(lang, "C’est noté pour {name}.", "Recorded for {name}.");
            Ok(visit.see_other(&format!("/cpts/{slug}/territoire#qui-couvre-quoi"), &said))
        }
        Err(failure) => Ok(questions(
            &visit,
            &form.refused(failure, lang)?,
            &seen,
            shared,
        )),
    }
}

async fn shown(visit: &Visit, slug: &str) -> Result<Overview, AppError> {
    let actor = visit.actor()?;
    let seat =
        scope::seat::<std::convert::Infallible>(visit.ctx.db().read(), &visit.ctx, actor, slug)
            .await?;
    seat.require(Action::ManageTerritory)?;
    Ok(overview(&visit.ctx, slug).await?)
}

fn one<'o>(seen: &'o Overview, commune: &str) -> Result<&'o Shared, AppError> {
    let code: InseeCode = commune.parse().map_err(|_| AppError::NotFound)?;
    let found = seen
        .shared
        .iter()
        .find(|shared| shared.commune.code == code);
    found.ok_or(AppError::NotFound)
}

fn questions(visit: &Visit, form: &Form, seen: &Overview, shared: &Shared) -> Response {
    let lang = visit.lang;
    let slug = &seen.cpts.slug;
    let name = shared.commune.name.clone();
    let title = t!(
        lang,
        "Ce que nous assurons à {name}",
        "What we cover in {name}"
    );
    let others: Vec<&str> = shared
        .holders
        .iter()
        .skip(1)
        .map(|(cpts, _)| cpts.name.as_str())
        .collect();
    let others = others.join(", ");
    let up = (
        format!("/cpts/{slug}/territoire/modifier"),
        t!(lang, "Modifier le territoire", "Change the territory"),
    );
    let choices = Mission::ALL
        .iter()
        .map(|this| {
            let said: Vec<&str> = shared
                .holders
                .iter()
                .skip(1)
                .filter(|(_, said)| said.covers(*this) == Some(true))
                .map(|(cpts, _)| cpts.short_name.as_str())
                .collect();
            let choice = Choice::new(this.code(), mission(lang, *this));
            if said.is_empty() {
                choice
            } else {
                let said = said.join(", ");
                choice.detail(t!(
                    lang,
                    "déjà assurée par : {said}",
                    "already covered by: {said}"
                ))
            }
        })
        .collect();
    visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(lang, "Commune aussi couverte par : {others}.", "Commune also covered by: {others}.")}
                </PageHead>
                <ErrorSummary form=form lang=lang />
                <form method="post" class="stack">
                    <Checkboxes
                        form=form
                        name="missions"
                        label=t!(lang, "Missions assurées par notre CPTS", "Missions our CPTS covers")
                        hint=t!(
                            lang,
                            "Ne rien cocher dit que les autres CPTS assurent tout.",
                            "Checking nothing says that the other CPTS cover all."
                        )
                        choices=choices
                    />
                    <div class="actions">
                        <Button label=t!(lang, "Enregistrer", "Record") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .within(slug)
        .into_response()
}
