//! Objections with their reasons, answers, and what became of them.

use domain::decision::objection::{Objection, Word};
use leptos::prelude::*;
use service::decision::show::{Answered, Objected};

use super::Shown;
use crate::lang::Lang;
use crate::ui::{Badge, DifferenceOf, NoticeKind};
use crate::words;

/// The objections that count, of each round.
pub(super) fn objections(shown: Shown<'_>) -> Option<AnyView> {
    let lang = shown.lang;
    let all: Vec<&Objected> = shown.now.objections.iter().filter(|it| it.counts).collect();
    if all.is_empty() {
        return None;
    }
    let cards = all.iter().map(|it| one(shown, it)).collect_view();
    Some(
        view! {
            <section id="objections">
                <h2>{t!(lang, "Les objections", "The objections")}</h2>
                {cards}
            </section>
        }
        .into_any(),
    )
}

fn one(shown: Shown<'_>, it: &Objected) -> AnyView {
    let lang = shown.lang;
    let (round, name) = (it.round, it.name.clone());
    let title = t!(lang, "{name}, au tour {round}", "{name}, in round {round}");
    let open = shown
        .now
        .rounds
        .iter()
        .any(|it_| it_.number == it.round && it_.closed_at.is_none());
    // What nobody settled before its round closed counts as maintained.
    let stands = match it.state {
        Objection::Open | Objection::Answered if !open => Objection::Maintained,
        state => state,
    };
    let kind = match stands {
        Objection::Open | Objection::Answered => NoticeKind::Caution,
        Objection::Integrated | Objection::Withdrawn => NoticeKind::Success,
        Objection::Maintained => NoticeKind::Refusal,
    };
    let state = words::decision::objection(lang, stands);
    let reason = it.reason.clone().map_or_else(
        || view! { <p class="muted">{t!(lang, "Ses mots ont été effacés.", "Its words were erased.")}</p> }.into_any(),
        |reason| {
            view! {
                <p class="letter">{reason.reason}</p>
                <p class="letter">
                    <strong>{t!(lang, "Le dommage prévu\u{a0}: ", "The harm foreseen: ")}</strong>
                    {reason.harm}
                </p>
            }
            .into_any()
        },
    );
    let answers = it.answers.iter().map(|it| answer(shown, it)).collect_view();
    let words = it
        .words
        .iter()
        .map(|(word, at)| said(lang, *word, words::date_time(lang, *at)))
        .collect_view();
    let own = shown
        .now
        .voices
        .iter()
        .any(|voice| voice.voter.adhesion == it.voice);
    let act = (open && (own || shown.now.may.answer)).then(|| {
        let href = format!("{}/objections/{}", shown.path, it.id);
        let label = if own {
            t!(
                lang,
                "Dire ce que devient mon objection",
                "Say what becomes of my objection"
            )
        } else {
            t!(lang, "Répondre à l’objection", "Answer the objection")
        };
        view! { <p><a href=href>{label}</a></p> }
    });
    view! {
        <article class="card objection">
            <h3>{title}</h3>
            <p><Badge kind=kind label=state /></p>
            {reason}
            {answers}
            {words}
            {act}
        </article>
    }
    .into_any()
}

fn answer(shown: Shown<'_>, it: &Answered) -> AnyView {
    let lang = shown.lang;
    let (name, at) = (it.name.clone(), words::date_time(lang, it.at));
    let reply = it.reply.clone();
    let last = shown.it.written.versions.last().map(|it| it.body.clone());
    let proposal = it.proposal.clone().zip(last).map(|(after, before)| {
        view! {
            <details>
                <summary>{t!(lang, "Le texte proposé en réponse", "The text that is proposed instead")}</summary>
                <DifferenceOf before=before after=after />
            </details>
        }
    });
    view! {
        <div class="objection__answer">
            <p class="comment__when">{t!(lang, "Réponse de {name}, {at}", "Answer by {name}, {at}")}</p>
            <p class="letter">{reply}</p>
            {proposal}
        </div>
    }
    .into_any()
}

fn said(lang: Lang, word: Word, at: String) -> AnyView {
    let word = words::decision::word(lang, word);
    view! {
        <p>
            <strong>{t!(lang, "Le mot de l’objecteur\u{a0}: ", "The objector’s word: ")}</strong>
            {word}
            {format!(" ({at})")}
        </p>
    }
    .into_any()
}
