//! An election is prepared: title, dates, seats.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::{Days, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Paris;
use domain::election::plan::{Dates, SeatsWrong, TITLE_CHARS};
use domain::id::ElectionId;
use domain::statutes::CollegeId;
use leptos::prelude::*;
use service::Failure;
use service::election::draft::{DraftRefused, Typed, create, edit, proposal};
use service::election::show::sheet;

use super::when;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, Card, Empty, ErrorSummary, Field, FieldKind, Icon, PageHead};
use crate::visit::Visit;
use crate::words::election::seats;

/// A college that elects: word, name, seats proposed, the most.
type College = (CollegeId, String, u16, u16);

/// `GET /cpts/{slug}/elections/nouvelle`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_new(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let colleges = proposal(&visit.ctx, visit.actor()?, &slug).await?;
    let today = visit.ctx.today();
    let year = today.format("%Y").to_string();
    let title = format!("Élection du conseil d’administration {year}");
    let mut form = Form::default().with("titre", title);
    // Two weeks for candidacies, three for the roll and the codes, a week for the vote.
    for (name, days, hour) in [
        ("debut", 1, 8),
        ("fin", 15, 20),
        ("ouverture", 36, 8),
        ("cloture", 43, 20),
    ] {
        let day = today + Days::new(days);
        let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
        let local = Paris.from_local_datetime(&day.and_time(time)).earliest();
        if let Some(at) = local {
            form = when::fill(form, name, at.with_timezone(&Utc));
        }
    }
    for (id, _, seats, _) in colleges.iter().flatten() {
        form = form.with(&field(id), seats.to_string());
    }
    Ok(show(&visit, &slug, None, form, colleges))
}

/// `POST /cpts/{slug}/elections/nouvelle`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_new(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let colleges = proposal(&visit.ctx, visit.actor()?, &slug).await?;
    let Some(typed) = read(&mut form, lang, colleges.as_deref()) else {
        return Ok(show(&visit, &slug, None, form, colleges));
    };
    match create(&visit.ctx, visit.actor()?, &slug, &typed).await {
        Ok(id) => Ok(visit.see_other(
            &format!("/cpts/{slug}/elections/{id}"),
            &t!(
                lang,
                "Élection enregistrée. Désignez maintenant le bureau de vote.",
                "Election saved. Now name the electoral board."
            ),
        )),
        Err(failure) => {
            let form = refused(form, failure, lang, colleges.as_deref())?;
            Ok(show(&visit, &slug, None, form, colleges))
        }
    }
}

/// `GET /cpts/{slug}/elections/{election}/modifier`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    let it = sheet(&visit.ctx, visit.actor()?, &slug, id).await?;
    let colleges = proposal(&visit.ctx, visit.actor()?, &slug).await?;
    let mut form = Form::default()
        .with("titre", it.seen.row.title.clone())
        .with("revision", it.seen.row.revision.to_string());
    if let Some(dates) = it.dates {
        form = when::fill(form, "debut", dates.candidacies_open);
        form = when::fill(form, "fin", dates.candidacies_close);
        form = when::fill(form, "ouverture", dates.opens);
        form = when::fill(form, "cloture", dates.closes);
    }
    for elects in it.urns.iter().flat_map(|it| &it.elects) {
        form = form.with(&field(&elects.college), elects.seats.to_string());
    }
    Ok(show(&visit, &slug, Some(id), form, colleges))
}

/// `POST /cpts/{slug}/elections/{election}/modifier`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    sheet(&visit.ctx, visit.actor()?, &slug, id).await?;
    let colleges = proposal(&visit.ctx, visit.actor()?, &slug).await?;
    let revision = form.text("revision").parse().unwrap_or_default();
    let Some(typed) = read(&mut form, lang, colleges.as_deref()) else {
        return Ok(show(&visit, &slug, Some(id), form, colleges));
    };
    match edit(&visit.ctx, visit.actor()?, &slug, id, revision, &typed).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/elections/{id}"),
            &t!(lang, "Modifications enregistrées.", "Changes saved."),
        )),
        Err(failure) => {
            let form = refused(form, failure, lang, colleges.as_deref())?;
            Ok(show(&visit, &slug, Some(id), form, colleges))
        }
    }
}

/// What is wrong with seats is said at the field of the college, by its name.
fn refused(
    mut form: Form,
    failure: Failure<DraftRefused>,
    lang: Lang,
    colleges: Option<&[College]>,
) -> Result<Form, AppError> {
    let Failure::Refused(DraftRefused::Seats(wrong)) = &failure else {
        return form.refused(failure, lang);
    };
    let all = colleges.unwrap_or_default();
    let name = |id: &str| {
        let found = all.iter().find(|it| it.0.as_str() == id);
        found.map_or_else(|| id.to_owned(), |it| it.1.clone())
    };
    let at = match wrong {
        SeatsWrong::College(id) | SeatsWrong::TooMany { college: id, .. } => Some(id),
        SeatsWrong::None => all.first().map(|it| &it.0),
    };
    let at = at.map(field).unwrap_or_default();
    form.reject(&at, seats(lang, wrong, name));
    Ok(form)
}

