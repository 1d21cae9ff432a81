//! « Suis-je sur la liste ? »: each member's own line, requests to correct it, proxies.

mod proxy;
mod request;

use axum::response::{IntoResponse, Response};
use domain::id::{AdhesionId, ElectionId, RequestId};
use leptos::prelude::*;
use service::election::proxy::{give, take_back};
use service::election::request::{answer, ask};
use service::election::roll::{Mine, Roll, roll};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::query::Query;
use crate::ui::{Card, ErrorSummary, PageHead, Stat, Stats};
use crate::visit::Visit;
use crate::words::ght::right;
use crate::words::number;

/// `GET /cpts/{slug}/elections/{election}/liste`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Query(form): Query,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, form).await
}

/// `POST /cpts/{slug}/elections/{election}/liste`: a request, its answer, a proxy.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    let read = |name: &str| {
        let id = form.text(name).parse::<AdhesionId>();
        id.map_err(|_| AppError::NotFound)
    };
    let at = format!("/cpts/{slug}/elections/{id}/liste");
    macro_rules! answered {
        ($done:expr, $said:expr) => {
            match $done {
                Ok(_) => return Ok(visit.see_other(&at, &$said)),
                Err(failure) => form.clone().refused(failure, lang)?,
            }
        };
    }
    let form = match form.text("action") {
        "donner" => answered!(
            give(ctx, actor, &slug, id, read("de")?, read("a")?).await,
            t!(lang, "Pouvoir donné.", "Proxy given.")
        ),
        "reprendre" => answered!(
            take_back(ctx, actor, &slug, id, read("de")?).await,
            t!(lang, "Pouvoir repris.", "Proxy taken back.")
        ),
        "repondre" => {
            let request = form.text("demande").parse::<RequestId>();
            let request = request.map_err(|_| AppError::NotFound)?;
            answered!(
                answer(ctx, actor, &slug, id, request, form.raw("texte")).await,
                t!(lang, "Réponse donnée.", "Answer given.")
            )
        }
        _ => answered!(
            ask(ctx, actor, &slug, id, form.raw("texte")).await,
            t!(
                lang,
                "Demande envoyée à celles et ceux qui préparent l’élection.",
                "Request sent to those who prepare the election."
            )
        ),
    };
    show(&visit, &slug, id, form).await
}

async fn show(visit: &Visit, slug: &str, id: ElectionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = roll(&visit.ctx, visit.actor()?, slug, id, form.text("nom")).await?;
    let title = t!(lang, "Suis-je sur la liste\u{a0}?", "Am I on the roll?");
    let path = format!("/cpts/{slug}/elections/{id}");
    let up = (path.clone(), read.seen.row.title.clone());
    let status = form.status();
    Ok(visit
        .page(&title, || {
            let own = read.mine.iter().map(|it| mine(lang, &read, it)).collect_view();
            let sentence = sentence(lang, &read);
            view! {
                <PageHead title=title.clone() up=up>{sentence}</PageHead>
                <ErrorSummary form=&form lang=lang />
                {own}
                {sizes(lang, &read)}
                {request::requests(lang, &path, &form, &read)}
                {proxy::proxies(lang, &path, &form, &read)}
                <p class="small muted">
                    {t!(
                        lang,
                        "Vous voyez votre ligne et les nombres\u{a0}; celles et ceux qui préparent l’élection voient les demandes.",
                        "You see your own line and the numbers; those who prepare the election see the requests."
                    )}
                </p>
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

fn sentence(lang: Lang, read: &Roll) -> String {
    if read.is_frozen() {
        return t!(
            lang,
            "La liste est arrêtée\u{a0}: elle ne change plus.",
            "The roll is closed: it no longer changes."
        );
    }
    t!(
        lang,
        "La liste n’est pas encore arrêtée\u{a0}: voici où vous en êtes aujourd’hui.",
        "The roll is not closed yet: here is where you stand today."
    )
}

/// One line of the reader.
fn mine(lang: Lang, read: &Roll, it: &Mine) -> AnyView {
    let said = match (read.is_frozen(), &it.urn) {
        (true, Some(urn)) => t!(
            lang,
            "Oui\u{a0}: sur la liste du collège «\u{a0}{urn}\u{a0}».",
            "Yes: on the roll of the college “{urn}”."
        ),
        (true, None) => t!(
            lang,
            "Non\u{a0}: pas sur la liste de cette élection.",
            "No: not on the roll of this election."
        ),
        (false, _) => match (&read.statutes, &it.entry) {
            (Some(statutes), Some(entry)) => right(lang, statutes, &entry.right),
            _ => String::new(),
        },
    };
    let holder = it.holder.clone().map(|holder| {
        let said = t!(
            lang,
            "Votre voix est portée par {holder}.",
            "Your voice is carried by {holder}."
        );
        view! { <p>{said}</p> }
    });
    view! {
        <Card title=it.name.clone()>
            <p><strong>{said}</strong></p>
            {holder}
        </Card>
    }
    .into_any()
}

/// How many are on the roll of each urn.
fn sizes(lang: Lang, read: &Roll) -> Option<AnyView> {
    read.is_frozen().then(|| {
        let stats = read
            .urns
            .iter()
            .filter(|it| it.roll_size > 0)
            .map(|it| {
                let name = it.name.clone();
                view! { <Stat value=number(lang, it.roll_size)>{name}</Stat> }
            })
            .collect_view();
        view! {
            <section>
                <h2>{t!(lang, "Personnes inscrites", "People on the roll")}</h2>
                <Stats>{stats}</Stats>
            </section>
        }
        .into_any()
    })
}
