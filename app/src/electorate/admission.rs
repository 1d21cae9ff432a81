//! What admitting somebody would change, on the page of their application.

use domain::ght::weight::Measure;
use leptos::prelude::*;
use service::electorate::admission::Admission;

use super::words;
use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::words::college_name;
use crate::ui::{Checkbox, Notice, NoticeKind};

/// Name of the box by which it is confirmed.
pub const FIELD: &str = "confirmed";

/// The college that the applicant would join, and what would no longer be kept.
pub fn would(lang: Lang, it: &Admission) -> AnyView {
    let college = match &it.placed.college {
        Some(found) => {
            let (name, article) = (
                college_name(&it.statutes, &found.college),
                found.article.clone(),
            );
            t!(
                lang,
                "En vote, ce membre rejoindrait le collège « {name} » (art.\u{a0}{article}).",
                "This member would vote in the college “{name}” (art. {article})."
            )
        }
        None => t!(
            lang,
            "Aucun collège des règles en vigueur ne prend ce membre : il ne voterait pas.",
            "No college of the rules in force takes this member: they would not vote."
        ),
    };
    let kind = if it.asks() {
        NoticeKind::Caution
    } else {
        NoticeKind::Info
    };
    let intro = t!(
        lang,
        "Une fois sa voix acquise, une limite des règles serait dépassée :",
        "Once they can vote, a limit set by the rules would be exceeded:"
    );
    let limits = broken(lang, &it.blocs, &it.broken, intro);
    view! {
        <Notice kind=kind>
            <p>{college}</p>
            {limits}
        </Notice>
    }
    .into_any()
}

/// The limits that would no longer be kept, by how much, and what follows; nothing where all would be.
pub fn broken(
    lang: Lang,
    blocs: &words::Blocs,
    broken: &[Measure],
    intro: String,
) -> Option<AnyView> {
    if broken.is_empty() {
        return None;
    }
    let lines = broken
        .iter()
        .map(|one| {
            let sentence = words::measure(lang, blocs, one);
            view! { <li>{sentence}</li> }
        })
        .collect_view();
    let mut after: Vec<String> = Vec::new();
    for one in broken {
        let sentence = words::beyond(lang, one.counted);
        if !after.contains(&sentence) {
            after.push(sentence);
        }
    }
    Some(
        view! {
            <p>{intro}</p>
            <ul>{lines}</ul>
            <p>{after.join(" ")}</p>
        }
        .into_any(),
    )
}

/// The box by which what would follow is confirmed; nothing where nothing is asked. Its value names what was read.
pub fn confirm(lang: Lang, form: &Form, it: &Admission) -> Option<AnyView> {
    let mark = it.mark()?;
    let sentence = match (it.placed.college.is_some(), it.broken.is_empty()) {
        (true, _) => t!(
            lang,
            "J’ai lu quelle limite serait dépassée, et j’accepte tout de même cette adhésion.",
            "I have read which limit would be exceeded, and I accept this application all the same."
        ),
        (false, true) => t!(
            lang,
            "J’ai lu qu’aucun collège ne prend ce membre, et j’accepte tout de même cette adhésion.",
            "I have read that no college takes this member, and I accept this application all the same."
        ),
        (false, false) => t!(
            lang,
            "J’ai lu qu’aucun collège ne prend ce membre et qu’une limite serait dépassée, et j’accepte tout de même cette adhésion.",
            "I have read that no college takes this member and that a limit would be exceeded, and I accept this application all the same."
        ),
    };
    Some(
        view! {
            <Checkbox
                form=form
                name=FIELD
                value=mark
                hint=t!(lang, "Seulement pour accepter. Le journal garde cette confirmation.", "Needed only to accept. The journal keeps this confirmation.")
            >
                {sentence}
            </Checkbox>
        }
        .into_any(),
    )
}
