//! Who covers what in the communes that several CPTS share.

use std::collections::BTreeMap;

use domain::territory::{Coverage, InseeCode, Mission};
use leptos::prelude::*;
use service::territory::{Practising, Shared};

use super::words::mission;
use crate::lang::Lang;
use crate::ui::{Badge, Column, Icon, NoticeKind, Table};
use crate::words::profession::profession;

/// The missions in each shared commune, and those who practise there, as far as the reader sees them.
pub(super) fn who_covers_what(
    lang: Lang,
    shared: &[Shared],
    practising: &BTreeMap<InseeCode, Vec<Practising>>,
) -> Option<impl IntoView + use<>> {
    let communes = shared
        .iter()
        .map(|shared| {
            let people = practising
                .get(&shared.commune.code)
                .map_or(&[][..], Vec::as_slice);
            one_shared(lang, shared, people)
        })
        .collect_view();
    (!shared.is_empty()).then(|| {
        view! {
            <section id="qui-couvre-quoi">
                <h2>{t!(lang, "Qui assure quoi", "Who covers what")}</h2>
                <p>
                    {t!(
                        lang,
                        "Dans chaque commune partagée, les missions que chaque CPTS dit y assurer.",
                        "In each shared commune, the missions that each CPTS says it takes on there."
                    )}
                </p>
                <div class="folds">{communes}</div>
            </section>
        }
    })
}

fn one_shared(lang: Lang, shared: &Shared, people: &[Practising]) -> impl IntoView + use<> {
    let silent = shared
        .holders
        .iter()
        .filter(|(_, said)| *said == Coverage::NotSaid)
        .count();
    let state = if silent > 0 {
        let label = t!(lang, "à préciser", "not stated yet");
        view! { <Badge kind=NoticeKind::Caution label=label /> }.into_any()
    } else if shared.gaps.is_empty() {
        let label = t!(lang, "tout est assuré", "all is covered");
        view! { <Badge kind=NoticeKind::Success label=label /> }.into_any()
    } else {
        let n = shared.gaps.len();
        let label = plural!(
            lang,
            n,
            "{n} mission sans personne",
            "{n} missions sans personne",
            "{n} mission with nobody",
            "{n} missions with nobody"
        );
        view! { <Badge kind=NoticeKind::Caution icon=Icon::Caution label=label /> }.into_any()
    };
    let who: Vec<String> = shared
        .holders
        .iter()
        .map(|(cpts, _)| cpts.short_name.clone())
        .collect();
    let columns = std::iter::once(Column::text(t!(lang, "Mission", "Mission")))
        .chain(who.iter().map(Column::text))
        .collect();
    let rows = Mission::ALL
        .iter()
        .map(|this| {
            let cells = shared
                .holders
                .iter()
                .map(|(cpts, said)| {
                    let answer = match said.covers(*this) {
                        None => t!(lang, "non précisé", "not said"),
                        Some(true) => t!(lang, "oui", "yes"),
                        Some(false) => t!(lang, "non", "no"),
                    };
                    view! { <td data-label=cpts.short_name.clone()>{answer}</td> }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{mission(lang, *this)}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <details class="fold" id=format!("commune-{}", shared.commune.code)>
            <summary>
                <strong>{shared.commune.name.clone()}</strong>
                <span class="fold__detail">{who.join(", ")}</span>
                {state}
            </summary>
            <Table columns=columns>{rows}</Table>
            {names(lang, people)}
        </details>
    }
}

/// People who let neighbours see that they practise here.
fn names(lang: Lang, people: &[Practising]) -> Option<impl IntoView + use<>> {
    let rows = people
        .iter()
        .map(|person| {
            let what = person.profession.map(|it| {
                let what = profession(lang, it);
                view! { <span class="muted">{format!(" – {what}")}</span> }
            });
            view! {
                <li>
                    {person.name.clone()}
                    {what}
                </li>
            }
        })
        .collect_view();
    (!people.is_empty()).then(|| {
        view! {
            <h3>{t!(lang, "Qui y exerce", "Who practises there")}</h3>
            <p class="muted">
                {t!(
                    lang,
                    "Membres d’une de ces CPTS qui ont choisi d’être visibles des CPTS voisines. Cette liste n’est montrée qu’aux membres de ces CPTS.",
                    "Members of one of these CPTS who chose to be seen by neighbouring CPTS. This list is shown to members of these CPTS only."
                )}
            </p>
            <ul>{rows}</ul>
        }
    })
}
