//! One board of trustees: who is awaited, and the part that a trustee's own device does.

use axum::response::{IntoResponse, Response};
use domain::election::trustee::BoardState;
use domain::id::TrusteeBoardId;
use leptos::prelude::*;
use service::trustee::show::{Board, board};

use super::list::state_badge;
use super::{act, key};
use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Badge, ErrorSummary, NoticeKind, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/depositaires/{board}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, TrusteeBoardId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// The page, with what was refused.
pub(super) async fn show(
    visit: &Visit,
    slug: &str,
    id: TrusteeBoardId,
    form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = board(&visit.ctx, visit.actor()?, slug, id).await?;
    let path = format!("/cpts/{slug}/depositaires");
    let title = read.row.name.clone();
    let manage = if read.may_manage {
        act::offered(visit, slug, &read, &form).await?
    } else {
        None
    };
    Ok(visit
        .page(&title, || {
            let said = sentence(lang, &read);
            view! {
                <PageHead title=title.clone() up=(path.clone(), t!(lang, "Dépositaires", "Key holders"))>
                    {said}
                </PageHead>
                <div id="refus">
                    <ErrorSummary form=&form lang=lang />
                </div>
                {key::part(visit, slug, &read)}
                {progress(lang, &read)}
                {what(lang, &read)}
                {manage}
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}

fn sentence(lang: Lang, read: &Board) -> String {
    let awaited: Vec<&str> = read
        .people
        .iter()
        .filter(|it| !it.done)
        .map(|it| it.name.as_str())
        .collect();
    let (count, names) = (awaited.len(), awaited.join(", "));
    let (needed, size) = (read.row.threshold, read.row.size);
    match read.state {
        BoardState::Gathering => t!(
            lang,
            "On attend que chaque dépositaire accepte. Il manque : {names}.",
            "Each key holder is to accept. Missing: {names}."
        ),
        BoardState::Polynomials | BoardState::Answers => plural!(
            lang,
            count,
            "La clé se prépare. On attend {names}.",
            "La clé se prépare. On attend {names}.",
            "The key is being made. Waiting for {names}.",
            "The key is being made. Waiting for {names}."
        ),
        BoardState::Ready => t!(
            lang,
            "La clé est prête : {needed} dépositaires sur {size} suffisent pour dépouiller, avec le serveur.",
            "The key is ready: {needed} of {size} key holders are enough to count, together with the server."
        ),
        BoardState::Retired => t!(
            lang,
            "Ce groupe ne sert plus pour de nouvelles élections.",
            "This group serves no new election."
        ),
    }
}

/// Who is awaited: the script shows it anew by itself.
fn progress(lang: Lang, read: &Board) -> impl IntoView + use<> {
    let people = read
        .people
        .iter()
        .map(|it| {
            let (kind, label) = match (read.state, it.done, it.accepted) {
                (BoardState::Gathering, false, _) => (
                    NoticeKind::Caution,
                    t!(lang, "n’a pas encore accepté", "has not accepted yet"),
                ),
                (BoardState::Gathering, true, _) => {
                    (NoticeKind::Success, t!(lang, "a accepté", "has accepted"))
                }
                (BoardState::Ready | BoardState::Retired, ..) => {
                    (NoticeKind::Success, t!(lang, "a sa clé", "has their key"))
                }
                (_, false, _) => (NoticeKind::Caution, t!(lang, "est attendu·e", "is awaited")),
                (_, true, _) => (
                    NoticeKind::Success,
                    t!(lang, "a fait sa part", "has done their part"),
                ),
            };
            let you = it.own.then(|| t!(lang, " (vous)", " (you)"));
            view! {
                <li>
                    <span>{it.name.clone()} {you}</span>
                    " "
                    <Badge kind=kind label=label />
                </li>
            }
        })
        .collect_view();
    let (kind, label) = state_badge(lang, read.state);
    view! {
        <section id="avancement" aria-live="polite">
            <h2>{t!(lang, "Où en est-on ?", "How far are we?")}</h2>
            <p>
                <Badge kind=kind label=label />
            </p>
            <ol class="trustees">{people}</ol>
        </section>
    }
}

/// What being a trustee commits one to, and what it does not protect from.
fn what(lang: Lang, read: &Board) -> impl IntoView + use<> {
    let needed = read.row.threshold;
    view! {
        <details>
            <summary>{t!(lang, "À quoi s’engage un dépositaire ?", "What does a key holder commit to?")}</summary>
            <ul>
                <li>
                    {t!(
                        lang,
                        "Garder sa clé (un fichier et une phrase secrète) jusqu’au prochain renouvellement, et ne la prêter à personne.",
                        "To keep their key (a file and a passphrase) until the board is renewed, and to lend it to nobody."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Être joignable le soir du dépouillement : un bouton, une minute.",
                        "To be reached on the evening of the count: one button, one minute."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Refuser d’ouvrir autre chose que la somme des bulletins : son appareil le vérifie pour elle.",
                        "To refuse to open anything but the sum of the ballots: their device checks it for them."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "{needed} dépositaires qui s’entendraient avec l’hébergeur pourraient lire des bulletins. C’est pourquoi on les choisit sans intérêt commun.",
                        "{needed} key holders who conspired with whoever runs the server could read ballots. That is why they are chosen without a common interest."
                    )}
                </li>
            </ul>
        </details>
    }
}
