//! The demonstration's mailbox: what would have been sent.

use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::notice::outbox::mailbox;

use crate::error::AppError;
use crate::ui::{Card, Empty, PageHead};
use crate::visit::Visit;
use crate::words::date_time;

/// How many are shown.
const SHOWN: u64 = 50;

/// `GET /demo/courrier`
///
/// # Errors
/// [`AppError::NotFound`] outside the demonstration.
pub async fn page(visit: Visit) -> Result<Response, AppError> {
    let lang = visit.lang;
    let mails = mailbox(&visit.ctx, SHOWN).await?;
    let title = t!(lang, "Boîte aux lettres", "Mailbox");
    let heading = title.clone();
    let none = mails.is_empty();
    let sheets: Vec<_> = mails
        .into_iter()
        .map(|mail| {
            let at = date_time(lang, mail.created_at);
            let to = mail.recipient;
            view! {
                <Card title=mail.subject>
                    <p class="eyebrow">{t!(lang, "À {to}, {at}", "To {to}, {at}")}</p>
                    <div class="letter">{mail.body}</div>
                </Card>
            }
        })
        .collect();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=heading>
                    {t!(
                        lang,
                        "Démonstration : aucun e-mail ne part. Voici les derniers qui seraient partis, à qui que ce soit.",
                        "Demonstration: no mail is sent. Here are the last that would have been, to anybody."
                    )}
                </PageHead>
                <p>
                    <a href="/demo/horloge">
                        {t!(lang, "Avancer l’horloge de la démonstration", "Put the demonstration’s clock forward")}
                    </a>
                </p>
                {none
                    .then(|| {
                        view! { <Empty title=t!(lang, "Rien encore.", "Nothing yet.") /> }
                    })}
                {sheets}
            }
        })
        .into_response())
}
