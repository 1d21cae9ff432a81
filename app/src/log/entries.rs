//! What is entered: facts for everybody, one's own receipts, and the checkpoints over time.

use leptos::prelude::*;
use leptos::serde_json::{self, Value};
use service::log::mine::Mine;
use service::log::show::Shown;

use crate::lang::Lang;
use crate::ui::{Column, Empty, Icon, Table};
use crate::words;

/// The last facts that everybody may read.
pub fn facts(lang: Lang, log: &str, shown: &Shown) -> impl IntoView + use<> {
    let title = t!(lang, "Ce qui y est inscrit", "What is entered");
    let (what, when, number) = (
        t!(lang, "Inscription", "Entry"),
        t!(lang, "Date", "Date"),
        t!(lang, "Place", "Place"),
    );
    let rows = shown.facts.iter().map(|(index, row)| {
        let fact: Value = serde_json::from_slice(&row.blob).unwrap_or_default();
        let version = fact.get("number").and_then(Value::as_i64);
        let mut said = words::log::kind(lang, &row.kind);
        if let Some(version) = version {
            said = t!(
                lang,
                "{said}, version {version}",
                "{said}, version {version}"
            );
        }
        let sha256 = fact.get("sha256").and_then(Value::as_str).map(|text| {
            let short = text.get(..16).unwrap_or(text).to_owned();
            view! {
                <span class="sealed__hash" title=text.to_owned()>
                    "SHA-256 "
                    {short}
                    "…"
                </span>
            }
        });
        let hex = hex(&row.hash);
        view! {
            <tr>
                <th scope="row">{said} " " {sha256}</th>
                <td data-label=when.clone()>{words::date_time(lang, row.logged_at)}</td>
                <td data-label=number.clone() class="cell--number">
                    {words::log::number(lang, index.unsigned_abs() + 1)}
                </td>
                <td class="cell--action">{links(lang, log, &hex)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::text(what),
        Column::text(when.clone()),
        Column::number(number.clone()),
        Column::text(String::new()),
    ];
    let body = if shown.facts.is_empty() {
        view! {
            <Empty
                title=t!(lang, "Rien que tout le monde puisse lire, pour le moment.", "Nothing that everybody may read, for now.")
                icon=Icon::Document
            />
        }
        .into_any()
    } else {
        view! { <Table columns=columns>{rows}</Table> }.into_any()
    };
    view! {
        <section class="stack">
            <h2>{title}</h2>
            <p>
                {t!(
                    lang,
                    "Tout le monde peut lire cette page. Les actes qui concernent une personne sont inscrits sans nom ni contenu : seule la personne a son reçu.",
                    "Everybody may read this page. Acts about a person are entered without name or content: only that person has the receipt."
                )}
            </p>
            {body}
        </section>
    }
}

/// What the person did, with the receipts.
pub fn receipts(lang: Lang, slug: &str, mine: &[Mine]) -> impl IntoView + use<> {
    let items = mine.iter().map(|one| {
        let said = words::log::kind(lang, &one.opening.kind);
        let when = words::date_time(lang, one.opening.logged_at);
        let links = match one.place {
            Some((epoch, _)) => {
                let log = match epoch {
                    1 => slug.to_owned(),
                    epoch => format!("{slug}~{epoch}"),
                };
                links(lang, &log, &hex(&one.opening.hash)).into_any()
            }
            None => t!(lang, "en cours d’inscription…", "being entered…").into_any(),
        };
        view! {
            <li>
                {said}
                {t!(lang, ", ", ", ")}
                {when}
                " "
                {links}
            </li>
        }
    });
    let items = items.collect_view();
    let body = if mine.is_empty() {
        view! {
            <p>
                {t!(
                    lang,
                    "Vous n’avez encore rien fait qui s’inscrive ici.",
                    "You have not done anything yet that is entered here."
                )}
            </p>
        }
        .into_any()
    } else {
        view! { <ul>{items}</ul> }.into_any()
    };
    view! {
        <section class="stack">
            <h2>{t!(lang, "Mes reçus", "My receipts")}</h2>
            <p>
                {t!(
                    lang,
                    "Personne d’autre ne les voit. Un reçu prouve, sans nous et hors ligne, que votre acte est dans le registre, à sa place.",
                    "Nobody else sees them. A receipt proves, without us and offline, that your act is in the register, at its place."
                )}
            </p>
            {body}
        </section>
    }
}

/// The checkpoints over time.
pub fn history(lang: Lang, shown: &Shown) -> Option<impl IntoView + use<>> {
    if shown.history.is_empty() {
        return None;
    }
    let items = shown.history.iter().map(|row| {
        let when = words::date_time(lang, row.signed_at);
        let size = row.size.unsigned_abs();
        let count = words::log::number(lang, size);
        let said = plural!(
            lang,
            size,
            "{when} : {count} inscription",
            "{when} : {count} inscriptions",
            "{when}: {count} entry",
            "{when}: {count} entries"
        );
        view! {
            <li>
                <details>
                    <summary>{said}</summary>
                    <pre class="sealed" tabindex="0">{row.note.clone()}</pre>
                </details>
            </li>
        }
    });
    let items = items.collect_view();
    Some(view! {
        <section class="stack">
            <h2>{t!(lang, "Empreintes précédentes", "Earlier fingerprints")}</h2>
            <ul class="sealed__history">{items}</ul>
        </section>
    })
}

fn links(lang: Lang, log: &str, hex: &str) -> impl IntoView + use<> {
    let short = hex.get(..12).unwrap_or(hex);
    let (receipt, content) = (
        format!("recu-{short}.tlog-proof"),
        format!("contenu-{short}.json"),
    );
    let (to_receipt, to_content) = (
        format!("/log/{log}/proof/{hex}"),
        format!("/log/{log}/contenu/{hex}"),
    );
    view! {
        <a href=to_receipt download=receipt>
            {t!(lang, "Reçu", "Receipt")}
        </a>
        " "
        <a href=to_content download=content>
            {t!(lang, "Contenu", "Content")}
        </a>
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        use std::fmt::Write as _;
        // Writing to a text cannot fail.
        let _always = write!(text, "{byte:02x}");
        text
    })
}
