//! Who signs for a partner enters the code that an officer gave her, for one of her devices.

use axum::response::Response;
use domain::id::{ContractId, DeviceId};
use leptos::prelude::*;
use service::account::device::Devices;
use service::contract::guest::{CodeRefused, enter};

use super::show;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::ui::{Button, ButtonKind, Choice, Field, FieldKind, LinkButton, Select};
use crate::visit::Visit;

/// `POST /cpts/{slug}/conventions/{contract}/signer/code`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Ok(device) = form.text("appareil").parse::<DeviceId>() else {
        form.reject(
            "appareil",
            t!(
                lang,
                "Enregistrez d’abord cet appareil.",
                "Enrol this device first."
            ),
        );
        return show(&visit, &slug, id, form).await;
    };
    let typed = form.text("code").to_owned();
    match enter(&visit.ctx, visit.actor()?, &slug, id, (&typed, device)).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}/signer"),
            &t!(
                lang,
                "Cet appareil peut signer cette convention pour vous.",
                "This device can sign this agreement for you."
            ),
        )),
        Err(failure) => {
            let form = form.refused::<CodeRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// First the device, then the code.
pub(super) fn ask(visit: &Visit, path: &str, form: &Form, keys: &Devices) -> AnyView {
    let lang = visit.lang;
    let devices = format!("/moi/appareils?retour={path}/signer");
    if keys.list.is_empty() {
        return view! {
            <section class="stack">
                <h2>{t!(lang, "D’abord, votre appareil", "First, your device")}</h2>
                <p>
                    {t!(
                        lang,
                        "La signature vient d’une clé qui reste sur votre appareil. Enregistrez-le une fois\u{a0}; un membre du bureau de la CPTS vous donnera ensuite un code, de vive voix ou sur papier.",
                        "The signature comes from a key that stays on your device. Enrol it once; an officer of the CPTS then gives you a code, orally or on paper."
                    )}
                </p>
                <div class="actions">
                    <LinkButton href=devices kind=ButtonKind::Primary label=t!(lang, "Enregistrer cet appareil", "Enrol this device") />
                </div>
            </section>
        }
        .into_any();
    }
    let choices = keys
        .list
        .iter()
        .map(|it| Choice::new(it.id.to_string(), it.name.clone()))
        .collect();
    view! {
        <section class="stack">
            <h2>{t!(lang, "Le code donné par la CPTS", "The code given by the CPTS")}</h2>
            <p>
                {t!(
                    lang,
                    "Un membre du bureau vous le donne de vive voix ou sur papier. Il laisse votre appareil signer cette convention.",
                    "An officer gives it to you orally or on paper. It lets your device sign this agreement."
                )}
            </p>
            <form method="post" action=format!("{path}/signer/code")>
                <Select form=form name="appareil" label=t!(lang, "Appareil", "Device") choices=choices />
                <Field form=form name="code" kind=FieldKind::Digits label=t!(lang, "Code", "Code") autocomplete="one-time-code" required=true />
                <div class="actions">
                    <Button label=t!(lang, "Valider le code", "Enter the code") />
                </div>
            </form>
        </section>
    }
    .into_any()
}
