//! Who speaks for a structure: the section of its page, and its forms.

use axum::response::Response;
use chrono::NaiveDate;
use domain::id::{MandateId, StructureId};
use domain::structure::{MandateKind, MandateRefused};
use leptos::prelude::*;
use service::directory::colleague::Colleague;
use service::structure::mandate::{Mandate, MandateFailed, NewMandate, end, name};

use super::page::show;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{
    Button, ButtonKind, Card, Choice, Empty, Field, FieldKind, Icon, RadioCards, Select,
};
use crate::visit::Visit;
use crate::words::{self, Refusal, profession};

/// The section.
pub fn section(
    id: StructureId,
    mandates: &[Mandate],
    form: &Form,
    people: &[Colleague],
    today: NaiveDate,
    lang: Lang,
) -> impl IntoView + use<> {
    let rows = mandates
        .iter()
        .map(|it| line(id, it, today, lang))
        .collect_view();
    let add = add(id, form, people, today, lang);
    view! {
        <Card title=t!(lang, "Qui la représente", "Who represents it")>
            <ul class="rows">{rows}</ul>
            {add}
        </Card>
    }
}

fn line(id: StructureId, it: &Mandate, today: NaiveDate, lang: Lang) -> impl IntoView + use<> {
    let from = words::date(lang, it.period.starts_on);
    let when = match it.period.ends_on {
        Some(end) => {
            let to = words::date(lang, end);
            t!(lang, "du {from} au {to}", "from {from} to {to}")
        }
        None => t!(lang, "depuis le {from}", "since {from}"),
    };
    let kind = profession::mandate_kind(lang, it.kind);
    let runs = it.period.ends_on.is_none_or(|end| end >= today);
    let name = it.name.clone();
    let aria = t!(
        lang,
        "Mettre fin au mandat de {name}",
        "End the mandate of {name}"
    );
    let action = format!("/structures/{id}/mandats/{}/fin", it.id);
    view! {
        <li>
            <div class="row__body">
                <strong>{it.name.clone()}</strong>
                <p class="row__text">{kind} " · " {when}</p>
            </div>
            {runs
                .then(|| {
                    view! {
                        <span class="row__end">
                            <form method="post" action=action>
                                <button type="submit" class="button button--quiet" aria-label=aria>
                                    {t!(lang, "Mettre fin", "End")}
                                </button>
                            </form>
                        </span>
                    }
                })}
        </li>
    }
}

