//! The header: whose page it is, and the way to another CPTS.

use leptos::prelude::*;
use service::account::Place;

use super::footer::language_form;
use super::nav;
use crate::ui::{Shield, Size, Tincture};
use crate::visit::{Page, Visit};

/// Seven seats around a table, and the place that is yours.
const MARK: &str = concat!(
    r#"<svg viewBox="0 0 32 32" width="30" height="30" fill="currentColor" aria-hidden="true">"#,
    r#"<circle cx="24.1" cy="7.9" r="3.4"/><circle cx="16" cy="4.6" r="3.4"/><circle cx="7.9" cy="7.9" r="3.4"/>"#,
    r#"<circle cx="4.6" cy="16" r="3.4"/><circle cx="7.9" cy="24.1" r="3.4"/><circle cx="16" cy="27.4" r="3.4"/>"#,
    r#"<circle cx="24.1" cy="24.1" r="3.4"/></svg>"#
);

/// The header. Inside a CPTS it wears its colour.
pub fn header(page: &Page<'_>) -> impl IntoView + use<> {
    let visit = page.visit;
    let lang = visit.lang;
    let here = page.slug.as_deref().and_then(|slug| visit.place(slug));
    let class = match here {
        Some(place) => format!("header {}", Tincture::from(&place.cpts.colour).class()),
        None => "header".to_owned(),
    };
    // The page of a failure does not know who is signed in.
    let may_sign_in = visit.signed_in.is_none() && page.status.is_success();
    let sign_in = may_sign_in.then(|| {
        view! {
            <a class="header__link" href="/connexion">
                {t!(lang, "Se connecter", "Sign in")}
            </a>
        }
    });
    view! {
        <header class=class>
            <a class="brand" href="/" aria-label=t!(lang, "Collégiale, accueil", "Collégiale, home")>
                <span class="brand__mark" inner_html=MARK></span>
                <span class="brand__name">"Collégiale"</span>
            </a>
            {(!visit.places.is_empty()).then(|| switcher(visit, here))}
            <div class="header__end">{language_form(visit, "header__language")} {sign_in}</div>
        </header>
    }
}

/// The CPTS one acts in, and the others behind a fold.
fn switcher(visit: &Visit, here: Option<&Place>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let summary = match here {
        Some(place) => view! {
            <Shield name=&place.cpts.short_name colour=&place.cpts.colour size=Size::Small />
            <span class="switcher__name">{place.cpts.short_name.clone()}</span>
            <span class="switcher__change">{t!(lang, "changer", "change")}</span>
        }
        .into_any(),
        None => view! { <span class="switcher__name">{t!(lang, "Mes CPTS", "My CPTS")}</span> }
            .into_any(),
    };
    let entries = visit
        .places
        .iter()
        .map(|place| {
            let current = here.is_some_and(|here| here.cpts.id == place.cpts.id);
            view! {
                <li>
                    <a href=format!("/cpts/{}", place.cpts.slug) aria-current=current.then_some("true")>
                        <Shield
                            name=&place.cpts.short_name
                            colour=&place.cpts.colour
                            size=Size::Small
                        />
                        {place.cpts.name.clone()}
                    </a>
                    {current
                        .then(|| {
                            view! { <ul class="switcher__here">{nav::within(visit, place)}</ul> }
                        })}
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="switcher">
            <summary>{summary}</summary>
            <ul class="switcher__list">{entries}</ul>
        </details>
    }
}
