//! Dues: standing, means, and why an entry is not taken.

use axum::http::StatusCode;
use domain::dues::{DuesStanding, Means, Settlement};
use service::dues::rates::RatesRefused;
use service::dues::record::{CancelRefused, RecordRefused};
use service::dues::remind::RemindRefused;

use super::{Refusal, date, euros};
use crate::lang::Lang;

/// Where a member stands.
pub fn standing(lang: Lang, standing: DuesStanding) -> String {
    match standing {
        DuesStanding::NothingDue => t!(lang, "Rien à payer", "Nothing due"),
        DuesStanding::Settled(settled) => settlement(lang, settled),
        DuesStanding::Expected(cents) => {
            let amount = euros(lang, cents);
            t!(lang, "{amount} attendus", "{amount} expected")
        }
    }
}

/// How dues were settled.
pub fn settlement(lang: Lang, settlement: Settlement) -> String {
    match settlement {
        Settlement::Paid => t!(lang, "Payée", "Paid"),
        Settlement::Exempt => t!(lang, "Exemptée", "Exempt"),
    }
}

/// How dues were paid.
pub fn means(lang: Lang, means: Means) -> String {
    match means {
        Means::Transfer => t!(lang, "Virement", "Transfer"),
        Means::Cheque => t!(lang, "Chèque", "Cheque"),
        Means::Cash => t!(lang, "Espèces", "Cash"),
        Means::Card => t!(lang, "Carte", "Card"),
        Means::Other => t!(lang, "Autre", "Other"),
    }
}

/// A year outside those that can be recorded.
fn year(lang: Lang) -> String {
    t!(
        lang,
        "Choisissez une année entre l’avant-dernière et la prochaine.",
        "Choose a year between the one before last and the next one."
    )
}

impl Refusal for RecordRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::AlreadySettled {
                settlement: how,
                cents,
                received_on,
            } => {
                let (how, amount, day) = (
                    settlement(lang, *how),
                    euros(lang, *cents),
                    date(lang, *received_on),
                );
                t!(
                    lang,
                    "Cette année a déjà une écriture : {how}, {amount}, le {day}. Annulez-la d’abord si elle est fausse.",
                    "That year has an entry already: {how}, {amount}, on {day}. Cancel it first if it is wrong."
                )
            }
            Self::ZeroPaid => t!(
                lang,
                "Un paiement de 0 € n’en est pas un : choisissez « Exemptée ».",
                "A payment of €0 is none: choose \"Exempt\"."
            ),
            Self::FutureDay => t!(lang, "Ce jour est à venir.", "That day lies ahead."),
            Self::Year => year(lang),
            Self::NotMember => t!(
                lang,
                "Cette personne n’a pas été admise : aucune cotisation n’est due.",
                "This person was not admitted: no dues are owed."
            ),
            Self::NoteTooLong => t!(
                lang,
                "La remarque dépasse 500 caractères.",
                "The remark is longer than 500 characters."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::AlreadySettled { .. } | Self::Year => Some("dues_year"),
            Self::ZeroPaid => Some("amount"),
            Self::FutureDay => Some("received_on"),
            Self::NoteTooLong => Some("note"),
            Self::NotMember => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::AlreadySettled { .. } => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for CancelRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::ReasonMissing => t!(
                lang,
                "Écrivez pourquoi l’écriture est fausse : elle reste lisible avec cette raison.",
                "Write why the entry is wrong: it stays readable with this reason."
            ),
            Self::ReasonTooLong => t!(
                lang,
                "La raison dépasse 500 caractères.",
                "The reason is longer than 500 characters."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("cancel_reason")
    }
}

impl Refusal for RatesRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Year => year(lang),
        }
    }
}

impl Refusal for RemindRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NobodyToRemind => t!(
                lang,
                "Personne à relancer : tout le monde est à jour, ou a déjà reçu un rappel aujourd’hui.",
                "Nobody to remind: everybody is up to date, or was reminded today."
            ),
            Self::FutureYear => t!(
                lang,
                "Cette année n’a pas commencé : aucun rappel n’est possible.",
                "That year has not begun: no reminder is possible."
            ),
        }
    }
}
