//! Dues (« cotisations »): who is up to date.

pub mod amount;

use chrono::{Datelike, NaiveDate};

use crate::code::coded;

coded! {
    /// How a year's dues were settled.
    Settlement {
        /// Paid.
        Paid = "paid",
        /// The CPTS exempts the member.
        Exempt = "exempt",
    }
}

coded! {
    /// How dues were paid; payment itself happens outside.
    Means {
        /// Bank transfer.
        Transfer = "transfer",
        /// Cheque.
        Cheque = "cheque",
        /// Cash.
        Cash = "cash",
        /// Card, through a service outside.
        Card = "card",
        /// Something else.
        Other = "other",
    }
}

/// An amount in euro cents.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Cents(pub i64);

/// Where a member stands with the dues of a civil year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DuesStanding {
    /// The CPTS asks for no dues that year.
    NothingDue,
    /// Settled, by payment or exemption.
    Settled(Settlement),
    /// Due and not recorded: the amount asked.
    Expected(Cents),
}

impl DuesStanding {
    /// Up to date (« à jour de cotisation »): nothing is due, or it is settled. Later rolls use
    /// this function and no other.
    pub const fn is_up_to_date(self) -> bool {
        matches!(self, Self::NothingDue | Self::Settled(_))
    }
}

/// Where a member stands for a year, from the amount asked of the member's category that year and
/// the entry of the register, if there is one.
pub const fn up_to_date(asked: Option<Cents>, recorded: Option<Settlement>) -> DuesStanding {
    match (asked, recorded) {
        (_, Some(settlement)) => DuesStanding::Settled(settlement),
        (Some(Cents(amount)), None) if amount > 0 => DuesStanding::Expected(Cents(amount)),
        _ => DuesStanding::NothingDue,
    }
}

/// Whether somebody was a member on any day of a civil year: dues are asked of them alone. `admitted_on` is
/// the first day of membership (none for an applicant), `ended_on` the last, if it is over. Dues of the
/// year in which one leaves stay owed (law of 1 July 1901, art. 4); those of years before one joined never
/// were.
pub fn is_member_during(
    year: i32,
    admitted_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
) -> bool {
    admitted_on.is_some_and(|day| day.year() <= year)
        && ended_on.is_none_or(|day| year <= day.year())
}

/// Whether dues of a year can be recorded on a day: from the year before the last to the next one. Older ones
/// are settled on paper, later ones are typing errors.
pub fn is_recordable(year: i32, today: NaiveDate) -> bool {
    (today.year() - 2..=today.year() + 1).contains(&year)
}

#[cfg(test)]
mod tests;
