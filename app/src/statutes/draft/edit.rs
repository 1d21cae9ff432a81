//! A section is written.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::id::DraftId;
use domain::statutes::{Section, Statutes};
use leptos::prelude::*;
use service::Failure;
use service::statutes::draft::edit::{Edit, EditRefused, Edited, edit};
use service::statutes::draft::read::{Draft, at, read};

use super::section::{Target, cap::Kind, fill, read as parse, view};
use super::{conflict, home, page, place, said, words};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::query::Query;
use crate::statutes::words as rules;
use crate::ui::{Button, ButtonKind, ErrorSummary, LinkButton, Notice, NoticeKind, PageHead};
use crate::visit::Visit;

/// Name of the hidden field that says on which revision one writes.
pub const BASE: &str = "revision";
/// Name of the button that moves or removes an entry of a list.
const ACT: &str = "act";

/// `GET /cpts/{slug}/statuts/brouillons/{draft}/{section}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id, word)): Ids<(String, DraftId, String)>,
    Query(query): Query,
) -> Result<Response, AppError> {
    let draft = read(&visit.ctx, visit.actor()?, &slug, id).await?;
    let target = Target::of(&word, &query, &draft.statutes).ok_or(AppError::NotFound)?;
    if !draft.is_open() {
        return Ok(visit.see_other(&home(&slug, id), ""));
    }
    let mut form = fill(target, &draft.statutes);
    told(&mut form, target, &draft.statutes, visit.lang);
    Ok(show(
        &visit,
        &slug,
        id,
        &draft,
        &Shown {
            target,
            form: &form,
            base: draft.row.revision,
            conflict: None,
            status: StatusCode::OK,
        },
    ))
}

/// Says each contradiction of the page at the field where it is mended.
fn told(form: &mut Form, target: Target, statutes: &Statutes, lang: Lang) {
    for it in statutes.contradictions() {
        if let Some(field) = place::field(target, statutes, form, &it.at) {
            form.reject(&field, rules::contradiction(lang, statutes, &it));
        }
    }
}

/// `POST /cpts/{slug}/statuts/brouillons/{draft}/{section}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id, word)): Ids<(String, DraftId, String)>,
    Query(query): Query,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let revision = form.text(BASE).parse::<i32>().unwrap_or(0);
    // Who may not write drafts learns nothing about this one; a revision that is not there is none.
    let base = at(&visit.ctx, actor, &slug, id, revision).await?;
    let target = Target::of(&word, &query, &base).ok_or(AppError::NotFound)?;
    let written = if target.is_list() || form.has(ACT) {
        act(target, form.text(ACT), &base).ok_or(AppError::NotFound)?
    } else {
        let Some(written) = parse(target, &base, &mut form, lang) else {
            let draft = read(&visit.ctx, actor, &slug, id).await?;
            return Ok(show(
                &visit,
                &slug,
                id,
                &draft,
                &Shown {
                    target,
                    form: &form,
                    base: revision,
                    conflict: None,
                    status: StatusCode::UNPROCESSABLE_ENTITY,
                },
            ));
        };
        written
    };
    let typed = Edit {
        section: target.section(),
        base: revision,
        written,
    };
    match edit(&visit.ctx, actor, &slug, id, &typed).await {
        Ok(done) => Ok(saved(&visit, &slug, id, target, &typed.written, &done)),
        Err(Failure::Refused(EditRefused::Conflict(clash))) => {
            let draft = read(&visit.ctx, actor, &slug, id).await?;
            // What was typed goes on top of the last revision when it is sent once more.
            let again = target.again(&base, &clash.theirs);
            Ok(show(
                &visit,
                &slug,
                id,
                &draft,
                &Shown {
                    target: again,
                    form: &form,
                    base: clash.revision,
                    conflict: Some((&clash, &typed.written)),
                    status: StatusCode::CONFLICT,
                },
            ))
        }
        Err(failure) => Err(AppError::from_failure(failure, lang)),
    }
}

