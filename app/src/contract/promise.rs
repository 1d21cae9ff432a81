//! What is promised: missions, actions, indicators, money, meetings. Two empty lines of each wait to be filled.

mod line;

use axum::response::{IntoResponse, Response};
use domain::contract::promise::Promises;
use domain::contract::stage::Stage;
use domain::id::ContractId;
use domain::territory::Mission;
use leptos::prelude::*;
use service::contract::show::Sheet;
use service::contract::write::{Typed, WriteRefused, write};

use super::edit;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::territory::words::mission;
use crate::ui::{Button, Checkboxes, Choice, ErrorSummary, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/conventions/{contract}/engagements`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    let read = edit::written(&visit, &slug, id).await?;
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
    let read = edit::written(&visit, &slug, id).await?;
    let Some(promises) = typed(&mut form, lang) else {
        return Ok(show(&visit, &slug, id, &read, form));
    };
    let text = &read.head.text;
    let typed = Typed {
        title: text.title.clone(),
        parties: text.parties.clone(),
        clauses: read.head.source.clone(),
        annexes: text.annexes.clone(),
        term: text.term,
        promises,
        note: form.text("note").to_owned(),
    };
    let revision = form.text("revision").parse().unwrap_or_default();
    match write(&visit.ctx, visit.actor()?, &slug, id, revision, &typed).await {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}"),
            &t!(lang, "Engagements enregistrés.", "Promises saved."),
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
    let title = t!(lang, "Engagements et financement", "Promises and money");
    let path = format!("/cpts/{slug}/conventions/{id}");
    let status = form.status();
    let stage = &read.seen.stage;
    let draft = *stage == Stage::Draft;
    let voids = !matches!(
        stage,
        Stage::Draft | Stage::Negotiation | Stage::Opinion { .. }
    );
    let missions = Mission::ALL
        .iter()
        .map(|it| Choice::new(it.code(), mission(lang, *it)))
        .collect();
    let up = (path.clone(), read.head.text.title.clone());
    visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Ce que chacun fait, ce qui se mesure, ce qui se paie. Ces lignes forment l’annexe « Engagements » et nourrissent le calendrier.",
                        "What each does, what is measured, what is paid. These lines make the annex and feed the calendar."
                    )}
                </PageHead>
                {voids.then(|| edit::warning(lang))}
                <ErrorSummary form=&form lang=lang />
                <form method="post" action=format!("{path}/engagements")>
                    <input type="hidden" name="revision" value=form.text("revision").to_owned() />
                    <Checkboxes
                        form=&form
                        name="mission"
                        label=t!(lang, "Missions concernées", "Missions it is about")
                        choices=missions
                    />
                    {line::fields(lang, &form, &read.head.text)}
                    {(!draft).then(|| edit::note(lang, &form))}
                    <div class="actions">
                        <Button label=t!(lang, "Enregistrer", "Save") />
                    </div>
                </form>
            }
        })
        .status(status)
        .within(slug)
        .into_response()
}
