//! A contract is begun from a template.

use std::collections::BTreeSet;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::contract::Kind;
use domain::id::PartnerId;
use domain::territory::Mission;
use leptos::prelude::*;
use service::contract::begin::{BeginRefused, Begun, begin, others};
use service::partner::list::{Partners, list};

use super::term;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::lang::Lang;
use crate::territory::words::mission;
use crate::ui::{
    Button, Checkboxes, Choice, Empty, ErrorSummary, Icon, LinkButton, PageHead, RadioCards,
};
use crate::visit::Visit;
use crate::words::contract::kind;

/// `GET /cpts/{slug}/conventions/nouvelle`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let form = Form::default()
        .with("nature", Kind::Establishment.code())
        .with("preavis", "90")
        .with("reconduction", "tacit")
        .with("mois", "12")
        .with("fois", "2");
    show(&visit, &slug, form).await
}

/// `POST /cpts/{slug}/conventions/nouvelle`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Some(begun) = read(&mut form, lang) else {
        return show(&visit, &slug, form).await;
    };
    match begin(&visit.ctx, visit.actor()?, &slug, &begun).await {
        Ok(id) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}/modifier"),
            &t!(
                lang,
                "Brouillon créé à partir du modèle. Complétez-le\u{a0}: personne d’autre ne le voit encore.",
                "Draft made from the template. Complete it: nobody else sees it yet."
            ),
        )),
        Err(failure) => {
            let form = form.refused::<BeginRefused>(failure, lang)?;
            show(&visit, &slug, form).await
        }
    }
}

fn read(form: &mut Form, lang: Lang) -> Option<Begun> {
    let term = term::read(form, lang);
    let kind: Option<Kind> = form.text("nature").parse().ok();
    if kind.is_none() {
        form.reject(
            "nature",
            t!(lang, "Choisissez une nature.", "Choose a kind."),
        );
    }
    let partners: Vec<PartnerId> = form
        .all("partenaire")
        .filter_map(|it| it.parse().ok())
        .collect();
    let missions: BTreeSet<Mission> = form
        .all("mission")
        .filter_map(|it| it.parse().ok())
        .collect();
    let term = term?;
    Some(Begun {
        kind: kind?,
        partners,
        with: form.all("avec").filter_map(|it| it.parse().ok()).collect(),
        begin: term.begin,
        end: term.end,
        notice_days: term.notice_days,
        renewal: term.renewal,
        missions,
    })
}

async fn show(visit: &Visit, slug: &str, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let partners = list(&visit.ctx, visit.actor()?, slug).await?;
    let others = others(&visit.ctx, visit.actor()?, slug).await?;
    let title = t!(lang, "Nouvelle convention", "New agreement");
    let path = format!("/cpts/{slug}/conventions");
    let status = form.status();
    Ok(visit
        .page(&title, || {
            let body = if partners.current.is_empty() {
                nobody(lang, slug).into_any()
            } else {
                fields(lang, &path, &form, (&partners, &others)).into_any()
            };
            view! {
                <PageHead title=title.clone() up=(path.clone(), t!(lang, "Conventions", "Agreements"))>
                    {t!(
                        lang,
                        "Dites avec qui et jusqu’à quand\u{a0}: le modèle fait le reste, et vous changez ce que vous voulez.",
                        "Say with whom and until when: the template does the rest, and you change what you like."
                    )}
                </PageHead>
                {body}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

fn nobody(lang: Lang, slug: &str) -> impl IntoView + use<> {
    let register = format!("/cpts/{slug}/partenaires");
    view! {
        <Empty
            icon=Icon::Building
            title=t!(lang, "Aucun partenaire n’est enregistré.", "No partner is registered.")
        >
            <p>
                {t!(
                    lang,
                    "Une convention se signe avec un partenaire du registre, avec son numéro FINESS ou SIREN.",
                    "An agreement is signed with a partner of the register, with its FINESS or SIREN number."
                )}
            </p>
            <LinkButton href=register label=t!(lang, "Voir les partenaires", "See the partners") />
        </Empty>
    }
}

fn fields(
    lang: Lang,
    path: &str,
    form: &Form,
    (partners, others): (&Partners, &[(String, String)]),
) -> impl IntoView + use<> {
    let kinds = Kind::ALL
        .iter()
        .map(|it| Choice::new(it.code(), kind(lang, *it)))
        .collect();
    let known = partners
        .current
        .iter()
        .map(|(row, of)| {
            Choice::new(row.id.to_string(), row.name.clone())
                .detail(crate::words::partner_kind(lang, *of))
        })
        .collect();
    let missions = Mission::ALL
        .iter()
        .map(|it| Choice::new(it.code(), mission(lang, *it)))
        .collect();
    view! {
        <ErrorSummary form=form lang=lang />
        <form method="post" action=format!("{path}/nouvelle")>
            <RadioCards form=form name="nature" label=t!(lang, "Nature", "Kind") choices=kinds required=true />
            <Checkboxes
                form=form
                name="partenaire"
                label=t!(lang, "Avec", "With")
                hint=t!(
                    lang,
                    "Un partenaire au moins. Il signe, sans devenir membre ni avoir de voix.",
                    "At least one partner. It signs, without becoming a member or having a vote."
                )
                choices=known
            />
            {(!others.is_empty()).then(|| together(lang, form, others))}
            {term::fields(lang, form)}
            <Checkboxes
                form=form
                name="mission"
                label=t!(lang, "Missions concernées", "Missions concerned")
                choices=missions
            />
            <div class="actions">
                <Button label=t!(lang, "Créer le brouillon", "Create the draft") />
            </div>
        </form>
    }
}

/// The other CPTS of the server: a hospital often works with several.
fn together(lang: Lang, form: &Form, others: &[(String, String)]) -> impl IntoView + use<> {
    let open = form.has("avec") || form.error("avec").is_some();
    let choices = others
        .iter()
        .map(|(slug, name)| Choice::new(slug.clone(), name.clone()))
        .collect();
    view! {
        <details class="stack" open=open>
            <summary>{t!(lang, "Avec d’autres CPTS (facultatif)", "With other CPTS (optional)")}</summary>
            <Checkboxes
                form=form
                name="avec"
                label=t!(lang, "Elles signent la même convention", "They sign the same agreement")
                hint=t!(
                    lang,
                    "Chacune la voit quand la négociation s’ouvre, demande son propre mandat à ses membres, et signe. La convention entre en vigueur quand toutes ont signé. Le registre de chacune doit connaître le partenaire, avec son numéro FINESS ou SIREN.",
                    "Each sees it when the negotiation opens, asks its own members for the mandate, and signs. The agreement is in force when all have signed. The register of each must know the partner, with its FINESS or SIREN number."
                )
                choices=choices
            />
        </details>
    }
}
