//! One account of two, once both were proved.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::Failure;
use service::account::merge::{MergeRefused, Offer, merge, offered};

use super::means::name_of;
use super::view::trouble_with;
use crate::adhesion::badge;
use crate::error::AppError;
use crate::ui::{Button, Card, Fact, Facts, LinkButton, Notice, NoticeKind, PageHead};
use crate::visit::Visit;
use crate::words::Refusal as _;

/// Where two accounts become one.
pub const MERGE: &str = "/moi/connexion/reunir";

/// `GET /moi/connexion/reunir`: what would happen.
///
/// # Errors
/// [`AppError`].
pub async fn page(visit: Visit) -> Result<Response, AppError> {
    match offered(&visit.ctx, visit.actor()?).await {
        Ok(offer) => Ok(show(&visit, &offer, StatusCode::OK)),
        Err(failure) => told(&visit, failure),
    }
}

/// `POST /moi/connexion/reunir`
///
/// # Errors
/// [`AppError`].
pub async fn join(visit: Visit) -> Result<Response, AppError> {
    let lang = visit.lang;
    match merge(&visit.ctx, visit.actor()?).await {
        Ok(()) => {
            let said = t!(
                lang,
                "Vos deux comptes n’en font plus qu’un.",
                "Your two accounts are now one."
            );
            Ok(visit.see_other("/moi/connexion", &said))
        }
        // What stands against it is shown beside what would have happened.
        Err(Failure::Refused(
            MergeRefused::BothIn(_) | MergeRefused::TwoRpps | MergeRefused::TwoParts(_),
        )) => match offered(&visit.ctx, visit.actor()?).await {
            Ok(offer) => Ok(show(&visit, &offer, StatusCode::CONFLICT)),
            Err(failure) => told(&visit, failure),
        },
        Err(failure) => told(&visit, failure),
    }
}

fn told(visit: &Visit, failure: Failure<MergeRefused>) -> Result<Response, AppError> {
    match AppError::from_failure(failure, visit.lang) {
        AppError::Refused { status, sentence } => {
            let title = t!(
                visit.lang,
                "Vos comptes ne sont pas réunis",
                "Your accounts are not joined"
            );
            Ok(trouble_with(visit, title, status, sentence))
        }
        other => Err(other),
    }
}

fn show(visit: &Visit, offer: &Offer, status: StatusCode) -> Response {
    let lang = visit.lang;
    let title = t!(
        lang,
        "Réunir vos deux comptes",
        "Make one of your two accounts"
    );
    let name = format!("{} {}", offer.other.given_name, offer.other.family_name);
    let means = offer
        .means
        .iter()
        .map(|it| {
            let name = name_of(visit, it);
            view! { <li>{name}</li> }
        })
        .collect_view();
    let none = offer.adhesions.is_empty();
    let adhesions = offer
        .adhesions
        .iter()
        .map(|(cpts, state)| {
            let (name, state) = (cpts.name.clone(), *state);
            view! { <li>{name} " " {badge(lang, state)}</li> }
        })
        .collect_view();
    let end = match offer.refused.as_ref().map(|it| it.say(lang)) {
        Some(refused) => view! {
            <Notice kind=NoticeKind::Caution>{refused}</Notice>
            <div class="actions">
                <LinkButton href="/mes-adhesions" label=t!(lang, "Mes adhésions", "My memberships") />
            </div>
        }
        .into_any(),
        None => view! {
            <p>
                {t!(
                    lang,
                    "Les adhésions, les rôles, les structures et les moyens de connexion de l’autre compte rejoignent celui-ci. Ce que vous avez choisi ici de montrer reste réglé ainsi. Cela ne se défait pas.",
                    "The memberships, roles, structures and ways to sign in of the other account join this one. What you chose here to show stays so. This cannot be undone."
                )}
            </p>
            <form method="post" action=MERGE>
                <div class="actions">
                    <Button label=t!(lang, "Réunir les deux comptes", "Make them one account") />
                    <LinkButton
                        kind=crate::ui::ButtonKind::Quiet
                        href="/moi/connexion"
                        label=t!(lang, "Ne rien changer", "Change nothing")
                    />
                </div>
            </form>
        }
        .into_any(),
    };
    visit
        .page(&title, || {
            view! {
                <PageHead
                    title=title.clone()
                    up=("/moi/connexion".to_owned(), t!(lang, "Mes moyens de connexion", "My ways to sign in"))
                >
                    {t!(
                        lang,
                        "Ce moyen de connexion ouvre un autre compte. Vous venez de montrer que les deux sont à vous.",
                        "This way to sign in opens another account. You have just shown that both are yours."
                    )}
                </PageHead>
                <Card title=t!(lang, "L’autre compte", "The other account")>
                    <Facts>
                        <Fact term=t!(lang, "Nom", "Name")>{name}</Fact>
                        <Fact term=t!(lang, "Moyens de connexion", "Ways to sign in")>
                            <ul>{means}</ul>
                        </Fact>
                        <Fact term=t!(lang, "Adhésions", "Memberships")>
                            {if none {
                                t!(lang, "Aucune", "None").into_any()
                            } else {
                                view! { <ul>{adhesions}</ul> }.into_any()
                            }}
                        </Fact>
                    </Facts>
                </Card>
                {end}
            }
        })
        .status(status)
        .into_response()
}
