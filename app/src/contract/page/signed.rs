//! Who has signed, who has not, and where anybody verifies it.

use domain::contract::party::Party;
use domain::contract::stage::Step;
use leptos::prelude::*;

use super::Shown;
use crate::ui::{Badge, ButtonKind, Icon, LinkButton, Notice, NoticeKind};
use crate::words;
use crate::words::contract::capacity;

/// The signatures, party by party.
pub(super) fn signatures(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, it) = (shown.lang, shown.it);
    let step = it.seen.stage.step();
    let sealed = matches!(step, Step::Signing | Step::InForce | Step::Notice)
        || step == Step::Over && !it.signatures.is_empty();
    if !sealed {
        return None;
    }
    let lines = it
        .head
        .text
        .parties
        .iter()
        .map(|party| one(shown, party))
        .collect_view();
    // Before the first signature there is nothing to verify.
    let actions = (!it.signatures.is_empty()).then(|| {
        let verify = format!("/conventions/verifier/{}", it.seen.row.id);
        let file = format!("{}/fichier.convention", shown.path);
        view! {
            <div class="actions">
                <LinkButton href=verify kind=ButtonKind::Quiet icon=Icon::Tick label=t!(lang, "Vérifier", "Verify") />
                <LinkButton
                    href=file
                    kind=ButtonKind::Quiet
                    icon=Icon::Download
                    label=t!(lang, "Télécharger le fichier signé", "Download the signed file")
                />
            </div>
        }
    });
    Some(
        view! {
            <section class="stack">
                <h2>{t!(lang, "Les signatures", "The signatures")}</h2>
                <ul class="stack" role="list">{lines}</ul>
                {paper(shown)}
                <p class="small muted">{plainly(lang)}</p>
                {actions}
            </section>
        }
        .into_any(),
    )
}

/// Where a signature on paper is entered, and what waits there.
fn paper(shown: Shown<'_>) -> Option<AnyView> {
    if !crate::contract::scan::may(shown.it) {
        return None;
    }
    let (lang, count) = (shown.lang, shown.it.scans);
    let href = format!("{}/scan", shown.path);
    if count == 0 {
        return Some(
            view! {
                <p>
                    <a href=href>{t!(lang, "Enregistrer une signature sur papier", "Record a signature on paper")}</a>
                </p>
            }
            .into_any(),
        );
    }
    let title = plural!(
        lang,
        count,
        "Le scan d’une signature attend une seconde personne du bureau.",
        "{count} scans de signatures attendent une seconde personne du bureau.",
        "The scan of a signature is waiting for a second officer.",
        "{count} scans of signatures are waiting for a second officer."
    );
    Some(
        view! {
            <Notice kind=NoticeKind::Caution title=title>
                <p><a href=href>{t!(lang, "Comparer le scan au document", "Compare the scan with the document")}</a></p>
            </Notice>
        }
        .into_any(),
    )
}

/// What kind of signature it is, and is not.
pub(in crate::contract) fn plainly(lang: crate::lang::Lang) -> String {
    t!(
        lang,
        "Ce sont des signatures électroniques simples, avec la preuve que rien n’a changé depuis. Ce ne sont pas des signatures qualifiées\u{a0}: en cas de litige, un juge les apprécie.",
        "These are simple electronic signatures, with the proof that nothing changed since. They are not qualified signatures: in a dispute, a judge weighs them."
    )
}

fn one(shown: Shown<'_>, party: &Party) -> AnyView {
    let lang = shown.lang;
    let found = shown.it.signatures.iter().find(|it| it.party == party.id);
    let name = party.name.clone();
    let Some(it) = found else {
        let who = format!("{}, {}", party.signatory.name, party.signatory.function);
        let how = capacity(lang, party.signatory.capacity);
        return view! {
            <li class="card stack">
                <h3>{name} " " <Badge kind=NoticeKind::Caution label=t!(lang, "Attendue", "Awaited") /></h3>
                <p>{t!(lang, "{who} ({how}).", "{who} ({how}).")}</p>
            </li>
        }
        .into_any();
    };
    let (who, function, at) = (
        it.name.clone(),
        it.function.clone(),
        words::date_time(lang, it.at),
    );
    let said = if it.paper {
        t!(
            lang,
            "Sur papier, par {who}, {function}\u{a0}; le scan a été enregistré par deux membres du bureau, {at}.",
            "On paper, by {who}, {function}; two officers entered the scan, {at}."
        )
    } else {
        t!(
            lang,
            "Par {who}, {function}, {at}.",
            "By {who}, {function}, {at}."
        )
    };
    view! {
        <li class="card stack">
            <h3>{name} " " <Badge kind=NoticeKind::Success label=t!(lang, "Signée", "Signed") /></h3>
            <p>{said}</p>
        </li>
    }
    .into_any()
}
