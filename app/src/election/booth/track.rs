//! « Suivre mon bulletin »: what became of a tracking number. Everybody may ask.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::id::ElectionId;
use leptos::prelude::*;
use service::Failure;
use service::election::track::{NotATracker, Public, Tracked, public, track};

use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::{Lang, number};
use crate::ui::{Button, ErrorSummary, Field, Notice, NoticeKind, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/elections/{election}/suivi`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    RawQuery(query): RawQuery,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = public::<std::convert::Infallible>(&visit.ctx, &slug, id).await?;
    let mut form = Form::from_query(query.as_deref());
    let mut found = None;
    if !form.text("numero").is_empty() {
        match track(&visit.ctx, &read, form.text("numero")).await {
            Ok(tracked) => found = Some(tracked),
            Err(Failure::Refused(NotATracker)) => form.reject(
                "numero",
                t!(
                    lang,
                    "Un numéro de suivi a 43 caractères. Vérifiez qu’il est complet.",
                    "A tracking number has 43 characters. Check that it is complete."
                ),
            ),
            Err(Failure::Fault(fault)) => return Err(AppError::Fault(fault)),
            Err(_) => return Err(AppError::NotFound),
        }
    }
    let title = t!(lang, "Suivre mon bulletin", "Follow my ballot");
    let up = (
        format!("/cpts/{slug}/elections/{id}"),
        read.row.title.clone(),
    );
    let status = form.status();
    Ok(visit
        .page(&title, || {
            let heading = title.clone();
            view! {
                <PageHead title=heading up=up>{sentence(lang, &read)}</PageHead>
                <ErrorSummary form=&form lang=lang />
                {found.as_ref().map(|it| answer(lang, it))}
                <form method="get" class="stack">
                    <Field
                        form=&form
                        name="numero"
                        label=t!(lang, "Numéro de suivi", "Tracking number")
                        hint=t!(lang, "Il est sur votre reçu. Les espaces ne comptent pas.", "It is on your receipt. Spaces do not matter.")
                        required=true
                    />
                    <div class="actions">
                        <Button label=t!(lang, "Chercher", "Search") />
                    </div>
                </form>
                <p class="muted">
                    {t!(
                        lang,
                        "Un numéro ne dit ni qui a voté, ni pour qui. Tout le monde peut consulter cette page.",
                        "A number says neither who voted nor for whom. Everybody may look at this page."
                    )}
                </p>
            }
        })
        .within(&slug)
        .status(status)
        .into_response())
}

fn sentence(lang: Lang, read: &Public) -> String {
    let count = read.urns.iter().map(|it| it.turnout).sum::<i64>();
    let ballots = number(lang, count);
    let there = match count {
        0 => t!(
            lang,
            "Aucun bulletin n’est encore dans les urnes.",
            "No ballot is in the urns yet."
        ),
        1 => t!(
            lang,
            "Un bulletin est dans les urnes.",
            "One ballot is in the urns."
        ),
        _ => t!(
            lang,
            "Les bulletins de {ballots} électeurs sont dans les urnes.",
            "The ballots of {ballots} voters are in the urns."
        ),
    };
    t!(
        lang,
        "{there} Ils y entrent par lots mélangés : le vôtre peut mettre quinze minutes.",
        "{there} They join in shuffled batches: yours may take fifteen minutes."
    )
}

fn answer(lang: Lang, found: &Tracked) -> impl IntoView + use<> {
    let (kind, said) = match found {
        Tracked::There {
            urn,
            place,
            replaced: false,
        } => {
            let place = number(lang, *place);
            (
                NoticeKind::Success,
                t!(
                    lang,
                    "Ce bulletin est dans l’urne « {urn} », à la place {place} de son archive. C’est lui qui compte.",
                    "This ballot is in the urn “{urn}”, at place {place} of its archive. It is the one that counts."
                ),
            )
        }
        Tracked::There { urn, .. } => (
            NoticeKind::Info,
            t!(
                lang,
                "Ce bulletin est dans l’urne « {urn} », et un vote plus récent du même électeur l’a remplacé.",
                "This ballot is in the urn “{urn}”, and a later vote of the same voter took its place."
            ),
        ),
        Tracked::Waits => (
            NoticeKind::Info,
            t!(
                lang,
                "Ce bulletin est bien arrivé. Il entre dans l’urne avec le prochain lot.",
                "This ballot has arrived. It joins the urn with the next batch."
            ),
        ),
        Tracked::Tested => (
            NoticeKind::Info,
            t!(
                lang,
                "Ce bulletin a été testé : il n’est jamais compté.",
                "This ballot was tested: it is never counted."
            ),
        ),
        Tracked::Unknown => (
            NoticeKind::Caution,
            t!(
                lang,
                "Aucun bulletin n’a ce numéro. S’il est sur votre reçu depuis plus de quinze minutes, montrez le reçu au bureau de vote : il est signé.",
                "No ballot has this number. If it has been on your receipt for more than fifteen minutes, show the receipt to the electoral board: it is signed."
            ),
        ),
    };
    view! {
        <Notice kind=kind>
            <p role="status">{said}</p>
        </Notice>
    }
}
