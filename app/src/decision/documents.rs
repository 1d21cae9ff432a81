//! The documents beside a proposal, as a list and as a page.

use axum::response::{IntoResponse, Response};
use domain::decision::limit::{DOCUMENT_BYTES, DOCUMENTS};
use domain::id::DecisionId;
use leptos::prelude::*;
use leptos::tachys::view::IntoRender;
use service::decision::document::{Document, list};

use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, Empty, ErrorSummary, FileField, Icon, PageHead, Row, Rows};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/decisions/{decision}/documents`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
) -> Result<Response, AppError> {
    page(&visit, &slug, id, Form::default()).await
}

/// The page, with what is wrong with a file.
pub(super) async fn page(
    visit: &Visit,
    slug: &str,
    id: DecisionId,
    form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (seen, documents, may) = list(&visit.ctx, visit.actor()?, slug, id).await?;
    let title = t!(lang, "Documents joints", "Documents");
    let path = format!("/cpts/{slug}/decisions/{id}");
    let up = (path.clone(), seen.row.title.clone());
    let status = form.status();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up />
                <ErrorSummary form=&form lang=lang />
                {if documents.is_empty() {
                    view! { <Empty icon=Icon::Document title=t!(lang, "Aucun document.", "No document.") /> }.into_any()
                } else {
                    rows(lang, &path, &documents, may).into_any()
                }}
                {may.then(|| join(lang, &path, &form))}
                {(seen.facilitates && !may).then(|| settled(lang))}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// The documents; each is downloaded.
pub(super) fn rows(
    lang: Lang,
    path: &str,
    documents: &[Document],
    may: bool,
) -> impl IntoView + use<> {
    let rows = documents
        .iter()
        .map(|it| {
            let href = format!("{path}/document/{}", it.id);
            let (size, on) = (size(lang, it.bytes), words::date(lang, service::calendar::paris_day(it.at)));
            let by = it.by.clone().unwrap_or_default();
            let take = may.then(|| {
                view! {
                    <form method="post" action=format!("{href}/retrait") class="row__form">
                        <Button kind=ButtonKind::Link label=t!(lang, "Retirer", "Take away") />
                    </form>
                }
                .into_any()
            });
            view! {
                <Row title=it.name.clone() href=href lead=Icon::Document.into_render().into_any() end=take>
                    {t!(lang, "{size}\u{a0}· joint par {by} le {on}", "{size}\u{a0}· attached by {by} on {on}")}
                </Row>
            }
        })
        .collect_view();
    view! { <Rows>{rows}</Rows> }
}

/// « 1,2 Mo ».
fn size(lang: Lang, bytes: i64) -> String {
    if bytes < 1 << 20 {
        let kilobytes = words::number(lang, (bytes + 1023) >> 10);
        return t!(lang, "{kilobytes}\u{a0}ko", "{kilobytes}\u{a0}kB");
    }
    let (whole, tenth) = (bytes >> 20, ((bytes & ((1 << 20) - 1)) * 10) >> 20);
    t!(lang, "{whole},{tenth}\u{a0}Mo", "{whole}.{tenth}\u{a0}MB")
}

/// Why nothing is joined or taken away now.
fn settled(lang: Lang) -> AnyView {
    view! {
        <p class="muted">
            {t!(
                lang,
                "Les documents ne changent pas pendant un tour ou un vote, ni une fois la décision achevée.",
                "Documents do not change while a round or a vote is open, nor once the decision is over."
            )}
        </p>
    }
    .into_any()
}

fn join(lang: Lang, path: &str, form: &Form) -> impl IntoView + use<> {
    let (max, count) = (DOCUMENT_BYTES >> 20, DOCUMENTS);
    view! {
        <form method="post" action=format!("{path}/documents") enctype="multipart/form-data">
            <FileField
                form=form
                name="document"
                label=t!(lang, "Joindre un document", "Attach a document")
                hint=t!(
                    lang,
                    "PDF, image ou document de bureautique sans macros, {max}\u{a0}Mo au plus\u{a0}; {count} documents au plus. Les membres de la CPTS peuvent le télécharger.",
                    "PDF, picture or office document without macros, {max} MB at most; {count} documents at most. The members of the CPTS can download it."
                )
                accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.pptx,.odt,.ods,.odp"
            />
            <div class="actions">
                <Button label=t!(lang, "Joindre", "Attach") />
            </div>
        </form>
    }
}
