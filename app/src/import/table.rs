//! The lines of an import as tables.

use domain::import::payment::PaymentDetail;
use domain::import::{Detail, Remark, Verdict};
use leptos::prelude::*;
use service::import::{Kind, Leaf, Look, Shown};

use super::party;
use crate::lang::Lang;
use crate::ui::{Badge, Column, NoticeKind, Table};
use crate::words;

/// Every error of the first lines that have one: line, column, what stands there, what is wrong.
pub(super) fn errors(lang: Lang, here: &str, look: &Look) -> Option<impl IntoView + use<>> {
    if look.refused.is_empty() {
        return None;
    }
    let heads = [
        t!(lang, "Ligne", "Line"),
        t!(lang, "Colonne", "Column"),
        t!(lang, "Dans la case", "In the cell"),
        t!(lang, "Ce qui ne va pas", "What is wrong"),
    ];
    let [_, column_at, cell_at, wrong_at] = heads.clone();
    let mut rows = Vec::new();
    for shown in &look.refused {
        for remark in remarks(&shown.leaf)
            .iter()
            .filter(|remark| remark.is_error())
        {
            let line = shown.line;
            let column = place(lang, look, remark);
            let cell = if remark.shown.is_empty() {
                t!(lang, "(vide)", "(empty)")
            } else {
                remark.shown.clone()
            };
            rows.push(view! {
                <tr>
                    <th scope="row" class="line-head">{t!(lang, "Ligne {line}", "Line {line}")}</th>
                    <td data-label=column_at.clone()>{column}</td>
                    <td data-label=cell_at.clone()>
                        <code>{cell}</code>
                    </td>
                    <td data-label=wrong_at.clone()>{said(lang, &shown.leaf, remark)}</td>
                </tr>
            });
        }
    }
    let columns = heads.map(Column::text).to_vec();
    let (shown, all) = (
        look.refused.len(),
        look.batch.summary.counts.refused as usize,
    );
    let more = (shown < all).then(|| {
        t!(
            lang,
            "Voici les {shown} premières des {all} lignes en erreur. ",
            "These are the first {shown} of {all} lines with errors. "
        )
    });
    let rest = format!("{here}?lignes=refused#lignes");
    Some(view! {
        <section>
            <h2>{t!(lang, "À corriger dans le fichier", "To correct in the file")}</h2>
            {more
                .map(|more| {
                    view! {
                        <p>
                            {more} <a href=rest>{t!(lang, "Les voir toutes", "See all of them")}</a>
                        </p>
                    }
                })}
            <Table columns=columns>{rows}</Table>
        </section>
    })
}

/// The lines of the page.
pub(super) fn lines(lang: Lang, look: &Look) -> impl IntoView + use<> {
    let heads = match look.batch.kind {
        Kind::Members => [
            t!(lang, "Personne", "Person"),
            t!(lang, "Profession", "Profession"),
            t!(lang, "Lieu", "Place"),
            t!(lang, "Ce qui se passe", "What happens"),
        ],
        Kind::Dues => [
            t!(lang, "Personne", "Person"),
            t!(lang, "Année", "Year"),
            t!(lang, "Montant", "Amount"),
            t!(lang, "Ce qui se passe", "What happens"),
        ],
        Kind::Parties => [
            t!(lang, "Établissement", "Establishment"),
            t!(lang, "Groupe", "Group"),
            t!(lang, "Période", "Period"),
            t!(lang, "Ce qui se passe", "What happens"),
        ],
    };
    let rows = look
        .lines
        .iter()
        .map(|shown| row(lang, look, shown, &heads))
        .collect::<Vec<_>>();
    let columns = heads.map(Column::text).to_vec();
    view! { <Table columns=columns>{rows}</Table> }
}

fn row(lang: Lang, look: &Look, shown: &Shown, heads: &[String; 4]) -> impl IntoView + use<> {
    let [_, second, third, last] = heads.clone();
    let line = shown.line;
    let (who, what, place) = match &shown.leaf {
        Leaf::Member { detail, .. } => member(look, detail),
        Leaf::Payment(detail) => payment(lang, detail),
        Leaf::Party(detail) => party::cells(lang, detail),
    };
    let badge = view! { <Badge kind=tone(shown.verdict) label=words::import::verdict(lang, shown.verdict, look.batch.state) /> };
    let notes = notes(lang, look, shown)
        .into_iter()
        .map(|note| view! { <li>{note}</li> })
        .collect::<Vec<_>>();
    let notes = (!notes.is_empty()).then(|| view! { <ul class="notes">{notes}</ul> });
    view! {
        <tr>
            <th scope="row">
                {who} <span class="line-number">{t!(lang, "ligne {line}", "line {line}")}</span>
            </th>
            <td data-label=second>{what}</td>
            <td data-label=third>{place}</td>
            <td data-label=last>
                <div>{badge} {notes}</div>
            </td>
        </tr>
    }
}

