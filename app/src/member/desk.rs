//! The desk: two officers let in the device of a member who stands before them.

use axum::response::{IntoResponse, Response};
use domain::id::AdhesionId;
use leptos::prelude::*;
use service::account::device::{Vouched, look, vouch};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::ui::{Button, ErrorSummary, Field, FieldKind, Notice, NoticeKind, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/membres/{adhesion}/appareil`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, AdhesionId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, &Form::default()).await
}

/// `POST /cpts/{slug}/membres/{adhesion}/appareil`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, AdhesionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let digits = form.text("chiffres");
    match vouch(&visit.ctx, visit.actor()?, &slug, id, digits).await {
        Ok(Vouched::One) => {
            let said = t!(
                lang,
                "C’est noté. Une deuxième personne du bureau doit le confirmer aussi.",
                "Noted. A second officer must confirm it too."
            );
            Ok(visit.see_other(&format!("/cpts/{slug}/membres/{id}/appareil"), &said))
        }
        Ok(Vouched::Both) => {
            let said = t!(
                lang,
                "L’appareil est accepté : il signe dès maintenant pour ce membre.",
                "The device is accepted: it signs for this member from now on."
            );
            Ok(visit.see_other(&format!("/cpts/{slug}/membres/{id}"), &said))
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, &form).await
        }
    }
}

async fn show(
    visit: &Visit,
    slug: &str,
    id: AdhesionId,
    form: &Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = look(&visit.ctx, visit.actor()?, slug, id).await?;
    let title = t!(
        lang,
        "Accepter un appareil au bureau",
        "Accept a device at the desk"
    );
    let name = service::member::full_name(&read.member);
    let up = (format!("/cpts/{slug}/membres/{id}"), name.clone());
    let state = match (read.waiting, read.begun) {
        (0, _) => t!(
            lang,
            "Aucun appareil de {name} n’attend.",
            "No device of {name} is waiting."
        ),
        (_, false) => t!(
            lang,
            "Un appareil de {name} attend. Deux personnes du bureau doivent le confirmer, chacune depuis son compte.",
            "A device of {name} is waiting. Two officers must confirm it, each from their own account."
        ),
        (_, true) => t!(
            lang,
            "Une personne du bureau a déjà confirmé un appareil de {name}. Il en faut une deuxième.",
            "An officer has already confirmed a device of {name}. A second one is needed."
        ),
    };
    let waits = 0 < read.waiting;
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up>
                    {state}
                </PageHead>
                <ErrorSummary form=form lang=lang />
                {waits
                    .then(|| {
                        view! {
                            <Notice kind=NoticeKind::Caution>
                                <p>
                                    {t!(
                                        lang,
                                        "Confirmez seulement si la personne est devant vous, que vous la reconnaissez, et que vous lisez vous-même les chiffres sur son écran (Moi, Mes appareils). Jamais par téléphone ni par message.",
                                        "Confirm only if the person is in front of you, you recognise them, and you read the digits yourself on their screen (Me, My devices). Never by telephone or message."
                                    )}
                                </p>
                            </Notice>
                            <form method="post" action=format!("/cpts/{slug}/membres/{id}/appareil")>
                                <Field
                                    form=form
                                    name="chiffres"
                                    kind=FieldKind::Digits
                                    autocomplete="off"
                                    label=t!(lang, "Les 8 chiffres", "The 8 digits")
                                    required=true
                                />
                                <div class="actions">
                                    <Button label=t!(lang, "Je confirme", "I confirm") />
                                </div>
                            </form>
                        }
                    })}
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}
