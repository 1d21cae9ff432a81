//! Urns and who watches over them.

use serde::{Deserialize, Serialize};

use crate::code::coded;
use crate::statutes::CollegeId;

/// A college that votes in an urn, and the seats it elects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Elects {
    /// Which.
    pub college: CollegeId,
    /// How many seats.
    pub seats: u16,
}

coded! {
    /// Where an urn stands.
    UrnStatus {
        /// It waits for its hour.
        Waiting = "waiting",
        /// It takes ballots.
        Open = "open",
        /// It is not held here: nobody stands, nobody votes, or the vote is held in the meeting.
        Aside = "aside",
        /// It was stopped: it takes none and is not counted.
        Stopped = "stopped",
        /// It takes none any more.
        Closed = "closed",
        /// Its encrypted sum is known; trustees open it.
        Tallied = "tallied",
        /// It is counted.
        Counted = "counted",
    }
}

coded! {
    /// What somebody is in the electoral board (« bureau de vote »).
    OfficerKind {
        /// Presides over it.
        Chair = "chair",
        /// Counts and watches (« scrutateur »).
        Teller = "teller",
        /// Makes the voting sheets on paper; neither candidate nor trustee.
        Sheets = "sheets",
    }
}

impl OfficerKind {
    /// Whether they decide with another one: who makes sheets does only that.
    pub const fn confirms(self) -> bool {
        matches!(self, Self::Chair | Self::Teller)
    }
}
