//! Whether the rows of the election still are what was cast and logged: asked at once, and when that was done last.

use domain::election::incident::Said;
use domain::election::stage::Stage;
use leptos::prelude::*;
use service::election::show::Board;

use crate::election::page::Shown;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};
use crate::words::date_time;
use crate::words::election::changed_row;

/// The last check, and the button for another.
pub(super) fn integrity(shown: Shown<'_>, read: &Board) -> Option<AnyView> {
    let (lang, it) = (shown.lang, shown.it);
    if !(Stage::Sealed..=Stage::Challenge).contains(&it.seen.stage) {
        return None;
    }
    let last = read.checked.as_ref().map(|checked| {
        let at = date_time(lang, checked.at);
        if checked.wrong == 0 {
            let said = t!(
                lang,
                "Dernier contrôle {at} : tout concorde.",
                "Last check {at}: everything agrees."
            );
            return view! { <p>{said}</p> }.into_any();
        }
        let (rows, more) = match &checked.said {
            Some(Said::Integrity { rows, more }) => (rows.as_slice(), *more),
            _ => (&[][..], 0),
        };
        let lines = rows.iter().map(|row| view! { <li>{changed_row(lang, row)}</li> });
        let lines = lines.collect_view();
        let more = (more > 0).then(|| {
            plural!(
                lang,
                more,
                "Et une autre.",
                "Et {more} autres.",
                "And one more.",
                "And {more} more."
            )
        });
        let more = more.map(|it| view! { <p>{it}</p> });
        let title = t!(
            lang,
            "Des lignes ont été changées dans la base",
            "Rows were changed in the database"
        );
        view! {
            <Notice kind=NoticeKind::Refusal title=title>
                <p>{t!(lang, "Contrôle {at}.", "Check {at}.")}</p>
                <ul>{lines}</ul>
                {more}
                <p>
                    {t!(
                        lang,
                        "Décidez à deux s’il faut arrêter une urne, et faites examiner le serveur avant toute autre chose.",
                        "Decide with another member whether an urn must be stopped, and have the server examined before anything else."
                    )}
                </p>
            </Notice>
        }
        .into_any()
    });
    let ask = (!it.seen.officer.is_empty()).then(|| {
        view! {
            <form method="post" action=format!("{}/bureau", shown.path)>
                <div class="actions">
                    <Button
                        kind=ButtonKind::Quiet
                        name="action"
                        value="controler"
                        label=t!(lang, "Contrôler maintenant", "Check now")
                    />
                </div>
            </form>
        }
    });
    Some(
        view! {
            <section id="integrite">
                <h2>{t!(lang, "Contrôle d’intégrité", "Integrity check")}</h2>
                <p class="muted">
                    {t!(
                        lang,
                        "Liste, codes, marques et bulletins sont comparés au registre : toutes les dix minutes pendant le vote, et quand vous le demandez.",
                        "Roll, codes, marks and ballots are compared with the register: every ten minutes during the vote, and when you ask."
                    )}
                </p>
                {last}
                {ask}
            </section>
        }
        .into_any(),
    )
}
