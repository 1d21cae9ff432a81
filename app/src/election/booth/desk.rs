//! The desk: a member votes on paper, or gets a sheet in the place of a code that is lost. One of the electoral board proposes
//! it here; another one confirms it on the board's page.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::id::ElectionId;
use leptos::prelude::*;
use service::election::act::{Act, ActRefused, propose};
use service::election::desk::{AtDesk, desk, line as line_of};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Badge, Button, ButtonKind, ErrorSummary, Field, NoticeKind, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/elections/{election}/papier`, and `/feuilles/remettre`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    RawQuery(query): RawQuery,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::from_query(query.as_deref())).await
}

async fn show(visit: &Visit, slug: &str, id: ElectionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let words = form.text("membre").to_owned();
    let (seen, found) = desk(&visit.ctx, visit.actor()?, slug, id, &words).await?;
    let path = format!("/cpts/{slug}/elections/{id}");
    let up = (format!("{path}/bureau"), seen.row.title.clone());
    let title = t!(lang, "Au guichet", "At the desk");
    let status = form.status();
    Ok(visit
        .page(&title, || {
            let heading = title.clone();
            let nobody = 2 <= words.chars().count() && found.is_empty();
            let lines = found.iter().map(|it| line(lang, &path, it)).collect_view();
            view! {
                <PageHead title=heading up=up>
                    {t!(
                        lang,
                        "Cherchez un membre après avoir vu sa pièce d’identité. Ce que vous proposez ici, une deuxième personne du bureau de vote le confirme.",
                        "Search for a member after you have seen an identity card. What you propose here, a second person of the electoral board confirms."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                <form method="get" class="stack">
                    <Field form=&form name="membre" label=t!(lang, "Nom du membre", "Name of the member") required=true />
                    <div class="actions">
                        <Button kind=ButtonKind::Quiet label=t!(lang, "Chercher", "Search") />
                    </div>
                </form>
                {nobody.then(|| view! {
                    <p role="status">
                        {t!(lang, "Personne de ce nom n’est sur la liste de cette élection.", "Nobody of that name is on the roll of this election.")}
                    </p>
                })}
                {lines}
            }
        })
        .within(slug)
        .status(status)
        .into_response())
}

fn line(lang: Lang, path: &str, found: &AtDesk) -> impl IntoView + use<> {
    let (name, urn) = (found.name.clone(), found.urn.name.clone());
    let (entry, of) = (found.line.entry.to_string(), found.urn.id.to_string());
    let number = format!("feuille-{entry}");
    let state = if found.line.paper {
        Some(t!(lang, "Vote sur papier", "Votes on paper"))
    } else if found.line.voted {
        Some(t!(lang, "A voté", "Has voted"))
    } else {
        None
    };
    let acts = state.is_none().then(|| {
        let (paper, sheet) = (format!("{path}/papier"), format!("{path}/feuilles/remettre"));
        let label = number.clone();
        view! {
            <form method="post" action=sheet class="stack">
                <input type="hidden" name="urne" value=of.clone() />
                <input type="hidden" name="ligne" value=entry.clone() />
                <div class="field">
                    <label class="field__label" for=label>
                        {t!(lang, "Numéro de la feuille remise", "Number of the sheet given")}
                    </label>
                    <input class="input" id=number name="feuille" inputmode="numeric" required=true />
                </div>
                <div class="actions">
                    <Button label=t!(lang, "Proposer de remettre cette feuille", "Propose to give this sheet") />
                </div>
            </form>
            <form method="post" action=paper>
                <input type="hidden" name="urne" value=of />
                <input type="hidden" name="ligne" value=entry />
                <div class="actions">
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Proposer le vote sur papier", "Propose to vote on paper") />
                </div>
            </form>
        }
    });
    view! {
        <section class="card stack">
            <h2>{name}</h2>
            <p>{urn}</p>
            {state.map(|it| view! { <p><Badge kind=NoticeKind::Success label=it /></p> })}
            {acts}
        </section>
    }
}

/// `POST /cpts/{slug}/elections/{election}/papier`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_paper(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (urn, entry) = (row(&form, "urne")?, row(&form, "ligne")?);
    let who = line_of(&visit.ctx, visit.actor()?, &slug, id, (urn, entry))
        .await?
        .name;
    let act = Act::Paper { urn, entry, who };
    proposed(&visit, &slug, id, form, &act).await
}

/// `POST /cpts/{slug}/elections/{election}/feuilles/remettre`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_sheet(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (urn, entry) = (row(&form, "urne")?, row(&form, "ligne")?);
    let who = line_of(&visit.ctx, visit.actor()?, &slug, id, (urn, entry))
        .await?
        .name;
    let number = form.text("feuille").parse().unwrap_or_default();
    let act = Act::Reissue {
        urn,
        entry,
        who,
        number,
    };
    proposed(&visit, &slug, id, form, &act).await
}

async fn proposed(
    visit: &Visit,
    slug: &str,
    id: ElectionId,
    form: Form,
    act: &Act,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    match propose(&visit.ctx, visit.actor()?, slug, id, act).await {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/elections/{id}/bureau"),
            &t!(
                lang,
                "Proposé. Une deuxième personne du bureau de vote doit confirmer.",
                "Proposed. A second person of the electoral board must confirm."
            ),
        )),
        Err(failure) => {
            let form = form.refused::<ActRefused>(failure, lang)?;
            show(visit, slug, id, form).await
        }
    }
}

fn row(form: &Form, name: &str) -> Result<uuid::Uuid, AppError> {
    form.raw(name).parse().map_err(|_| AppError::NotFound)
}
