//! One's own college and attachments.

pub mod answer;
pub mod declare;

use axum::response::{IntoResponse, Response};
use domain::id::AdhesionId;
use leptos::prelude::*;
use service::ght::standing::own;

use super::standing::{Reader, card};
use crate::error::AppError;
use crate::ids::Ids;
use crate::ui::{ButtonKind, LinkButton, PageHead};
use crate::visit::Visit;

/// `GET /mes-adhesions/{adhesion}/groupes`
///
/// # Errors
/// Not found for somebody else's adhesion.
pub async fn get(visit: Visit, Ids(id): Ids<AdhesionId>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (own, standing) = own(&visit.ctx, visit.actor()?, id).await?;
    let title = t!(
        lang,
        "Mon collège et mes rattachements",
        "My college and attachments"
    );
    let up = (format!("/mes-adhesions/{id}"), own.cpts.short_name.clone());
    let link = format!("/mes-adhesions/{id}/groupes");
    let rules = standing
        .rules
        .is_some()
        .then(|| format!("/cpts/{}/statuts", own.cpts.slug));
    Ok(visit
        .page(&title.clone(), || {
            view! {
                <PageHead title=title up=up>
                    {t!(
                        lang,
                        "Ouvrez un rattachement pour dire s’il est exact, ou pour le contester.",
                        "Open an attachment to say whether it is true, or to contest it."
                    )}
                </PageHead>
                {card(lang, Reader::Member, &standing, Some(&link), None)}
                <div class="actions">
                    <LinkButton
                        kind=ButtonKind::Quiet
                        href=format!("{link}/declarer")
                        label=t!(lang, "Déclarer un rattachement", "Declare an attachment")
                    />
                </div>
                {rules.map(|href| view! { <p><a href=href>{t!(lang, "Lire les statuts et les règles", "Read the statutes and rules")}</a></p> })}
                <p class="quiet">
                    {t!(
                        lang,
                        "Vous et le conseil d’administration lisez cette page. Les autres membres ne la voient pas.",
                        "You and the board read this page. Other members do not see it."
                    )}
                </p>
            }
        })
        .into_response())
}
