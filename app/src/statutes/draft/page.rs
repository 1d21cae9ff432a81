//! A draft: what it says, what cannot hold, and what comes next.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::id::DraftId;
use domain::statutes::{Contradiction, Place, Section, Statutes, Warning};
use leptos::prelude::*;
use service::statutes::draft::read::{Draft, read};

use super::words::{about, by, title, touched, word};
use super::{drafts, home, said, since};
use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::statutes::words as rules;
use crate::ui::{
    Button, ButtonKind, ButtonOff, Confirm, Event, Field, LinkButton, Notice, NoticeKind, PageHead,
    Timeline,
};
use crate::visit::Visit;
use crate::words;

/// The word to type to give a draft up.
pub const GIVE_UP: &str = "abandonner";

/// `GET /cpts/{slug}/statuts/brouillons/{draft}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DraftId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, &Form::default(), &Form::default()).await
}

/// `GET /cpts/{slug}/statuts/brouillons/{draft}/document.json`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn document(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DraftId)>,
) -> Result<Response, AppError> {
    let draft = read(&visit.ctx, visit.actor()?, &slug, id).await?;
    let name = format!(
        "attachment; filename=\"brouillon-{slug}-{}.json\"",
        draft.row.revision
    );
    let name =
        HeaderValue::from_str(&name).unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json; charset=utf-8"),
        ),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, draft.row.document).into_response())
}

