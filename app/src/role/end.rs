//! End a role.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::id::RoleId;
use leptos::prelude::*;
use service::role::end::end;
use service::role::list::list;

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::query::id;
use crate::ui::{Button, ButtonKind, ErrorSummary, Field, FieldKind, LinkButton, PageHead};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/roles/{role}/fin`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_end(
    visit: Visit,
    Path((slug, role)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let form = Form::default().with("last_day", visit.ctx.today().to_string());
    show_end(&visit, &slug, id(&role)?, form).await
}

/// `POST /cpts/{slug}/roles/{role}/fin`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_end(
    visit: Visit,
    Path((slug, role)): Path<(String, String)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let id: RoleId = id(&role)?;
    let Ok(last_day) = form.text("last_day").parse::<NaiveDate>() else {
        form.reject("last_day", t!(lang, "Écrivez une date.", "Write a date."));
        return show_end(&visit, &slug, id, form).await;
    };
    match end(&visit.ctx, visit.actor()?, &slug, id, last_day).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}"),
            &t!(
                lang,
                "La fin du mandat est enregistrée.",
                "The end of the mandate is recorded."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show_end(&visit, &slug, id, form).await
        }
    }
}

async fn show_end(visit: &Visit, slug: &str, id: RoleId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = list(&visit.ctx, visit.actor()?, slug).await?;
    let held = read
        .current
        .iter()
        .find(|held| held.row.id == id.0)
        .ok_or(AppError::NotFound)?;
    if !read.may_manage && !held.is_own {
        return Err(AppError::Forbidden(domain::permission::Refused::NoRole));
    }
    let title = t!(lang, "Mettre fin à un rôle", "End a role");
    let path = format!("/cpts/{slug}/roles");
    let (name, what) = (held.name.clone(), words::role(lang, held.kind));
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(path.clone(), t!(lang, "Rôles", "Roles"))>
                    {name} ", " {what}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                <form method="post" action=format!("{path}/{id}/fin")>
                    <Field
                        form=&form
                        name="last_day"
                        kind=FieldKind::Date
                        label=t!(lang, "Dernier jour", "Last day")
                        hint=t!(
                            lang,
                            "Les droits cessent le lendemain. Pour les retirer tout de suite, indiquez hier.",
                            "Rights cease on the day after. To take them back at once, give yesterday."
                        )
                        required=true
                    />
                    <div class="actions">
                        <Button kind=ButtonKind::Danger label=t!(lang, "Mettre fin à ce rôle", "End this role") />
                        <LinkButton kind=ButtonKind::Quiet href=path.clone() label=t!(lang, "Ne rien changer", "Change nothing") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}
