//! What elections ask, on the first page.

use domain::home::ElectionStep;

use crate::lang::Lang;
use crate::words::{date, date_time};

/// The sentence, and the last part of the address at which it is done.
pub(super) fn step(lang: Lang, step: &ElectionStep) -> (String, &'static str) {
    match step {
        ElectionStep::Stand { until } => {
            let until = date_time(lang, *until);
            (
                t!(
                    lang,
                    "Candidatures ouvertes jusqu’au {until}",
                    "Candidacies are open until {until}"
                ),
                "",
            )
        }
        ElectionStep::Code { until } => {
            let until = date_time(lang, *until);
            (
                t!(
                    lang,
                    "Préparez votre téléphone avant l’ouverture du vote, {until}",
                    "Prepare your phone before the vote opens, {until}"
                ),
                "/code",
            )
        }
        ElectionStep::Vote { until } => {
            let until = date_time(lang, *until);
            (
                t!(lang, "Votez avant le {until}", "Vote before {until}"),
                "/voter",
            )
        }
        ElectionStep::Confirm { waiting } => {
            let waiting = *waiting;
            (
                plural!(
                    lang,
                    waiting,
                    "Bureau de vote\u{a0}: un acte attend votre confirmation",
                    "Bureau de vote\u{a0}: {waiting} actes attendent votre confirmation",
                    "Electoral board: one act awaits your confirmation",
                    "Electoral board: {waiting} acts await your confirmation"
                ),
                "/bureau",
            )
        }
        ElectionStep::EnterPapers => (
            t!(
                lang,
                "Bureau de vote\u{a0}: saisissez à deux les bulletins de papier",
                "Electoral board: enter the paper ballots, in pairs"
            ),
            "/depouillement",
        ),
        ElectionStep::Sample => (
            t!(
                lang,
                "Bureau de vote\u{a0}: l’échantillon d’inscriptions vous attend",
                "Electoral board: the sample of registrations awaits you"
            ),
            "/echantillon",
        ),
        ElectionStep::SignMinutes => (
            t!(
                lang,
                "Bureau de vote\u{a0}: signez le procès-verbal",
                "Electoral board: sign the minutes"
            ),
            "/proces-verbal",
        ),
        ElectionStep::Declare { until } => {
            let until = date(lang, *until);
            (
                t!(
                    lang,
                    "Déclarez les nouveaux dirigeants en préfecture avant le {until}",
                    "Declare the new leaders at the prefecture before {until}"
                ),
                "",
            )
        }
    }
}
