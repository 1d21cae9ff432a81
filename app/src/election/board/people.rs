//! Who is on the electoral board, and naming others.

use domain::election::stage::Stage;
use domain::election::urn::OfficerKind;
use domain::id::AdhesionId;
use leptos::prelude::*;

use crate::election::page::Shown;
use crate::ui::{Button, ButtonKind, Choice, Empty, Field, FieldKind, Icon, RadioCards, Row, Rows};
use crate::words::election::officer;

/// The board, and the search for those to be named.
pub(super) fn people(shown: Shown<'_>, found: &[(AdhesionId, String)]) -> AnyView {
    let (lang, it) = (shown.lang, shown.it);
    let action = format!("{}/bureau", shown.path);
    let may = it.seen.manages && it.seen.stage <= Stage::Roll;
    let rows = it
        .officers
        .iter()
        .map(|(person, kind, name)| {
            let leave = may.then(|| {
                view! {
                    <form method="post" action=action.clone() class="row__form">
                        <input type="hidden" name="qui" value=person.to_string() />
                        <Button kind=ButtonKind::Link name="action" value="remplacer" label=t!(lang, "Retirer", "Take off") />
                    </form>
                }
                .into_any()
            });
            let what = officer(lang, *kind);
            view! { <Row title=name.clone() end=leave>{what}</Row> }
        })
        .collect_view();
    let none = it.officers.is_empty().then(|| {
        view! {
            <p>
                {t!(
                    lang,
                    "Une présidence, deux scrutateurs au moins, et une personne qui prépare les feuilles de vote. Aucune n’est candidate.",
                    "A chair, two tellers at least, and somebody who prepares the voting sheets. None of them stands."
                )}
            </p>
        }
    });
    view! {
        <section>
            <h2>{t!(lang, "Qui en fait partie", "Who is on it")}</h2>
            {none}
            <Rows>{rows}</Rows>
            {may.then(|| search(shown, found))}
        </section>
    }
    .into_any()
}

fn search(shown: Shown<'_>, found: &[(AdhesionId, String)]) -> AnyView {
    let (lang, form) = (shown.lang, shown.form);
    let action = format!("{}/bureau", shown.path);
    let none = !form.text("nom").is_empty() && found.is_empty();
    let who: Vec<Choice> = found
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
        .collect();
    let roles: Vec<Choice> = OfficerKind::ALL
        .iter()
        .map(|it| Choice::new(it.code(), officer(lang, *it)))
        .collect();
    let words = form.text("nom").to_owned();
    let name = (!found.is_empty()).then(|| {
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="nom" value=words />
                <RadioCards form=form name="qui" label=t!(lang, "Qui", "Who") choices=who required=true />
                <RadioCards form=form name="role" label=t!(lang, "Pour quoi", "For what") choices=roles required=true />
                <div class="actions">
                    <Button name="action" value="designer" label=t!(lang, "Désigner", "Name") />
                </div>
            </form>
        }
    });
    view! {
        <form class="search" method="get" action=action.clone()>
            <Field form=form name="nom" kind=FieldKind::Search label=t!(lang, "Désigner un membre\u{a0}: son nom", "Name a member: their name") />
            <Button kind=ButtonKind::Quiet label=t!(lang, "Chercher", "Search") />
        </form>
        {none
            .then(|| {
                view! { <Empty icon=Icon::Search title=t!(lang, "Aucun membre de ce nom.", "No member of that name.") /> }
            })}
        {name}
    }
    .into_any()
}