fn member(look: &Look, detail: &Detail) -> (String, String, String) {
    let told = &detail.told;
    let mode = told.mode.map(|mode| mode.label().to_lowercase());
    let profession = told.profession.map(|it| it.label().to_owned());
    let work: Vec<_> = profession.into_iter().chain(mode).collect();
    let place: Vec<_> = told
        .place_name
        .clone()
        .into_iter()
        .chain(told.commune.map(|it| super::commune(look, it)))
        .collect();
    (told.full_name(), work.join(", "), place.join(", "))
}

fn payment(lang: Lang, detail: &PaymentDetail) -> (String, String, String) {
    let year = detail
        .payment
        .as_ref()
        .map(|paid| paid.year.to_string())
        .unwrap_or_default();
    let amount = detail.payment.as_ref().map(|paid| match paid.settlement {
        domain::dues::Settlement::Exempt => t!(lang, "exonérée", "exempt"),
        domain::dues::Settlement::Paid => words::euros(lang, paid.amount),
    });
    (detail.named.clone(), year, amount.unwrap_or_default())
}

/// What is to be said about a line beside its verdict: remarks, what would change, who it is.
fn notes(lang: Lang, look: &Look, shown: &Shown) -> Vec<String> {
    let mut notes: Vec<String> = remarks(&shown.leaf)
        .iter()
        .map(|remark| {
            let said = said(lang, &shown.leaf, remark);
            match (place(lang, look, remark), remark.shown.as_str()) {
                (place, _) if place.is_empty() => said,
                (place, "") => t!(lang, "{place} : {said}", "{place}: {said}"),
                (place, cell) => t!(
                    lang,
                    "{place}, « {cell} » : {said}",
                    "{place}, \"{cell}\": {said}"
                ),
            }
        })
        .collect();
    if let Leaf::Party(detail) = &shown.leaf {
        notes.extend(party::note(lang, shown, detail));
    }
    if let Leaf::Member {
        detail,
        choice,
        known,
    } = &shown.leaf
    {
        for change in &detail.changes {
            let column = words::import::column(lang, change.column);
            let (before, after) = (change.before.as_deref().unwrap_or("—"), &change.after);
            notes.push(t!(
                lang,
                "{column} : {before} → {after}",
                "{column}: {before} → {after}"
            ));
        }
        if let Some(domain::import::Whom::Line(line)) = detail.same {
            notes.push(t!(
                lang,
                "Même personne qu’à la ligne {line}.",
                "Same person as on line {line}."
            ));
        }
        if let Some(domain::import::Whom::Adhesion(id)) = detail.same
            && let Some((number, _)) = known.get(&id)
        {
            notes.push(t!(
                lang,
                "Adhésion n°\u{a0}{number}.",
                "Membership no.\u{a0}{number}."
            ));
        }
        if shown.verdict == Verdict::Likely {
            notes.push(words::import::choice(lang, *choice));
        }
    }
    notes
}

fn remarks(leaf: &Leaf) -> &[Remark] {
    match leaf {
        Leaf::Member { detail, .. } => &detail.remarks,
        Leaf::Payment(detail) => &detail.remarks,
        Leaf::Party(detail) => &detail.remarks,
    }
}

fn said(lang: Lang, leaf: &Leaf, remark: &Remark) -> String {
    match leaf {
        Leaf::Party(detail) => party::remark(lang, detail, remark),
        _ => words::import::remark(lang, remark.what),
    }
}

/// The column of a remark: its number and its name in the file.
fn place(lang: Lang, look: &Look, remark: &Remark) -> String {
    let Some(column) = remark.column else {
        return String::new();
    };
    let name = usize::try_from(column - 1)
        .ok()
        .and_then(|at| look.batch.summary.columns.get(at));
    match name {
        Some(name) => t!(lang, "{column}\u{a0}« {name} »", "{column}\u{a0}\"{name}\""),
        None => column.to_string(),
    }
}

const fn tone(verdict: Verdict) -> NoticeKind {
    match verdict {
        Verdict::Create | Verdict::Update => NoticeKind::Success,
        Verdict::Already | Verdict::Repeats => NoticeKind::Info,
        Verdict::Likely => NoticeKind::Caution,
        Verdict::Refused => NoticeKind::Refusal,
    }
}
