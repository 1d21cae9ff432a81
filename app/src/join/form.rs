//! Sending the application.

use axum::response::Response;
use domain::id::StructureId;
use service::member::apply::{self, Application, ApplyRefused, Wanted, apply};
use service::member::work::WorkRefused;
use service::person::activity;

use super::page::{Applicant, commune, of_structure, show};
use super::send::box_name;
use super::way::Way;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::visit::Visit;
use crate::words::Refusal;
use crate::words::profession as words;

/// `POST /adherer`
///
/// # Errors
/// To the sign-in page; not found for a CPTS that is not there; a fault.
pub async fn person(visit: Visit, Posted(form): Posted) -> Result<Response, AppError> {
    let applicant = Applicant {
        known: activity::all(&visit.ctx, visit.actor()?).await?,
        structure: None,
    };
    post(&visit, Way::from_form(form, None), applicant).await
}

/// `POST /structures/{structure}/adherer`
///
/// # Errors
/// As [`person`]; not found for a structure that the person does not represent.
pub async fn structure(
    visit: Visit,
    Ids(id): Ids<StructureId>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let applicant = of_structure(&visit, id).await?;
    post(&visit, Way::from_form(form, Some(id)), applicant).await
}

async fn post(visit: &Visit, mut way: Way, who: Applicant) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Some(commune) = commune(&way, &who) else {
        return show(visit, way, &who).await;
    };
    let applicant = match way.structure {
        Some(id) => Some(apply::Applicant::Structure(id)),
        None => way.work(&who.known, lang).map(apply::Applicant::Person),
    };
    let Some(applicant) = applicant else {
        return show(visit, way, &who).await;
    };
    let application = Application {
        applicant,
        commune,
        wanted: way
            .wanted()
            .into_iter()
            .map(|slug| Wanted {
                accepted: way.form.optional(&box_name(&slug)).map(str::to_owned),
                slug,
            })
            .collect(),
        email: way.form.raw("email").to_owned(),
        phone: way.form.raw("telephone").to_owned(),
        message: way.form.raw("message").to_owned(),
    };
    match apply(&visit.ctx, visit.actor()?, &application).await {
        Ok(entered) => {
            let sent = entered.iter().filter(|it| !it.already).count();
            let said = match sent {
                0 => t!(
                    lang,
                    "Ces demandes étaient déjà envoyées : rien n’a changé.",
                    "These applications had been sent before: nothing changed."
                ),
                _ => plural!(
                    lang,
                    sent,
                    "Votre demande est envoyée. Le bureau vous répondra.",
                    "Vos {sent} demandes sont envoyées. Chaque bureau vous répondra.",
                    "Your application is sent. The board will answer.",
                    "Your {sent} applications are sent. Each board will answer."
                ),
            };
            let to = match entered.as_slice() {
                [one] => format!("/mes-adhesions/{}", one.adhesion),
                _ => "/mes-adhesions".to_owned(),
            };
            Ok(visit.see_other(&to, &said))
        }
        Err(failure) => {
            way.form = refused(way.form, failure, lang)?;
            show(visit, way, &who).await
        }
    }
}

/// The form with the refusal; a refusal about statutes stands at the box of its CPTS.
fn refused(
    mut form: Form,
    failure: service::Failure<ApplyRefused>,
    lang: Lang,
) -> Result<Form, AppError> {
    if let service::Failure::Refused(
        refusal @ (ApplyRefused::StatutesNotAccepted { slug, .. }
        | ApplyRefused::StatutesChanged { slug, .. }),
    ) = &failure
    {
        form.reject(&box_name(slug), refusal.say(lang));
        return Ok(form);
    }
    form.refused(failure, lang)
}

impl Refusal for ApplyRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NothingWanted => {
                t!(
                    lang,
                    "Choisissez au moins une CPTS.",
                    "Choose at least one CPTS."
                )
            }
            Self::TooMany => t!(
                lang,
                "C’est beaucoup de CPTS à la fois : choisissez-en moins.",
                "That is many CPTS at once: choose fewer."
            ),
            Self::Work(refused) => refused.say(lang),
            Self::Commune => t!(
                lang,
                "Cette commune n’est pas connue : cherchez-la de nouveau.",
                "This commune is not known: search for it again."
            ),
            Self::StatutesNotAccepted { cpts, .. } => t!(
                lang,
                "Pour adhérer à {cpts}, acceptez ses statuts.",
                "To join {cpts}, accept its statutes."
            ),
            Self::StatutesChanged { cpts, .. } => t!(
                lang,
                "{cpts} vient de publier une nouvelle version de ses statuts : relisez-la avant d’accepter.",
                "{cpts} has just published a new version of its statutes: read it before accepting."
            ),
            Self::Email => t!(
                lang,
                "Écrivez une adresse électronique complète, comme prenom.nom@exemple.fr.",
                "Write a complete e-mail address, such as first.last@example.org."
            ),
            Self::Phone => t!(
                lang,
                "Écrivez un numéro de téléphone, comme 02 47 00 00 00.",
                "Write a telephone number, such as 02 47 00 00 00."
            ),
            Self::Message(typed) => words::typed(lang, *typed),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NothingWanted | Self::TooMany => Some("cpts"),
            Self::Work(refused) => refused.field(),
            Self::Email => Some("email"),
            Self::Phone => Some("telephone"),
            Self::Message(_) => Some("message"),
            Self::Commune | Self::StatutesNotAccepted { .. } | Self::StatutesChanged { .. } => None,
        }
    }
}

impl Refusal for WorkRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Mode => t!(lang, "Dites comment vous exercez.", "Say how you practise."),
            Self::Place(typed) => words::typed(lang, *typed),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::Mode => "mode",
            Self::Place(_) => "structure",
        })
    }
}
