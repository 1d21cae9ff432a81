//! What can be done with an import.

use leptos::prelude::*;
use service::import::{Kind, Look, State};

use super::super::home;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, LinkButton, Notice};
use crate::words;

/// The buttons: one that counts, the others quieter.
pub(super) fn actions(lang: Lang, slug: &str, here: &str, look: &Look, stale: bool) -> AnyView {
    match look.batch.state {
        State::Checked if stale => again_button(lang, here).into_any(),
        State::Checked if look.batch.kind == Kind::Parties => {
            groups(lang, &home(slug, Kind::Parties), here, look).into_any()
        }
        State::Checked => checked(lang, here, look).into_any(),
        State::Committed => committed(lang, look.batch.kind, here).into_any(),
        State::Undone | State::Dropped => ().into_any(),
    }
}

fn checked(lang: Lang, here: &str, look: &Look) -> impl IntoView + use<> {
    let (create, update) = (look.would_create, look.would_update);
    let is_empty = create == 0 && update == 0;
    let label = words::import::commit(lang, look.batch.kind, create, update);
    let undecided = look.undecided;
    let aside = (undecided > 0).then(|| {
        plural!(
            lang,
            undecided,
            "Un doublon probable n’est pas tranché : il sera laissé de côté.",
            "{undecided} doublons probables ne sont pas tranchés : ils seront laissés de côté.",
            "One likely duplicate is undecided: it will be left aside.",
            "{undecided} likely duplicates are undecided: they will be left aside."
        )
    });
    let refused = look.batch.summary.counts.refused;
    let wrong = (refused > 0).then(|| {
        plural!(
            lang, refused,
            "La ligne en erreur ne sera pas importée : corrigez-la dans le fichier, puis envoyez-le à nouveau ; les autres seront reconnues.",
            "Les {refused} lignes en erreur ne seront pas importées : corrigez-les dans le fichier, puis envoyez-le à nouveau ; les autres seront reconnues.",
            "The line with an error will not be imported: correct it in the file and send it again; the others will be recognised.",
            "The {refused} lines with errors will not be imported: correct them in the file and send it again; the others will be recognised."
        )
    });
    let (here, decide) = (here.to_owned(), format!("{here}?lignes=likely#lignes"));
    view! {
        {is_empty.then(|| nothing(lang))}
        <form method="post" action=here>
            {aside
                .map(|aside| {
                    view! {
                        <p>
                            {aside} " " <a href=decide>{t!(lang, "Trancher", "Decide")}</a>
                        </p>
                    }
                })} {wrong.map(|wrong| view! { <p>{wrong}</p> })} <div class="actions">
                {(!is_empty)
                    .then(|| view! { <Button label=label name="action" value="commit" /> })}
                <Button
                    label=t!(lang, "Abandonner", "Drop")
                    kind=ButtonKind::Quiet
                    name="action"
                    value="drop"
                />
            </div>
        </form>
    }
}

/// A file of groups: all lines hold, or the board says that the bad ones are left out.
fn groups(lang: Lang, home: &str, here: &str, look: &Look) -> impl IntoView + use<> {
    let (create, refused) = (look.would_create, look.batch.summary.counts.refused);
    let commit = words::import::commit(lang, Kind::Parties, create, 0);
    let wrong = (refused > 0).then(|| {
        let said = words::import::left_out(lang, refused, create);
        view! { <p>{said}</p> }
    });
    let record = (create > 0).then(|| {
        if refused == 0 {
            return view! { <Button label=commit name="action" value="commit" /> }.into_any();
        }
        let label = plural!(
            lang,
            refused,
            "{commit} sans la ligne en erreur",
            "{commit} sans les {refused} lignes en erreur",
            "{commit} without the line with an error",
            "{commit} without the {refused} lines with errors"
        );
        view! { <Button kind=ButtonKind::Quiet label=label name="action" value="commit-rest" /> }
            .into_any()
    });
    let again = (refused > 0).then(|| {
        let label = t!(
            lang,
            "Envoyer le fichier corrigé",
            "Send the corrected file"
        );
        let home = home.to_owned();
        view! { <LinkButton href=home label=label /> }
    });
    let here = here.to_owned();
    view! {
        {(create == 0 && refused == 0).then(|| nothing(lang))}
        <form method="post" action=here>
            {wrong}
            <div class="actions">
                {again} {record}
                <Button label=t!(lang, "Abandonner", "Drop") kind=ButtonKind::Quiet name="action" value="drop" />
            </div>
        </form>
    }
}

fn nothing(lang: Lang) -> impl IntoView {
    view! {
        <Notice>
            <p>
                {t!(
                    lang,
                    "Il n’y a rien à enregistrer : aucune ligne n’est nouvelle.",
                    "There is nothing to record: no line is new."
                )}
            </p>
        </Notice>
    }
}

/// The way on after the register changed.
fn again_button(lang: Lang, here: &str) -> impl IntoView + use<> {
    let here = here.to_owned();
    view! {
        <form method="post" action=here>
            <div class="actions">
                <Button
                    label=t!(lang, "Comparer à nouveau", "Compare again")
                    name="action"
                    value="recheck"
                />
            </div>
        </form>
    }
}

fn committed(lang: Lang, kind: Kind, here: &str) -> impl IntoView + use<> {
    let here = here.to_owned();
    view! {
            <details class="confirm">
                <summary>{t!(lang, "Annuler cet import", "Undo this import")}</summary>
                <form class="confirm__body" method="post" action=here>
                    <p>
    {words::import::undoing(lang, kind)}
                    </p>
                    <div class="actions">
                        <Button label=t!(lang, "Annuler l’import", "Undo the import") kind=ButtonKind::Danger name="action" value="undo" />
                    </div>
                </form>
            </details>
        }
}
