//! A member says what ties them to a group.

use axum::response::{IntoResponse, Response};
use domain::id::AdhesionId;
use domain::member::MemberKind;
use leptos::prelude::*;
use service::ght::attachment::declare::declare;
use service::ght::standing::own;

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ght::fields::{read, tie};
use crate::ght::standing::Reader;
use crate::ids::Ids;
use crate::ui::{Button, ErrorSummary, PageHead};
use crate::visit::Visit;

/// `GET /mes-adhesions/{adhesion}/groupes/declarer`
///
/// # Errors
/// Not found for somebody else's adhesion.
pub async fn get(visit: Visit, Ids(id): Ids<AdhesionId>) -> Result<Response, AppError> {
    show(&visit, id, Form::default()).await
}

/// `POST /mes-adhesions/{adhesion}/groupes/declarer`
///
/// # Errors
/// Not found for somebody else's adhesion.
pub async fn post(
    visit: Visit,
    Ids(id): Ids<AdhesionId>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Some(typed) = read(&mut form, lang) else {
        return show(&visit, id, form).await;
    };
    match declare(&visit.ctx, visit.actor()?, id, &typed).await {
        Ok(_) => Ok(visit.see_other(
            &format!("/mes-adhesions/{id}/groupes"),
            &t!(
                lang,
                "Déclaré. Cela compte quand le bureau l’aura confirmé.",
                "Declared. It counts once the board has confirmed it."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, id, form).await
        }
    }
}

async fn show(visit: &Visit, id: AdhesionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (own, standing) = own(&visit.ctx, visit.actor()?, id).await?;
    let title = t!(lang, "Déclarer un rattachement", "Declare an attachment");
    let here = format!("/mes-adhesions/{id}/groupes");
    let kind = own.row.kind.parse().unwrap_or(MemberKind::Person);
    let today = visit.ctx.today();
    Ok(visit
        .page(&title.clone(), || {
            view! {
                <PageHead title=title up=(here.clone(), own.cpts.short_name.clone())>
                    {t!(
                        lang,
                        "Dites si vous travaillez dans un établissement, le dirigez ou le représentez. Le bureau confirme ensuite.",
                        "Say whether you work in an establishment, direct it or represent it. The board then confirms."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                <form method="post" action=format!("{here}/declarer")>
                    {tie(&form, (&standing, Reader::Member), kind, today, lang)}
                    <div class="actions">
                        <Button label=t!(lang, "Déclarer", "Declare") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .into_response())
}