/// Naming somebody: a search among colleagues, then the choice.
fn add(
    id: StructureId,
    form: &Form,
    people: &[Colleague],
    today: NaiveDate,
    lang: Lang,
) -> impl IntoView + use<> {
    let typed = form.text("personne").to_owned();
    let searched = !typed.is_empty();
    let choices: Vec<Choice> = people
        .iter()
        .map(|it| Choice::new(it.id.to_string(), it.name.clone()))
        .collect();
    let kinds: Vec<Choice> = MandateKind::ALL
        .iter()
        .map(|it| Choice::new(it.code(), profession::mandate_kind(lang, *it)))
        .collect();
    let form = if form.text("debut").is_empty() {
        form.clone().with("debut", today.to_string())
    } else {
        form.clone()
    };
    let choice = searched.then(|| {
        if choices.is_empty() {
            return view! {
                <Empty
                    title=t!(lang, "Personne de ce nom parmi les membres de vos CPTS.", "Nobody of that name among the members of your CPTS.")
                    icon=Icon::Search
                >
                    <p>
                        {t!(
                            lang,
                            "La personne doit être membre d’une de vos CPTS et figurer dans son annuaire.",
                            "The person must be a member of one of your CPTS and be in its directory."
                        )}
                    </p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <form method="post" action=format!("/structures/{id}/mandats") class="stack">
                <input type="hidden" name="personne" value=typed.clone() />
                <RadioCards
                    form=&form
                    name="qui"
                    label=t!(lang, "Qui ?", "Who?")
                    choices=choices
                    required=true
                />
                <Select
                    form=&form
                    name="type-mandat"
                    label=t!(lang, "En qualité de", "As")
                    choices=kinds
                />
                <Field
                    form=&form
                    name="debut"
                    kind=FieldKind::Date
                    label=t!(lang, "Premier jour", "First day")
                    required=true
                />
                <Field
                    form=&form
                    name="fin"
                    kind=FieldKind::Date
                    label=t!(lang, "Dernier jour", "Last day")
                    optional=true
                />
                <div class="actions">
                    <Button label=t!(lang, "Donner le mandat", "Give the mandate") />
                </div>
            </form>
        }
        .into_any()
    });
    view! {
        <details class="more" open=searched>
            <summary>{t!(lang, "Nommer quelqu’un", "Name somebody")}</summary>
            <form method="get" action=format!("/structures/{id}") class="stack" role="search">
                <Field
                    form=&form
                    name="personne"
                    kind=FieldKind::Search
                    label=t!(lang, "Nom d’un membre de vos CPTS", "Name of a member of your CPTS")
                />
                <div class="actions">
                    <Button
                        label=t!(lang, "Chercher", "Search")
                        kind=ButtonKind::Quiet
                        icon=Icon::Search
                    />
                </div>
            </form>
            {choice}
        </details>
    }
}

/// `POST /structures/{structure}/mandats`
///
/// # Errors
/// Not found for a structure that one does not represent.
pub async fn give(
    visit: Visit,
    Ids(id): Ids<StructureId>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let actor = visit.actor()?;
    let who = form.text("qui").parse().ok();
    let kind = form.text("type-mandat").parse().ok();
    let from = form.text("debut").parse::<NaiveDate>().ok();
    let to = form.optional("fin").map(str::parse::<NaiveDate>);
    if who.is_none() {
        form.reject(
            "qui",
            t!(lang, "Choisissez une personne.", "Choose a person."),
        );
    }
    if from.is_none() {
        form.reject("debut", t!(lang, "Écrivez un jour.", "Write a day."));
    }
    if matches!(to, Some(Err(_))) {
        form.reject("fin", t!(lang, "Écrivez un jour.", "Write a day."));
    }
    let (Some(who), Some(kind), Some(starts_on), true) = (who, kind, from, form.is_valid()) else {
        return show(&visit, id, None, form).await;
    };
    let new = NewMandate {
        kind,
        who,
        starts_on,
        ends_on: to.and_then(Result::ok),
    };
    match name(&visit.ctx, actor, id, &new).await {
        Ok(()) => {
            let said = t!(lang, "Le mandat est noté.", "The mandate is recorded.");
            Ok(visit.see_other(&format!("/structures/{id}"), &said))
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, id, None, form).await
        }
    }
}

/// `POST /structures/{structure}/mandats/{mandate}/fin`
///
/// # Errors
/// Not found for a structure that one does not represent, or a mandate of another.
pub async fn finish(
    visit: Visit,
    Ids((id, mandate)): Ids<(StructureId, MandateId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    match end(&visit.ctx, visit.actor()?, id, mandate).await {
        Ok(()) => {
            let said = t!(
                lang,
                "Le mandat a pris fin hier : il ne vaut plus.",
                "The mandate ended yesterday: it no longer holds."
            );
            Ok(visit.see_other("/structures", &said))
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, id, None, form).await
        }
    }
}

impl Refusal for MandateFailed {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Unknown => t!(
                lang,
                "Choisissez un membre de vos CPTS qui figure dans l’annuaire.",
                "Choose a member of your CPTS who is in the directory."
            ),
            Self::Days(MandateRefused::EndsBeforeStart) => t!(
                lang,
                "Le dernier jour précède le premier.",
                "The last day comes before the first."
            ),
            Self::Days(MandateRefused::Overlaps) => t!(
                lang,
                "Quelqu’un d’autre a déjà ce mandat pendant ces jours : mettez-y fin d’abord.",
                "Somebody else has this mandate on those days: end it first."
            ),
            Self::Last => t!(
                lang,
                "Plus personne ne représenterait la structure : nommez d’abord quelqu’un.",
                "Nobody would represent the structure any more: name somebody first."
            ),
            Self::Over => t!(
                lang,
                "Ce mandat est déjà terminé.",
                "This mandate is over already."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Unknown => Some("qui"),
            Self::Days(MandateRefused::EndsBeforeStart) => Some("fin"),
            Self::Days(MandateRefused::Overlaps) => Some("debut"),
            Self::Last | Self::Over => None,
        }
    }
}
