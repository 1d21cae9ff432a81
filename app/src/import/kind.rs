//! What differs from one kind of file to another before it is sent.

use domain::import::{Column, limit};
use leptos::prelude::*;
use service::import::Kind;

use crate::lang::Lang;
use crate::words;

/// Where imports of that kind live: their page, their form.
pub(crate) fn home(slug: &str, kind: Kind) -> String {
    match kind {
        Kind::Members => format!("/cpts/{slug}/import"),
        Kind::Dues => format!("/cpts/{slug}/cotisations/import"),
        Kind::Parties => format!("/cpts/{slug}/blocs/import"),
    }
}

/// The title of the page.
pub(super) fn title(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::Members => t!(lang, "Importer des membres", "Import members"),
        Kind::Dues => t!(lang, "Importer des cotisations", "Import dues"),
        Kind::Parties => t!(
            lang,
            "Importer des groupes et leurs établissements",
            "Import groups and their establishments"
        ),
    }
}

/// The page above.
pub(super) fn up(lang: Lang, slug: &str, kind: Kind) -> (String, String) {
    match kind {
        Kind::Members => (format!("/cpts/{slug}/bureau"), t!(lang, "Bureau", "Board")),
        Kind::Dues => (
            format!("/cpts/{slug}/cotisations"),
            t!(lang, "Cotisations", "Dues"),
        ),
        Kind::Parties => (format!("/cpts/{slug}/blocs"), t!(lang, "Groupes", "Groups")),
    }
}

/// A file to fill in.
pub(super) const fn model(kind: Kind) -> &'static str {
    match kind {
        Kind::Members => "/modeles/membres.csv",
        Kind::Dues => "/modeles/cotisations.csv",
        Kind::Parties => "/modeles/groupes.csv",
    }
}

/// What a file must hold, and how much it may.
pub(super) fn hint(lang: Lang, kind: Kind) -> String {
    let lines = match kind {
        Kind::Members | Kind::Dues => limit::LINES,
        Kind::Parties => limit::PARTIES,
    };
    let lines = words::number(lang, i64::try_from(lines).unwrap_or(i64::MAX));
    let megabytes = limit::FILE_BYTES >> 20;
    match kind {
        Kind::Members => t!(
            lang,
            "Au moins les colonnes Nom et Prénom ; un extrait de l’Annuaire Santé convient tel quel. {lines}\u{a0}lignes et {megabytes}\u{a0}Mo au plus.",
            "At least the columns Nom and Prénom; an extract of the Annuaire Santé will do as it is. At most {lines} lines and {megabytes} MB."
        ),
        Kind::Dues => t!(
            lang,
            "Qui (numéro d’adhésion, RPPS, ou nom et prénom), l’année, le montant ou « exonéré ». {lines}\u{a0}lignes et {megabytes}\u{a0}Mo au plus.",
            "Who (membership number, RPPS, or family and given name), the year, the amount or “exempt”. At most {lines} lines and {megabytes} MB."
        ),
        Kind::Parties => t!(
            lang,
            "Une ligne par établissement : son groupe, son FINESS juridique (ou son SIREN), son nom, depuis quand il en fait partie. {lines}\u{a0}lignes et {megabytes}\u{a0}Mo au plus.",
            "One line an establishment: its group, its FINESS as a legal entity (or its SIREN), its name, since when it is in it. At most {lines} lines and {megabytes} MB."
        ),
    }
}

/// The names of columns that are understood, folded away.
pub(super) fn columns(lang: Lang, kind: Kind) -> impl IntoView {
    let is_dues = |column: Column| column >= Column::DuesYear;
    let of_kind = move |column: &Column| match kind {
        Kind::Members => !is_dues(*column) && *column != Column::MemberNumber,
        Kind::Dues => {
            is_dues(*column)
                || matches!(
                    column,
                    Column::MemberNumber | Column::FamilyName | Column::GivenName | Column::Rpps
                )
        }
        Kind::Parties => true,
    };
    let all: &[Column] = match kind {
        Kind::Members | Kind::Dues => &Column::ALL,
        Kind::Parties => &Column::PARTIES,
    };
    let names = all
        .iter()
        .copied()
        .filter(of_kind)
        .map(|column| view! { <li>{column.title()}</li> })
        .collect_view();
    let said = match kind {
        Kind::Members | Kind::Dues => t!(
            lang,
            "Accents, majuscules et ordre ne comptent pas ; les noms de l’Annuaire Santé et les mots courants (mail, tél, ville, kiné…) sont compris. Les autres colonnes sont ignorées.",
            "Accents, capitals and order do not matter; the names of the Annuaire Santé and common words (mail, tél, ville, kiné…) are understood. Other columns are ignored."
        ),
        Kind::Parties => t!(
            lang,
            "Accents, majuscules et ordre ne comptent pas. Le groupe est créé s’il est nouveau, rejoint s’il porte déjà ce nom ; son type (GHT, CHU hors GHT, groupe privé, autre) se dit sur une de ses lignes. « Au » reste vide tant que l’établissement en fait partie. Les autres colonnes sont ignorées.",
            "Accents, capitals and order do not matter; English names are understood. A group is recorded if it is new, joined if one has that name; its kind (GHT, university hospital, private group, other) is said on one of its lines. The last day stays empty while the establishment is in it. Other columns are ignored."
        ),
    };
    view! {
        <details>
            <summary>{t!(lang, "Colonnes reconnues", "Columns that are understood")}</summary>
            <p>{said}</p>
            <ul class="column-names">{names}</ul>
        </details>
    }
}
