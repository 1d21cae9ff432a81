//! Suspend, reinstate, strike off, expel: one page each.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::id::AdhesionId;
use domain::member::sanction::{Answer, Defence};
use leptos::prelude::*;
use service::member::end::{Measure, MeasureKind, measure};
use service::member::sheet::{Sheet, sheet};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::lang::Lang;
use crate::query::id;
use crate::ui::{
    Button, ButtonKind, Choice, ErrorSummary, Field, FieldKind, LinkButton, Notice, NoticeKind,
    PageHead, RadioCards, TextArea,
};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/membres/{adhesion}/mesures/{measure}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path((slug, adhesion, word)): Path<(String, String, String)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id(&adhesion)?, &word, Form::default()).await
}

/// `POST /cpts/{slug}/membres/{adhesion}/mesures/{measure}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Path((slug, adhesion, word)): Path<(String, String, String)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let id: AdhesionId = id(&adhesion)?;
    let Some(kind) = read_kind(&mut form, &word, lang)? else {
        return show(&visit, &slug, id, &word, form).await;
    };
    let wanted = Measure {
        kind,
        reason: form.raw("reason").to_owned(),
        seen: form.text("seen").parse().unwrap_or_default(),
    };
    match measure(&visit.ctx, visit.actor()?, &slug, id, &wanted).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/membres/{id}"),
            &t!(
                lang,
                "C’est fait. La personne est prévenue.",
                "Done. The person is told."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, &word, form).await
        }
    }
}

/// The measure of the form; nothing when a field is wrong, which the form then says.
fn read_kind(form: &mut Form, word: &str, lang: Lang) -> Result<Option<MeasureKind>, AppError> {
    Ok(match word {
        "suspendre" => Some(MeasureKind::Suspend),
        "retablir" => Some(MeasureKind::Reinstate),
        "radier" => {
            if let Ok(year) = form.text("year").parse() {
                Some(MeasureKind::StrikeOff { year })
            } else {
                form.reject("year", t!(lang, "Écrivez une année.", "Write a year."));
                None
            }
        }
        "exclure" => defence(form, lang).map(MeasureKind::Expel),
        _ => return Err(AppError::NotFound),
    })
}

fn defence(form: &mut Form, lang: Lang) -> Option<Defence> {
    let day = |form: &Form, name: &str| form.text(name).parse::<NaiveDate>().ok();
    let ask = t!(lang, "Écrivez une date.", "Write a date.");
    let letter = day(form, "letter");
    if letter.is_none() {
        form.reject("letter", ask.clone());
    }
    let answered = day(form, "answered");
    let answer = match (form.text("answer"), answered) {
        ("none", _) => Some(Answer::None),
        ("in-person", Some(on)) => Some(Answer::InPerson(on)),
        ("in-writing", Some(on)) => Some(Answer::InWriting(on)),
        ("in-person" | "in-writing", None) => {
            form.reject("answered", ask);
            None
        }
        _ => {
            form.reject(
                "answer",
                t!(lang, "Choisissez une réponse.", "Choose an answer."),
            );
            None
        }
    };
    Some(Defence {
        letter_sent: letter?,
        answer: answer?,
    })
}

async fn show(
    visit: &Visit,
    slug: &str,
    id: AdhesionId,
    word: &str,
    form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (title, button, kind) = match word {
        "suspendre" => (
            t!(lang, "Suspendre les droits", "Suspend rights"),
            t!(lang, "Suspendre", "Suspend"),
            ButtonKind::Danger,
        ),
        "retablir" => (
            t!(lang, "Rétablir les droits", "Give rights back"),
            t!(lang, "Rétablir", "Give back"),
            ButtonKind::Primary,
        ),
        "radier" => (
            t!(
                lang,
                "Radier pour cotisation impayée",
                "Strike off for unpaid dues"
            ),
            t!(lang, "Radier", "Strike off"),
            ButtonKind::Danger,
        ),
        "exclure" => (
            t!(lang, "Exclure pour motif grave", "Expel for cause"),
            t!(lang, "Exclure", "Expel"),
            ButtonKind::Danger,
        ),
        _ => return Err(AppError::NotFound),
    };
    let read = sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    if !read.may_end && !read.adhesion.is_own {
        return Err(AppError::Forbidden(domain::permission::Refused::NoRole));
    }
    let name = service::member::full_name(&read.adhesion.row);
    let back = format!("/cpts/{slug}/membres/{id}");
    let action = format!("{back}/mesures/{word}");
    let seen = read.adhesion.history.len().to_string();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(back.clone(), name.clone()) />
                <ErrorSummary form=&form lang=lang />
                {explained(lang, slug, word, &name, &read)}
                <form method="post" action=action>
                    <input type="hidden" name="seen" value=seen />
                    {match word {
                        "radier" => {
                            let form = with_default(&form, "year", &read.year.to_string());
                            view! {
                                <Field
                                    form=&form
                                    name="year"
                                    kind=FieldKind::Number
                                    label=t!(lang, "Année de la cotisation impayée", "Year of the unpaid dues")
                                    required=true
                                />
                            }
                                .into_any()
                        }
                        "exclure" => procedure(lang, &form),
                        _ => ().into_any(),
                    }}
                    <TextArea
                        form=&form
                        name="reason"
                        label=t!(lang, "Raison", "Reason")
                        hint=t!(lang, "La personne la reçoit telle quelle.", "The person receives it as it is.")
                        required=word != "retablir"
                        optional=word == "retablir"
                    />
                    <div class="actions">
                        <Button kind=kind label=button />
                        <LinkButton kind=ButtonKind::Quiet href=back.clone() label=t!(lang, "Ne rien changer", "Change nothing") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}

