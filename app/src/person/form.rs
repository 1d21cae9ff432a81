//! Changing one's own data.

use axum::response::Response;
use domain::id::ActivityId;
use domain::text::searchable;
use service::person::activity;
use service::person::edit::{Edit, EditRefused, edit};
use service::territory::search::{Found, search};

use super::data::show;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::join::declared;
use crate::lang::Lang;
use crate::visit::Visit;
use crate::words::Refusal;
use crate::words::profession::typed;

/// Where the forms of the page lead back to.
const PAGE: &str = "/moi/donnees";

/// `POST /moi/donnees`
///
/// # Errors
/// To the sign-in page; a fault.
pub async fn names(visit: Visit, Posted(form): Posted) -> Result<Response, AppError> {
    let lang = visit.lang;
    let wanted = Edit {
        given_name: form.raw("prenom").to_owned(),
        family_name: form.raw("nom").to_owned(),
        phone: form.raw("telephone").to_owned(),
    };
    match edit(&visit.ctx, visit.actor()?, &wanted).await {
        Ok(()) => {
            let said = t!(
                lang,
                "Vos données sont enregistrées.",
                "Your data are saved."
            );
            Ok(visit.see_other(PAGE, &said))
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &form, &Form::default()).await
        }
    }
}

/// `POST /moi/donnees/activites`
///
/// # Errors
/// As [`names`].
pub async fn add(visit: Visit, Posted(mut form): Posted) -> Result<Response, AppError> {
    let lang = visit.lang;
    let found = search(&visit.ctx, form.text("commune"), 20).await?;
    let commune = the_one(&found, form.text("commune"));
    if commune.is_none() {
        form.reject("commune", which(&found, lang));
    }
    let declared = declared(&mut form, lang);
    let (Some(commune), Some(declared)) = (commune, declared) else {
        return again(&visit, &form).await;
    };
    match activity::add(&visit.ctx, visit.actor()?, &declared, commune.commune.code).await {
        Ok(_) => {
            let said = t!(lang, "L’activité est ajoutée.", "The activity is added.");
            Ok(visit.see_other(PAGE, &said))
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            again(&visit, &form).await
        }
    }
}

/// `POST /moi/donnees/activites/{activity}/retrait`
///
/// # Errors
/// Not found for an activity that is not one's own or that the provider knows.
pub async fn remove(visit: Visit, Ids(id): Ids<ActivityId>) -> Result<Response, AppError> {
    activity::remove(&visit.ctx, visit.actor()?, id).await?;
    let said = t!(
        visit.lang,
        "L’activité est retirée.",
        "The activity is removed."
    );
    Ok(visit.see_other(PAGE, &said))
}

/// The page with the errors of the form for a new activity; the other form shows what is known.
async fn again(visit: &Visit, declared: &Form) -> Result<Response, AppError> {
    let person = visit.signed_in.as_ref().map(|who| &who.person);
    let names = person.map_or_else(Form::default, |it| {
        Form::default()
            .with("prenom", &it.given_name)
            .with("nom", &it.family_name)
            .with("telephone", it.phone.clone().unwrap_or_default())
    });
    show(visit, &names, declared).await
}

/// The commune that was meant: the only one found, or the only one of exactly that name.
pub fn the_one<'f>(found: &'f [Found], text: &str) -> Option<&'f Found> {
    let name = searchable(text);
    let mut exact = found
        .iter()
        .filter(|it| searchable(&it.commune.name) == name);
    match (found, exact.next(), exact.next()) {
        ([one], _, _) | (_, Some(one), None) => Some(one),
        _ => None,
    }
}

/// What to write so that one commune is meant.
pub fn which(found: &[Found], lang: Lang) -> String {
    let names: Vec<String> = found
        .iter()
        .take(5)
        .map(|it| format!("{} ({})", it.commune.name, it.commune.code))
        .collect();
    let names = names.join(", ");
    if names.is_empty() {
        t!(lang, "Aucune commune ne correspond.", "No commune matches.")
    } else {
        t!(
            lang,
            "Plusieurs communes correspondent : {names}. Écrivez le code entre parenthèses.",
            "Several communes match: {names}. Write the code between brackets."
        )
    }
}

impl Refusal for EditRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::GivenName(None) => t!(lang, "Écrivez votre prénom.", "Write your given name."),
            Self::FamilyName(None) => t!(lang, "Écrivez votre nom.", "Write your family name."),
            Self::GivenName(Some(refused)) | Self::FamilyName(Some(refused)) => {
                typed(lang, *refused)
            }
            Self::Phone => t!(
                lang,
                "Écrivez un numéro de téléphone, comme 02 47 00 00 00.",
                "Write a telephone number, such as 02 47 00 00 00."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::GivenName(_) => "prenom",
            Self::FamilyName(_) => "nom",
            Self::Phone => "telephone",
        })
    }
}
