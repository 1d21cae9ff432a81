//! The discussion of a decision: comments, answers, their earlier words, and what facilitators hid.

mod act;

use leptos::prelude::*;
use service::decision::discussion::{Comment, Discussion, Hidden, Thread};

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::Prose;
use crate::words;
use act::{acts, answer, write};

/// Where the discussion is, what was typed in it, and in which language.
#[derive(Clone, Copy)]
pub(super) struct Talk<'t> {
    pub lang: Lang,
    /// The address of the decision.
    pub path: &'t str,
    pub form: &'t Form,
    pub read: &'t Discussion,
}

/// The discussion, with the form to join it.
pub(super) fn discussion(talk: Talk<'_>) -> AnyView {
    let (lang, read) = (talk.lang, talk.read);
    let threads = read
        .threads
        .iter()
        .map(|it| thread(talk, it))
        .collect_view();
    let none = read.threads.is_empty();
    view! {
        <section id="discussion">
            <h2>{title(lang, read.count)}</h2>
            {none.then(|| view! { <p class="muted">{nobody(lang, read.open)}</p> })}
            <ol class="talk" role="list">{threads}</ol>
            {read.open.then(|| write(talk))}
            <p class="small muted">
                {t!(
                    lang,
                    "La discussion est lue par les membres de la CPTS, avec les noms. N’y écrivez rien qui permette de reconnaître un patient.",
                    "The discussion is read by the members of the CPTS, with names. Write nothing by which a patient could be recognised."
                )}
            </p>
        </section>
    }
    .into_any()
}

fn title(lang: Lang, count: usize) -> String {
    if count == 0 {
        return t!(lang, "Discussion", "Discussion");
    }
    plural!(
        lang,
        count,
        "Discussion\u{a0}: un commentaire",
        "Discussion\u{a0}: {count} commentaires",
        "Discussion: one comment",
        "Discussion: {count} comments"
    )
}

fn nobody(lang: Lang, open: bool) -> String {
    if open {
        t!(
            lang,
            "Personne n’a encore commenté. Une question, une précision\u{a0}: commencez.",
            "Nobody has commented yet. A question, a detail: begin."
        )
    } else {
        t!(lang, "Personne n’a commenté.", "Nobody commented.")
    }
}

fn thread(talk: Talk<'_>, it: &Thread) -> AnyView {
    let answers = it
        .answers
        .iter()
        .map(|it| comment(talk, it, "h4"))
        .collect_view();
    let answered = !it.answers.is_empty();
    let may = talk.read.open && it.head.removed_at.is_none() && it.head.hidden.is_none();
    view! {
        <li class="talk__thread">
            {comment(talk, &it.head, "h3")}
            {answered.then(|| view! { <ol class="talk__answers" role="list">{answers}</ol> })}
            {may.then(|| answer(talk, &it.head))}
        </li>
    }
    .into_any()
}

fn comment(talk: Talk<'_>, it: &Comment, level: &'static str) -> AnyView {
    let lang = talk.lang;
    let who = it
        .author
        .clone()
        .unwrap_or_else(|| t!(lang, "Une personne partie", "Somebody who left"));
    let at = words::date_time(lang, it.at);
    let id = format!("c-{}", it.id);
    let edited = (!it.earlier.is_empty()).then(|| t!(lang, "\u{a0}· modifié", "\u{a0}· edited"));
    let body = it
        .body
        .clone()
        .map(|text| view! { <Prose text=text below=4 /> });
    let hidden = it
        .hidden
        .as_ref()
        .map(|hidden| why_hidden(lang, hidden, it));
    let removed = it.removed_at.is_some().then(|| {
        view! { <p class="muted">{t!(lang, "Retiré par son auteur.", "Taken back by its author.")}</p> }
    });
    let name = if level == "h3" {
        view! { <h3 class="comment__who">{who}</h3> }.into_any()
    } else {
        view! { <h4 class="comment__who">{who}</h4> }.into_any()
    };
    let inner = view! {
        <article class="comment" id=id>
            {name}
            <p class="comment__when">
                <time datetime=it.at.to_rfc3339()>{at}</time>
                {edited}
            </p>
            {hidden}
            {removed}
            {body}
            {earlier(lang, it)}
            {acts(talk, it)}
        </article>
    };
    if level == "h3" {
        inner.into_any()
    } else {
        view! { <li>{inner}</li> }.into_any()
    }
}

fn why_hidden(lang: Lang, hidden: &Hidden, it: &Comment) -> impl IntoView + use<> {
    let by = hidden.by.clone().unwrap_or_default();
    let why = words::decision::hiding(lang, hidden.why);
    let on = words::date(lang, service::calendar::paris_day(hidden.at));
    let note = hidden
        .note
        .clone()
        .map(|note| t!(lang, " « {note} »", " “{note}”"));
    let still = it.body.is_some().then(|| {
        if it.own {
            t!(
                lang,
                " Vous et les animateurs lisez encore ces mots, et personne d’autre.",
                " You and the facilitators still read these words, and nobody else."
            )
        } else {
            t!(
                lang,
                " Son auteur et les animateurs lisent encore ces mots.",
                " Its author and the facilitators still read these words."
            )
        }
    });
    view! {
        <p class="comment__hidden">
            {t!(
                lang,
                "Masqué par {by} le {on}\u{a0}: {why}.",
                "Hidden by {by} on {on}: {why}."
            )}
            {note}
            {still}
        </p>
    }
}

/// What it said before.
fn earlier(lang: Lang, it: &Comment) -> Option<AnyView> {
    if it.earlier.is_empty() {
        return None;
    }
    let lines = it
        .earlier
        .iter()
        .map(|(until, body)| {
            let until = words::date_time(lang, *until);
            view! {
                <p class="comment__when">{t!(lang, "Jusqu’au {until}\u{a0}:", "Until {until}:")}</p>
                <Prose text=body.clone() below=4 />
            }
        })
        .collect_view();
    Some(
        view! {
            <details class="comment__earlier">
                <summary>{t!(lang, "Ce qu’il disait avant", "What it said before")}</summary>
                {lines}
            </details>
        }
        .into_any(),
    )
}
