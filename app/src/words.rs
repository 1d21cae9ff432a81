//! Words: refusals and states as sentences, dates and numbers as they are written.
//!
//! Every match is exhaustive: a refusal without a sentence does not compile.

pub mod account;
mod change;
mod clock;
mod common;
pub mod contract;
mod count;
mod cpts;
pub mod decision;
mod device;
mod draft;
mod dues;
pub mod election;
pub mod ght;
pub mod import;
pub mod journal;
pub mod log;
mod partner;
pub mod profession;
mod role;
mod trustee;
mod unbroken;
mod vote;

use axum::http::StatusCode;
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc, Weekday};
use chrono_tz::Europe::Paris;
use domain::dues::Cents;
use domain::member::AdhesionState;
use domain::permission;
use domain::role::RoleKind;

use crate::lang::Lang;

pub use crate::lang::number;
pub use change::change;
pub use common::{email, overtaken, phone};
pub use cpts::{colour, regime};
pub use device::end as device_end;
pub use dues::{means, settlement, standing};
pub use partner::kind as partner_kind;
pub use unbroken::unbroken;

/// A refusal that a person is told.
pub trait Refusal {
    /// The sentence: what is wrong and what to do.
    fn say(&self, lang: Lang) -> String;

    /// The field of the form it is about.
    fn field(&self) -> Option<&'static str> {
        None
    }

    /// Status of the page.
    fn status(&self) -> StatusCode {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

/// A refusal that a page says in words of its own, as it knows the names that the action does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said(pub String);

impl Refusal for Said {
    fn say(&self, _: Lang) -> String {
        self.0.clone()
    }
}

/// Why an action is not open to this person.
pub fn forbidden(lang: Lang, refused: permission::Refused) -> String {
    match refused {
        permission::Refused::NotMember => t!(
            lang,
            "Cette page est réservée aux membres de la CPTS.",
            "This page is for members of the CPTS."
        ),
        permission::Refused::Suspended => t!(
            lang,
            "Votre adhésion est suspendue : écrivez au bureau de la CPTS.",
            "Your membership is suspended: write to the board of the CPTS."
        ),
        permission::Refused::NoRole => t!(
            lang,
            "Cette page est réservée à celles et ceux qui en ont la charge dans la CPTS.",
            "This page is for those in charge of it in the CPTS."
        ),
    }
}

/// The state of an adhesion.
pub fn adhesion_state(lang: Lang, state: AdhesionState) -> String {
    match state {
        AdhesionState::Applied => t!(lang, "Candidature envoyée", "Application sent"),
        AdhesionState::MoreAsked => t!(lang, "Précisions demandées", "More information asked"),
        AdhesionState::Admitted => t!(lang, "Membre", "Member"),
        AdhesionState::Refused => t!(lang, "Refusée", "Refused"),
        AdhesionState::Withdrawn => t!(lang, "Retirée", "Withdrawn"),
        AdhesionState::Suspended => t!(lang, "Suspendue", "Suspended"),
        AdhesionState::Resigned => t!(lang, "Démission", "Resigned"),
        AdhesionState::StruckOff => t!(lang, "Radiation", "Struck off"),
        AdhesionState::Expelled => t!(lang, "Exclusion", "Expelled"),
    }
}

/// A role.
pub fn role(lang: Lang, role: RoleKind) -> String {
    match role {
        RoleKind::President => t!(lang, "Présidence", "President"),
        RoleKind::VicePresident => t!(lang, "Vice-présidence", "Vice-president"),
        RoleKind::Treasurer => t!(lang, "Trésorerie", "Treasurer"),
        RoleKind::Secretary => t!(lang, "Secrétariat", "Secretary"),
        RoleKind::BoardMember => t!(lang, "Conseil d’administration", "Board member"),
        RoleKind::Coordinator => t!(lang, "Coordination", "Coordinator"),
        RoleKind::Auditor => t!(lang, "Contrôle des comptes", "Auditor"),
    }
}

/// « 24 novembre 2026 ».
pub fn date(lang: Lang, day: NaiveDate) -> String {
    let (number, month, year) = (day.day(), month(lang, day.month0()), day.year());
    match lang {
        Lang::Fr if number == 1 => format!("1er\u{a0}{month} {year}"),
        Lang::Fr | Lang::En => format!("{number}\u{a0}{month} {year}"),
    }
}

/// « mardi 24 novembre 2026 à 20 h 30 », at the clocks of France.
pub fn date_time(lang: Lang, instant: DateTime<Utc>) -> String {
    let local = instant.with_timezone(&Paris);
    let weekday = weekday(lang, local.weekday());
    let day = date(lang, local.date_naive());
    let (hour, minute) = (local.hour(), local.minute());
    match lang {
        Lang::Fr => format!("{weekday} {day} à {hour}\u{a0}h\u{a0}{minute:02}"),
        Lang::En => format!("{weekday} {day} at {hour}:{minute:02}"),
    }
}

/// « 10,00 € ».
pub fn euros(lang: Lang, cents: Cents) -> String {
    let whole = number(lang, cents.0 / 100);
    let rest = (cents.0 % 100).abs();
    match lang {
        Lang::Fr => format!("{whole},{rest:02}\u{a0}€"),
        Lang::En => format!("€{whole}.{rest:02}"),
    }
}

/// « 10,50 », as typed in a field.
pub fn euros_plain(lang: Lang, cents: Cents) -> String {
    let (whole, rest) = (cents.0 / 100, (cents.0 % 100).abs());
    match (lang, rest) {
        (_, 0) => whole.to_string(),
        (Lang::Fr, _) => format!("{whole},{rest:02}"),
        (Lang::En, _) => format!("{whole}.{rest:02}"),
    }
}

/// « depuis le 3 mars 2026 », « du 3 mars 2026 au 2 mars 2029 ».
pub fn period(lang: Lang, from: NaiveDate, to: Option<NaiveDate>) -> String {
    let from = date(lang, from);
    match to {
        None => t!(lang, "depuis le {from}", "since {from}"),
        Some(to) => {
            let to = date(lang, to);
            t!(lang, "du {from} au {to}", "from {from} to {to}")
        }
    }
}

fn month(lang: Lang, month0: u32) -> &'static str {
    const FR: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let names = match lang {
        Lang::Fr => FR,
        Lang::En => EN,
    };
    names.get(month0 as usize).copied().unwrap_or_default()
}

