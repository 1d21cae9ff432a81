//! The profile of a CPTS.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::cpts::{Colour, LegalRegime};
use leptos::prelude::*;
use service::cpts::profile::{Profile, edit, read};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::lang::Lang;
use crate::ui::{
    Button, Choice, ErrorSummary, Field, FieldKind, PageHead, RadioCards, Select, TextArea,
};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/reglages`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let row = read(&visit.ctx, visit.actor()?, &slug).await?;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let form = Form::default()
        .with("name", row.name.as_str())
        .with("short_name", row.short_name.as_str())
        .with("colour", row.colour.as_str())
        .with("regime", row.legal_regime.as_str())
        .with("rna", text(&row.rna))
        .with("siret", text(&row.siret))
        .with("finess", text(&row.finess))
        .with("seat", text(&row.seat))
        .with("email", text(&row.email))
        .with("phone", text(&row.phone))
        .with("website", text(&row.website))
        .with("description", row.description.as_str())
        .with("retention_months", row.retention_months.to_string())
        .with("version", row.version.to_string());
    Ok(show(&visit, &slug, &form))
}

/// `POST /cpts/{slug}/reglages`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    // Asked first, so that nobody else is shown the form.
    read(&visit.ctx, visit.actor()?, &slug).await?;
    let Some(profile) = typed(&mut form, lang) else {
        return Ok(show(&visit, &slug, &form));
    };
    match edit(&visit.ctx, visit.actor()?, &slug, &profile).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/reglages"),
            &t!(lang, "Réglages enregistrés.", "Settings saved."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            Ok(show(&visit, &slug, &form))
        }
    }
}

fn typed(form: &mut Form, lang: Lang) -> Option<Profile> {
    let (colour, regime) = (form.text("colour").parse(), form.text("regime").parse());
    let retention = form.text("retention_months").parse();
    if colour.is_err() {
        form.reject(
            "colour",
            t!(lang, "Choisissez une couleur.", "Choose a colour."),
        );
    }
    if regime.is_err() {
        form.reject(
            "regime",
            t!(lang, "Choisissez un régime.", "Choose a regime."),
        );
    }
    if retention.is_err() {
        form.reject(
            "retention_months",
            t!(
                lang,
                "Écrivez un nombre de mois.",
                "Write a number of months."
            ),
        );
    }
    Some(Profile {
        name: form.text("name").to_owned(),
        short_name: form.text("short_name").to_owned(),
        colour: colour.ok()?,
        regime: regime.ok()?,
        rna: form.text("rna").to_owned(),
        siret: form.text("siret").to_owned(),
        finess: form.text("finess").to_owned(),
        seat: form.text("seat").to_owned(),
        email: form.text("email").to_owned(),
        phone: form.text("phone").to_owned(),
        website: form.text("website").to_owned(),
        description: form.text("description").to_owned(),
        retention_months: retention.ok()?,
        version: form.text("version").parse().unwrap_or_default(),
    })
}

fn show(visit: &Visit, slug: &str, form: &Form) -> Response {
    let lang = visit.lang;
    let title = t!(lang, "Réglages", "Settings");
    let colours = Colour::ALL
        .iter()
        .map(|it| Choice::new(it.code(), words::colour(lang, *it)))
        .collect();
    let regimes = LegalRegime::ALL
        .iter()
        .map(|it| Choice::new(it.code(), words::regime(lang, *it)))
        .collect();
    visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}/bureau"), t!(lang, "Bureau", "Board")) />
                <ErrorSummary form=form lang=lang />
                <form method="post" action=format!("/cpts/{slug}/reglages")>
                    <input type="hidden" name="version" value=form.raw("version").to_owned() />
                    <Field form=form name="name" label=t!(lang, "Nom de l’association", "Name of the association") required=true />
                    <Field
                        form=form
                        name="short_name"
                        label=t!(lang, "Nom court", "Short name")
                        hint=t!(lang, "Dans les listes et les en-têtes.", "In lists and headers.")
                        required=true
                    />
                    <Select form=form name="colour" label=t!(lang, "Couleur", "Colour") choices=colours required=true />
                    <RadioCards form=form name="regime" label=t!(lang, "Régime de l’association", "Legal regime") choices=regimes required=true />
                    <Field form=form name="rna" label=t!(lang, "Numéro RNA", "RNA number") hint=t!(lang, "W et neuf chiffres.", "W and nine digits.") optional=true />
                    <Field form=form name="siret" kind=FieldKind::Digits label=t!(lang, "SIRET du siège", "SIRET of the seat") optional=true />
                    <Field form=form name="finess" kind=FieldKind::Digits label=t!(lang, "FINESS", "FINESS") optional=true />
                    <TextArea form=form name="seat" rows=3 label=t!(lang, "Adresse du siège", "Address of the seat") optional=true />
                    <Field form=form name="email" kind=FieldKind::Email label=t!(lang, "Courriel public", "Public e-mail") optional=true />
                    <Field form=form name="phone" kind=FieldKind::Phone label=t!(lang, "Téléphone public", "Public telephone") optional=true />
                    <Field form=form name="website" label=t!(lang, "Site", "Website") hint=t!(lang, "Une adresse en https://", "An https:// address") optional=true />
                    <TextArea form=form name="description" rows=6 label=t!(lang, "Présentation", "Description") optional=true />
                    <Field
                        form=form
                        name="retention_months"
                        kind=FieldKind::Number
                        label=t!(lang, "Conservation après le départ, en mois", "Retention after leaving, in months")
                        hint=t!(
                            lang,
                            "Ensuite, noms et coordonnées des anciens membres sont effacés ; l’histoire de l’adhésion reste sans nom. 36 mois est l’usage.",
                            "Then names and contact data of former members are erased; the history stays without a name. 36 months is usual."
                        )
                        required=true
                    />
                    <div class="actions">
                        <Button label=t!(lang, "Enregistrer", "Save") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .within(slug)
        .into_response()
}
