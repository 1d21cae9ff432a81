//! Whether an archive holds: everything is recomputed, and what does not hold is said at its place.

mod ground;
mod log;
mod opening;
mod replay;

pub use ground::Ground;

use domain::decision::objection::ObjectionRefused;
use domain::decision::speak::SpeakRefused;
use domain::decision::stage::{End, StageRefused};

use crate::archive::Archive;
use crate::record::Tally;
use replay::Replay;

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// The checkpoint is signed by the log, and every record stands in it, in this order.
    Log,
    /// The statutes can be applied, and are those of the roll.
    Statutes,
    /// The roll is one.
    Roll,
    /// Positions, answers and ballots are signed, by keys of who speaks, on this text, in their order, by who may.
    Statements,
    /// Rounds and vote opened and closed when the statutes let them.
    Course,
    /// Every count is what the statements come to.
    Counts,
    /// Names, reasons and texts that stand beside are what was committed to.
    Openings,
}

impl Check {
    /// All of them, in their order.
    pub const ALL: [Self; 7] = [
        Self::Log,
        Self::Statutes,
        Self::Roll,
        Self::Statements,
        Self::Course,
        Self::Counts,
        Self::Openings,
    ];
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Of what.
    pub check: Check,
    /// The record, by its place in the log.
    pub index: Option<u64>,
    /// What.
    pub what: What,
}

/// What does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum What {
    /// The checkpoint is not signed by the log's key.
    #[error("the checkpoint is not signed by the log")]
    Checkpoint,
    /// It is another log than the one that was expected.
    #[error("it is another log")]
    OtherLog,
    /// The record is not in the log.
    #[error("the record is not in the log")]
    NotInLog,
    /// The record does not follow the one before it.
    #[error("the record does not follow the one before it")]
    Order,
    /// The bytes are no such record.
    #[error("the bytes are no such record")]
    NotARecord,
    /// There is no beginning, or a second one.
    #[error("a decision begins once")]
    Opening,
    /// The statutes cannot be applied, or do not seek agreement on such a decision.
    #[error("the statutes cannot be applied")]
    Statutes,
    /// The roll is not one, or not of these statutes and this decision.
    #[error("the roll is not of this decision")]
    Roll,
    /// The key is not one of who speaks.
    #[error("the key is not one of who speaks")]
    Key,
    /// The signature does not hold, or not for such a statement.
    #[error("the signature does not hold")]
    Signature,
    /// It is of another CPTS or another decision.
    #[error("it is about another decision")]
    OtherDecision,
    /// Nothing is open in which it could be said.
    #[error("nothing was open")]
    NothingOpen,
    /// It may not be said.
    #[error(transparent)]
    Speak(SpeakRefused),
    /// It does not name the statement before it.
    #[error("it does not follow the statement before it")]
    Chain,
    /// It is about an objection that is not open in this round, or an answer that is not one to it.
    #[error("there is no such objection, or no such answer")]
    Objection,
    /// The objection is over, or not answered.
    #[error(transparent)]
    OfObjection(ObjectionRefused),
    /// Who answers neither tabled the decision nor facilitates it.
    #[error("who answers is no facilitator")]
    Facilitator,
    /// The statutes do not let it open, close or go on then.
    #[error(transparent)]
    Stage(StageRefused),
    /// It is a version, a round or a number that does not come next.
    #[error("the number does not come next")]
    Number,
    /// The round is on another text than the last version.
    #[error("the text is not the last version")]
    Text,
    /// The count is not what the statements come to.
    #[error("the count is not what the statements come to")]
    Count,
    /// The end is not what the statutes make of the count.
    #[error("the end does not follow")]
    End,
    /// A name, a reason or a text is not what was committed to.
    #[error("it is not what was committed to")]
    Opened,
}

/// What an audit found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What does not hold; nothing where all does.
    pub faults: Vec<Fault>,
    /// The log, as its key names it.
    pub log: String,
    /// Records, and statements among them.
    pub records: u64,
    /// Signed statements.
    pub statements: u64,
    /// What was counted, round by round, with its number: recomputed.
    pub tallies: Vec<(u16, Tally)>,
    /// How the decision ended, if it did: recomputed.
    pub end: Option<End>,
    /// Statutes, roll and rules, where they could be read.
    pub ground: Option<Ground>,
}

impl Report {
    /// Whether all holds.
    pub const fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// What does not hold of a check.
    pub fn of(&self, check: Check) -> impl Iterator<Item = &Fault> {
        self.faults.iter().filter(move |it| it.check == check)
    }
}

/// Audits an archive. `log` is the verifier key that the auditor knows from elsewhere, if she knows one.
pub fn audit(archive: &Archive, log: Option<&str>) -> Report {
    let mut faults = log::check(archive, log);
    let mut replay = Replay::default();
    for record in &archive.records {
        replay.take(record, &mut faults);
    }
    if replay.ground().is_none() {
        faults.push(Fault {
            check: Check::Statutes,
            index: None,
            what: What::Opening,
        });
    }
    opening::check(archive, &replay, &mut faults);
    faults.sort_by_key(|it| (it.check, it.index));
    Report {
        log: archive.head.log.clone(),
        records: archive.records.len() as u64,
        statements: replay.statements(),
        faults,
        tallies: replay.tallies().to_vec(),
        end: replay.end(),
        ground: replay.into_ground(),
    }
}

/// Where faults of one record are said.
struct Faults<'a> {
    all: &'a mut Vec<Fault>,
    index: u64,
}

impl Faults<'_> {
    fn push(&mut self, check: Check, what: What) {
        self.all.push(Fault {
            check,
            index: Some(self.index),
            what,
        });
    }
}
