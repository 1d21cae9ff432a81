//! What the journal of incidents says by itself: what happened, and to what, apart from the words of a language.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::sample::Outcome;
use crate::code::coded;

/// What happened. People’s own notes are not among them: they are their words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "said", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Said {
    /// The election was given up.
    Cancelled {
        /// Why.
        reason: String,
    },
    /// The hours of the vote were changed.
    Postponed {
        /// Why.
        reason: String,
    },
    /// The vote was closed before its hour.
    ClosedEarly {
        /// Why.
        reason: String,
    },
    /// An urn was stopped.
    UrnStopped {
        /// Which.
        urn: String,
        /// Why.
        reason: String,
    },
    /// A college votes in the urn of another one.
    Joined {
        /// Which.
        urn: String,
        /// With which.
        with: String,
    },
    /// A small urn is kept, and its voters are warned.
    Warned {
        /// Which.
        urn: String,
    },
    /// A college votes on paper in the meeting.
    OnPaper {
        /// Which.
        urn: String,
    },
    /// A college votes by show of hands in the meeting.
    OpenVote {
        /// Which.
        urn: String,
    },
    /// An urn in which few voted is opened all the same.
    FewOpened {
        /// Which.
        urn: String,
        /// Why.
        reason: String,
    },
    /// Settings were locked.
    Sealed,
    /// The result was proclaimed.
    Proclaimed,
    /// Secrets were destroyed, and mandates recorded.
    Destroyed,
    /// A candidate was withdrawn after settings were locked.
    Withdrawn {
        /// Who.
        name: String,
        /// Why.
        reason: String,
    },
    /// Somebody votes on paper.
    Paper {
        /// Who.
        who: String,
    },
    /// Papers that were too few to be counted apart joined the ballots of their urn.
    PapersEntered {
        /// Which urn.
        urn: String,
        /// How many.
        papers: usize,
    },
    /// Somebody was given a sheet.
    Sheet {
        /// Who.
        who: String,
        /// Which sheet.
        number: i32,
    },
    /// The sheets that are left were counted.
    LeftSheets {
        /// Of which urn.
        urn: String,
        /// How many are there that ought to be.
        right: usize,
        /// Not given, and not there.
        missing: Vec<i32>,
        /// Given, and there.
        back: Vec<i32>,
    },
    /// A sample of registrations was drawn.
    SampleDrawn {
        /// How many.
        size: usize,
        /// Of how many.
        registered: usize,
    },
    /// Those of the sample were opened, and their members asked.
    SampleDone {
        /// What came of it.
        outcome: Outcome,
    },
    /// A candidate no longer may stand.
    SetAside {
        /// Who.
        name: String,
    },
    /// Nobody stands or votes in an urn.
    EmptyUrn {
        /// Which.
        urn: String,
    },
    /// A structure is elected, and nobody represents it.
    NobodySits {
        /// Which.
        name: String,
    },
    /// Everybody of an urn has several voices.
    Voices {
        /// Which.
        urn: String,
        /// How many each.
        voices: u16,
    },
    /// The vote opened late.
    Late {
        /// By so many.
        minutes: i64,
    },
    /// Somebody sent too many wrong codes.
    WrongCodes,
    /// The share of a trustee does not hold.
    Share {
        /// Whose.
        name: String,
    },
    /// The server came with other programs.
    Programs,
    /// The integrity check found rows that were changed.
    Integrity {
        /// Which; the first ones.
        rows: Vec<Row>,
        /// How many more.
        more: usize,
    },
}

/// A row that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// In which table.
    pub table: String,
    /// Which row, where there is one.
    pub row: Option<Uuid>,
    /// What is wrong with it.
    pub wrong: Wrong,
}

coded! {
    /// What is wrong with a row.
    Wrong {
        /// The roll is not the one that the register names.
        Roll = "roll",
        /// A line is not as the roll has it, or is of somebody else.
        Line = "line",
        /// A line of the roll is missing from its urn.
        NoLine = "no-line",
        /// The code of a line is not one that was bound to it.
        Code = "code",
        /// A line is marked as voted without a ballot, or has a ballot without the mark.
        Mark = "mark",
        /// A line is marked as voted on paper without an act of two.
        Paper = "paper",
        /// The bytes of a ballot are not those of its tracking number.
        Ballot = "ballot",
        /// A ballot is by a code of nobody.
        Stranger = "stranger",
        /// A ballot that waits cannot be read.
        Waiting = "waiting",
        /// From this ballot on, the archive is not the one that the register names.
        Archive = "archive",
        /// What an urn says of itself is not what the register or its rows say.
        Urn = "urn",
    }
}

impl Said {
    /// As it is kept.
    pub fn text(&self) -> String {
        // It cannot fail: there is no map, and no serialiser that fails.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was kept; nothing of another text.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_read_again_and_a_sentence_is_not() {
        let late = Said::Late { minutes: 12 };
        assert_eq!(late.text(), r#"{"said":"late","minutes":12}"#);
        for said in [late, Said::Sealed] {
            assert_eq!(Said::read(&said.text()), Some(said));
        }
        assert_eq!(Said::read("Panne de réseau."), None);
    }
}
