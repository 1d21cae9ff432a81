//! What everybody may read of decisions whose result was opened to all: nobody is named, and nobody's reasons are told.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::decision::stage::{End, Stage};
use domain::id::DecisionId;
use leptos::prelude::*;
use service::decision::public::{self as read, Line, Public};

use super::line::badge;
use super::page::{over, under};
use super::result::{numbers, sentence};
use super::resumed;
use crate::error::AppError;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::statutes::words as said;
use crate::ui::{
    ButtonKind, Card, Empty, Fact, Facts, Icon, LinkButton, PageHead, Prose, Row, Rows,
};
use crate::visit::Visit;
use crate::words::date;

/// `GET /cpts/{slug}/decisions/publiques`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn list(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (cpts, lines) = read::list(&visit.ctx, &slug).await?;
    let title = t!(lang, "Décisions publiques", "Public decisions");
    let up = (format!("/cpts/{slug}"), cpts.short_name);
    Ok(visit
        .page(&title, || {
            let rows = lines
                .iter()
                .map(|it| row(lang, &slug, it))
                .collect_view();
            let none = lines.is_empty().then(|| {
                let title = t!(
                    lang,
                    "Aucun résultat n’est encore ouvert à tous.",
                    "No result is open to everybody yet."
                );
                view! { <Empty icon=Icon::Document title=title /> }
            });
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Ce que la CPTS a décidé et a choisi d’ouvrir à tous\u{a0}; chacun peut recompter.",
                        "What the CPTS decided and chose to open to everybody; anybody can count again."
                    )}
                </PageHead>
                {none}
                <Rows>{rows}</Rows>
            }
        })
        .within(&slug)
        .into_response())
}

fn row(lang: Lang, slug: &str, it: &Line) -> impl IntoView + use<> {
    let end = badge(lang, &Stage::Over(it.end));
    let on = it.at.map(service::calendar::paris_day);
    let on = on.map(|on| {
        let on = date(lang, on);
        t!(lang, "achevée le {on}", "ended on {on}")
    });
    let number = it
        .number
        .map(|number| t!(lang, "n°\u{a0}{number}", "no. {number}"));
    let parts: Vec<String> = number.into_iter().chain(on).collect();
    let href = format!("/cpts/{slug}/decisions/{}/resultat-public", it.id);
    view! {
        <Row title=it.title.clone() href=href end=end>
            {parts.join("\u{a0}· ")}
        </Row>
    }
}

/// `GET /cpts/{slug}/decisions/{decision}/resultat-public`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let it = read::public(&visit.ctx, &slug, id).await?;
    let title = it.line.title.clone();
    let up = (
        format!("/cpts/{slug}/decisions/publiques"),
        t!(lang, "Décisions publiques", "Public decisions"),
    );
    Ok(visit
        .page(&title, || {
            let (badge, lead) = (
                badge(lang, &Stage::Over(it.line.end)),
                over(lang, it.line.at, it.line.end),
            );
            let path = format!("/cpts/{slug}/decisions/{id}");
            view! {
                <PageHead title=title.clone() up=up>{lead}</PageHead>
                <p class="decision__state">{badge}</p>
                {it.resumed.map(|at| resumed::notice(lang, &slug, at, false))}
                {counts(lang, &it)}
                {text(lang, &it)}
                {proof(lang, &path, &it)}
                {facts(lang, &slug, &it)}
                <p class="small muted">
                    {t!(
                        lang,
                        "Tout le monde peut lire cette page\u{a0}: la CPTS l’a ouverte à tous. Elle ne dit ni qui a pris position, ni pour quels motifs.",
                        "Everybody can read this page: the CPTS opened it to all. It tells neither who took a position nor for which reasons."
                    )}
                </p>
            }
        })
        .within(&slug)
        .into_response())
}

/// The result, and every number that says so.
fn counts(lang: Lang, it: &Public) -> Option<AnyView> {
    let read = it.result.as_ref()?;
    Some(
        view! {
            <section id="resultat">
                <h2>{t!(lang, "Le résultat", "The result")}</h2>
                <p>
                    <strong>{sentence(lang, read)}</strong>
                </p>
            </section>
            {numbers(lang, read)}
        }
        .into_any(),
    )
}

/// By what anybody can count again.
fn proof(lang: Lang, path: &str, it: &Public) -> Option<AnyView> {
    it.ground.as_ref()?;
    let archive = format!("{path}/archive-publique");
    let verify = format!("/verifier/decision?archive={archive}");
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Recompter", "Count again")}</h2>
                <p>
                    {t!(
                        lang,
                        "Chaque voix a signé sa position. L’archive les contient toutes sous un nom d’emprunt propre à cette décision\u{a0}: votre appareil peut refaire le compte sans nous croire.",
                        "Every voice signed its position. The archive holds them all, under a name made up for this decision alone: your device can count again without believing us."
                    )}
                </p>
                <div class="actions">
                    <LinkButton
                        href=verify
                        icon=Icon::Tick
                        label=t!(lang, "Vérifier vous-même", "Verify it yourself")
                    />
                    <LinkButton
                        href=archive
                        kind=ButtonKind::Quiet
                        icon=Icon::Download
                        label=t!(lang, "Télécharger l’archive", "Download the archive")
                    />
                </div>
            </section>
        }
        .into_any(),
    )
}

fn text(lang: Lang, it: &Public) -> Option<AnyView> {
    let body = it.text.clone()?;
    let title = match it.line.end {
        End::Consensus | End::Consent | End::Adopted => {
            t!(lang, "Le texte adopté", "The text that was adopted")
        }
        End::Rejected => t!(lang, "Le texte rejeté", "The text that was rejected"),
        End::Undecided | End::Withdrawn => {
            t!(lang, "Le texte proposé", "The text that was proposed")
        }
    };
    Some(
        view! {
            <Card title=title>
                <Prose text=body />
            </Card>
        }
        .into_any(),
    )
}

fn facts(lang: Lang, slug: &str, it: &Public) -> AnyView {
    let number = it.line.number.map(|number| {
        view! { <Fact term=t!(lang, "Numéro", "Number")>{number}</Fact> }
    });
    let (organ, kind) = (said::organ(lang, it.organ), said::decision(lang, it.kind));
    let rules = it.ground.as_ref().map(|it| under(lang, slug, it, true));
    let by = it.by.map(|on| {
        let on = date(lang, on);
        t!(lang, "à réaliser avant le {on}", "to be done by {on}")
    });
    let done = it.done_on.map(|on| {
        let on = date(lang, on);
        t!(lang, "réalisée le {on}", "done on {on}")
    });
    let followed: Vec<String> = by.into_iter().chain(done).collect();
    let followed = (!followed.is_empty()).then(|| {
        view! { <Fact term=t!(lang, "Suivi", "Follow-up")>{followed.join(", ")}</Fact> }
    });
    view! {
        <section>
            <h2>{t!(lang, "En bref", "In brief")}</h2>
            <Facts>
                {number}
                <Fact term=t!(lang, "Objet", "Kind")>{kind}</Fact>
                <Fact term=t!(lang, "Décidée par", "Decided by")>{organ}</Fact>
                {rules}
                {followed}
            </Facts>
        </section>
    }
    .into_any()
}
