//! Which trustees open the urns of an election.

use axum::response::{IntoResponse, Response};
use domain::election::trustee::BoardState;
use domain::id::ElectionId;
use leptos::prelude::*;
use service::trustee::choose::{choose, chosen};
use service::trustee::show::list;

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::ui::{Button, Choice, Empty, ErrorSummary, Icon, PageHead, RadioCards};
use crate::visit::Visit;

/// `GET /cpts/{slug}/elections/{election}/depositaires`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/elections/{election}/depositaires`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Ok(board) = form.text("groupe").parse() else {
        form.reject(
            "groupe",
            t!(lang, "Choisissez un groupe.", "Choose a group."),
        );
        return show(&visit, &slug, id, form).await;
    };
    match choose(&visit.ctx, visit.actor()?, &slug, id, board).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/elections/{id}"),
            &t!(
                lang,
                "Les dépositaires de cette élection sont choisis.",
                "The key holders of this election are chosen."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, id: ElectionId, form: Form) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let row = chosen(&visit.ctx, actor, slug, id).await?;
    let boards = list(&visit.ctx, actor, slug).await?;
    let title = t!(
        lang,
        "Dépositaires de cette élection",
        "Key holders of this election"
    );
    let now = row
        .trustee_board_id
        .map(|it| it.to_string())
        .unwrap_or_default();
    let form = form.with("groupe", now);
    let ready = boards.boards.iter().filter(|it| it.1 == BoardState::Ready);
    let choices: Vec<Choice> = ready
        .map(|(row, _, people)| {
            let mut choice = Choice::new(row.id.to_string(), row.name.clone());
            choice.detail = Some(people.join(", "));
            choice
        })
        .collect();
    let none = choices.is_empty();
    let path = format!("/cpts/{slug}/elections/{id}");
    let all = format!("/cpts/{slug}/depositaires");
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(path.clone(), row.title.clone())>
                    {t!(
                        lang,
                        "Les bulletins seront chiffrés pour eux : plusieurs d’entre eux devront ouvrir l’urne ensemble.",
                        "Ballots will be encrypted for them: several of them will have to open the urn together."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                {if none {
                    view! {
                        <Empty title=t!(lang, "Aucun groupe de dépositaires n’a encore de clé prête.", "No group of key holders has its key ready yet.") icon=Icon::Key>
                            <p>
                                <a href=all>
                                    {t!(lang, "Voir les dépositaires", "See the key holders")}
                                </a>
                            </p>
                        </Empty>
                    }
                        .into_any()
                } else {
                    view! {
                        <form method="post" action=format!("{path}/depositaires")>
                            <RadioCards
                                form=&form
                                name="groupe"
                                label=t!(lang, "Qui ouvrira les urnes ?", "Who opens the urns?")
                                choices=choices
                                required=true
                            />
                            <div class="actions">
                                <Button label=t!(lang, "Choisir ces dépositaires", "Choose these key holders") />
                            </div>
                        </form>
                    }
                        .into_any()
                }}
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}
