//! Who looks after a contract and signs it for the CPTS, and what everybody may read of it.

use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::contract::{Kind, Shown};
use domain::id::ContractId;
use leptos::prelude::*;
use service::contract::Seen;
use service::contract::share::{Candidate, ShareRefused, candidates, owner, shown, signatory};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{
    Button, ButtonKind, Choice, ErrorSummary, Field, FieldKind, PageHead, RadioCards, Select,
};
use crate::visit::Visit;
use crate::words::contract as said;

/// `GET /cpts/{slug}/conventions/{contract}/suivi`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/conventions/{contract}/suivi`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    let done = match form.text("quoi") {
        "suivi" | "signataire" => {
            let name = format!("personne-{}", form.text("quoi"));
            let Ok(person) = form.text(&name).parse() else {
                form.reject(&name, t!(lang, "Choisissez quelqu’un.", "Choose someone."));
                return show(&visit, &slug, id, form).await;
            };
            if form.text("quoi") == "suivi" {
                owner(ctx, actor, &slug, id, person).await
            } else {
                signatory(ctx, actor, &slug, id, person).await
            }
        }
        _ => {
            let level: Shown = form.text("montre").parse().unwrap_or(Shown::Nothing);
            let received: Option<NaiveDate> = form.text("recu").parse().ok();
            shown(ctx, actor, &slug, id, (level, received)).await
        }
    };
    match done {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}/suivi"),
            &t!(lang, "Enregistré.", "Saved."),
        )),
        Err(failure) => {
            let form = form.refused::<ShareRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, id: ContractId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (seen, people) = candidates(&visit.ctx, visit.actor()?, slug, id).await?;
    let title = t!(lang, "Suivi et publicité", "Follow-up and publicity");
    let path = format!("/cpts/{slug}/conventions/{id}");
    let status = form.status();
    let up = (path.clone(), seen.row.title.clone());
    Ok(visit
        .page(&title, || {
            let own = seen.own();
            let after = own.and_then(|it| it.owner_id).map(|it| it.to_string());
            let signs = own.and_then(|it| it.signatory_id).map(|it| it.to_string());
            let board: Vec<&Candidate> = people.iter().filter(|it| it.board).collect();
            let all: Vec<&Candidate> = people.iter().collect();
            let owner = named(lang, &path, ("suivi", t!(lang, "Qui suit la convention", "Who looks after it"), t!(lang, "Elle reçoit les rappels 90, 30 et 7 jours avant chaque échéance.", "This person is reminded 90, 30 and 7 days before anything is due.")), &all, after);
            let signatory = named(lang, &path, ("signataire", t!(lang, "Qui signe pour la CPTS", "Who signs for the CPTS"), t!(lang, "Un membre du bureau, que rien ne lie au partenaire. Son nom doit être aussi celui du texte.", "A member of the board with no tie to the partner. The text must bear the same name.")), &board, signs);
            let public = seen.leads.then(|| public(lang, &path, &seen));
            view! {
                <PageHead title=title.clone() up=up>""</PageHead>
                <ErrorSummary form=&form lang=lang />
                {owner}
                {signatory}
                {public}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

fn named(
    lang: Lang,
    path: &str,
    (what, title, hint): (&'static str, String, String),
    people: &[&Candidate],
    now: Option<String>,
) -> impl IntoView + use<> {
    let choices = people
        .iter()
        .map(|it| Choice::new(it.person.to_string(), it.name.clone()))
        .collect();
    // Two forms of one page: each field has an id of its own.
    let name = format!("personne-{what}");
    let form = Form::default().with(&name, now.unwrap_or_default());
    view! {
        <section class="stack">
            <h2>{title}</h2>
            <form method="post" action=format!("{path}/suivi")>
                <input type="hidden" name="quoi" value=what />
                <Select form=&form name=name label=t!(lang, "Personne", "Person") hint=hint empty=t!(lang, "Choisissez…", "Choose…") choices=choices />
                <div class="actions">
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Enregistrer", "Save") />
                </div>
            </form>
        </section>
    }
}

fn public(lang: Lang, path: &str, seen: &Seen) -> impl IntoView + use<> {
    let levels = Shown::ALL
        .iter()
        .map(|it| Choice::new(it.code(), said::shown(lang, *it)))
        .collect();
    let form = Form::default().with("montre", seen.row.shown.clone()).with(
        "recu",
        seen.row
            .received_on
            .map(|it| it.to_string())
            .unwrap_or_default(),
    );
    let clocks = (seen.row.kind == Kind::Aci.code()).then(|| {
        view! {
            <Field
                form=&form
                name="recu"
                kind=FieldKind::Date
                label=t!(lang, "Demande reçue par l’ARS le", "Request received by the ARS on")
                hint=t!(
                    lang,
                    "La réunion a lieu dans les 15 jours\u{a0}; sans opposition, le projet est validé après 2 mois.",
                    "The meeting is held within 15 days; unless opposed, the project is validated after 2 months."
                )
                optional=true
            />
        }
    });
    view! {
        <section class="stack">
            <h2>{t!(lang, "Ce que tout le monde peut lire", "What everybody may read")}</h2>
            <form method="post" action=format!("{path}/suivi")>
                <input type="hidden" name="quoi" value="public" />
                <RadioCards form=&form name="montre" label=t!(lang, "Une fois la convention en vigueur", "Once the agreement is in force") choices=levels required=true />
                {clocks}
                <div class="actions">
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Enregistrer", "Save") />
                </div>
            </form>
        </section>
    }
}
