//! Roles in a CPTS, held between two dates.

pub mod keeper;

use chrono::NaiveDate;

use crate::code::coded;

coded! {
    /// What a person does for a CPTS. An office may have several holders (co-presidency, collegial
    /// board) or none.
    RoleKind {
        /// « Présidente, président »; several hold it in a co-presidency.
        President = "president",
        /// « Vice-présidente, vice-président ».
        VicePresident = "vice-president",
        /// « Trésorière, trésorier ».
        Treasurer = "treasurer",
        /// « Secrétaire ».
        Secretary = "secretary",
        /// « Administratrice, administrateur »: member of the board without an office.
        BoardMember = "board-member",
        /// « Coordinatrice, coordinateur »: often an employee, without vote.
        Coordinator = "coordinator",
        /// Reads the registers and the journal, changes nothing.
        Auditor = "auditor",
    }
}

impl RoleKind {
    /// Whether the role sits on the board (« conseil d'administration »).
    pub const fn is_board(self) -> bool {
        !matches!(self, Self::Coordinator | Self::Auditor)
    }
}

/// A period in days, both ends included; without an end it runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day, if known.
    pub ends_on: Option<NaiveDate>,
}

impl Period {
    /// Whether the day lies in the period.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|end| day <= end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_includes_both_its_ends() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
        let period = Period {
            starts_on: day(10),
            ends_on: Some(day(12)),
        };
        assert!(!period.holds_on(day(9)));
        assert!(period.holds_on(day(10)));
        assert!(period.holds_on(day(12)));
        assert!(!period.holds_on(day(13)));
    }
}
