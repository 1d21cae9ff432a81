//! Naming trustees: who, and how many of them are enough.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::id::AdhesionId;
use leptos::prelude::*;
use service::role::list::{AT_ONCE, candidates, chosen};
use service::trustee::name::{NewBoard, name};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::query::Query;
use crate::ui::{
    Button, ButtonKind, Checkboxes, Choice, ErrorSummary, Field, FieldKind, Notice, PageHead,
    Select,
};
use crate::visit::Visit;

/// `GET /cpts/{slug}/depositaires/nommer`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query,
) -> Result<Response, AppError> {
    let year = visit.ctx.today().format("%Y");
    let title = t!(visit.lang, "Dépositaires {year}", "Key holders {year}");
    let form = if asked.has("nom") {
        asked
    } else {
        Form::default()
            .with("nom", title)
            .with("seuil", "2")
            .and(&asked)
    };
    show(&visit, &slug, form).await
}

/// `POST /cpts/{slug}/depositaires/nommer`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let new = NewBoard {
        name: form.text("nom").to_owned(),
        people: form
            .all("personnes")
            .filter_map(|it| it.parse().ok())
            .collect(),
        needed: form.text("seuil").parse().unwrap_or_default(),
    };
    match name(&visit.ctx, visit.actor()?, &slug, &new).await {
        Ok(id) => Ok(visit.see_other(
            &format!("/cpts/{slug}/depositaires/{id}"),
            &t!(
                lang,
                "C’est fait : chaque personne reçoit un courriel pour accepter et créer sa clé.",
                "Done: each person gets an e-mail to accept and make their key."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let members = candidates(&visit.ctx, visit.actor()?, slug, form.text("q")).await?;
    let path = format!("/cpts/{slug}/depositaires");
    // Who was chosen before another search stays, and comes first.
    let before: Vec<AdhesionId> = form
        .all("personnes")
        .filter_map(|it| it.parse().ok())
        .filter(|it: &AdhesionId| members.iter().all(|row| row.id != it.0))
        .collect();
    let before = chosen(&visit.ctx, visit.actor()?, slug, &before).await?;
    let choices = before.iter().chain(&members).map(|row| {
        let (name, number) = (service::member::full_name(row), row.number);
        let label = t!(lang, "{name} (n°\u{a0}{number})", "{name} (no. {number})");
        Choice::new(row.id.to_string(), label)
    });
    let choices: Vec<Choice> = choices.collect();
    let more = (AT_ONCE <= members.len()).then(|| {
        view! {
            <p class="small muted">
                {t!(
                    lang,
                    "Il y en a d’autres\u{a0}: cherchez par le nom.",
                    "There are more: search by name."
                )}
            </p>
        }
    });
    let needed = (2..=8)
        .map(|it| {
            Choice::new(
                it.to_string(),
                t!(lang, "{it} suffisent", "{it} are enough"),
            )
        })
        .collect();
    let title = t!(lang, "Nommer des dépositaires", "Name key holders");
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(path.clone(), t!(lang, "Dépositaires", "Key holders"))>
                    {t!(
                        lang,
                        "Choisissez trois à neuf membres sans intérêt commun, qui ne sont pas candidats et que l’on joint facilement le soir du dépouillement.",
                        "Choose three to nine members without a common interest, who do not stand for election and are easily reached on the evening of the count."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                <form method="post" action=format!("{path}/nommer")>
                    <Field form=&form name="nom" label=t!(lang, "Nom de ce groupe", "Name of this group") required=true max=100_u32 />
                    <div class="search">
                        <Field form=&form name="q" kind=FieldKind::Search label=t!(lang, "Chercher un membre", "Search a member") />
                        <button class="button button--quiet" type="submit" formmethod="get" formnovalidate>
                            {t!(lang, "Chercher", "Search")}
                        </button>
                    </div>
                    <Checkboxes
                        form=&form
                        name="personnes"
                        label=t!(lang, "Dépositaires", "Key holders")
                        hint=t!(
                            lang,
                            "Trois à neuf membres qui se sont déjà connectés. Qui est choisi le reste pendant une autre recherche.",
                            "Three to nine members who have signed in. Who is chosen stays so during another search."
                        )
                        choices=choices
                    />
                    {more}
                    <Select
                        form=&form
                        name="seuil"
                        label=t!(lang, "Combien suffisent pour dépouiller ?", "How many are enough to count?")
                        hint=t!(
                            lang,
                            "Au moins deux, pour que personne n’ouvre l’urne seul ; au plus tous sauf un, pour qu’une absence ne bloque rien. Deux sur trois, ou trois sur cinq, conviennent.",
                            "At least two, so that nobody opens the urn alone; at most all but one, so that one absence blocks nothing. Two of three, or three of five, are fine."
                        )
                        choices=needed
                        required=true
                    />
                    <Notice>
                        {t!(
                            lang,
                            "Tous les membres voient qui sont les dépositaires.",
                            "All members see who the key holders are."
                        )}
                    </Notice>
                    <div class="actions">
                        <Button kind=ButtonKind::Primary label=t!(lang, "Nommer ces dépositaires", "Name these key holders") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}
