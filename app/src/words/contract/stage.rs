use domain::contract::stage::{End, Stage, Step};

use crate::lang::Lang;
use crate::ui::NoticeKind;
use crate::words;

/// A stage by its name, as the register is narrowed by it.
pub fn step(lang: Lang, step: Step) -> String {
    match step {
        Step::Draft => t!(lang, "Brouillon", "Draft"),
        Step::Negotiation => t!(lang, "En négociation", "In negotiation"),
        Step::Opinion => t!(lang, "Avis demandé", "Opinion requested"),
        Step::Mandate => t!(lang, "Mandat demandé", "Mandate requested"),
        Step::Signing => t!(lang, "À signer", "To be signed"),
        Step::InForce => t!(lang, "En vigueur", "In force"),
        Step::Notice => t!(lang, "Dénoncée", "Notice given"),
        Step::Over => t!(lang, "Terminée", "Over"),
    }
}

/// Where a contract stands, and how it ended.
pub fn ended(lang: Lang, at: Step, end: Option<End>) -> String {
    match end {
        None => step(lang, at),
        Some(End::Expired) => t!(lang, "Arrivée à son terme", "Expired"),
        Some(End::Terminated) => t!(lang, "Résiliée", "Terminated"),
        Some(End::Amended) => t!(lang, "Remplacée par un avenant", "Replaced by an amendment"),
        Some(End::Renewed) => t!(lang, "Renouvelée", "Renewed"),
        Some(End::Abandoned) => t!(lang, "Abandonnée", "Abandoned"),
    }
}

/// Where a contract stands, with its day.
pub fn stage(lang: Lang, stage: &Stage) -> String {
    match stage {
        Stage::Notice { until, .. } => {
            let until = words::date(lang, *until);
            t!(
                lang,
                "Dénoncée, jusqu’au {until}",
                "Notice given, until {until}"
            )
        }
        Stage::Over { end, .. } => ended(lang, Step::Over, Some(*end)),
        other => step(lang, other.step()),
    }
}

/// How its badge is coloured.
pub const fn step_kind(step: Step) -> Option<NoticeKind> {
    match step {
        Step::InForce => Some(NoticeKind::Success),
        Step::Signing | Step::Mandate | Step::Notice => Some(NoticeKind::Caution),
        Step::Draft | Step::Negotiation | Step::Opinion | Step::Over => None,
    }
}
