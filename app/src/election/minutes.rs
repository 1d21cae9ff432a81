//! « Procès-verbal »: what was printed, who has signed it, and signing it.

mod ask;
mod refused;

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use domain::id::ElectionId;
use leptos::prelude::*;
use service::account::device::list;
use service::election::minutes::{Minutes, SignRefused, Signed, minutes, pdf as bytes, sign};

use crate::decision::position::done;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{ButtonKind, ErrorSummary, LinkButton, Notice, NoticeKind, PageHead, Row, Rows};
use crate::visit::Visit;
use crate::words::{date_time, election::officer};

/// `GET /cpts/{slug}/elections/{election}/proces-verbal`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `GET /cpts/{slug}/elections/{election}/proces-verbal.pdf`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn pdf(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    let bytes = bytes(&visit.ctx, visit.actor()?, &slug, id).await?;
    let head = [
        (header::CONTENT_TYPE, "application/pdf"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"proces-verbal.pdf\"",
        ),
    ];
    Ok((head, bytes).into_response())
}

/// `POST /cpts/{slug}/elections/{election}/proces-verbal`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let envelope = form.raw("enveloppe").as_bytes().to_vec();
    match sign(&visit.ctx, visit.actor()?, &slug, id, &envelope).await {
        Ok(()) => {
            let to = format!("/cpts/{slug}/elections/{id}/proces-verbal");
            let said = t!(
                lang,
                "Votre signature est enregistrée.",
                "Your signature is recorded."
            );
            Ok(done(&visit, &headers, &to, &said))
        }
        Err(failure) => {
            let form = form.refused::<SignRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, id: ElectionId, form: Form) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let read = minutes(&visit.ctx, actor, slug, id).await?;
    let keys = list(&visit.ctx, actor).await?;
    let path = format!("/cpts/{slug}/elections/{id}");
    let title = t!(lang, "Procès-verbal", "Minutes");
    let up = (path.clone(), read.seen.row.title.clone());
    let status = form.status();
    Ok(visit
        .page(&title, || {
            let (heading, said) = (title.clone(), sentence(lang, &read));
            view! {
                <PageHead title=heading up=up>{said}</PageHead>
                <div id="refus">
                    <ErrorSummary form=&form lang=lang />
                </div>
                {ask::ask(visit, &path, &read, &keys)}
                {printed(lang, &path, &read)}
                {signed(lang, &read)}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

fn sentence(lang: Lang, read: &Minutes) -> String {
    match (&read.printed, read.is_complete()) {
        (None, _) => t!(
            lang,
            "Le procès-verbal s’imprime en ce moment : rechargez la page dans quelques secondes.",
            "The minutes are being printed: reload the page in a few seconds."
        ),
        (Some(_), false) => t!(
            lang,
            "La présidence du bureau de vote et au moins un scrutateur le signent, chacun avec la clé de son appareil.",
            "The chair of the electoral board and at least one teller sign them, each with the key of their own device."
        ),
        (Some(_), true) => t!(
            lang,
            "Il est signé par la présidence du bureau de vote et par un scrutateur.",
            "They are signed by the chair of the electoral board and by a teller."
        ),
    }
}

/// The document, and what names it.
fn printed(lang: Lang, path: &str, read: &Minutes) -> Option<impl IntoView + use<>> {
    let (sha256, at) = read.printed.clone()?;
    let href = format!("{path}/proces-verbal.pdf");
    // Who has to sign does that first.
    let kind = if read.statement.is_some() {
        ButtonKind::Quiet
    } else {
        ButtonKind::Primary
    };
    let at = date_time(lang, at);
    Some(view! {
        <section class="stack">
            <h2>{t!(lang, "Le document", "The document")}</h2>
            <p>
                {t!(
                    lang,
                    "Imprimé {at}. Chaque chiffre y renvoie à sa preuve ; qui a voté sur papier n’y est pas nommé.",
                    "Printed {at}. Each figure in it names its proof; who voted on paper is not named."
                )}
            </p>
            <p>
                {t!(lang, "Empreinte : ", "Fingerprint: ")}
                <span class="fingerprint">{sha256}</span>
            </p>
            <div class="actions">
                <LinkButton href=href kind=kind label=t!(lang, "Télécharger le PDF", "Download the PDF") />
            </div>
        </section>
    })
}

/// Who has signed.
fn signed(lang: Lang, read: &Minutes) -> Option<impl IntoView + use<>> {
    read.printed.as_ref()?;
    if read.signed.is_empty() {
        let none = t!(lang, "Personne n’a encore signé.", "Nobody has signed yet.");
        return Some(view! { <Notice kind=NoticeKind::Info>{none}</Notice> }.into_any());
    }
    let rows = read.signed.iter().map(|it| row(lang, read, it));
    let rows = rows.collect_view();
    Some(
        view! {
            <section class="stack" id="signatures">
                <h2>{t!(lang, "Les signatures", "The signatures")}</h2>
                <Rows>{rows}</Rows>
            </section>
        }
        .into_any(),
    )
}

fn row(lang: Lang, read: &Minutes, it: &Signed) -> impl IntoView + use<> {
    let href = format!("/log/{}/proof/{}", read.register, it.entry_hash);
    let (what, at) = (officer(lang, it.capacity), date_time(lang, it.at));
    view! {
        <Row title=it.name.clone()>
            {t!(lang, "{what}, {at}. ", "{what}, {at}. ")}
            <a href=href download="recu.tlog-proof">{t!(lang, "Reçu du registre", "Receipt of the register")}</a>
        </Row>
    }
}
