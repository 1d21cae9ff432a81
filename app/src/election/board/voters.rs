//! Who has a code, a sheet, has voted: for the electoral board alone, by name.

use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::electorate::small::{FLOOR, fewer_than};
use leptos::prelude::*;
use service::election::show::Urn;
use service::election::voters::Line;

use crate::election::page::Shown;
use crate::ui::{Button, ButtonKind, Card, Empty, Field, FieldKind, Icon};
use crate::words::election::on_paper;
use crate::words::number;

/// Turnout, the search, and the lines that were found.
pub(super) fn voters(shown: Shown<'_>, found: &[Line]) -> Option<AnyView> {
    let (lang, it, form) = (shown.lang, shown.it, shown.form);
    if !it.seen.confirms() || !(Stage::Roll..=Stage::Closed).contains(&it.seen.stage) {
        return None;
    }
    let none = !form.text("electeur").is_empty() && found.is_empty();
    let lines = found.iter().map(|it| line(shown, it)).collect_view();
    Some(
        view! {
            <section>
                <h2>
                    {if it.seen.stage < Stage::Open {
                        t!(lang, "Les électeurs", "The voters")
                    } else {
                        t!(lang, "Liste d’émargement", "Who has voted")
                    }}
                </h2>
                <p class="muted" hidden=it.seen.stage < Stage::Open>
                    {t!(
                        lang,
                        "Vous voyez qui a voté, jamais ce qui a été choisi.",
                        "You see who has voted, never what was chosen."
                    )}
                </p>
                <form class="search" method="get" action=format!("{}/bureau", shown.path)>
                    <Field form=form name="electeur" kind=FieldKind::Search label=t!(lang, "Nom de l’électeur", "Name of the voter") />
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Chercher", "Search") />
                </form>
                {none
                    .then(|| {
                        view! { <Empty icon=Icon::Search title=t!(lang, "Personne de ce nom sur la liste.", "Nobody of that name on the roll.") /> }
                    })}
                {lines}
                <p>
                    <a href=format!("{}/feuilles/remettre", shown.path)>
                        {t!(lang, "Remettre une feuille, ou faire voter sur papier", "Give a sheet, or let somebody vote on paper")}
                    </a>
                </p>
            </section>
        }
        .into_any(),
    )
}

fn line(shown: Shown<'_>, it: &Line) -> AnyView {
    let lang = shown.lang;
    let row = &it.row;
    let said = if row.paper {
        t!(lang, "A voté sur papier.", "Voted on paper.")
    } else if row.voted {
        t!(lang, "A voté.", "Has voted.")
    } else if row.sheet {
        t!(
            lang,
            "N’a pas voté\u{a0}; a reçu une feuille.",
            "Has not voted; was given a sheet."
        )
    } else if row.registered {
        t!(
            lang,
            "N’a pas voté\u{a0}; son appareil est prêt.",
            "Has not voted; the device is ready."
        )
    } else {
        t!(
            lang,
            "N’a pas voté\u{a0}; aucun appareil prêt.",
            "Has not voted; no device is ready."
        )
    };
    let urn = it.urn.name.clone();
    view! {
        <Card title=it.name.clone()>
            <p>{urn} " – " {said}</p>
        </Card>
    }
    .into_any()
}

/// Turnout of each urn; it moves with batches, never with one ballot.
pub(in crate::election) fn turnout(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, it) = (shown.lang, shown.it);
    if it.seen.stage < Stage::Open || it.seen.stage == Stage::Cancelled {
        return None;
    }
    // Where nobody votes on a device, the result says who came to the meeting.
    let aside = UrnStatus::Aside.code();
    let urns = it.urns.iter();
    let mut urns = urns
        .filter(|it| it.row.roll_size > 0 && it.row.status != aside)
        .peekable();
    urns.peek()?;
    let bars = urns
        .map(|urn| {
            // Papers that were too few to be counted apart are among the ballots.
            let papers = if urn.row.entered { 0 } else { urn.row.paper };
            let came = urn.row.turnout + papers;
            let papers = papers_of(shown, urn);
            let share = came.saturating_mul(10_000) / urn.row.roll_size;
            let share = u16::try_from(share).unwrap_or(10_000);
            let (name, came, all) = (
                urn.row.name.clone(),
                number(lang, came),
                number(lang, urn.row.roll_size),
            );
            let said = match papers {
                Some(papers) => t!(
                    lang,
                    "{name}\u{a0}: {came} sur {all}, dont {papers} sur papier",
                    "{name}: {came} of {all}, {papers} of them on paper"
                ),
                None => t!(
                    lang,
                    "{name}\u{a0}: {came} sur {all}",
                    "{name}: {came} of {all}"
                ),
            };
            view! { <crate::ui::Bar share=share>{said}</crate::ui::Bar> }
        })
        .collect_view();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Participation", "Turnout")}</h2>
                {bars}
                <p class="small muted" hidden=it.seen.stage != Stage::Open>
                    {t!(
                        lang,
                        "Mise à jour par paquets de bulletins mélangés, jamais bulletin par bulletin.",
                        "Updated by batches of shuffled ballots, never ballot by ballot."
                    )}
                </p>
            </section>
        }
        .into_any(),
    )
}

/// How many of them voted on paper: exactly for the electoral board, which sees who; to members once the vote is over.
fn papers_of(shown: Shown<'_>, urn: &Urn) -> Option<String> {
    let (lang, it, papers) = (shown.lang, shown.it, urn.row.paper);
    if papers == 0 {
        return None;
    }
    if it.seen.confirms() {
        return Some(number(lang, papers));
    }
    let few = it.statutes.as_ref().map_or(FLOOR, fewer_than);
    (Stage::Closed <= it.seen.stage).then(|| on_paper(lang, papers.unsigned_abs(), few))
}
