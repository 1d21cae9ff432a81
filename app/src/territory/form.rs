//! Changing a territory: the form.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::permission::Action;
use domain::territory::{Communes, InseeCode};
use service::territory::{Wish, amend, ask, overview, read_list, search_epci};
use service::{Failure, scope};

use super::edit::{Results, editor};
use super::words::problem;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::lang::Lang;
use crate::visit::Visit;

/// How many intercommunal bodies are proposed.
const EPCIS: usize = 8;
/// How many lines of a pasted list are told to be wrong, before the rest is counted.
const PROBLEMS: usize = 20;

/// `POST /cpts/{slug}/territoire/modifier`: searches, or changes the territory and returns to the page.
///
/// # Errors
/// [`AppError::Forbidden`] unless the person keeps the territory.
pub async fn edit(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let actor = visit.actor()?;
    let seat =
        scope::seat::<std::convert::Infallible>(visit.ctx.db().read(), &visit.ctx, actor, &slug)
            .await?;
    seat.require(Action::ManageTerritory)?;
    let mut results = Results::default();
    let asked = form.text("do").to_owned();
    let (verb, what) = asked.split_once(' ').unwrap_or((&asked, ""));
    let (mut add, mut remove) = (Communes::new(), Communes::new());
    match verb {
        "search-epci" => {
            results.epcis = Some(search_epci(&visit.ctx, form.text("epci"), EPCIS).await?);
        }
        "add" => add.extend(what.parse::<InseeCode>()),
        "add-epci" => {
            let found = search_epci(&visit.ctx, what, 1).await?;
            add.extend(found.into_iter().flat_map(|epci| epci.communes));
        }
        "paste" => add = pasted(&visit, &mut form, lang).await?,
        "remove" => remove.extend(
            form.all("remove")
                .filter_map(|code| code.parse::<InseeCode>().ok()),
        ),
        _ => {
            let asked = ask(&visit.ctx, form.text("commune"), form.text("commune-code")).await?;
            let chosen = asked.chosen.map(|commune| service::territory::Found {
                commune,
                formerly: None,
            });
            results.communes = Some(chosen.into_iter().chain(asked.others).collect());
        }
    }
    if matches!(verb, "remove") && remove.is_empty() {
        form.reject(
            "remove",
            t!(
                lang,
                "Cochez les communes à retirer.",
                "Check the communes to remove."
            ),
        );
    }
    if form.is_valid() && !(add.is_empty() && remove.is_empty()) {
        match change(&visit, &slug, &form, add, remove).await {
            Ok(said) => {
                return Ok(visit.see_other(&format!("/cpts/{slug}/territoire/modifier"), &said));
            }
            Err(refused) => form = refused(form)?,
        }
    }
    let seen = overview(&visit.ctx, &slug).await?;
    Ok(editor(&visit, &form, &seen, results).into_response())
}

/// The codes of the pasted list; what is wrong with it is said in the form, and then none is taken.
async fn pasted(visit: &Visit, form: &mut Form, lang: Lang) -> Result<Communes, AppError> {
    let list = read_list(&visit.ctx, form.raw("list")).await?;
    if list.codes.is_empty() && list.problems.is_empty() {
        form.reject(
            "list",
            t!(lang, "Collez au moins un code.", "Paste one code at least."),
        );
    }
    for wrong in list.problems.iter().take(PROBLEMS) {
        form.reject("list", problem(lang, wrong.line, &wrong.what));
    }
    let more = list.problems.len().saturating_sub(PROBLEMS);
    if more > 0 {
        form.reject(
            "list",
            t!(lang, "Et {more} autres lignes.", "And {more} other lines."),
        );
    }
    Ok(if list.problems.is_empty() {
        list.codes.into_keys().collect()
    } else {
        Communes::new()
    })
}

type Refused = Box<dyn FnOnce(Form) -> Result<Form, AppError> + Send>;

/// Makes the change and says it, or says in the form why not.
async fn change(
    visit: &Visit,
    slug: &str,
    form: &Form,
    add: Communes,
    remove: Communes,
) -> Result<String, Refused> {
    let lang = visit.lang;
    let Ok(from) = form.text("from").parse() else {
        return Err(Box::new(move |mut form| {
            form.reject("from", t!(lang, "Indiquez un jour.", "Give a day."));
            Ok(form)
        }));
    };
    let wish = Wish {
        add,
        remove,
        from,
        note: form.optional("note").map(str::to_owned),
    };
    let outcome = match visit.signed_in.as_ref() {
        Some(who) => amend(&visit.ctx, &who.actor, slug, &wish).await,
        None => Err(Failure::NotFound),
    };
    match outcome {
        Ok(done) => {
            let (n, m) = (done.added.len(), done.removed.len());
            Ok(if m == 0 {
                plural!(
                    lang,
                    n,
                    "{n} commune ajoutée.",
                    "{n} communes ajoutées.",
                    "{n} commune added.",
                    "{n} communes added."
                )
            } else {
                plural!(
                    lang,
                    m,
                    "{m} commune retirée.",
                    "{m} communes retirées.",
                    "{m} commune removed.",
                    "{m} communes removed."
                )
            })
        }
        Err(failure) => Err(Box::new(move |form| form.refused(failure, lang))),
    }
}
