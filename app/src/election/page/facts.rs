//! Dates, seats, and who watches over the election.

use domain::election::urn::OfficerKind;
use domain::id::PersonId;
use leptos::prelude::*;

use super::Shown;
use crate::ui::{Event, Fact, Facts, Timeline};
use crate::words::date_time;
use crate::words::election::officer;

/// The facts.
pub(super) fn facts(shown: Shown<'_>) -> AnyView {
    let (lang, it) = (shown.lang, shown.it);
    let dates = it.dates.map(|dates| {
        let steps = [
            (
                dates.candidacies_open,
                t!(lang, "Début des candidatures", "Candidacies open"),
            ),
            (
                dates.candidacies_close,
                t!(lang, "Fin des candidatures", "Candidacies close"),
            ),
            (dates.opens, t!(lang, "Ouverture du vote", "The vote opens")),
            (dates.closes, t!(lang, "Clôture du vote", "The vote closes")),
        ];
        let events = steps
            .into_iter()
            .map(|(at, what)| {
                view! { <Event when=date_time(lang, at) datetime=at.to_rfc3339() what=what /> }
            })
            .collect_view();
        view! {
            <section>
                <h2>{t!(lang, "Les étapes", "The stages")}</h2>
                <Timeline>{events}</Timeline>
            </section>
        }
    });
    let board = (!it.officers.is_empty()).then(|| {
        let rows = it
            .officers
            .iter()
            .map(|one| person(shown, one))
            .collect_view();
        view! {
            <section>
                <h2>{t!(lang, "Le bureau de vote", "The electoral board")}</h2>
                <Facts>{rows}</Facts>
            </section>
        }
    });
    view! {
        {dates}
        {board}
    }
    .into_any()
}

fn person(shown: Shown<'_>, (_, kind, name): &(PersonId, OfficerKind, String)) -> AnyView {
    let name = name.clone();
    view! { <Fact term=officer(shown.lang, *kind)>{name}</Fact> }.into_any()
}
