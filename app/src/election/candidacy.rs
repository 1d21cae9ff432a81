//! Candidacies: filed, read, taken back.

use axum::response::{IntoResponse, Response};
use domain::election::plan::STATEMENT_CHARS;
use domain::election::stage::Stage;
use domain::id::{AdhesionId, CandidacyId, ElectionId};
use domain::profession::{Mode, Profession};
use leptos::prelude::*;
use service::Failure;
use service::election::candidacy::{CandidacyRefused, file, withdraw};
use service::election::show::{Candidacy, Sheet, candidate, group, sheet};
use service::election::standing::Own;

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{
    Button, Choice, Confirm, Empty, ErrorSummary, Fact, Facts, Icon, LinkButton, PageHead, Prose,
    RadioCards, TextArea, confirmed,
};
use crate::visit::Visit;
use crate::words::election::not_eligible;
use crate::words::{Said, profession};

pub mod photo;

/// The word that takes a candidacy back.
const WITHDRAW: &str = "retirer";

/// `GET /cpts/{slug}/elections/{election}/candidatures/deposer`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_file(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    show_form(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/elections/{election}/candidatures/deposer`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_file(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let who: AdhesionId = form.text("qui").parse().map_err(|_| AppError::NotFound)?;
    let text = form.raw("texte").to_owned();
    match file(&visit.ctx, visit.actor()?, &slug, id, who, &text).await {
        Ok(candidacy) => Ok(visit.see_other(
            &format!("/cpts/{slug}/elections/{id}/candidatures/{candidacy}"),
            &t!(
                lang,
                "Candidature déposée\u{a0}: les membres la lisent. Vous pouvez la modifier jusqu’à la fin des candidatures.",
                "Candidacy filed: members read it. You may change it until candidacies close."
            ),
        )),
        Err(Failure::Refused(CandidacyRefused::NotEligible(why))) => {
            let it = sheet(&visit.ctx, visit.actor()?, &slug, id).await?;
            let said = Said(not_eligible(lang, &why, |id| it.college(id)));
            let form = form.refused(Failure::Refused(said), lang)?;
            show_form(&visit, &slug, id, form).await
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show_form(&visit, &slug, id, form).await
        }
    }
}

/// `GET /cpts/{slug}/elections/{election}/candidatures/{candidacy}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id, which)): Ids<(String, ElectionId, CandidacyId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, which, Form::default()).await
}

/// `POST /cpts/{slug}/elections/{election}/candidatures/{candidacy}/retrait`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_withdraw(
    visit: Visit,
    Ids((slug, id, which)): Ids<(String, ElectionId, CandidacyId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    if !confirmed(&mut form, WITHDRAW, lang) {
        return show(&visit, &slug, id, which, form).await;
    }
    match withdraw(&visit.ctx, visit.actor()?, &slug, id, which).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/elections/{id}"),
            &t!(lang, "Candidature retirée.", "Candidacy withdrawn."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, which, form).await
        }
    }
}

