//! An entity leaves a group, or was recorded by mistake.

use axum::response::{IntoResponse, Response};
use domain::id::{BlocId, PartyId};
use leptos::prelude::*;
use service::ght::leave::{end, strike};
use service::ght::register::Sheet;

use super::day::optional_day;
use super::party::kept;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::ui::{Button, ButtonKind, ErrorSummary, Fact, Facts, Field, FieldKind, PageHead};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/blocs/{bloc}/parties/{party}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id, party)): Ids<(String, BlocId, PartyId)>,
) -> Result<Response, AppError> {
    let read = kept(&visit, &slug, id).await?;
    show(&visit, &slug, &read, party, None)
}

/// `POST /cpts/{slug}/blocs/{bloc}/parties/{party}`: its last day.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id, party)): Ids<(String, BlocId, PartyId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = kept(&visit, &slug, id).await?;
    let Ok(last_day) = optional_day(&mut form, "ends_on", lang) else {
        return show(&visit, &slug, &read, party, Some(&form));
    };
    let version = form.text("version").parse().unwrap_or_default();
    match end(
        &visit.ctx,
        visit.actor()?,
        &slug,
        (id, party),
        last_day,
        version,
    )
    .await
    {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/blocs/{id}"),
            &t!(lang, "Dates enregistrées.", "Dates saved."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, &read, party, Some(&form))
        }
    }
}

/// `POST /cpts/{slug}/blocs/{bloc}/parties/{party}/erreur`: it never held.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_strike(
    visit: Visit,
    Ids((slug, id, party)): Ids<(String, BlocId, PartyId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = kept(&visit, &slug, id).await?;
    let version = form.text("version").parse().unwrap_or_default();
    match strike(&visit.ctx, visit.actor()?, &slug, (id, party), version).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/blocs/{id}"),
            &t!(
                lang,
                "Rayé : il n’a jamais fait partie du groupe.",
                "Struck: it never was in the group."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, &read, party, Some(&form))
        }
    }
}

fn show(
    visit: &Visit,
    slug: &str,
    read: &Sheet,
    id: PartyId,
    posted: Option<&Form>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let party = read
        .parties
        .iter()
        .find(|it| it.id == id && it.row.struck_at.is_none())
        .ok_or(AppError::NotFound)?;
    let title = party.row.name.clone();
    let here = format!("/cpts/{slug}/blocs/{}", read.row.id);
    let action = format!("{here}/parties/{id}");
    let strike = format!("{action}/erreur");
    let form = posted.cloned().unwrap_or_else(|| {
        let end = party.period.ends_on.map(|it| it.to_string());
        Form::default().with("ends_on", end.unwrap_or_default())
    });
    let version = party.row.version.to_string();
    let again = version.clone();
    let number = words::ght::entity(&party.entity);
    let since = words::date(lang, party.period.starts_on);
    let source = party.row.source.clone();
    Ok(visit
        .page(&title.clone(), || {
            view! {
                <PageHead title=title up=(here, read.row.name.clone()) />
                <ErrorSummary form=&form lang=lang />
                <Facts>
                    <Fact term=t!(lang, "Numéro", "Number")>{number}</Fact>
                    <Fact term=t!(lang, "Dans le groupe depuis le", "In the group since")>{since}</Fact>
                    {source.map(|it| view! { <Fact term=t!(lang, "Où c’est écrit", "Where that is written")>{it}</Fact> })}
                </Facts>
                <form method="post" action=action>
                    <Field
                        form=&form
                        name="ends_on"
                        kind=FieldKind::Date
                        label=t!(lang, "Dernier jour dans le groupe", "Last day in the group")
                        hint=t!(lang, "Vide tant qu’il en fait partie.", "Empty while it is in it.")
                        optional=true
                    />
                    <input type="hidden" name="version" value=version />
                    <div class="actions">
                        <Button label=t!(lang, "Enregistrer", "Save") />
                    </div>
                </form>
                <form method="post" action=strike>
                    <p>
                        {t!(
                            lang,
                            "Enregistré par erreur ? Rayez-le : il n’aura jamais fait partie du groupe, et la ligne reste lisible. Pour corriger son numéro ou son premier jour, rayez-le et enregistrez-le de nouveau.",
                            "Recorded by mistake? Strike it: it never was in the group, and the line can still be read. To correct its number or first day, strike it and record it again."
                        )}
                    </p>
                    <input type="hidden" name="version" value=again />
                    <div class="actions">
                        <Button kind=ButtonKind::Quiet label=t!(lang, "Rayer cette ligne", "Strike this line") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}
