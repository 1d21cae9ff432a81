//! The rehearsal, step by step, for the chair.

use domain::election::stage::Stage;
use domain::election::urn::{OfficerKind, UrnStatus};
use leptos::prelude::*;

use crate::election::page::Shown;
use crate::ui::{Button, ButtonKind, Card, LinkButton};

/// Where it stands, and the next step.
pub(super) fn rehearsal(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, it, path) = (shown.lang, shown.it, shown.path);
    if it.seen.stage != Stage::Roll {
        return None;
    }
    let status = it.rehearsal?;
    let chair = it.seen.officer.contains(&OfficerKind::Chair);
    let (said, step) = match status {
        UrnStatus::Waiting => (
            t!(
                lang,
                "La présidence prépare son appareil, puis ouvre une urne d’essai\u{a0}: « café ou thé ».",
                "The chair prepares their device, then opens a trial urn: “coffee or tea”."
            ),
            view! {
                <form method="post" action=format!("{path}/bureau")>
                    <div class="actions">
                        <LinkButton
                            href=format!("{path}/code")
                            kind=ButtonKind::Quiet
                            label=t!(lang, "Préparer mon appareil", "Prepare my device")
                        />
                        <Button name="action" value="repeter" label=t!(lang, "Ouvrir la répétition", "Open the rehearsal") />
                    </div>
                </form>
            }
            .into_any(),
        ),
        UrnStatus::Open => (
            t!(
                lang,
                "La présidence vote, puis clôt l’urne d’essai.",
                "The chair votes, then closes the trial urn."
            ),
            view! {
                <form method="post" action=format!("{path}/bureau")>
                    <div class="actions">
                        <LinkButton href=format!("{path}/voter") label=t!(lang, "Voter pour essayer", "Vote to try it") />
                        <Button
                            kind=ButtonKind::Quiet
                            name="action"
                            value="clore-repetition"
                            label=t!(lang, "Clore la répétition", "Close the rehearsal")
                        />
                    </div>
                </form>
            }
            .into_any(),
        ),
        UrnStatus::Closed | UrnStatus::Tallied => (
            t!(
                lang,
                "Les dépositaires ouvrent l’urne d’essai, comme ils ouvriront les autres. L’un d’eux reste absent\u{a0}: c’est l’exercice.",
                "The key holders open the trial urn, as they will open the others. One of them stays away: that is the drill."
            ),
            ().into_any(),
        ),
        UrnStatus::Counted => (
            t!(lang, "La répétition est allée jusqu’au résultat.", "The rehearsal went as far as the result."),
            ().into_any(),
        ),
        UrnStatus::Aside | UrnStatus::Stopped => return None,
    };
    let step = chair.then_some(step);
    Some(
        view! {
            <Card title=t!(lang, "Répétition", "Rehearsal")>
                <p>{said}</p>
                {step}
            </Card>
        }
        .into_any(),
    )
}
