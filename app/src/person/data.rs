//! One's own data: names, contact, activities.

use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::person::activity::{self, Activity};

use crate::error::AppError;
use crate::form::Form;
use crate::join::declared_fields;
use crate::lang::Lang;
use crate::ui::{
    Badge, Button, ButtonKind, Card, Empty, ErrorSummary, Fact, Facts, Field, FieldKind, Icon,
    Notice, NoticeKind, PageHead,
};
use crate::visit::Visit;
use crate::words::profession as words;

/// `GET /moi/donnees`
///
/// # Errors
/// To the sign-in page; a fault.
pub async fn page(visit: Visit) -> Result<Response, AppError> {
    visit.actor()?;
    let person = visit.signed_in.as_ref().map(|who| &who.person);
    let form = person.map_or_else(Form::default, |it| {
        Form::default()
            .with("prenom", &it.given_name)
            .with("nom", &it.family_name)
            .with("telephone", it.phone.clone().unwrap_or_default())
    });
    show(&visit, &form, &Form::default()).await
}

/// The page, with the errors of one of its forms if there are any.
///
/// # Errors
/// As [`page`].
pub async fn show(visit: &Visit, names: &Form, declared: &Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let activities = activity::all(&visit.ctx, visit.actor()?).await?;
    let person = visit.signed_in.as_ref().map(|who| who.person.clone());
    let rpps = person.as_ref().and_then(|it| it.rpps.clone());
    let email = person.and_then(|it| it.email);
    let (names, declared) = (names.clone(), declared.clone());
    let status = if names.is_valid() {
        declared.status()
    } else {
        names.status()
    };
    let title = t!(lang, "Mes données", "My data");
    let heading = title.clone();
    let up = ("/moi".to_owned(), t!(lang, "Moi", "Me"));
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=heading up=up />
                <ErrorSummary form=&names lang=lang />
                <ErrorSummary form=&declared lang=lang />
                {identity(&names, rpps, email, lang)}
                {list(&activities, lang)}
                {add(&declared, lang)}
            }
        })
        .status(status)
        .into_response())
}

/// Names, number, ways to reach.
fn identity(
    form: &Form,
    rpps: Option<String>,
    email: Option<String>,
    lang: Lang,
) -> impl IntoView + use<> {
    let provided = rpps.is_some();
    let given = form.raw("prenom").to_owned();
    let family = form.raw("nom").to_owned();
    let name = if provided {
        let whole = format!("{given} {family}");
        view! {
            <Facts>
                <Fact term=t!(lang, "Nom", "Name")>
                    {whole} " " <Badge label=from_provider(lang) />
                </Fact>
                <Fact term=t!(lang, "Numéro RPPS", "RPPS number")>
                    {rpps} " " <Badge label=from_provider(lang) />
                </Fact>
            </Facts>
            <input type="hidden" name="prenom" value=given />
            <input type="hidden" name="nom" value=family />
        }
        .into_any()
    } else {
        view! {
            <Field
                form=form
                name="prenom"
                label=t!(lang, "Prénom", "Given name")
                autocomplete="given-name"
                required=true
            />
            <Field
                form=form
                name="nom"
                label=t!(lang, "Nom", "Family name")
                autocomplete="family-name"
                required=true
            />
        }
        .into_any()
    };
    let none = t!(lang, "aucune", "none");
    let address = view! {
        <Facts>
            <Fact term=t!(lang, "Adresse confirmée", "Confirmed address")>
                {email.unwrap_or(none)} " "
                <a href="/moi/connexion">
                    {t!(lang, "Gérer mes adresses", "Manage my addresses")}
                </a>
            </Fact>
        </Facts>
    };
    let label = t!(lang, "Téléphone professionnel", "Work telephone");
    let phone = view! {
        <Field
            form=form
            name="telephone"
            kind=FieldKind::Phone
            label=label
            autocomplete="tel"
            optional=true
        />
    };
    view! {
        <Card title=t!(lang, "Identité et coordonnées", "Identity and contact data")>
            <form method="post" action="/moi/donnees" class="stack">
                {name}
                {address}
                {phone}
                <div class="actions">
                    <Button label=t!(lang, "Enregistrer", "Save") />
                </div>
            </form>
        </Card>
    }
}

