//! The pages of the way to joining.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::id::StructureId;
use domain::territory::InseeCode;
use leptos::prelude::*;
use service::member::offer::{Offer, Offers, offers};
use service::person::activity::{self, Activity};
use service::structure::register;
use service::territory::search::{Found, search};

use super::choose::choose;
use super::place::place;
use super::send::send;
use super::way::{Step, Way};
use super::work::work;
use crate::error::AppError;
use crate::ids::Ids;
use crate::ui::{ErrorSummary, PageHead, Stepper};
use crate::visit::Visit;

/// How many communes a search shows.
const FOUND: usize = 12;

/// What the way needs to know of who joins.
pub struct Applicant {
    /// The person's activities.
    pub known: Vec<Activity>,
    /// The structure that joins: its name and the commune of its seat.
    pub structure: Option<(String, Option<InseeCode>)>,
}

/// `GET /adherer`: the step that the answers so far lead to.
///
/// # Errors
/// To the sign-in page; a fault.
pub async fn person(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, AppError> {
    let actor = visit.actor()?;
    let applicant = Applicant {
        known: activity::all(&visit.ctx, actor).await?,
        structure: None,
    };
    show(&visit, Way::from_query(query.as_deref(), None), &applicant).await
}

/// `GET /structures/{structure}/adherer`
///
/// # Errors
/// Not found for a structure that the person does not represent.
pub async fn structure(
    visit: Visit,
    Ids(id): Ids<StructureId>,
    RawQuery(query): RawQuery,
) -> Result<Response, AppError> {
    let applicant = of_structure(&visit, id).await?;
    let way = Way::from_query(query.as_deref(), Some(id));
    show(&visit, way, &applicant).await
}

/// The structure as an applicant.
///
/// # Errors
/// Not found for a structure that the person does not represent.
pub async fn of_structure(visit: &Visit, id: StructureId) -> Result<Applicant, AppError> {
    let found: register::Registered =
        register::one::<std::convert::Infallible>(&visit.ctx, visit.actor()?, id).await?;
    let seat = found.row.commune_code.as_deref();
    Ok(Applicant {
        known: Vec::new(),
        structure: Some((found.row.name, seat.and_then(|code| code.parse().ok()))),
    })
}

/// The page of the step asked for, or of the first one before it that is not answered; with the
/// errors of the form, if there are any.
///
/// # Errors
/// A fault.
pub async fn show(
    visit: &Visit,
    mut way: Way,
    applicant: &Applicant,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let asked = way.asked;
    if asked > Step::Work && way.structure.is_none() && way.work(&applicant.known, lang).is_none() {
        return Ok(page(visit, &way, applicant, Step::Work, |way| {
            work(way, &applicant.known, lang).into_any()
        }));
    }
    let Some(commune) = commune(&way, applicant).filter(|_| asked != Step::Place) else {
        if asked == Step::Work {
            return Ok(page(visit, &way, applicant, Step::Work, |way| {
                work(way, &applicant.known, lang).into_any()
            }));
        }
        let found = find(visit, way.form.text("lieu")).await?;
        return Ok(page(visit, &way, applicant, Step::Place, |way| {
            place(way, &found, lang).into_any()
        }));
    };
    if asked == Step::Work {
        return Ok(page(visit, &way, applicant, Step::Work, |way| {
            work(way, &applicant.known, lang).into_any()
        }));
    }
    let all = all_offers(visit, &way, commune).await?;
    let chosen: Vec<&Offer> = all
        .offers
        .iter()
        .filter(|it| it.current.is_none() && way.form.chose("cpts", &it.cpts.slug))
        .collect();
    if asked == Step::Send && !chosen.is_empty() {
        way.form = with_contact(visit, way.form);
        return Ok(page(visit, &way, applicant, Step::Send, |way| {
            send(way, &chosen, lang).into_any()
        }));
    }
    if asked == Step::Send {
        let say = t!(
            lang,
            "Choisissez au moins une CPTS.",
            "Choose at least one CPTS."
        );
        way.form.reject("cpts", say);
    }
    let found = find(visit, way.form.text("ailleurs")).await?;
    Ok(page(visit, &way, applicant, Step::Choose, |way| {
        choose(way, &all, &found, lang).into_any()
    }))
}

/// Where the applicant acts.
pub fn commune(way: &Way, applicant: &Applicant) -> Option<InseeCode> {
    match &applicant.structure {
        Some((_, seat)) => way.form.text("commune").parse().ok().or(*seat),
        None => way.commune(&applicant.known),
    }
}

async fn all_offers(visit: &Visit, way: &Way, commune: InseeCode) -> Result<Offers, AppError> {
    let mut codes = vec![commune];
    codes.extend(way.further());
    let actor = visit.actor()?;
    Ok(offers(&visit.ctx, actor, way.structure, &codes, &way.wanted()).await?)
}

async fn find(visit: &Visit, typed: &str) -> Result<Vec<Found>, AppError> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    Ok(search(&visit.ctx, typed, FOUND).await?)
}

