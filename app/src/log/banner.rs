//! On every page, while a CPTS is stopped.

use domain::permission::{Action, may};
use leptos::prelude::*;

use crate::ui::{Notice, NoticeKind};
use crate::visit::Visit;

/// A notice for each CPTS that is stopped: the one of the page, and those of the person.
pub(crate) fn banner(visit: &Visit, slug: Option<&str>) -> impl IntoView + use<> {
    let own = visit.places.iter().map(|place| place.cpts.slug.as_str());
    let mut slugs: Vec<&str> = own.chain(slug).collect();
    slugs.sort_unstable();
    slugs.dedup();
    let stopped = slugs.into_iter().filter(|slug| visit.ctx.is_stopped(slug));
    stopped.map(|slug| one(visit, slug)).collect_view()
}

fn one(visit: &Visit, slug: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    let place = visit.place(slug);
    let name = place.map_or_else(|| slug.to_owned(), |place| place.cpts.short_name.clone());
    let decides = place.is_some_and(|it| may(&it.standing(), Action::ResumeLog).is_ok());
    let title = t!(
        lang,
        "{name} : plus rien n’est enregistré pour le moment",
        "{name}: nothing is recorded for now"
    );
    let (href, link) = if decides {
        (
            format!("/cpts/{slug}/registre/reprendre"),
            t!(
                lang,
                "Voir ce qui s’est passé et décider",
                "See what happened and decide"
            ),
        )
    } else {
        (
            format!("/log/{slug}"),
            t!(lang, "Voir le registre", "See the register"),
        )
    };
    let text = t!(
        lang,
        "Les données du serveur ne sont plus celles qui ont été montrées : une sauvegarde plus ancienne a sans doute été remise en place. Toutes les pages restent lisibles.",
        "The server's data are not those that were shown: an older backup was probably put in their place. All pages can still be read."
    );
    view! {
        <div class="flash">
            <Notice kind=NoticeKind::Refusal title=title>
                <p>{text} " " <a href=href>{link}</a></p>
            </Notice>
        </div>
    }
}
