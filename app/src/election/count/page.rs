//! How far the count is, and what the reader does for it.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::{ElectionId, UrnId};
use leptos::prelude::*;
use service::election::counting::{Counting, Opening, counting};
use service::election::paper_count::Counted;

use super::{open, papers};
use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Badge, ErrorSummary, Notice, NoticeKind, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/elections/{election}/depouillement`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `GET /cpts/{slug}/elections/{election}/depouillement/{urn}`: the archive of an urn, for the device of a trustee.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn bytes(
    visit: Visit,
    Ids((slug, id, urn)): Ids<(String, ElectionId, UrnId)>,
) -> Result<Response, AppError> {
    let (ctx, actor) = (&visit.ctx, visit.actor()?);
    let bytes = service::election::counting::bytes(ctx, actor, &slug, id, urn).await?;
    let kind = (header::CONTENT_TYPE, "application/x-tar");
    Ok(([kind, (header::CACHE_CONTROL, "no-store")], bytes).into_response())
}

/// The page, with what was refused.
pub(super) async fn show(
    visit: &Visit,
    slug: &str,
    id: ElectionId,
    form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = counting(&visit.ctx, visit.actor()?, slug, id).await?;
    let path = format!("/cpts/{slug}/elections/{id}");
    let title = if read.stage == Stage::Roll {
        t!(
            lang,
            "Répétition du dépouillement",
            "Rehearsal of the count"
        )
    } else {
        t!(lang, "Dépouillement", "Count")
    };
    let up = (path.clone(), read.row.title.clone());
    Ok(visit
        .page(&title, || {
            let said = sentence(lang, &read);
            view! {
                <PageHead title=title.clone() up=up>{said}</PageHead>
                <div id="refus">
                    <ErrorSummary form=&form lang=lang />
                </div>
                {open::part(visit, &path, &read)}
                {progress(lang, &path, &read)}
                {papers::part(lang, &path, &read, &form)}
                {what(lang)}
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}

fn sentence(lang: Lang, read: &Counting) -> String {
    let open: Vec<&Opening> = read
        .urns
        .iter()
        .filter(|it| it.status == UrnStatus::Tallied)
        .collect();
    let counted = read
        .urns
        .iter()
        .filter(|it| it.status == UrnStatus::Counted)
        .count();
    let waiting: Vec<_> = open.iter().filter(|it| !it.few).collect();
    if let Some(least) = waiting.iter().map(|it| it.given.len()).min() {
        let missing = read.needed.saturating_sub(least);
        return if waiting.len() == 1 {
            plural!(
                lang,
                missing,
                "Il manque {missing} dépositaire pour ouvrir l’urne.",
                "Il manque {missing} dépositaires pour ouvrir l’urne.",
                "{missing} more key holder is awaited to open the urn.",
                "{missing} more key holders are awaited to open the urn."
            )
        } else {
            plural!(
                lang,
                missing,
                "Il manque {missing} dépositaire pour ouvrir les urnes.",
                "Il manque {missing} dépositaires pour ouvrir les urnes.",
                "{missing} more key holder is awaited to open the urns.",
                "{missing} more key holders are awaited to open the urns."
            )
        };
    }
    if !open.is_empty() {
        return t!(
            lang,
            "Le bureau de vote décide d’abord s’il fait ouvrir une urne où peu ont voté.",
            "The electoral board first decides whether an urn in which few voted is opened."
        );
    }
    if read.stage == Stage::Closed && read.urns.iter().any(|it| it.enters) {
        return t!(
            lang,
            "Il reste des bulletins de papier à saisir, à deux.",
            "Paper ballots remain to be entered, in pairs."
        );
    }
    let papers = read.urns.iter().filter_map(|it| it.papers);
    if read.stage == Stage::Closed && papers.into_iter().any(|it| it != Counted::Agree) {
        return t!(
            lang,
            "Les urnes sont ouvertes : il reste à compter les bulletins de papier.",
            "The urns are open: the paper ballots remain to be counted."
        );
    }
    if read.stage >= Stage::Counted {
        return t!(
            lang,
            "Tout est dépouillé : voyez le résultat.",
            "Everything is counted: see the result."
        );
    }
    if counted > 0 {
        return t!(lang, "Les urnes sont ouvertes.", "The urns are open.");
    }
    t!(
        lang,
        "Le vote n’est pas clos : il n’y a rien à ouvrir encore.",
        "Voting is not over: there is nothing to open yet."
    )
}

/// Each urn: its ballots, and who has done her part.
fn progress(lang: Lang, path: &str, read: &Counting) -> impl IntoView + use<> {
    let urns = read
        .urns
        .iter()
        .map(|it| urn(lang, path, read, it))
        .collect_view();
    view! {
        <section id="avancement" aria-live="polite" class="stack">
            <h2>{t!(lang, "Les urnes", "The urns")}</h2>
            {urns}
        </section>
    }
}

fn urn(lang: Lang, path: &str, read: &Counting, it: &Opening) -> impl IntoView + use<> {
    let (kind, label) = status(lang, it.status);
    let ballots = it.row.turnout;
    let told = matches!(it.status, UrnStatus::Tallied | UrnStatus::Counted).then(|| {
        plural!(
            lang,
            ballots,
            "{ballots} bulletin dans cette urne.",
            "{ballots} bulletins dans cette urne.",
            "{ballots} ballot in this urn.",
            "{ballots} ballots in this urn."
        )
    });
    let lines = (it.status == UrnStatus::Tallied).then(|| {
        read.trustees
            .iter()
            .map(|who| {
                let done = it.given.contains(&who.place);
                let (kind, label) = if done {
                    (
                        NoticeKind::Success,
                        t!(lang, "a fait sa part", "has done their part"),
                    )
                } else {
                    (
                        NoticeKind::Caution,
                        t!(lang, "peut encore la faire", "may still do it"),
                    )
                };
                let you = who.own.then(|| t!(lang, " (vous)", " (you)"));
                view! {
                    <li>
                        <span>{who.name.clone()} {you}</span>
                        " "
                        <Badge kind=kind label=label />
                    </li>
                }
            })
            .collect_view()
    });
    let board = format!("{path}/bureau");
    let enters = it.enters.then(|| {
        view! {
            <p class="muted">
                {t!(
                    lang,
                    "Ses bulletins de papier sont trop peu nombreux pour être comptés à part\u{a0}: le bureau de vote les saisit d’abord.",
                    "Its paper ballots are too few to be counted apart: the electoral board enters them first."
                )}
            </p>
        }
    });
    let few = it.few.then(|| {
        view! {
            <Notice kind=NoticeKind::Caution>
                {t!(
                    lang,
                    "Si peu de personnes ont voté ici que l’on pourrait deviner des choix. Le bureau de vote décide d’abord s’il fait ouvrir cette urne.",
                    "So few people voted here that choices could be guessed. The electoral board first decides whether this urn is opened."
                )}
                " "
                <a href=board>{t!(lang, "Le bureau de vote", "The electoral board")}</a>
            </Notice>
        }
    });
    view! {
        <article class="card">
            <h3>{it.row.name.clone()}</h3>
            <p>
                <Badge kind=kind label=label />
                " "
                {told}
            </p>
            {enters}
            {few}
            {lines.map(|it| view! { <ul class="trustees">{it}</ul> })}
        </article>
    }
}

fn status(lang: Lang, status: UrnStatus) -> (NoticeKind, String) {
    match status {
        UrnStatus::Waiting => (
            NoticeKind::Info,
            t!(lang, "Pas encore ouverte au vote", "Not open to voting yet"),
        ),
        UrnStatus::Open => (
            NoticeKind::Info,
            t!(lang, "Le vote est en cours", "Voting is going on"),
        ),
        UrnStatus::Stopped => (NoticeKind::Refusal, t!(lang, "Arrêtée", "Stopped")),
        UrnStatus::Aside => (NoticeKind::Info, t!(lang, "Sans vote ici", "No vote here")),
        UrnStatus::Closed => (NoticeKind::Info, t!(lang, "Close", "Closed")),
        UrnStatus::Tallied => (NoticeKind::Caution, t!(lang, "À ouvrir", "To be opened")),
        UrnStatus::Counted => (NoticeKind::Success, t!(lang, "Dépouillée", "Counted")),
    }
}

fn what(lang: Lang) -> impl IntoView {
    view! {
        <details>
            <summary>{t!(lang, "Que se passe-t-il quand on ouvre une urne ?", "What happens when an urn is opened?")}</summary>
            <ul>
                <li>
                    {t!(
                        lang,
                        "L’appareil de chaque dépositaire télécharge l’urne, vérifie chaque bulletin, et n’ouvre que leur somme : jamais un bulletin.",
                        "Each key holder’s device downloads the urn, checks every ballot, and opens only their sum: never one ballot."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Une part qui n’est pas valable est refusée et notée, avec le nom de qui l’a envoyée ; les autres dépositaires peuvent continuer.",
                        "A part that is not valid is refused and noted, with the name of who sent it; the other key holders can go on."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Tous les membres voient où en est le dépouillement. Personne ne voit qui a voté quoi.",
                        "All members see how far the count is. Nobody sees who voted what."
                    )}
                </li>
            </ul>
        </details>
    }
}