async fn show_form(
    visit: &Visit,
    slug: &str,
    id: ElectionId,
    form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let it = sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    let title = t!(lang, "Se présenter", "Stand as a candidate");
    let path = format!("/cpts/{slug}/elections/{id}");
    let up = (path.clone(), it.seen.row.title.clone());
    let status = form.status();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Votre nom, votre profession et ce que vous écrivez seront lus par les membres de la CPTS.",
                        "Your name, your profession and what you write will be read by the members of the CPTS."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                {fields(lang, &path, form.clone(), &it)}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

fn fields(lang: Lang, path: &str, form: Form, it: &Sheet) -> AnyView {
    let able: Vec<&Own> = it
        .own
        .iter()
        .filter(|own| matches!(own.stands, Some(Ok(_))))
        .collect();
    let Some(first) = able.first().filter(|_| it.filing) else {
        return closed(lang, it);
    };
    let form = if form.has("texte") {
        form
    } else {
        let before = able.iter().find_map(|it| it.statement.clone());
        form.with("texte", before.unwrap_or_default())
            .with("qui", first.adhesion.to_string())
    };
    let who = if able.len() == 1 {
        view! { <input type="hidden" name="qui" value=first.adhesion.to_string() /> }.into_any()
    } else {
        let choices = able
            .iter()
            .map(|it| Choice::new(it.adhesion.to_string(), it.name.clone()))
            .collect();
        view! {
            <RadioCards form=&form name="qui" label=t!(lang, "Qui se présente", "Who stands") choices=choices required=true />
        }
        .into_any()
    };
    let college = match &first.stands {
        Some(Ok(college)) => it.college(college.as_str()),
        _ => String::new(),
    };
    let max = u32::try_from(STATEMENT_CHARS).unwrap_or(u32::MAX);
    view! {
        <form method="post" action=format!("{path}/candidatures/deposer")>
            <p>{t!(lang, "Collège\u{a0}: {college}.", "College: {college}.")}</p>
            {who}
            <TextArea
                form=&form
                name="texte"
                rows=12
                label=t!(lang, "Profession de foi", "Statement")
                hint=t!(
                    lang,
                    "Qui vous êtes, ce que vous voulez faire au conseil. Une ligne vide sépare les paragraphes\u{a0}; « - » fait une liste, « **gras** » du gras.",
                    "Who you are, what you want to do on the board. An empty line separates paragraphs; “- ” makes a list, “**bold**” bold."
                )
                max=max
                required=true
            />
            <div class="actions">
                <Button label=t!(lang, "Déposer ma candidature", "File my candidacy") />
            </div>
        </form>
    }
    .into_any()
}

/// Why one may not stand now.
fn closed(lang: Lang, it: &Sheet) -> AnyView {
    let why = it
        .own
        .iter()
        .filter_map(|own| match &own.stands {
            Some(Err(why)) => Some(not_eligible(lang, why, |id| it.college(id))),
            _ => None,
        })
        .map(|said| view! { <p>{said}</p> })
        .collect_view();
    let title = if it.filing {
        t!(
            lang,
            "Vous ne pouvez pas vous présenter.",
            "You may not stand."
        )
    } else {
        t!(
            lang,
            "Les candidatures ne sont pas ouvertes.",
            "Candidacies are not open."
        )
    };
    view! { <Empty icon=Icon::Info title=title>{why}</Empty> }.into_any()
}

pub(super) async fn show(
    visit: &Visit,
    slug: &str,
    id: ElectionId,
    which: CandidacyId,
    form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (it, row) = candidate(&visit.ctx, visit.actor()?, slug, id, which).await?;
    let group = group(&visit.ctx, &it, &row).await?;
    let path = format!("/cpts/{slug}/elections/{id}");
    let up = (path.clone(), it.seen.row.title.clone());
    let title = row.name.clone();
    let status = form.status();
    Ok(visit
        .page(&title, || {
            let own = it.seen.mine.iter().any(|mine| mine.id == row.adhesion_id);
            let runs = row.withdrawn_at.is_none();
            let pictured = it.photos.contains(&row.id);
            let college = it.college(&row.college);
            let leaves = own && runs && (it.filing || it.seen.stage == Stage::Roll);
            let edit = (own && it.filing).then(|| {
                view! {
                    <div class="actions">
                        <LinkButton
                            href=format!("{path}/candidatures/deposer")
                            label=if runs {
                                t!(lang, "Modifier ma candidature", "Change my candidacy")
                            } else {
                                t!(lang, "Me présenter de nouveau", "Stand again")
                            }
                        />
                    </div>
                }
            });
            let leave = leaves.then(|| {
                // What is wrong with a picture does not open this one.
                let untouched = Form::default();
                let pictures = form.error("photo").is_some();
                view! {
                    <Confirm
                        form=if pictures { &untouched } else { &form }
                        action=format!("{path}/candidatures/{which}/retrait")
                        label=t!(lang, "Retirer ma candidature", "Withdraw my candidacy")
                        word=WITHDRAW
                    >
                        <p>
                            {t!(
                                lang,
                                "Votre nom ne sera pas sur le bulletin.",
                                "Your name will not be on the ballot."
                            )}
                        </p>
                    </Confirm>
                }
            });
            let gone = (!runs).then(|| {
                view! { <p><strong>{t!(lang, "Candidature retirée.", "Candidacy withdrawn.")}</strong></p> }
            });
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(lang, "Se présente pour le collège «\u{a0}{college}\u{a0}».", "Stands for the college “{college}”.")}
                </PageHead>
                {gone}
                {edit}
                {pictured.then(|| photo::large(lang, &path, row.id, &row.name))}
                <Prose text=row.statement.clone() />
                {facts(lang, &row, group.clone())}
                {(own && runs && it.filing).then(|| photo::forms(lang, &path, row.id, &form, pictured))}
                {leave}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// Profession, mode of practice and the group to which she counts.
fn facts(lang: Lang, row: &Candidacy, group: Option<String>) -> AnyView {
    let group = group.unwrap_or_else(|| {
        t!(
            lang,
            "Aucun groupe hospitalier ou financier",
            "No hospital or financial group"
        )
    });
    let known = row
        .profession
        .as_deref()
        .and_then(|it| it.parse::<Profession>().ok());
    let trade = known.map(|it| profession::profession(lang, it));
    let mode = row
        .practice
        .as_deref()
        .and_then(|it| it.parse::<Mode>().ok());
    let mode = mode.map(|it| profession::mode(lang, it));
    let place = row.place;
    view! {
        <Facts>
            {trade.map(|it| view! { <Fact term=t!(lang, "Profession", "Profession")>{it}</Fact> })}
            {mode.map(|it| view! { <Fact term=t!(lang, "Mode d’exercice", "Mode of practice")>{it}</Fact> })}
            <Fact term=t!(lang, "Rattachement", "Attachment")>{group}</Fact>
            {place
                .map(|it| {
                    view! { <Fact term=t!(lang, "Place sur le bulletin", "Place on the ballot")>{it}</Fact> }
                })}
        </Facts>
    }
    .into_any()
}
