//! The one page of a contract: where it stands, what is missing, what the reader can do; then everything else.

mod act;
mod facts;
mod mandate;
mod signed;

pub(super) use signed::plainly;

use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::contract::stage::{Stage, Step};
use domain::contract::term::Renewal;
use domain::id::ContractId;
use leptos::prelude::*;
use service::contract::show::{Sheet, show as read_sheet};

use super::opinion;
use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Badge, ErrorSummary, Event, PageHead, Timeline};
use crate::visit::Visit;
use crate::words;
use crate::words::contract::{due, kind, stage, step_kind};

pub use act::{post_abandon, post_negotiate, post_signing};

/// What the parts of the page are shown with.
#[derive(Clone, Copy)]
struct Shown<'p> {
    lang: Lang,
    slug: &'p str,
    /// The address of the contract.
    path: &'p str,
    today: NaiveDate,
    form: &'p Form,
    it: &'p Sheet,
}

/// `GET /cpts/{slug}/conventions/{contract}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// The page, with what is wrong with one of its forms.
async fn show(visit: &Visit, slug: &str, id: ContractId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let it = read_sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    let path = format!("/cpts/{slug}/conventions/{id}");
    let title = it.head.text.title.clone();
    let status = form.status();
    // Who takes part for a partner sees no list: this one contract is all she has.
    let up = it.seen.member.then(|| {
        (
            format!("/cpts/{slug}/conventions"),
            t!(lang, "Conventions", "Agreements"),
        )
    });
    Ok(visit
        .page(&title, || {
            let shown = Shown {
                lang,
                slug,
                path: &path,
                today: visit.ctx.today(),
                form: &form,
                it: &it,
            };
            let said = sentence(shown);
            let head = match up {
                Some(up) => {
                    view! { <PageHead title=title.clone() up=up>{said}</PageHead> }.into_any()
                }
                None => view! { <PageHead title=title.clone()>{said}</PageHead> }.into_any(),
            };
            view! {
                {head}
                <p class="decision__state">{badge(shown)}</p>
                <ErrorSummary form=&form lang=lang />
                {act::primary(shown)}
                {mandate::mandates(shown)}
                {signed::signatures(shown)}
                {facts::parties(shown)}
                {facts::promises(shown)}
                {opinions(shown)}
                {calendar(shown)}
                {facts::documents(shown)}
                {versions(shown)}
                {act::others(shown)}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// The first day of what all have signed, if that is yet to come.
fn begins(shown: Shown<'_>) -> Option<NaiveDate> {
    match &shown.it.seen.stage {
        Stage::InForce(it) => Some(it.since).filter(|since| shown.today < *since),
        _ => None,
    }
}

fn badge(shown: Shown<'_>) -> AnyView {
    let (lang, at) = (shown.lang, &shown.it.seen.stage);
    let label = match begins(shown) {
        Some(_) => t!(lang, "Signée", "Signed"),
        None => stage(lang, at),
    };
    match step_kind(at.step()) {
        Some(kind) => view! { <Badge kind=kind label=label /> }.into_any(),
        None => view! { <Badge label=label /> }.into_any(),
    }
}

/// Until when it binds: the end of the term that runs, then the last day that its renewals can reach.
fn bound(shown: Shown<'_>) -> String {
    let (lang, it) = (shown.lang, shown.it);
    let until = words::date(lang, it.seen.row.ends_on);
    let term = &it.head.text.term;
    let running = term.running(shown.today).filter(|it| it.goes_on);
    match (running, term.renewal) {
        (Some(running), Renewal::Tacit { months, .. }) => {
            let end = words::date(lang, running.end);
            let each = plural!(
                lang,
                months,
                "d’un mois",
                "de {months}\u{a0}mois",
                "of one month",
                "of {months} months"
            );
            t!(
                lang,
                "Elle engage les parties jusqu’au {end}, puis par périodes {each} jusqu’au {until} au plus tard.",
                "It binds the parties until {end}, then by periods {each} until {until} at the latest."
            )
        }
        _ => t!(
            lang,
            "Elle engage les parties jusqu’au {until}.",
            "It binds the parties until {until}."
        ),
    }
}

/// Where it stands, in one sentence.
fn sentence(shown: Shown<'_>) -> String {
    let (lang, it) = (shown.lang, shown.it);
    let what = kind(lang, it.head.text.kind);
    let rest = match &it.seen.stage {
        Stage::Draft => t!(
            lang,
            "Brouillon\u{a0}: ceux qui gèrent les conventions le voient, et personne d’autre.",
            "A draft: those who manage agreements see it, and nobody else."
        ),
        Stage::Negotiation => {
            let number = it.head.version.number;
            t!(
                lang,
                "Les parties discutent la version {number}, clause par clause.",
                "The parties discuss version {number}, clause by clause."
            )
        }
        Stage::Opinion { .. } => t!(
            lang,
            "Un avis est demandé\u{a0}; il ne lie personne.",
            "An opinion is requested; it binds nobody."
        ),
        Stage::Mandate { .. } => t!(
            lang,
            "Les membres décident si la CPTS peut la signer.",
            "The members decide whether the CPTS may sign it."
        ),
        Stage::Signing { .. } => {
            let missing = it
                .head
                .text
                .parties
                .len()
                .saturating_sub(it.signatures.len());
            plural!(
                lang,
                missing,
                "Il manque une signature.",
                "Il manque {missing} signatures.",
                "One signature is missing.",
                "{missing} signatures are missing."
            )
        }
        Stage::InForce(running) if begins(shown).is_some() => {
            let from = words::date(lang, running.since);
            t!(
                lang,
                "Toutes les parties ont signé\u{a0}: elle prend effet le {from}.",
                "All parties have signed: it takes effect on {from}."
            )
        }
        Stage::InForce(_) => bound(shown),
        Stage::Notice { until, .. } => {
            let until = words::date(lang, *until);
            t!(
                lang,
                "Elle a été dénoncée et prend fin le {until}.",
                "Notice was given; it ends on {until}."
            )
        }
        Stage::Over { on, .. } => {
            let on = words::date(lang, *on);
            t!(
                lang,
                "Elle n’engage plus les parties depuis le {on}.",
                "It ceased to bind the parties on {on}."
            )
        }
    };
    format!("{what}. {rest}")
}

/// What was said before the mandate.
fn opinions(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, it) = (shown.lang, shown.it);
    let asked = it.seen.stage.step() == Step::Opinion;
    if !it.seen.member || it.opinions.is_empty() && !asked {
        return None;
    }
    let said = opinion::summary(lang, &it.opinions, it.head.version.number);
    let said = said.unwrap_or_else(|| {
        t!(
            lang,
            "Personne ne s’est encore prononcé sur la dernière version.",
            "Nobody has spoken on the last version yet."
        )
    });
    let href = format!("{}/avis", shown.path);
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Les avis", "The opinions")}</h2>
                <p>{said} " " <a href=href>{t!(lang, "Lire les avis", "Read the opinions")}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// What is due next.
fn calendar(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, all) = (shown.lang, &shown.it.due);
    if all.is_empty() {
        return None;
    }
    let lines = all.iter().take(6).map(|it| {
        let what = due(lang, it);
        view! { <Event when=words::date(lang, it.on) datetime=it.on.to_string() what=what>""</Event> }
    });
    let lines = lines.collect_view();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Prochaines échéances", "What is due next")}</h2>
                <Timeline>{lines}</Timeline>
            </section>
        }
        .into_any(),
    )
}

/// The text and its versions.
fn versions(shown: Shown<'_>) -> AnyView {
    let (lang, it) = (shown.lang, shown.it);
    let count = it.versions.len();
    let open = it
        .comments
        .iter()
        .filter(|it| it.settled_at.is_none())
        .count();
    let said = plural!(
        lang,
        count,
        "Une version.",
        "{count}\u{a0}versions.",
        "One version.",
        "{count} versions."
    );
    let comments = (0 < open).then(|| {
        plural!(
            lang,
            open,
            " Un commentaire attend une réponse.",
            " {open} commentaires attendent une réponse.",
            " One comment waits for an answer.",
            " {open} comments wait for an answer."
        )
    });
    let changes = (1 < count).then(|| {
        let href = format!("{}/versions", shown.path);
        view! { " " <a href=href>{t!(lang, "Voir ce qui change", "See what changes")}</a> "." }
    });
    let (text, pdf) = (
        format!("{}/texte", shown.path),
        format!("{}/document.pdf", shown.path),
    );
    view! {
        <section>
            <h2>{t!(lang, "Le texte", "The text")}</h2>
            <p>
                <a href=text>{t!(lang, "Lire la convention, clause par clause", "Read the agreement, clause by clause")}</a>
                ". " {said} {comments} {changes}
            </p>
            <p>
                <a href=pdf>{t!(lang, "Le document à imprimer (PDF)", "The document to print (PDF)")}</a>
            </p>
        </section>
    }
    .into_any()
}

/// Whether the text is still written.
pub(super) fn is_open(step: Step) -> bool {
    matches!(
        step,
        Step::Draft | Step::Negotiation | Step::Opinion | Step::Mandate | Step::Signing
    )
}
