//! A CPTS asks its members whether it may sign: a decision that names the exact text.

use axum::response::{IntoResponse, Response};
use domain::contract::party::Side;
use domain::decision::limit::WHY_CHARS;
use domain::id::ContractId;
use domain::statutes::{DecisionKind, OrganKind};
use leptos::prelude::*;
use service::contract::mandate::{Asked, MandateRefused, ask};
use service::contract::show::{Sheet, show as read_sheet};
use service::decision::choices::{Choices, NotTabled, choices};

use super::edit::chars;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::statutes::words as said;
use crate::ui::{Button, Choice, Empty, ErrorSummary, Icon, PageHead, RadioCards, TextArea};
use crate::visit::Visit;
use crate::words::decision::{follows, not_tabled, not_taken};

/// `GET /cpts/{slug}/conventions/{contract}/mandat`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/conventions/{contract}/mandat`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Ok(organ) = form.text("instance").parse::<OrganKind>() else {
        form.reject(
            "instance",
            t!(lang, "Choisissez qui décide.", "Choose who decides."),
        );
        return show(&visit, &slug, id, form).await;
    };
    let asked = Asked {
        organ,
        why: form.raw("pourquoi").replace("\r\n", "\n"),
    };
    match ask(&visit.ctx, visit.actor()?, &slug, id, &asked).await {
        Ok(decision) => Ok(visit.see_other(
            &format!("/cpts/{slug}/decisions/{decision}"),
            &t!(
                lang,
                "La demande de mandat est prête. Relisez-la, puis déposez-la\u{a0}: les membres liés au partenaire ne pourront pas s’y prononcer.",
                "The request for the mandate is ready. Read it again, then table it: members tied to the partner cannot take part."
            ),
        )),
        Err(failure) => {
            let form = form.refused::<MandateRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, id: ContractId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = read_sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    let known = choices(&visit.ctx, visit.actor()?, slug).await?;
    let title = t!(
        lang,
        "Demander le mandat de signer",
        "Ask for the mandate to sign"
    );
    let path = format!("/cpts/{slug}/conventions/{id}");
    let status = form.status();
    let up = (path.clone(), read.head.text.title.clone());
    Ok(visit
        .page(&title, || {
            let body = body(lang, slug, &path, &form, &read, &known);
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "La décision porte sur ce texte exact. Si le texte change ensuite, il faudra un nouveau mandat.",
                        "The decision is about this exact text. If the text changes afterwards, a new mandate is needed."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                {body}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// Why the mandate cannot be asked for, organ by organ, and where that is written.
fn shut(lang: Lang, slug: &str, not: Option<NotTabled>, known: &Choices) -> AnyView {
    let rules = format!("/cpts/{slug}/statuts/regles");
    let why = match not {
        Some(not) => not_tabled(lang, not),
        None if known.shut.is_empty() => t!(
            lang,
            "Aucune règle de vote n’est en vigueur\u{a0}: rien ne dit qui peut donner mandat, ni comment.",
            "No voting rules are in force: nothing says who can give the mandate, or how."
        ),
        None => t!(
            lang,
            "Les statuts ne cherchent pas d’accord sur une convention, et aucune instance ne peut voter ici\u{a0}:",
            "Under the statutes an agreement is not decided by consensus, and no organ can vote here:"
        ),
    };
    let lines = known.shut.iter().filter(|_| not.is_none());
    let lines: Vec<_> = lines
        .map(|(organ, why)| {
            let (name, why) = (said::organ(lang, *organ), not_taken(lang, why));
            view! { <li><strong>{name}</strong> {t!(lang, "\u{a0}: ", ": ")} {why}</li> }
        })
        .collect();
    let lines = (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> });
    view! {
        <Empty icon=Icon::Info title=t!(lang, "Le mandat ne peut pas être demandé ici.", "The mandate cannot be asked for here.")>
            <p>{why}</p>
            {lines}
            <p><a href=rules>{t!(lang, "Lire les règles de vote", "Read the voting rules")}</a></p>
        </Empty>
    }
    .into_any()
}

fn body(lang: Lang, slug: &str, path: &str, form: &Form, read: &Sheet, known: &Choices) -> AnyView {
    let ways: Vec<_> = known
        .kinds
        .iter()
        .filter(|it| it.kind == DecisionKind::Contract)
        .collect();
    let open: Vec<_> = ways.iter().filter(|it| it.not.is_none()).collect();
    let Some(first) = open.first() else {
        return shut(lang, slug, ways.iter().find_map(|it| it.not), known);
    };
    let organs = open
        .iter()
        .map(|it| {
            Choice::new(it.organ.code(), said::organ(lang, it.organ))
                .detail(follows(lang, it.organ, &it.rule))
        })
        .collect();
    let form = if form.has("instance") {
        form.clone()
    } else {
        form.clone().with("instance", first.organ.code())
    };
    let partners: Vec<&str> = read
        .head
        .text
        .side(Side::Partner)
        .map(|it| it.name.as_str())
        .collect();
    let partners = partners.join(", ");
    let version = read.head.version.number;
    view! {
        <p>
            {t!(
                lang,
                "Les membres liés au partenaire ({partners}) ou à son groupe ne se prononceront pas\u{a0}: la page de la décision dit qui, et par quel article.",
                "Members tied to the partner ({partners}) or to its group will not take part: the page of the decision says who, and under which article."
            )}
        </p>
        <form method="post" action=format!("{path}/mandat")>
            <RadioCards form=&form name="instance" label=t!(lang, "Qui décide", "Who decides") choices=organs required=true />
            <TextArea
                form=&form
                name="pourquoi"
                rows=5
                label=t!(lang, "Pourquoi signer la version {version}", "Why version {version} should be signed")
                max=chars(WHY_CHARS)
                required=true
            />
            <div class="actions">
                <Button label=t!(lang, "Préparer la décision", "Prepare the decision") />
            </div>
        </form>
    }
    .into_any()
}