/// The field of a college's seats.
fn field(id: &CollegeId) -> String {
    format!("sieges-{id}")
}

fn read(form: &mut Form, lang: Lang, colleges: Option<&[College]>) -> Option<Typed> {
    let mut seats = BTreeMap::new();
    for (id, ..) in colleges.unwrap_or_default() {
        let name = field(id);
        let typed = form.text(&name);
        let count = if typed.is_empty() {
            Ok(0)
        } else {
            typed.parse::<u16>()
        };
        match count {
            Ok(count) => {
                seats.insert(id.clone(), count);
            }
            Err(_) => form.reject(&name, t!(lang, "Écrivez un nombre.", "Write a number.")),
        }
    }
    let open = when::read(form, "debut", lang);
    let close = when::read(form, "fin", lang);
    let opens = when::read(form, "ouverture", lang);
    let closes = when::read(form, "cloture", lang);
    if !form.is_valid() {
        return None;
    }
    Some(Typed {
        title: form.text("titre").to_owned(),
        dates: Dates {
            candidacies_open: open?,
            candidacies_close: close?,
            opens: opens?,
            closes: closes?,
        },
        seats,
    })
}

fn show(
    visit: &Visit,
    slug: &str,
    id: Option<ElectionId>,
    form: Form,
    colleges: Option<Vec<College>>,
) -> Response {
    let lang = visit.lang;
    let list = format!("/cpts/{slug}/elections");
    let (title, action, up) = match id {
        None => (
            t!(lang, "Préparer une élection", "Prepare an election"),
            format!("{list}/nouvelle"),
            (list.clone(), t!(lang, "Élections", "Elections")),
        ),
        Some(id) => (
            t!(lang, "Modifier l’élection", "Change the election"),
            format!("{list}/{id}/modifier"),
            (
                format!("{list}/{id}"),
                t!(lang, "L’élection", "The election"),
            ),
        ),
    };
    let status = form.status();
    visit
        .page(&title, || {
            let body = match &colleges {
                Some(colleges) if !colleges.is_empty() => fields(lang, &action, &form, colleges),
                _ => none(lang, slug),
            };
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Les membres ne voient rien avant l’appel à candidatures.",
                        "Members see nothing before candidacies are called for."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                {body}
            }
        })
        .status(status)
        .within(slug)
        .into_response()
}

fn fields(lang: Lang, action: &str, form: &Form, colleges: &[College]) -> AnyView {
    let seats = colleges
        .iter()
        .map(|(id, name, _, most)| {
            view! {
                <Field
                    form=form
                    name=field(id)
                    kind=FieldKind::Number
                    label=name.clone()
                    hint=plural!(
                        lang,
                        u32::from(*most),
                        "{most} siège au conseil d’après les statuts",
                        "{most} sièges au conseil d’après les statuts",
                        "{most} seat on the board under the statutes",
                        "{most} seats on the board under the statutes",
                    )
                />
            }
        })
        .collect_view();
    let dates = view! {
        {when::fields(lang, form, "debut", t!(lang, "Début des candidatures", "Candidacies open"))}
        {when::fields(lang, form, "fin", t!(lang, "Fin des candidatures", "Candidacies close"))}
        {when::fields(lang, form, "ouverture", t!(lang, "Ouverture du vote", "The vote opens"))}
        {when::fields(lang, form, "cloture", t!(lang, "Clôture du vote", "The vote closes"))}
    };
    let max = u32::try_from(TITLE_CHARS).unwrap_or(u32::MAX);
    let revision = form.text("revision").to_owned();
    view! {
        <form method="post" action=action.to_owned()>
            <input type="hidden" name="revision" value=revision />
            <Field form=form name="titre" label=t!(lang, "Titre", "Title") max=max required=true />
            <Card title=t!(lang, "Sièges à pourvoir", "Seats to fill")>
                <p>
                    {t!(
                        lang,
                        "Un collège vote dans une urne. Zéro\u{a0}: ce collège n’élit pas cette fois.",
                        "A college votes in an urn. Zero: that college does not elect this time."
                    )}
                </p>
                {seats}
            </Card>
            <Card title=t!(lang, "Dates", "Dates")>
                {dates}
                <p class="small muted">{t!(lang, "Heures de Paris.", "Time in France.")}</p>
            </Card>
            <div class="actions">
                <Button label=t!(lang, "Enregistrer", "Save") />
            </div>
        </form>
    }
    .into_any()
}

fn none(lang: Lang, slug: &str) -> AnyView {
    let rules = format!("/cpts/{slug}/statuts/regles");
    view! {
        <Empty
            icon=Icon::Document
            title=t!(
                lang,
                "Les règles en vigueur ne disent pas quels collèges élisent le conseil.",
                "The rules in force do not say which colleges elect the board."
            )
        >
            <p>
                <a href=rules>{t!(lang, "Lire les règles", "Read the rules")}</a>
            </p>
        </Empty>
    }
    .into_any()
}
