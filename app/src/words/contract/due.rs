use domain::contract::calendar::{Due, What};
use domain::contract::promise::Every;

use crate::lang::Lang;

/// What is due, in one line.
pub fn due(lang: Lang, due: &Due) -> String {
    let label = due.label.clone();
    match due.what {
        What::End => t!(lang, "Fin de la convention", "End of the agreement"),
        What::Notice => t!(
            lang,
            "Dernier jour pour la dénoncer",
            "Last day to give notice"
        ),
        What::Renewal => t!(lang, "Reconduction tacite", "Tacit renewal"),
        What::Review => t!(lang, "Bilan annuel", "Yearly review"),
        What::Indicator => t!(lang, "Indicateur\u{a0}: {label}", "Indicator: {label}"),
        What::Payment => t!(lang, "Versement\u{a0}: {label}", "Payment: {label}"),
        What::Meeting => t!(lang, "Réunion\u{a0}: {label}", "Meeting: {label}"),
        What::Representation => t!(
            lang,
            "Fin de la délégation de {label}",
            "End of the delegation of {label}"
        ),
        What::RequestMeeting => t!(
            lang,
            "Réunion avec l’ARS et l’assurance maladie, 15 jours après la demande",
            "Meeting with ARS and health insurance, 15 days after the request"
        ),
        What::Validation => t!(
            lang,
            "Validation tacite du projet de santé, 2 mois après sa réception",
            "Tacit validation of the health project, 2 months after it was received"
        ),
    }
}

/// How often something comes again.
pub fn every(lang: Lang, every: Option<Every>) -> String {
    match every {
        None => t!(lang, "une fois", "once"),
        Some(Every::Month) => t!(lang, "chaque mois", "each month"),
        Some(Every::Quarter) => t!(lang, "chaque trimestre", "each quarter"),
        Some(Every::HalfYear) => t!(lang, "chaque semestre", "each half-year"),
        Some(Every::Year) => t!(lang, "chaque année", "each year"),
    }
}
