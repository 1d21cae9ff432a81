//! An opinion before the mandate: asked of a college or of all, given with its reasons, shown to members.

use axum::response::{IntoResponse, Response};
use domain::contract::Opinion;
use domain::contract::limit::COMMENT_CHARS;
use domain::id::ContractId;
use domain::statutes::CollegeId;
use leptos::prelude::*;
use service::contract::opinion::{Desk, Given, OpinionRefused, ask as ask_for, desk, give};

use super::edit::chars;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{
    Badge, Button, Choice, Empty, ErrorSummary, Icon, NoticeKind, PageHead, Prose, RadioCards,
    Select, TextArea,
};
use crate::visit::Visit;
use crate::words::contract::opinion;

/// `GET /cpts/{slug}/conventions/{contract}/avis`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/conventions/{contract}/avis`: an opinion is given.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Ok(said) = form.text("avis").parse::<Opinion>() else {
        form.reject(
            "avis",
            t!(lang, "Choisissez un avis.", "Choose an opinion."),
        );
        return show(&visit, &slug, id, form).await;
    };
    let reason = form.raw("pourquoi").replace("\r\n", "\n");
    match give(&visit.ctx, visit.actor()?, &slug, id, (said, &reason)).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}/avis"),
            &t!(
                lang,
                "Votre avis est enregistré.",
                "Your opinion is recorded."
            ),
        )),
        Err(failure) => {
            let form = form.refused::<OpinionRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/conventions/{contract}/avis/demande`: an opinion is asked for.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_ask(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let college = form.optional("college").map(str::parse::<CollegeId>);
    let Ok(college) = college.transpose() else {
        form.reject(
            "college",
            t!(lang, "Choisissez un collège.", "Choose a college."),
        );
        return show(&visit, &slug, id, form).await;
    };
    match ask_for(&visit.ctx, visit.actor()?, &slug, id, college.as_ref()).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}/avis"),
            &t!(
                lang,
                "L’avis est demandé, et qui peut le donner est prévenu. Vous pouvez demander le mandat dès que vous en savez assez.",
                "The opinion is requested, and those who may give it are told. You can ask for the mandate as soon as you know enough."
            ),
        )),
        Err(failure) => {
            let form = form.refused::<OpinionRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, id: ContractId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = desk(&visit.ctx, visit.actor()?, slug, id).await?;
    let title = t!(lang, "Les avis", "The opinions");
    let path = format!("/cpts/{slug}/conventions/{id}");
    let status = form.status();
    let up = (path.clone(), read.seen.row.title.clone());
    Ok(visit
        .page(&title, || {
            let said = asked(lang, &read);
            let text = format!("{path}/texte");
            let own = read.yours.then(|| own(lang, &path, &form, &read));
            let ask = read.may_ask().then(|| ask(lang, &path, &form, &read));
            view! {
                <PageHead title=title.clone() up=up>{said}</PageHead>
                <ErrorSummary form=&form lang=lang />
                <p><a href=text>{t!(lang, "Lire le texte", "Read the text")}</a></p>
                {own}
                {ask}
                {list(lang, &read)}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// Who is asked, and what it binds to.
fn asked(lang: Lang, read: &Desk) -> String {
    match &read.open {
        None => t!(
            lang,
            "Avant le mandat, un collège ou tous les membres peuvent donner un avis. Il ne lie personne.",
            "Before the mandate, a college or all members may give an opinion. It binds nobody."
        ),
        Some(None) => t!(
            lang,
            "L’avis de tous les membres est demandé sur la dernière version. Il ne lie personne.",
            "All members are asked for their opinion on the last version. It binds nobody."
        ),
        Some(Some(college)) => t!(
            lang,
            "L’avis du collège «\u{a0}{college}\u{a0}» est demandé sur la dernière version. Il ne lie personne.",
            "The college “{college}” is asked for its opinion on the last version. It binds nobody."
        ),
    }
}

fn own(lang: Lang, path: &str, form: &Form, read: &Desk) -> AnyView {
    let version = read.seen.row.head;
    let before = read.given.iter().find(|it| it.own && it.version == version);
    let form = match before {
        Some(it) if !form.has("avis") && form.is_valid() => form
            .clone()
            .with("avis", it.opinion.code())
            .with("pourquoi", it.reason.clone()),
        _ => form.clone(),
    };
    let choices = Opinion::ALL
        .iter()
        .map(|it| Choice::new(it.code(), opinion(lang, *it)))
        .collect();
    let label = if before.is_some() {
        t!(lang, "Changer mon avis", "Change my opinion")
    } else {
        t!(lang, "Donner mon avis", "Give my opinion")
    };
    view! {
        <section class="stack">
            <h2>{t!(lang, "Votre avis", "Your opinion")}</h2>
            <form method="post" action=format!("{path}/avis")>
                <RadioCards form=&form name="avis" label=t!(lang, "Sur la version {version}", "On version {version}") choices=choices required=true />
                <TextArea
                    form=&form
                    name="pourquoi"
                    label=t!(lang, "Vos raisons", "Your reasons")
                    hint=t!(lang, "Les membres les lisent avec votre nom.", "Members read them with your name.")
                    max=chars(COMMENT_CHARS)
                    optional=true
                />
                <div class="actions">
                    <Button label=label />
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn ask(lang: Lang, path: &str, form: &Form, read: &Desk) -> AnyView {
    let colleges = read
        .colleges
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
        .collect();
    view! {
        <section class="stack">
            <h2>{t!(lang, "Demander un avis", "Ask for an opinion")}</h2>
            <form method="post" action=format!("{path}/avis/demande")>
                <Select
                    form=form
                    name="college"
                    label=t!(lang, "De qui", "From whom")
                    hint=t!(lang, "Une nouvelle version du texte clôt la demande.", "A new version of the text closes the request.")
                    empty=t!(lang, "Tous les membres", "All members")
                    choices=colleges
                />
                <div class="actions">
                    <Button label=t!(lang, "Demander l’avis", "Ask for the opinion") />
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn list(lang: Lang, read: &Desk) -> AnyView {
    if read.given.is_empty() {
        return view! {
            <Empty icon=Icon::Info title=t!(lang, "Aucun avis n’est encore donné.", "No opinion is given yet.") />
        }
        .into_any();
    }
    let lines = read.given.iter().map(|it| one(lang, it)).collect_view();
    view! {
        <section class="stack">
            <h2>{t!(lang, "Ce qui a été dit", "What was said")}</h2>
            <ul class="stack" role="list">{lines}</ul>
        </section>
    }
    .into_any()
}

fn one(lang: Lang, it: &Given) -> AnyView {
    let kind = match it.opinion {
        Opinion::Favourable => NoticeKind::Success,
        Opinion::Reserved => NoticeKind::Caution,
        Opinion::Unfavourable => NoticeKind::Refusal,
    };
    let who = it
        .by
        .clone()
        .unwrap_or_else(|| t!(lang, "Une personne partie", "Someone who has left"));
    let version = it.version;
    let reason =
        (!it.reason.is_empty()).then(|| view! { <Prose text=it.reason.clone() below=3 /> });
    view! {
        <li class="card stack">
            <h3>{who} " " <Badge kind=kind label=opinion(lang, it.opinion) /></h3>
            <p class="muted">{t!(lang, "Sur la version {version}", "On version {version}")}</p>
            {reason}
        </li>
    }
    .into_any()
}

/// The opinions on the last version in one line, for the page of the contract.
pub(super) fn summary(lang: Lang, given: &[Given], version: i32) -> Option<String> {
    let on = given.iter().filter(|it| it.version == version);
    let counted = |what: Opinion| on.clone().filter(|it| it.opinion == what).count();
    let lines = Opinion::ALL.iter().filter_map(|it| {
        let count = counted(*it);
        (0 < count).then(|| format!("{}\u{a0}: {count}", opinion(lang, *it)))
    });
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| format!("{}.", lines.join(", ")))
}
