//! The boards of trustees of a CPTS.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::election::trustee::BoardState;
use leptos::prelude::*;
use service::trustee::show::list;

use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{Badge, Empty, Icon, LinkButton, NoticeKind, PageHead, Row, Rows};
use crate::visit::Visit;

/// `GET /cpts/{slug}/depositaires`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = list(&visit.ctx, visit.actor()?, &slug).await?;
    let title = t!(lang, "Dépositaires des clés", "Key holders");
    let path = format!("/cpts/{slug}/depositaires");
    let rows = read
        .boards
        .iter()
        .map(|(row, state, people)| {
            let (kind, label) = state_badge(lang, *state);
            let (needed, size) = (row.threshold, row.size);
            let people = people.join(", ");
            view! {
                <Row
                    title=row.name.clone()
                    href=format!("{path}/{}", row.id)
                    end=view! { <Badge kind=kind label=label /> }.into_any()
                >
                    {t!(
                        lang,
                        "{people} ({needed} sur {size} suffisent)",
                        "{people} ({needed} of {size} are enough)"
                    )}
                </Row>
            }
        })
        .collect_view();
    let none = read.boards.is_empty();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}"), read.cpts.short_name.clone())>
                    {t!(
                        lang,
                        "Les bulletins d’une élection ne s’ouvrent qu’avec plusieurs dépositaires ensemble : ni le serveur, ni une personne seule ne le peut.",
                        "The ballots of an election are opened by several key holders together: neither the server nor one person alone can."
                    )}
                </PageHead>
                {read.may_manage
                    .then(|| {
                        view! {
                            <div class="actions">
                                <LinkButton
                                    href=format!("{path}/nommer")
                                    icon=Icon::Plus
                                    label=t!(lang, "Nommer des dépositaires", "Name key holders")
                                />
                            </div>
                        }
                    })}
                {if none {
                    view! {
                        <Empty title=t!(lang, "Aucun dépositaire n’est encore nommé.", "No key holder is named yet.") icon=Icon::Key>
                            <p>
                                {t!(
                                    lang,
                                    "Il en faut trois à neuf avant la première élection. Le président ou le secrétaire les nomme.",
                                    "Three to nine are needed before the first election. The president or the secretary names them."
                                )}
                            </p>
                        </Empty>
                    }
                        .into_any()
                } else {
                    view! { <Rows>{rows}</Rows> }.into_any()
                }}
            }
        })
        .within(&slug)
        .into_response())
}

/// How far a board is, in two words.
pub(super) fn state_badge(lang: Lang, state: BoardState) -> (NoticeKind, String) {
    match state {
        BoardState::Gathering => (
            NoticeKind::Caution,
            t!(lang, "On attend des réponses", "Waiting for answers"),
        ),
        BoardState::Polynomials | BoardState::Answers => (
            NoticeKind::Caution,
            t!(lang, "Clé en préparation", "Key being made"),
        ),
        BoardState::Ready => (NoticeKind::Success, t!(lang, "Clé prête", "Key ready")),
        BoardState::Retired => (NoticeKind::Info, t!(lang, "Ne sert plus", "Retired")),
    }
}
