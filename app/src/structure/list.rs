//! The structures that one represents, and registering one.

use axum::response::{IntoResponse, Response};
use domain::structure::StructureKind;
use leptos::prelude::*;
use service::structure::register;

use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{
    Button, Choice, Empty, ErrorSummary, Field, FieldKind, Icon, LinkButton, PageHead, Row, Rows,
    Select, TextArea,
};
use crate::visit::Visit;
use crate::words::profession as words;

/// `GET /structures`
///
/// # Errors
/// To the sign-in page; a fault.
pub async fn list(visit: Visit) -> Result<Response, AppError> {
    let lang = visit.lang;
    let mine = register::mine(&visit.ctx, visit.actor()?).await?;
    let title = t!(lang, "Mes structures", "My structures");
    let heading = title.clone();
    Ok(visit
        .page(&title, || {
            let none = mine.is_empty();
            let rows = mine
                .into_iter()
                .map(|it| {
                    let said: Vec<String> = [Some(words::structure_kind(lang, it.kind)), it.commune]
                        .into_iter()
                        .flatten()
                        .collect();
                    view! {
                        <Row
                            title=it.row.name
                            href=format!("/structures/{}", it.row.id)
                            lead=Some(view! { {Icon::Building} }.into_any())
                        >
                            {said.join(" · ")}
                        </Row>
                    }
                })
                .collect_view();
            view! {
                <PageHead title=heading>
                    {t!(
                        lang,
                        "MSP, centres de santé, associations de permanence des soins… adhèrent elles aussi, à plusieurs CPTS s’il le faut.",
                        "Health houses, health centres, out-of-hours associations… join too, several CPTS if need be."
                    )}
                </PageHead>
                {none
                    .then(|| {
                        view! {
                            <Empty
                                title=t!(lang, "Vous ne représentez aucune structure.", "You do not represent any structure.")
                                icon=Icon::Building
                            />
                        }
                    })}
                {(!none).then(|| view! { <Rows>{rows}</Rows> })}
                <div class="actions">
                    <LinkButton
                        href="/structures/nouvelle"
                        label=t!(lang, "Inscrire une structure", "Register a structure")
                        icon=Icon::Plus
                    />
                </div>
            }
        })
        .into_response())
}

/// `GET /structures/nouvelle`
///
/// # Errors
/// To the sign-in page.
pub async fn new(visit: Visit) -> Result<Response, AppError> {
    visit.actor()?;
    Ok(show_new(&visit, &Form::default()))
}

/// The form of a new structure, with its errors.
pub fn show_new(visit: &Visit, form: &Form) -> Response {
    let lang = visit.lang;
    let title = t!(lang, "Inscrire une structure", "Register a structure");
    let heading = title.clone();
    let up = (
        "/structures".to_owned(),
        t!(lang, "Mes structures", "My structures"),
    );
    visit
        .page(&title, || {
            view! {
                <PageHead title=heading up=up>
                    {t!(
                        lang,
                        "Vous en serez la représentante ou le représentant à partir d’aujourd’hui.",
                        "You will be its representative from today on."
                    )}
                </PageHead>
                <ErrorSummary form=form lang=lang />
                <form method="post" action="/structures/nouvelle" class="stack">
                    {fields(form, lang)}
                    <div class="actions">
                        <Button label=t!(lang, "Inscrire", "Register") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .into_response()
}

/// The fields of a structure.
pub fn fields(form: &Form, lang: Lang) -> impl IntoView + use<> {
    let kinds: Vec<Choice> = StructureKind::ALL
        .iter()
        .map(|it| Choice::new(it.code(), words::structure_kind(lang, *it)))
        .collect();
    view! {
        <Field
            form=form
            name="nom"
            label=t!(lang, "Nom de la structure", "Name of the structure")
            required=true
            max=120_u32
        />
        <Select
            form=form
            name="type"
            label=t!(lang, "Type", "Kind")
            choices=kinds
            empty=t!(lang, "Choisissez…", "Choose…")
            required=true
        />
        <Field
            form=form
            name="commune"
            label=t!(lang, "Commune du siège", "Commune of the seat")
            hint=t!(
                lang,
                "Nom entier, code postal ou code INSEE : « Amboise », « 37400 » ou « 37003 ».",
                "Full name, postal code or INSEE code: “Amboise”, “37400” or “37003”."
            )
            required=true
        />
        <TextArea
            form=form
            name="adresse"
            label=t!(lang, "Adresse", "Address")
            rows=2
            optional=true
        />
        <Field
            form=form
            name="finess"
            kind=FieldKind::Digits
            label=t!(lang, "Numéro FINESS", "FINESS number")
            hint=t!(lang, "9 caractères", "9 characters")
            optional=true
        />
        <Field
            form=form
            name="siret"
            kind=FieldKind::Digits
            label="SIRET"
            hint=t!(lang, "14 chiffres", "14 digits")
            optional=true
        />
        <Field
            form=form
            name="rna"
            label=t!(lang, "Numéro RNA, pour une association", "RNA number, for an association")
            hint=t!(lang, "W suivi de 9 chiffres", "W and 9 digits")
            optional=true
        />
        <Field
            form=form
            name="email"
            kind=FieldKind::Email
            label=t!(lang, "Adresse électronique", "E-mail address")
            optional=true
        />
        <Field
            form=form
            name="telephone"
            kind=FieldKind::Phone
            label=t!(lang, "Téléphone", "Telephone")
            optional=true
        />
    }
}