/// The form with a value where the field was never typed.
pub(crate) fn with_default(form: &Form, name: &str, value: &str) -> Form {
    if form.raw(name).is_empty() && form.is_valid() {
        form.clone().with(name, value)
    } else {
        form.clone()
    }
}

fn explained(lang: Lang, slug: &str, word: &str, name: &str, read: &Sheet) -> AnyView {
    let (kind, text) = match word {
        "suspendre" => (
            NoticeKind::Info,
            t!(
                lang,
                "{name} reste membre mais n’a plus accès à l’annuaire ni aux droits des membres, jusqu’à ce qu’ils soient rétablis.",
                "{name} stays a member but loses access to the directory and the rights of members until they are given back."
            ),
        ),
        "retablir" => (
            NoticeKind::Info,
            t!(
                lang,
                "{name} retrouve ses droits de membre.",
                "{name} gets the rights of a member back."
            ),
        ),
        "radier" => {
            let reminded = read.reminded.map(|day| words::date(lang, day));
            let year = read.year;
            match reminded {
                Some(day) => (
                    NoticeKind::Info,
                    t!(
                        lang,
                        "Le dernier rappel de la cotisation {year} date du {day}. L’adhésion prend fin tout de suite ; {name} peut adhérer de nouveau.",
                        "The last reminder of the {year} dues was sent on {day}. The membership ends at once; {name} may join again."
                    ),
                ),
                None => (
                    NoticeKind::Caution,
                    t!(
                        lang,
                        "Aucun rappel de la cotisation {year} n’a été envoyé : la radiation suit un rappel resté sans effet.",
                        "No reminder of the {year} dues was sent: striking off follows a reminder that had no effect."
                    ),
                ),
            }
        }
        _ => (
            NoticeKind::Caution,
            t!(
                lang,
                "Une exclusion n’est valable que si {name} a connu les griefs et a pu y répondre. Vos statuts disent qui décide ; vérifiez-les d’abord.",
                "An expulsion is valid only if {name} knew the grievances and could answer them. Your statutes say who decides; check them first."
            ),
        ),
    };
    let statutes = (word == "exclure").then(|| {
        view! {
            " "
            <a href=format!("/cpts/{slug}/statuts")>{t!(lang, "Lire les statuts", "Read the statutes")}</a>
        }
    });
    view! { <Notice kind=kind>{text} {statutes}</Notice> }.into_any()
}

fn procedure(lang: Lang, form: &Form) -> AnyView {
    let answers = vec![
        Choice::new(
            "in-person",
            t!(lang, "Entendu par le bureau", "Heard by the board"),
        ),
        Choice::new(
            "in-writing",
            t!(lang, "A répondu par écrit", "Answered in writing"),
        ),
        Choice::new("none", t!(lang, "N’a pas répondu", "Did not answer")),
    ];
    view! {
        <Field
            form=form
            name="letter"
            kind=FieldKind::Date
            label=t!(lang, "Date de la lettre recommandée", "Date of the registered letter")
            hint=t!(
                lang,
                "Celle qui énonce les griefs et invite la personne à s’expliquer.",
                "The one that states the grievances and invites the person to explain."
            )
            required=true
        />
        <RadioCards form=form name="answer" label=t!(lang, "Ce qu’il en est venu", "What came of it") choices=answers required=true />
        <Field
            form=form
            name="answered"
            kind=FieldKind::Date
            label=t!(lang, "Date des explications", "Date of the explanations")
            hint=t!(lang, "À laisser vide sans réponse.", "Leave empty without an answer.")
            optional=true
        />
    }
    .into_any()
}
