//! What is promised: missions, actions, indicators, money, meetings. Two empty lines of each wait to be filled.

mod line;

use axum::response::Response;
use domain::contract::promise::Promises;
use domain::id::ContractId;
use domain::territory::Mission;
use leptos::prelude::*;
use service::contract::show::Sheet;
use service::contract::write::{Typed, WriteRefused, write};

use super::edit::{Writing, as_it_is, written};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::territory::words::mission;
use crate::ui::{Checkboxes, Choice};
use crate::visit::Visit;

/// `GET /cpts/{slug}/conventions/{contract}/engagements`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    let read = written(&visit, &slug, id).await?;
    let form = filled(&read, visit.lang);
    Ok(show(&visit, &slug, id, &read, form))
}

/// `POST /cpts/{slug}/conventions/{contract}/engagements`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = written(&visit, &slug, id).await?;
    let Some(promises) = typed(&mut form, lang) else {
        return Ok(show(&visit, &slug, id, &read, form));
    };
    let typed = Typed {
        promises,
        ..as_it_is(&read, &form)
    };
    let revision = form.text("revision").parse().unwrap_or_default();
    match write(&visit.ctx, visit.actor()?, &slug, id, revision, &typed).await {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}"),
            &t!(lang, "Engagements enregistrés.", "Commitments saved."),
        )),
        Err(failure) => {
            let form = form.refused::<WriteRefused>(failure, lang)?;
            Ok(show(&visit, &slug, id, &read, form))
        }
    }
}

fn filled(read: &Sheet, lang: Lang) -> Form {
    let promises = &read.head.text.promises;
    let form = Form::default().with("revision", read.seen.row.revision.to_string());
    let missions = promises.missions.iter();
    let form = missions.fold(form, |form, it| form.with("mission", it.code()));
    line::with(form, promises, lang)
}

fn typed(form: &mut Form, lang: Lang) -> Option<Promises> {
    let missions = form
        .all("mission")
        .filter_map(|it| it.parse().ok())
        .collect();
    let lines = line::read(form, lang)?;
    Some(Promises { missions, ..lines })
}

fn show(visit: &Visit, slug: &str, id: ContractId, read: &Sheet, form: Form) -> Response {
    let lang = visit.lang;
    let missions = || {
        let one = |it: &Mission| Choice::new(it.code(), mission(lang, *it));
        Mission::ALL.iter().map(one).collect()
    };
    let writing = Writing {
        title: t!(
            lang,
            "Engagements et financement",
            "Commitments and funding"
        ),
        said: t!(
            lang,
            "Ce que chacun fait, ce qui se mesure, ce qui se paie. Ces lignes forment l’annexe « Engagements » et nourrissent le calendrier.",
            "What each party does, what is measured, what is paid. These lines form the annex “Engagements” and feed the calendar."
        ),
        to: "engagements",
        save: t!(lang, "Enregistrer", "Save"),
        read,
    };
    writing.page(visit, (slug, id), &form, || {
        view! {
            <Checkboxes
                form=&form
                name="mission"
                label=t!(lang, "Missions concernées", "Missions concerned")
                choices=missions()
            />
            {line::fields(lang, &form, &read.head.text)}
        }
        .into_any()
    })
}
