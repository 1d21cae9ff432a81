//! The texts that contracts begin with: ours, or as the CPTS changed them.

mod edit;
mod variable;

pub use edit::{get as get_one, get_pdf, post, post_restore};

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::contract::template::{Listed, list};

use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{Badge, PageHead, Row, Rows};
use crate::visit::Visit;
use crate::words;
use crate::words::contract::kind;

/// `GET /cpts/{slug}/conventions/modeles`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (_, all) = list(&visit.ctx, visit.actor()?, &slug).await?;
    let title = t!(lang, "Modèles de conventions", "Agreement templates");
    let path = format!("/cpts/{slug}/conventions");
    let up = (path.clone(), t!(lang, "Conventions", "Agreements"));
    Ok(visit
        .page(&title, || {
            let rows = all.iter().map(|it| row(lang, &path, it)).collect_view();
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Chaque convention commence par l’un de ces textes. Vous pouvez les adapter à votre CPTS\u{a0}; les conventions déjà commencées ne changent pas.",
                        "Each agreement begins with one of these texts. You may adapt them to your CPTS; agreements already begun do not change."
                    )}
                </PageHead>
                <Rows>{rows}</Rows>
            }
        })
        .within(&slug)
        .into_response())
}

fn row(lang: Lang, path: &str, it: &Listed) -> impl IntoView + use<> {
    let href = format!("{path}/modeles/{}", it.kind.code());
    let (said, end) = match it.changed_at {
        None => {
            let count = it.clauses;
            let said = t!(
                lang,
                "Texte fourni, {count} clauses",
                "Supplied text, {count} clauses"
            );
            (said, None)
        }
        Some(at) => {
            let at = words::date_time(lang, at);
            let said = t!(lang, "Changé le {at}", "Changed on {at}");
            let label = t!(lang, "Adapté", "Adapted");
            (said, Some(view! { <Badge label=label /> }.into_any()))
        }
    };
    view! {
        <Row title=kind(lang, it.kind) href=href end=end>{said}</Row>
    }
}