fn from_provider(lang: Lang) -> String {
    t!(lang, "Pro Santé Connect", "Pro Santé Connect")
}

/// The activities, with where each comes from.
fn list(activities: &[Activity], lang: Lang) -> impl IntoView + use<> {
    let rows = activities
        .iter()
        .map(|it| {
            let what = words::occupation(lang, it.profession, it.skill.as_ref());
            let said: Vec<String> = [
                it.mode.map(|it| words::mode(lang, it)),
                it.sector.map(|it| words::sector(lang, it)),
                it.place.clone(),
                it.commune.as_ref().map(|(_, name)| name.clone()),
            ]
            .into_iter()
            .flatten()
            .collect();
            let end = if it.provided {
                view! { <Badge label=from_provider(lang) /> }.into_any()
            } else {
                let label = t!(lang, "Retirer", "Remove");
                let aria = t!(
                    lang,
                    "Retirer l’activité {what}",
                    "Remove the activity {what}"
                );
                view! {
                    <form method="post" action=format!("/moi/donnees/activites/{}/retrait", it.id)>
                        <button type="submit" class="button button--quiet" aria-label=aria>
                            {label}
                        </button>
                    </form>
                }
                .into_any()
            };
            view! {
                <li>
                    <div class="row__body">
                        <strong>{what}</strong>
                        <p class="row__text">{said.join(" · ")}</p>
                    </div>
                    <span class="row__end">{end}</span>
                </li>
            }
        })
        .collect_view();
    let none = activities.is_empty();
    let provided = activities.iter().any(|it| it.provided);
    view! {
        <section class="stack">
            <h2>{t!(lang, "Mes activités", "My activities")}</h2>
            {none
                .then(|| {
                    view! { <Empty title=t!(lang, "Aucune activité connue pour l’instant.", "No activity known for now.") icon=Icon::Me /> }
                })}
            {(!none).then(|| view! { <ul class="rows">{rows}</ul> })}
            {provided
                .then(|| {
                    view! {
                        <Notice kind=NoticeKind::Info>
                            <p>
                                {t!(
                                    lang,
                                    "Ce qui vient de Pro Santé Connect se corrige auprès de votre ordre ou de votre ARS ; nous le relisons à chaque connexion.",
                                    "What comes from Pro Santé Connect is corrected with your professional order or your ARS; we read it again at each sign-in."
                                )}
                            </p>
                        </Notice>
                    }
                })}
            <p class="quiet">
                {t!(
                    lang,
                    "Vos adhésions gardent ce que vous aviez déclaré en les demandant.",
                    "Your memberships keep what you declared when you applied."
                )}
            </p>
        </section>
    }
}

/// Another activity.
fn add(form: &Form, lang: Lang) -> impl IntoView + use<> {
    let open = !form.is_valid();
    view! {
        <details class="more" open=open>
            <summary>{t!(lang, "Ajouter une activité", "Add an activity")}</summary>
            <form method="post" action="/moi/donnees/activites" class="stack">
                {declared_fields(form, lang)}
                <Field
                    form=form
                    name="commune"
                    label=t!(lang, "Commune", "Commune")
                    hint=t!(
                        lang,
                        "Nom entier et code postal, ou code INSEE : « Amboise », « 37400 » ou « 37003 ».",
                        "Full name, postal code or INSEE code: “Amboise”, “37400” or “37003”."
                    )
                    required=true
                />
                <div class="actions">
                    <Button label=t!(lang, "Ajouter", "Add") kind=ButtonKind::Quiet />
                </div>
            </form>
        </details>
    }
}
