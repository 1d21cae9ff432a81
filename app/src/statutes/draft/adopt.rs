//! The adoption of a draft: what changes, what follows, and the decision.

use axum::response::{IntoResponse, Response};
use domain::id::DraftId;
use domain::permission::{Action, Refused, may};
use domain::statutes::OrganKind;
use leptos::prelude::*;
use service::statutes::adopt::{Adopt, adopt};
use service::statutes::draft::read::{Draft, read};
use service::statutes::read::{Version, read as texts};

use super::{home, page, since};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::statutes::words as rules;
use crate::ui::{
    Button, Choice, ErrorSummary, Field, FieldKind, LinkButton, Notice, NoticeKind, PageHead,
    Select,
};
use crate::visit::Visit;

/// `GET /cpts/{slug}/statuts/brouillons/{draft}/adopter`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DraftId)>,
) -> Result<Response, AppError> {
    let form = Form::default().with("organ", OrganKind::ExtraordinaryMeeting.code());
    show(&visit, &slug, id, &form).await
}

/// `POST /cpts/{slug}/statuts/brouillons/{draft}/adopter`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DraftId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let number = |name: &str| form.text(name).parse::<i32>().unwrap_or(0);
    let (revision, after, text) = (number("revision"), number("after"), number("text"));
    let organ = form.text("organ").parse::<OrganKind>();
    let adopted_on = form.text("adopted_on").parse();
    let in_force_from = form.text("in_force_from").parse();
    if organ.is_err() {
        form.reject(
            "organ",
            t!(lang, "Choisissez qui a décidé.", "Choose who decided."),
        );
    }
    for (name, missing) in [
        ("adopted_on", adopted_on.is_err()),
        ("in_force_from", in_force_from.is_err()),
    ] {
        if missing {
            form.reject(name, t!(lang, "Écrivez une date.", "Write a date."));
        }
    }
    let (Ok(organ), Ok(adopted_on), Ok(in_force_from)) = (organ, adopted_on, in_force_from) else {
        return show(&visit, &slug, id, &form).await;
    };
    let typed = Adopt {
        revision,
        after,
        organ,
        reference: form.text("reference").to_owned(),
        adopted_on,
        in_force_from,
        text: (text > 0).then_some(text),
    };
    match adopt(&visit.ctx, actor, &slug, id, &typed).await {
        Ok(adopted) => {
            let number = adopted.number;
            Ok(visit.see_other(
                &format!("/cpts/{slug}/statuts/regles/{number}"),
                &t!(
                    lang,
                    "Adoption enregistrée : voici la version {number} des règles.",
                    "Adoption recorded: this is version {number} of the rules."
                ),
            ))
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, &form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, id: DraftId, form: &Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let standing = visit
        .place(slug)
        .map(service::account::Place::standing)
        .unwrap_or_default();
    let draft = read(&visit.ctx, visit.actor()?, slug, id).await?;
    may(&standing, Action::PublishStatutes).map_err(AppError::Forbidden)?;
    if !draft.may_adopt {
        return Err(AppError::Forbidden(Refused::NoRole));
    }
    let texts = texts(&visit.ctx, slug, None).await?.all;
    let base = home(slug, id);
    let title = t!(lang, "Enregistrer l’adoption", "Record the adoption");
    let wrong = draft.statutes.contradictions();
    let ready = draft.is_open() && wrong.is_empty();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(base.clone(), draft.row.title.clone())>
                    {t!(
                        lang,
                        "Une fois enregistrée, la version est publique et ne change plus ; la suivante la remplacera.",
                        "Once recorded, the version is public and never changes; the next one will replace it."
                    )}
                </PageHead>
                <ErrorSummary form=form lang=lang />
                {page::contradictions(lang, &draft.statutes, &wrong, |_| true)}
                {if ready {
                    view! {
                        {since::changes(lang, slug, &draft)}
                        {follows(lang)}
                        {decision(lang, &base, &draft, &texts, form)}
                    }
                    .into_any()
                } else {
                    view! {
                        <div class="actions">
                            <LinkButton href=base.clone() label=t!(lang, "Revenir au brouillon", "Back to the draft") />
                        </div>
                    }
                    .into_any()
                }}
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}

fn follows(lang: Lang) -> AnyView {
    view! {
        <Notice kind=NoticeKind::Info title=t!(lang, "Ce qui s’ensuit", "What follows")>
            <ul>
                <li>
                    {t!(
                        lang,
                        "Les réunions déjà convoquées gardent la version sous laquelle elles l’ont été.",
                        "Meetings already convened keep the version under which they were convened."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Si le texte des statuts a changé, l’association le déclare dans les trois mois (loi de 1901, art. 5 ; registre du tribunal en Alsace-Moselle).",
                        "If the text of the statutes has changed, the association must declare it within three months (law of 1901, art. 5; the court’s register in Alsace-Moselle)."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Le journal garde qui l’a enregistrée, quand, et l’empreinte du document.",
                        "The journal keeps who recorded it, when, and the fingerprint of the document."
                    )}
                </li>
            </ul>
        </Notice>
    }
    .into_any()
}

fn decision(lang: Lang, base: &str, draft: &Draft, texts: &[Version], form: &Form) -> AnyView {
    let organs = OrganKind::ALL
        .iter()
        .map(|it| Choice::new(it.code(), rules::organ(lang, *it)))
        .collect();
    let texts: Vec<Choice> = texts
        .iter()
        .map(|it| {
            let (number, day) = (it.number, crate::words::date(lang, it.adopted_on));
            Choice::new(
                number.to_string(),
                t!(
                    lang,
                    "Version {number}, adoptée le {day}",
                    "Version {number}, adopted on {day}"
                ),
            )
        })
        .collect();
    let last = draft.last.as_ref().map_or(0, |it| it.number);
    view! {
        <section>
            <h2>{t!(lang, "La décision", "The decision")}</h2>
            <form method="post" action=format!("{base}/adopter")>
                <input type="hidden" name="revision" value=draft.row.revision.to_string() />
                <input type="hidden" name="after" value=last.to_string() />
                <Select form=form name="organ" label=t!(lang, "Qui a décidé", "Who decided") choices=organs />
                <Field
                    form=form
                    name="reference"
                    label=t!(lang, "Où c’est écrit", "Where it is written")
                    hint=t!(lang, "« PV de l’AGE du 12 mars, résolution 2 »", "“Minutes of the meeting of 12 March, resolution 2”")
                    required=true
                />
                <div class="field-row">
                    <Field
                        form=form
                        name="adopted_on"
                        kind=FieldKind::Date
                        label=t!(lang, "Jour de la décision", "Day of the decision")
                        required=true
                    />
                    <Field
                        form=form
                        name="in_force_from"
                        kind=FieldKind::Date
                        label=t!(lang, "En vigueur à partir du", "In force from")
                        required=true
                    />
                </div>
                {(!texts.is_empty())
                    .then(|| {
                        view! {
                            <Select
                                form=form
                                name="text"
                                label=t!(lang, "Texte des statuts que suivent ces règles", "Text of the statutes that these rules follow")
                                empty=t!(lang, "Non précisé", "Not specified")
                                choices=texts
                                optional=true
                            />
                        }
                    })}
                <div class="actions">
                    <Button label=t!(lang, "Enregistrer l’adoption", "Record the adoption") />
                </div>
            </form>
        </section>
    }
    .into_any()
}
