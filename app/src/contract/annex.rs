//! Documents are joined: annexes that the text names, and pieces of its follow-up.

pub mod chosen;

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::{IntoResponse, Response};
use domain::contract::limit::ANNEX_BYTES;
use domain::decision::document::DocumentRefused;
use domain::id::ContractId;
use leptos::prelude::*;
use service::contract::document::join;
use service::contract::show::show as read_sheet;

use super::page::is_open;
use crate::decision::document::receive;
use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::ui::{Button, ErrorSummary, FileField, PageHead, Row, Rows};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/conventions/{contract}/documents`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/conventions/{contract}/documents`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    // Who may not join one does not get to send megabytes first.
    let read = read_sheet(ctx, actor, &slug, id).await?;
    read.seen.require_manager::<std::convert::Infallible>()?;
    let done = match receive(body).await {
        Ok((name, bytes)) => join(ctx, actor, &slug, id, (&name, &bytes)).await,
        Err(refused) => Err(service::Failure::Refused(refused)),
    };
    match done {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}/documents"),
            &t!(lang, "Document joint.", "Document attached."),
        )),
        Err(failure) => {
            let form = Form::default().refused::<DocumentRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, id: ContractId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = read_sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    let title = t!(lang, "Documents joints", "Documents");
    let path = format!("/cpts/{slug}/conventions/{id}");
    let status = form.status();
    let up = (path.clone(), read.head.text.title.clone());
    let max = ANNEX_BYTES / 1_000_000;
    Ok(visit
        .page(&title, || {
            let rows = read.documents.iter().map(|it| {
                let href = format!("{path}/documents/{}", it.id);
                let (by, at) = (
                    it.by.clone().unwrap_or_default(),
                    words::date_time(lang, it.at),
                );
                let said = t!(lang, "Joint par {by}, {at}", "Attached by {by}, {at}");
                view! { <Row title=it.name.clone() href=href>{said}</Row> }
            });
            let rows = rows.collect_view();
            let ask = read.seen.manages.then(|| {
                view! {
                    <form method="post" action=format!("{path}/documents") enctype="multipart/form-data">
                        <FileField
                            form=&form
                            name="document"
                            label=t!(lang, "Joindre un document", "Attach a document")
                            hint=t!(
                                lang,
                                "PDF, image ou document de bureautique sans macros, {max}\u{a0}Mo au plus. Toutes les parties peuvent le télécharger.",
                                "PDF, picture or office document without macros, {max} MB at most. All parties can download it."
                            )
                            accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.pptx,.odt,.ods,.odp"
                        />
                        <div class="actions">
                            <Button label=t!(lang, "Joindre", "Attach") />
                        </div>
                    </form>
                }
            });
            let chooses = read.seen.leads && is_open(read.seen.stage.step());
            let annexes = (chooses && !read.documents.is_empty()).then(|| {
                let href = format!("{path}/annexes");
                view! {
                    <p>
                        <a href=href>
                            {t!(lang, "Choisir les documents que le texte cite comme annexes", "Choose the documents that the text names as annexes")}
                        </a>
                    </p>
                }
            });
            view! {
                <PageHead title=title.clone() up=up />
                <ErrorSummary form=&form lang=lang />
                <Rows>{rows}</Rows>
                {annexes}
                {ask}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}
