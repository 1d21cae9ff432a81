//! What decisions ask, on the first page.

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
    match task {
        Task::TakePosition {
            decision,
            title,
            vote,
            closes,
        } => {
            let closes = words::date_time(lang, closes);
            let said = if vote {
                t!(lang, "Votez avant le {closes}", "Vote before {closes}")
            } else {
                t!(
                    lang,
                    "Votre position est attendue avant le {closes}",
                    "Your position is expected before {closes}"
                )
            };
            let href = format!("/cpts/{}/decisions/{decision}", cpts.slug);
            (said, format!("{place}\u{a0}· {title}"), href)
        }
        Task::LeadDecision {
            decision,
            title,
            objections,
        } => {
            let said = if objections == 0 {
                t!(
                    lang,
                    "Une décision attend que vous ouvriez le prochain tour ou le vote",
                    "A decision waits for you to open its next round or the vote"
                )
            } else {
                plural!(
                    lang,
                    objections,
                    "Une objection attend votre réponse",
                    "{objections} objections attendent votre réponse",
                    "One objection waits for your answer",
                    "{objections} objections wait for your answer"
                )
            };
            let href = format!("/cpts/{}/decisions/{decision}", cpts.slug);
            (said, format!("{place}\u{a0}· {title}"), href)
        }
        _ => (String::new(), place, format!("/cpts/{}", cpts.slug)),
    }
}
