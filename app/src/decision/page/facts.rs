//! What is known of a decision, term by term.

use domain::statutes::Cap;
use leptos::prelude::*;
use service::decision::sheet::Ground;

use super::Shown;
use crate::lang::Lang;
use crate::statutes::words as said;
use crate::territory::words::mission;
use crate::ui::{Fact, Facts};
use crate::words::date;

/// Who decides, who proposes, under which rules, whom it concerns.
pub(super) fn facts(shown: Shown<'_>) -> AnyView {
    let (lang, it) = (shown.lang, shown.it);
    let number = it.seen.row.number.map(|number| {
        view! { <Fact term=t!(lang, "Numéro", "Number")>{number}</Fact> }
    });
    let by = match (it.author.clone(), it.structure.clone()) {
        (Some(name), Some(structure)) => {
            t!(lang, "{name}, pour {structure}", "{name}, for {structure}")
        }
        (Some(name), None) => name,
        (None, other) => other.unwrap_or_default(),
    };
    let (organ, kind) = (said::organ(lang, it.organ), said::decision(lang, it.kind));
    let missions: Vec<String> = it.missions.iter().map(|it| mission(lang, *it)).collect();
    let missions = (!missions.is_empty()).then(|| {
        view! { <Fact term=t!(lang, "Missions", "Missions")>{missions.join(", ")}</Fact> }
    });
    let (rules, concerned) = (rules(shown), concerned(shown));
    let followed = followed(shown);
    view! {
        <section>
            <h2>{t!(lang, "En bref", "In brief")}</h2>
            <Facts>
                {number}
                <Fact term=t!(lang, "Objet", "Kind")>{kind}</Fact>
                <Fact term=t!(lang, "Décidée par", "Decided by")>{organ}</Fact>
                <Fact term=t!(lang, "Proposée par", "Proposed by")>{by}</Fact>
                {missions}
                {rules}
                {concerned}
                {followed}
            </Facts>
        </section>
    }
    .into_any()
}

/// Who sees to it, by when, and whether it is done.
fn followed(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, row) = (shown.lang, &shown.it.seen.row);
    let mut said = Vec::new();
    if let Some(name) = &shown.it.owner {
        said.push(t!(lang, "par {name}", "by {name}"));
    }
    if let Some(on) = row.follow_up_on {
        let on = date(lang, on);
        said.push(t!(lang, "avant le {on}", "by {on}"));
    }
    if let Some(on) = row.follow_up_done_on {
        let on = date(lang, on);
        said.push(t!(lang, "réalisée le {on}", "done on {on}"));
    }
    said.extend(row.follow_up_note.clone());
    (!said.is_empty()).then(|| {
        view! { <Fact term=t!(lang, "Suivi", "Follow-up")>{said.join(", ")}</Fact> }.into_any()
    })
}

fn rules(shown: Shown<'_>) -> Option<AnyView> {
    let ground = shown.it.ground.as_ref()?;
    let frozen = shown.it.seen.row.rules_id.is_some();
    Some(under(shown.lang, shown.slug, ground, frozen))
}

/// The rules under which it is taken, their article on agreement, and what names them.
pub(crate) fn under(lang: Lang, slug: &str, ground: &Ground, frozen: bool) -> AnyView {
    let number = ground.number;
    let href = format!("/cpts/{slug}/statuts/regles/{number}");
    let article = ground.rules.course_article();
    let article = article.map(|it| said::article(lang, &it));
    let digest = ground.digest.to_string();
    let words = if frozen {
        t!(
            lang,
            "règles de vote, version {number}, arrêtées à l’ouverture",
            "voting rules, version {number}, frozen when it opened"
        )
    } else {
        t!(
            lang,
            "règles de vote en vigueur, version {number}",
            "voting rules in force, version {number}"
        )
    };
    view! {
        <Fact term=t!(lang, "Selon", "Under")>
            <a href=href>{words}</a>
            {article.map(|it| format!(", {it}"))}
            <br />
            <span class="small muted">
                {t!(lang, "Empreinte\u{a0}: ", "Fingerprint: ")} <code>{digest}</code>
            </span>
        </Fact>
    }
    .into_any()
}

/// Whom it concerns, and who therefore stands aside.
fn concerned(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, it) = (shown.lang, shown.it);
    let names: Vec<&str> = it.written.concerned.names().collect();
    if names.is_empty() {
        return None;
    }
    let names = names.join(", ");
    let statutes = it.ground.as_ref().map(|it| &it.statutes);
    let article = statutes.and_then(|it| {
        it.caps
            .iter()
            .find(|cap| matches!(cap.rule, Cap::Recusal { .. }))
    });
    let article = article.map(|cap| said::article(lang, &cap.article));
    let said = if it.seen.row.roll_sha256.is_none() {
        match article {
            Some(article) => t!(
                lang,
                "Les membres qui lui sont rattachés ne prendront pas position ({article}).",
                "Members attached to it will take no position ({article})."
            ),
            None => t!(
                lang,
                "Les statuts n’écartent personne pour autant.",
                "The statutes keep nobody aside for that."
            ),
        }
    } else if it.aside.is_empty() {
        t!(
            lang,
            "Personne n’a dû s’écarter.",
            "Nobody had to stand aside."
        )
    } else {
        let who: Vec<&str> = it.aside.iter().map(|it| it.name.as_str()).collect();
        let who = who.join(", ");
        let article = article.unwrap_or_default();
        t!(
            lang,
            "Ne prennent pas position, car rattachés\u{a0}: {who} ({article}).",
            "They take no position, being attached: {who} ({article})."
        )
    };
    Some(
        view! { <Fact term=t!(lang, "Concerne", "Concerns")>{names} ". " {said}</Fact> }.into_any(),
    )
}