/// The contact data known of the person, where none are typed yet.
fn with_contact(visit: &Visit, form: crate::form::Form) -> crate::form::Form {
    let Some(who) = &visit.signed_in else {
        return form;
    };
    if form.has("email") {
        return form;
    }
    form.with("email", who.person.email.clone().unwrap_or_default())
        .with("telephone", who.person.phone.clone().unwrap_or_default())
}

/// The step that was answered before; a commune that is known by the activity was not asked.
fn before(way: &Way, step: Step) -> Option<Step> {
    match step {
        Step::Work => None,
        Step::Place | Step::Choose if way.structure.is_some() => None,
        Step::Choose if way.form.has("commune") => Some(Step::Place),
        Step::Place | Step::Choose => Some(Step::Work),
        Step::Send => Some(Step::Choose),
    }
}

fn page(
    visit: &Visit,
    way: &Way,
    applicant: &Applicant,
    step: Step,
    body: impl FnOnce(&Way) -> AnyView,
) -> Response {
    let lang = visit.lang;
    let title = match &applicant.structure {
        Some((name, _)) => t!(lang, "Faire adhérer « {name} »", "Let “{name}” join"),
        None => t!(lang, "Adhérer à une CPTS", "Join a CPTS"),
    };
    let names = [
        (Step::Work, t!(lang, "Vous", "You")),
        (Step::Place, t!(lang, "Lieu", "Place")),
        (Step::Choose, t!(lang, "CPTS", "CPTS")),
        (Step::Send, t!(lang, "Statuts et envoi", "Statutes, send")),
    ];
    let first = if way.structure.is_some() {
        Step::Choose
    } else {
        Step::Work
    };
    let steps: Vec<_> = names.into_iter().filter(|(it, _)| *it >= first).collect();
    let current = steps.iter().position(|(it, _)| *it == step).unwrap_or(0);
    let heading = title.clone();
    let question = match step {
        Step::Work => t!(lang, "Que faites-vous ?", "What do you do?"),
        Step::Place => t!(lang, "Où exercez-vous ?", "Where do you practise?"),
        Step::Choose => t!(lang, "Quelles CPTS ?", "Which CPTS?"),
        Step::Send => t!(lang, "Statuts et coordonnées", "Statutes and contact data"),
    };
    let status = way.form.status();
    let steps: Vec<String> = steps.into_iter().map(|(_, name)| name).collect();
    let up = way.structure.zip(applicant.structure.as_ref());
    let up = up.map(|(id, (name, _))| (format!("/structures/{id}"), name.clone()));
    let page = visit.page(&title, || {
        let before = before(way, step).map(|it| {
            let href = way.to(it, &[], &[]);
            view! { <p><a href=href>{t!(lang, "Étape précédente", "Previous step")}</a></p> }
        });
        let head = match up {
            Some(up) => view! { <PageHead title=heading up=up /> }.into_any(),
            None => view! { <PageHead title=heading /> }.into_any(),
        };
        view! {
            {head}
            <Stepper steps=steps current=current />
            <ErrorSummary form=&way.form lang=lang />
            <h2>{question}</h2>
            {body(way)}
            {before}
        }
    });
    axum::response::IntoResponse::into_response(page.status(status))
}
