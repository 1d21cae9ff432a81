//! What contracts ask, on the first page.

use domain::home::Task;

use crate::lang::Lang;
use crate::words;

/// The sentence, where, and the address at which it is done.
pub(super) fn asked(
    lang: Lang,
    cpts: &service::home::Cpts,
    task: Task,
) -> (String, String, String) {
    let place = cpts.short_name.clone();
    let at = |contract, to: &str| format!("/cpts/{}/conventions/{contract}{to}", cpts.slug);
    match task {
        Task::GiveOpinion { contract, title } => {
            let said = t!(
                lang,
                "Votre avis sur une convention est demandé",
                "Your opinion on an agreement is asked"
            );
            (
                said,
                format!("{place}\u{a0}· {title}"),
                at(contract, "/avis"),
            )
        }
        Task::ConfirmScan {
            contract,
            title,
            waiting,
        } => {
            let said = plural!(
                lang,
                waiting,
                "Une signature sur papier à confirmer",
                "{waiting} signatures sur papier à confirmer",
                "One signature on paper to confirm",
                "{waiting} signatures on paper to confirm"
            );
            (
                said,
                format!("{place}\u{a0}· {title}"),
                at(contract, "/scan"),
            )
        }
        Task::ContractDue {
            contract,
            title,
            due,
        } => {
            let (what, on) = (words::contract::due(lang, &due), words::date(lang, due.on));
            let said = t!(lang, "{what}, le {on}", "{what}, on {on}");
            (said, format!("{place}\u{a0}· {title}"), at(contract, ""))
        }
        _ => (String::new(), place, format!("/cpts/{}", cpts.slug)),
    }
}