fn weekday(lang: Lang, day: Weekday) -> &'static str {
    match (lang, day) {
        (Lang::Fr, Weekday::Mon) => "lundi",
        (Lang::Fr, Weekday::Tue) => "mardi",
        (Lang::Fr, Weekday::Wed) => "mercredi",
        (Lang::Fr, Weekday::Thu) => "jeudi",
        (Lang::Fr, Weekday::Fri) => "vendredi",
        (Lang::Fr, Weekday::Sat) => "samedi",
        (Lang::Fr, Weekday::Sun) => "dimanche",
        (Lang::En, Weekday::Mon) => "Monday",
        (Lang::En, Weekday::Tue) => "Tuesday",
        (Lang::En, Weekday::Wed) => "Wednesday",
        (Lang::En, Weekday::Thu) => "Thursday",
        (Lang::En, Weekday::Fri) => "Friday",
        (Lang::En, Weekday::Sat) => "Saturday",
        (Lang::En, Weekday::Sun) => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_said_at_the_clocks_of_france() {
        let instant = DateTime::from_timestamp(1_795_548_600, 0).unwrap();
        assert_eq!(
            date_time(Lang::Fr, instant),
            "mardi 24\u{a0}novembre 2026 à 20\u{a0}h\u{a0}30"
        );
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(number(Lang::Fr, 12_480), "12\u{202f}480");
        assert_eq!(number(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(number(Lang::Fr, 999), "999");
        assert_eq!(euros(Lang::Fr, Cents(1050)), "10,50\u{a0}€");
    }
}