/// The page, with the form for its name and the one to give it up.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn show(
    visit: &Visit,
    slug: &str,
    id: DraftId,
    name: &Form,
    end: &Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let draft = read(&visit.ctx, visit.actor()?, slug, id).await?;
    let base = home(slug, id);
    let wrong = draft.statutes.contradictions();
    let warnings = draft.statutes.warnings();
    let heading = draft.row.title.clone();
    let revision = draft.row.revision;
    let intro = if draft.is_open() {
        t!(
            lang,
            "Brouillon de règles, révision {revision}. Rien de ceci n’est en vigueur ; seul le bureau le voit.",
            "Draft of rules, revision {revision}. None of this is in force; only the board sees it."
        )
    } else {
        t!(
            lang,
            "Brouillon de règles, révision {revision}. Il ne s’écrit plus ; seul le bureau le voit.",
            "Draft of rules, revision {revision}. It can no longer be edited; only the board sees it."
        )
    };
    let status = if name.is_valid() {
        end.status()
    } else {
        name.status()
    };
    let sections = Section::ALL
        .iter()
        .map(|it| section(lang, &base, &draft, *it, &wrong, &warnings))
        .collect_view();
    Ok(visit
        .page(&heading, || {
            view! {
                <PageHead title=heading.clone() up=(drafts(slug), t!(lang, "Brouillons", "Drafts"))>
                    {intro}
                </PageHead>
                {next(lang, slug, &base, &draft, wrong.len(), warnings.len())}
                {draft.is_open().then(|| since::folded(lang, slug, &draft))}
                {sections}
                {history(lang, &base, &draft)}
                {draft.is_open().then(|| settings(lang, &base, &draft, name, end))}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// What stands in the way, or the next step.
fn next(lang: Lang, slug: &str, base: &str, draft: &Draft, wrong: usize, warned: usize) -> AnyView {
    let adopt = t!(lang, "Faire adopter", "Record its adoption");
    if let Some(number) = draft.became {
        let href = format!("/cpts/{slug}/statuts/regles/{number}");
        return view! {
            <Notice kind=NoticeKind::Success>
                {t!(lang, "Adopté : c’est la version {number} des règles.", "Adopted: it is version {number} of the rules.")} " "
                <a href=href>{t!(lang, "Lire ces règles", "Read these rules")}</a>
            </Notice>
        }
        .into_any();
    }
    if !draft.is_open() {
        return view! {
            <Notice kind=NoticeKind::Info>{t!(lang, "Ce brouillon est abandonné. On peut encore le lire et le télécharger.", "This draft was abandoned. It can still be read and downloaded.")}</Notice>
        }
        .into_any();
    }
    let warnings = (warned > 0).then(|| {
        plural!(
            lang,
            warned,
            "{warned} point à relire, signalé plus bas.",
            "{warned} points à relire, signalés plus bas.",
            "{warned} point to review, shown below.",
            "{warned} points to review, shown below."
        )
    });
    if wrong > 0 {
        let first = draft.statutes.contradictions().into_iter().next();
        let href = first.map(|it| format!("#{}", word(Section::of_place(&it.at, &draft.statutes))));
        return view! {
            <Notice
                kind=NoticeKind::Refusal
                title=plural!(
                    lang,
                    wrong,
                    "{wrong} contradiction à lever avant l’adoption",
                    "{wrong} contradictions à lever avant l’adoption",
                    "{wrong} contradiction to resolve before adoption",
                    "{wrong} contradictions to resolve before adoption"
                )
            >
                {t!(lang, "Chacune est écrite dans sa section, avec le champ à corriger.", "Each is written in its section, with the field to correct.")}
                " "
                {href.map(|href| view! { <a href=href>{t!(lang, "Voir la première", "See the first")}</a> })}
                {warnings.map(|it| view! { <p>{it}</p> })}
            </Notice>
        }
        .into_any();
    }
    let text = t!(
        lang,
        "Ce brouillon ne se contredit pas.",
        "This draft does not contradict itself."
    );
    let step = if draft.may_adopt {
        view! {
            <div class="actions">
                <LinkButton href=format!("{base}/adopter") label=adopt />
            </div>
        }
        .into_any()
    } else {
        view! {
            <ButtonOff label=adopt>
                {t!(
                    lang,
                    "L’adoption est enregistrée par la présidence, la vice-présidence ou le secrétariat : prévenez-les que le brouillon est prêt.",
                    "Adoption is recorded by the president, vice-president or secretary: tell them that the draft is ready."
                )}
            </ButtonOff>
        }
        .into_any()
    };
    view! {
        <Notice kind=NoticeKind::Success>
            {text} {warnings.map(|it| view! { <p>{it}</p> })}
        </Notice>
        {step}
    }
    .into_any()
}

fn section(
    lang: Lang,
    base: &str,
    draft: &Draft,
    section: Section,
    wrong: &[Contradiction],
    warnings: &[(Place, Warning)],
) -> AnyView {
    let statutes = &draft.statutes;
    let editable = draft.is_open().then_some(base);
    let href = format!("{base}/{}", word(section));
    let name = title(lang, section);
    view! {
        <section class="card" id=word(section)>
            <h2>{name.clone()}</h2>
            <p class="field__hint">{about(lang, section)}</p>
            {contradictions(lang, statutes, wrong, |it| Section::of_place(it, statutes) == section)}
            {warned(lang, statutes, warnings, |at, it| Section::of_warning(at, it, statutes) == section)}
            {said::list(lang, said::lines(lang, statutes, section), editable)}
            {draft
                .is_open()
                .then(|| {
                    let label = t!(lang, "Modifier : {name}", "Change: {name}");
                    view! {
                        <div class="actions">
                            <LinkButton kind=ButtonKind::Quiet href=href label=label />
                        </div>
                    }
                })}
        </section>
    }
    .into_any()
}

/// The contradictions of a part of the document.
pub fn contradictions(
    lang: Lang,
    statutes: &Statutes,
    wrong: &[Contradiction],
    here: impl Fn(&Place) -> bool,
) -> Option<AnyView> {
    let lines: Vec<_> = wrong
        .iter()
        .filter(|it| here(&it.at))
        .map(|it| {
            let at = rules::place(lang, statutes, &it.at);
            view! { <li><strong>{at}</strong> {t!(lang, " : ", ": ")} {rules::contradiction(lang, statutes, it)}</li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::Refusal title=t!(lang, "À corriger", "To correct")>
                <ul>{lines}</ul>
            </Notice>
        }
        .into_any()
    })
}

/// The warnings of a part of the document.
pub fn warned(
    lang: Lang,
    statutes: &Statutes,
    warnings: &[(Place, Warning)],
    here: impl Fn(&Place, &Warning) -> bool,
) -> Option<AnyView> {
    let lines: Vec<_> = warnings
        .iter()
        .filter(|(at, it)| here(at, it))
        .map(|(_, it)| view! { <li>{rules::warning(lang, statutes, it)}</li> })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::Caution title=t!(lang, "À relire", "To review")>
                <ul>{lines}</ul>
            </Notice>
        }
        .into_any()
    })
}

fn history(lang: Lang, base: &str, draft: &Draft) -> AnyView {
    let (last, is_open) = (draft.row.revision, draft.is_open());
    let events = draft
        .history
        .iter()
        .map(|it| {
            let (when, what) = (words::date_time(lang, it.at), touched(lang, it.touched));
            let (who, number) = (by(lang, it.by.as_deref()), it.revision);
            let again = (is_open && number != last).then(|| format!("{base}/revenir"));
            view! {
                <Event when=when what=what>
                    <p>{who}</p>
                    {again
                        .map(|action| {
                            view! {
                                <form method="post" action=action>
                                    <input type="hidden" name="revision" value=number.to_string() />
                                    <input type="hidden" name="seen" value=last.to_string() />
                                    <Button
                                        kind=ButtonKind::Link
                                        label=t!(lang, "Revenir à la révision {number}", "Restore revision {number}")
                                    />
                                </form>
                            }
                        })}
                </Event>
            }
        })
        .collect_view();
    let count = draft.history.len();
    view! {
        <section>
            <h2>{t!(lang, "Révisions", "Revisions")}</h2>
            <details class="disclosure" open=count < 6>
                <summary>
                    {plural!(
                        lang, count,
                        "{count} révision, rien ne se perd", "{count} révisions, rien ne se perd",
                        "{count} revision, nothing is lost", "{count} revisions, nothing is lost"
                    )}
                </summary>
                <Timeline>{events}</Timeline>
            </details>
            <p>
                <a href=format!("{base}/document.json")>{t!(lang, "Télécharger le document (JSON)", "Download the document (JSON)")}</a>
            </p>
        </section>
    }
    .into_any()
}

fn settings(lang: Lang, base: &str, draft: &Draft, name: &Form, end: &Form) -> AnyView {
    let name = if name.has("title") {
        name.clone()
    } else {
        Form::default().with("title", draft.row.title.clone())
    };
    view! {
        <section>
            <h2>{t!(lang, "Ce brouillon", "This draft")}</h2>
            <form class="search" method="post" action=format!("{base}/renommer")>
                <Field form=&name name="title" label=t!(lang, "Nom du brouillon", "Name of the draft") required=true />
                <Button kind=ButtonKind::Quiet label=t!(lang, "Renommer", "Rename") />
            </form>
            <Confirm form=end action=format!("{base}/abandonner") label=t!(lang, "Abandonner ce brouillon", "Abandon this draft") word=GIVE_UP>
                <p>
                    {t!(
                        lang,
                        "Il reste lisible avec ses révisions, et personne ne l’écrit plus.",
                        "It stays readable with its revisions, and nobody can edit it any more."
                    )}
                </p>
            </Confirm>
        </section>
    }
    .into_any()
}