/// Where one goes after a section was written, and what is said there.
fn saved(
    visit: &Visit,
    slug: &str,
    id: DraftId,
    target: Target,
    written: &Statutes,
    done: &Edited,
) -> Response {
    let lang = visit.lang;
    let base = home(slug, id);
    let word = words::word(target.section());
    let to = match target {
        Target::Section(Section::Colleges | Section::Caps) => format!("{base}/{word}"),
        _ => format!("{base}#{word}"),
    };
    let mut message = if done.is_new {
        t!(lang, "Section enregistrée.", "Section saved.")
    } else {
        t!(
            lang,
            "C’était déjà enregistré.",
            "It had been saved already."
        )
    };
    let wrong = written
        .contradictions()
        .iter()
        .filter(|it| place::stands(target, written, &it.at))
        .count();
    if wrong > 0 {
        message = format!(
            "{message} {}",
            plural!(
                lang,
                wrong,
                "Une contradiction y reste à lever.",
                "{wrong} contradictions y restent à lever.",
                "One contradiction remains to be resolved in it.",
                "{wrong} contradictions remain to be resolved in it."
            )
        );
    }
    if !done.others.is_empty() {
        let who = words::others(lang, &done.others);
        message = format!(
            "{message} {}",
            t!(
                lang,
                "Entre-temps ont aussi écrit : {who}. Tout est gardé.",
                "Others wrote in the meantime: {who}. Everything is kept."
            )
        );
    }
    visit.see_other(&to, &message)
}

/// Moves or removes an entry of a list: `up`, `down` or `remove`, and its place.
fn act(target: Target, asked: &str, base: &Statutes) -> Option<Statutes> {
    let mut statutes = base.clone();
    if let (Target::Decision(section, kind), "remove") = (target, asked) {
        for organ in &mut statutes.organs {
            if Section::of_organ(organ.organ) == section {
                organ.decisions.retain(|it| it.decision != kind);
            }
        }
        return Some(statutes);
    }
    let (what, n) = asked.split_once(':')?;
    let n = n.parse::<usize>().ok()?;
    match target {
        Target::Section(Section::Colleges) => moved(&mut statutes.colleges, what, n)?,
        Target::Section(Section::Caps) => moved(&mut statutes.caps, what, n)?,
        _ => return None,
    }
    Some(statutes)
}

fn moved<T>(list: &mut Vec<T>, what: &str, n: usize) -> Option<()> {
    list.get(n)?;
    match what {
        "up" if n > 0 => list.swap(n - 1, n),
        "down" if n + 1 < list.len() => list.swap(n, n + 1),
        "remove" => {
            list.remove(n);
        }
        _ => return None,
    }
    Some(())
}

/// What the page of a section shows.
struct Shown<'a> {
    target: Target,
    form: &'a Form,
    /// The revision on which one writes.
    base: i32,
    /// What somebody else wrote there, and the document as it was typed.
    conflict: Option<(&'a service::statutes::draft::edit::Conflict, &'a Statutes)>,
    status: StatusCode,
}

fn show(visit: &Visit, slug: &str, id: DraftId, draft: &Draft, it: &Shown<'_>) -> Response {
    let (lang, target, form) = (visit.lang, it.target, it.form);
    let (base, statutes) = (home(slug, id), &draft.statutes);
    let title = target.title(lang, statutes);
    let action = format!("{base}/{}", target.path());
    let up = match target {
        Target::Section(_) => (base.clone(), draft.row.title.clone()),
        other => {
            let section = other.section();
            (
                format!("{base}/{}", words::word(section)),
                words::title(lang, section),
            )
        }
    };
    let wrong = statutes.contradictions();
    let warnings = statutes.warnings();
    visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up>{words::about(lang, target.section())}</PageHead>
                {it.conflict.map(|(clash, mine)| conflict::side_by_side(lang, &base, target, clash, mine))}
                {(it.status != StatusCode::CONFLICT)
                    .then(|| {
                        view! {
                            <ErrorSummary form=form lang=lang />
                            {page::contradictions(
                                lang,
                                statutes,
                                &wrong,
                                |at| place::stands(target, statutes, at) && form.is_valid(),
                            )}
                            {page::warned(
                                lang,
                                statutes,
                                &warnings,
                                |at, warning| {
                                    matches!(target, Target::Section(section) if Section::of_warning(at, warning, statutes) == section)
                                },
                            )}
                        }
                    })}
                {if target.is_list() {
                    list(lang, &base, target.section(), statutes, it.base)
                } else {
                    view! {
                        <form method="post" action=action.clone() class="editor">
                            <input type="hidden" name=BASE value=it.base.to_string() />
                            {view(target, statutes, form, lang)}
                            <div class="actions">
                                <Button label=t!(lang, "Enregistrer", "Save") />
                                <LinkButton
                                    kind=ButtonKind::Link
                                    href=base.clone()
                                    label=t!(lang, "Revenir sans enregistrer", "Back without saving")
                                />
                            </div>
                        </form>
                        {matches!(target, Target::Decision(..)).then(|| remove(lang, &action, it.base))}
                    }
                    .into_any()
                }}
            }
        })
        .status(it.status)
        .within(slug)
        .into_response()
}

