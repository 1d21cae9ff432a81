//! Registering a structure and correcting its data.

use axum::response::Response;
use domain::id::StructureId;
use domain::structure::StructureKind;
use service::structure::register::{Number, Sheet, SheetRefused, correct, register};
use service::territory::search::search;

use super::list::show_new;
use super::page::show;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::person::form::{the_one, which};
use crate::visit::Visit;
use crate::words::Refusal;
use crate::words::profession::{malformed, typed};

/// `POST /structures/nouvelle`
///
/// # Errors
/// To the sign-in page; a fault.
pub async fn new(visit: Visit, Posted(form): Posted) -> Result<Response, AppError> {
    let actor = visit.actor()?;
    let (form, sheet) = read(&visit, form).await?;
    let Some(sheet) = sheet else {
        return Ok(show_new(&visit, &form));
    };
    match register(&visit.ctx, actor, &sheet).await {
        Ok(id) => {
            let said = t!(
                visit.lang,
                "La structure est inscrite. Vous pouvez maintenant la faire adhérer.",
                "The structure is registered. You can now let it join."
            );
            Ok(visit.see_other(&format!("/structures/{id}"), &said))
        }
        Err(failure) => Ok(show_new(&visit, &form.refused(failure, visit.lang)?)),
    }
}

/// `POST /structures/{structure}`
///
/// # Errors
/// Not found for a structure that one does not represent.
pub async fn edit(
    visit: Visit,
    Ids(id): Ids<StructureId>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (form, sheet) = read(&visit, form).await?;
    let Some(sheet) = sheet else {
        return show(&visit, id, Some(form), Form::default()).await;
    };
    match correct(&visit.ctx, visit.actor()?, id, &sheet).await {
        Ok(()) => {
            let said = t!(
                visit.lang,
                "Les données sont enregistrées.",
                "The data are saved."
            );
            Ok(visit.see_other(&format!("/structures/{id}"), &said))
        }
        Err(failure) => {
            let form = form.refused(failure, visit.lang)?;
            show(&visit, id, Some(form), Form::default()).await
        }
    }
}

/// The structure of the form, or the form with what is missing.
async fn read(visit: &Visit, mut form: Form) -> Result<(Form, Option<Sheet>), AppError> {
    let lang = visit.lang;
    let found = search(&visit.ctx, form.text("commune"), 20).await?;
    let commune = the_one(&found, form.text("commune")).map(|it| it.commune.code);
    if commune.is_none() {
        form.reject("commune", which(&found, lang));
    }
    let kind = form.text("type").parse::<StructureKind>().ok();
    let Some(kind) = kind else {
        form.reject("type", t!(lang, "Choisissez un type.", "Choose a kind."));
        return Ok((form, None));
    };
    if !form.is_valid() {
        return Ok((form, None));
    }
    let sheet = Sheet {
        name: form.raw("nom").to_owned(),
        kind,
        commune,
        address: form.raw("adresse").to_owned(),
        finess: form.raw("finess").to_owned(),
        siret: form.raw("siret").to_owned(),
        rna: form.raw("rna").to_owned(),
        email: form.raw("email").to_owned(),
        phone: form.raw("telephone").to_owned(),
    };
    Ok((form, Some(sheet)))
}

impl Refusal for SheetRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Name(None) => t!(
                lang,
                "Écrivez le nom de la structure.",
                "Write the name of the structure."
            ),
            Self::Name(Some(refused)) | Self::Address(refused) => typed(lang, *refused),
            Self::Commune => t!(
                lang,
                "Cette commune n’est pas connue.",
                "This commune is not known."
            ),
            Self::Number(_, wrong) => malformed(lang, *wrong),
            Self::Email => t!(
                lang,
                "Écrivez une adresse électronique complète, comme contact@exemple.fr.",
                "Write a complete e-mail address, such as contact@example.org."
            ),
            Self::Phone => t!(
                lang,
                "Écrivez un numéro de téléphone, comme 02 47 00 00 00.",
                "Write a telephone number, such as 02 47 00 00 00."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::Name(_) => "nom",
            Self::Commune => "commune",
            Self::Address(_) => "adresse",
            Self::Number(Number::Finess, _) => "finess",
            Self::Number(Number::Siret, _) => "siret",
            Self::Number(Number::Rna, _) => "rna",
            Self::Email => "email",
            Self::Phone => "telephone",
        })
    }
}
