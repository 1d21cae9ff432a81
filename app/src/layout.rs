//! The document around every page: head, header, navigation, footer.

mod error;
mod footer;
pub mod form;
mod header;
mod nav;

use leptos::prelude::*;

pub(crate) use error::error_page;

use crate::ui::{Icon, Notice};
use crate::visit::{Islands, Page, Visit, render};

/// The whole document of a page.
pub(crate) fn document(page: &Page<'_>) -> String {
    let visit = page.visit;
    let lang = visit.lang;
    let title = if page.title == "Collégiale" {
        page.title.clone()
    } else {
        format!("{} – Collégiale", page.title)
    };
    let body = page.body.clone();
    let flash = visit.flash.clone();
    let signed_in = visit.signed_in.is_some();
    let html = render(|| {
        view! {
            <html lang=lang.tag()>
                <head inner_html=head(visit, &title)></head>
                <body>
                    <a class="skip-link" href="#contenu">
                        {t!(lang, "Aller au contenu", "Skip to content")}
                    </a>
                    <div class=if signed_in { "shell" } else { "shell shell--plain" }>
                        {header::header(page)}
                        {signed_in.then(|| nav::nav(visit, page.slug.as_deref()))}
                        <main class="main" id="contenu" tabindex="-1">
                            {crate::log::banner::banner(visit, page.slug.as_deref())}
                            {flash
                                .map(|(kind, text)| {
                                    view! {
                                        <div class="flash" role="status">
                                            <Notice kind=kind>
                                                <p>{text}</p>
                                            </Notice>
                                        </div>
                                    }
                                })} <div class="page" inner_html=body></div>
                        </main>
                        {footer::footer(visit, page.slug.as_deref())}
                    </div>
                    {script(page)}
                </body>
            </html>
        }
        .into_any()
    });
    format!("<!DOCTYPE html>{html}")
}

/// What the browser fetches, and how it dresses its own bars. Written as text: it is the same for all pages but the
/// title.
fn head(visit: &Visit, title: &str) -> String {
    let assets = &visit.state.assets;
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    let description = t!(
        visit.lang,
        "La plateforme sur laquelle les professionnels de santé gouvernent leur communauté professionnelle territoriale de santé (CPTS).",
        "The platform on which French health professionals govern their local health community (CPTS)."
    );
    let font = if assets.font.is_empty() {
        String::new()
    } else {
        format!(
            r#"<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>"#,
            assets.font
        )
    };
    format!(
        concat!(
            r#"<meta charset="utf-8">"#,
            r#"<meta name="viewport" content="width=device-width, initial-scale=1">"#,
            r#"<title>{title}</title><meta name="description" content="{description}">"#,
            r##"<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">"##,
            r##"<meta name="theme-color" content="#1a2229" media="(prefers-color-scheme: dark)">"##,
            r#"{font}<link rel="stylesheet" href="{style}"><link rel="icon" href="/favicon.svg" type="image/svg+xml">"#,
            r#"<link rel="apple-touch-icon" href="/apple-touch-icon.png"><link rel="manifest" href="/manifest.webmanifest">"#,
        ),
        title = title,
        description = description,
        font = font,
        style = assets.style,
    )
}

/// The loader of islands that Leptos ships, for our own hashed file names; only on pages that have an island.
fn script(page: &Page<'_>) -> Option<impl IntoView + use<>> {
    let assets = &page.visit.state.assets;
    page.islands.map(|which| {
        let (script, wasm) = match which {
            Islands::Common => (&assets.script, &assets.wasm),
            Islands::Simulator => (&assets.simulator_script, &assets.simulator_wasm),
        };
        let loader = format!(
            "{}({script:?},{wasm:?});",
            include_str!("layout/islands.js"),
        );
        module(page.visit, loader)
    })
}

/// A script of this page alone, which the policy lets run.
pub fn module(visit: &Visit, code: String) -> impl IntoView + use<> {
    let nonce = visit.nonce.0.clone();
    view! { <script type="module" nonce=nonce inner_html=code></script> }
}

/// A link of the navigation: a drawing above or beside a word.
fn place(href: String, icon: Icon, label: String, current: bool) -> impl IntoView {
    view! {
        <li>
            <a href=href aria-current=current.then_some("page")>
                {icon}
                {label}
            </a>
        </li>
    }
}