fn remove(lang: Lang, action: &str, base: i32) -> AnyView {
    view! {
        <form method="post" action=action.to_owned()>
            <input type="hidden" name=BASE value=base.to_string() />
            <Button
                kind=ButtonKind::Quiet
                name=ACT
                value="remove"
                label=t!(lang, "Lui retirer ses propres règles", "Remove its own rules")
            />
        </form>
    }
    .into_any()
}

/// A list whose entries have pages of their own.
fn list(lang: Lang, base: &str, section: Section, statutes: &Statutes, revision: i32) -> AnyView {
    let lines = said::lines(lang, statutes, section);
    let last = lines.len().saturating_sub(1);
    let action = format!("{base}/{}", words::word(section));
    let cards = lines
        .into_iter()
        .enumerate()
        .map(|(n, it)| {
            let href = it.target.map(|it| format!("{base}/{}", it.path())).unwrap_or_default();
            let title = it.target.map(|it| it.title(lang, statutes)).unwrap_or_default();
            let article = it.article.unwrap_or_default();
            let button = |what: &str, label: String| {
                let value = format!("{what}:{n}");
                view! { <Button kind=ButtonKind::Link name=ACT value=value label=label /> }
            };
            let rank = n + 1;
            view! {
                <li class="card">
                    <h2>
                        <a href=href>{title.clone()}</a>
                    </h2>
                    <p>{it.text} " " <span class="ruled__article">{t!(lang, "art. {article}", "art. {article}")}</span></p>
                    <form method="post" action=action.clone() class="list-acts" aria-label=t!(lang, "Place {rank} : {title}", "Place {rank}: {title}")>
                        <input type="hidden" name=BASE value=revision.to_string() />
                        {(n > 0).then(|| button("up", t!(lang, "Monter", "Move up")))}
                        {(n < last).then(|| button("down", t!(lang, "Descendre", "Move down")))}
                        {button("remove", t!(lang, "Retirer", "Remove"))}
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <ol class="entries">{cards}</ol>
        {match section {
            Section::Caps => kinds(lang, base),
            _ => view! {
                <div class="actions">
                    <LinkButton
                        href=format!("{base}/{}", Target::College(None).path())
                        label=t!(lang, "Ajouter un collège", "Add a college")
                    />
                </div>
            }
            .into_any(),
        }}
        <Notice kind=NoticeKind::Info>
            {t!(
                lang,
                "Ce qui est retiré reste dans les révisions du brouillon : on peut y revenir.",
                "What is removed stays in the draft’s revisions: you can go back to it."
            )}
        </Notice>
    }
    .into_any()
}

/// What can be added, with what it means.
fn kinds(lang: Lang, base: &str) -> AnyView {
    let cards = Kind::ALL
        .iter()
        .map(|it| {
            let href = format!("{base}/{}", Target::Cap(None, *it).path());
            view! {
                <li class="card">
                    <h3>
                        <a href=href>{it.name(lang)}</a>
                    </h3>
                    <p>{it.meaning(lang)}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{t!(lang, "Ajouter", "Add")}</h2>
            <ul class="entries">{cards}</ul>
        </section>
    }
    .into_any()
}
