//! The places one goes to most: a bar at the thumb on a phone, a rail on the left of wider screens.
//!
//! An entry appears with its first page, not before.

use domain::permission::{Action, may};
use leptos::prelude::*;
use service::account::Place;

use super::place;
use crate::ui::Icon;
use crate::visit::Visit;

/// First words of the addresses at which a board works.
const DESK: &[&str] = &[
    "bureau",
    "candidatures",
    "membres",
    "cotisations",
    "partenaires",
    "roles",
    "import",
    "journal",
    "reglages",
];

/// The navigation of who is signed in.
pub fn nav(visit: &Visit, slug: Option<&str>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let path = path(visit);
    let here = slug.and_then(|slug| visit.place(slug));
    // The directory of the CPTS one is in, or else of the first that opens its directory.
    let directory = here
        .into_iter()
        .chain(&visit.places)
        .find(|place| opens(place, Action::ReadDirectory))
        .map(|of| {
            let href = format!("/cpts/{}/annuaire", of.cpts.slug);
            let current = path.starts_with(&href);
            place(
                href,
                Icon::People,
                t!(lang, "Annuaire", "Directory"),
                current,
            )
        });
    let on_me = path.starts_with("/moi")
        || path.starts_with("/mes-adhesions")
        || path.starts_with("/structures");
    let me = place("/moi".to_owned(), Icon::Me, t!(lang, "Moi", "Me"), on_me);
    let group = here.map(|here| {
        view! {
            <div class="rail__cpts">
                <p>{here.cpts.short_name.clone()}</p>
                <ul>{within(visit, here)}</ul>
            </div>
        }
    });
    view! {
        <nav class="rail" aria-label=t!(lang, "Navigation principale", "Main navigation")>
            <ul>
                {place("/".to_owned(), Icon::Home, t!(lang, "Accueil", "Home"), path == "/")}
                {directory}
                {me}
            </ul>
            {group}
        </nav>
    }
}

/// What one can open in a CPTS.
pub fn within(visit: &Visit, here: &Place) -> impl IntoView + use<> {
    let lang = visit.lang;
    let path = path(visit);
    let root = format!("/cpts/{}", here.cpts.slug);
    let territory = format!("{root}/territoire");
    let board = opens(here, Action::ReadApplications).then(|| {
        let href = format!("{root}/bureau");
        let current = path
            .strip_prefix(root.as_str())
            .and_then(|rest| rest.strip_prefix('/'))
            .and_then(|rest| rest.split('/').next())
            .is_some_and(|word| DESK.contains(&word));
        place(href, Icon::Board, t!(lang, "Bureau", "Board"), current)
    });
    let decisions = opens(here, Action::ReadDecisions).then(|| {
        let href = format!("{root}/decisions");
        let current = path.starts_with(&href);
        place(
            href,
            Icon::Decision,
            t!(lang, "Décisions", "Decisions"),
            current,
        )
    });
    let elections = opens(here, Action::ReadElections).then(|| {
        let href = format!("{root}/elections");
        let current = path.starts_with(&href);
        place(
            href,
            Icon::Tick,
            t!(lang, "Élections", "Elections"),
            current,
        )
    });
    let contracts = opens(here, Action::ReadContracts).then(|| {
        let href = format!("{root}/conventions");
        let current = path.starts_with(&href);
        place(
            href,
            Icon::Document,
            t!(lang, "Conventions", "Agreements"),
            current,
        )
    });
    let on_root = path == root;
    let on_territory = path.starts_with(&territory);
    view! {
        {place(root, Icon::Shield, t!(lang, "Présentation", "About"), on_root)}
        {place(territory, Icon::Map, t!(lang, "Territoire", "Territory"), on_territory)}
        {decisions}
        {elections}
        {contracts}
        {board}
    }
}

fn opens(place: &Place, action: Action) -> bool {
    may(&place.standing(), action).is_ok()
}

fn path(visit: &Visit) -> &str {
    visit.path.split('?').next().unwrap_or_default()
}
