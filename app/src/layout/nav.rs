//! The places one goes to most: a bar at the thumb on a phone, a rail on the left of wider screens.
//!
//! An entry appears with its first page, not before.

use std::collections::HashSet;
use std::sync::LazyLock;

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
        .filter(|_| exists("/cpts/{slug}/annuaire"))
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
    let me = exists("/moi").then(|| {
        let current = path.starts_with("/moi") || path.starts_with("/mes-adhesions");
        place("/moi".to_owned(), Icon::Me, t!(lang, "Moi", "Me"), current)
    });
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
    let desk = opens(here, Action::ReadApplications) && exists("/cpts/{slug}/bureau");
    let board = desk.then(|| {
        let href = format!("{root}/bureau");
        let current = path
            .strip_prefix(root.as_str())
            .and_then(|rest| rest.strip_prefix('/'))
            .and_then(|rest| rest.split('/').next())
            .is_some_and(|word| DESK.contains(&word));
        place(href, Icon::Board, t!(lang, "Bureau", "Board"), current)
    });
    let on_root = path == root;
    let on_territory = path.starts_with(&territory);
    let front = exists("/cpts/{slug}").then(|| {
        place(
            root,
            Icon::Shield,
            t!(lang, "Présentation", "About"),
            on_root,
        )
    });
    let map = exists("/cpts/{slug}/territoire").then(|| {
        place(
            territory,
            Icon::Map,
            t!(lang, "Territoire", "Territory"),
            on_territory,
        )
    });
    view! {
        {front}
        {map}
        {board}
    }
}

/// Whether the site has that page.
pub(crate) fn exists(path: &str) -> bool {
    static PATHS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let entries = crate::root::table().entries;
        entries.iter().map(|entry| entry.path).collect()
    });
    PATHS.contains(path)
}

fn opens(place: &Place, action: Action) -> bool {
    may(&place.standing(), action).is_ok()
}

fn path(visit: &Visit) -> &str {
    visit.path.split('?').next().unwrap_or_default()
}
