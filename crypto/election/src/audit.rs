//! Whether a dossier holds: everything is computed again, and what does not hold is said at its place.

mod urn;

use belenios::audit::Report as Archive;
use belenios::ballot::{BallotError, VerifiedBallot, Verifier};
use domain::canonical::Digest;
use domain::electorate::roll::Roll;
use domain::statutes::{CollegeId, Statutes};

use crate::bundle::{Files, PROGRAMS};
use crate::held::Held;
use crate::lot;
use crate::minutes;
use crate::sample::{SAMPLE, Sample};
use crate::seats::Seated;

/// What is checked, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// The documents are there, each in its one form, and no other.
    Documents,
    /// The statutes are those under which the election was held.
    Statutes,
    /// The roll is the one that was frozen, and nobody voted who is not on it.
    Roll,
    /// Every urn holds by itself, and is of this election.
    Urns,
    /// Order and lot follow from secrets to which one was bound before.
    Draw,
    /// Papers add up.
    Papers,
    /// The seats are what votes and statutes give.
    Seats,
    /// The minutes are signed by the chair and by a teller.
    Minutes,
}

impl Check {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Documents,
        Self::Statutes,
        Self::Roll,
        Self::Urns,
        Self::Draw,
        Self::Papers,
        Self::Seats,
        Self::Minutes,
    ];
}

/// What does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A document is missing or is not written in its one form.
    Document(&'static str),
    /// A file that belongs to nothing.
    Stray(String),
    /// Something has another digest than the document says.
    Digest,
    /// The roll has another number of voters than an urn says.
    Voters,
    /// More voted than might.
    TooManyVotes(CollegeId),
    /// The archive of an urn is missing.
    NoArchive(CollegeId),
    /// The archive of an urn does not hold.
    Archive(CollegeId),
    /// An urn is not counted.
    NotCounted(CollegeId),
    /// The archive is of another urn.
    OtherUrn(CollegeId),
    /// The ballot has other candidates, or another order, than the document.
    Candidates(CollegeId),
    /// The order of candidates is not the one that was drawn.
    Order(CollegeId),
    /// The secret of the order is not the one that was committed to.
    OrderSecret,
    /// The secret of the lot is not.
    LotSecret,
    /// Papers do not add up.
    Papers(CollegeId),
    /// Other seats follow.
    Seats,
    /// The sample of registrations is of another election, or is not what its numbers give.
    Sample,
    /// The minutes are not those that were signed.
    MinutesChanged,
    /// The signature of somebody does not hold, or is over something else.
    MinutesSignature(String),
    /// Chair and teller have not both signed.
    MinutesUnsigned,
}

/// What does not hold, and of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Of what.
    pub check: Check,
    /// What.
    pub what: What,
}

/// What was found in a dossier.
#[derive(Debug, Default)]
pub struct Report {
    /// The election, if its document can be read.
    pub held: Option<Held>,
    /// What was found in the archive of each urn that has one.
    pub archives: Vec<(CollegeId, Archive)>,
    /// Everything that does not hold.
    pub faults: Vec<Fault>,
    /// What could not be checked.
    pub unknown: Vec<Check>,
    /// The seats, computed anew.
    pub seated: Option<Seated>,
    /// Whether the roll is in it.
    pub with_roll: bool,
    /// Who signed the minutes, if they are in it.
    pub signed: Option<Vec<String>>,
}

impl Report {
    /// Whether everything could be checked, and holds.
    pub fn holds(&self) -> bool {
        self.faults.is_empty() && self.unknown.is_empty()
    }

    fn fault(&mut self, check: Check, what: What) {
        self.faults.push(Fault { check, what });
    }
}

/// Checks a dossier. `check` checks some ballots and gives the outcomes in the same order: `belenios::audit::in_turn`, or the
/// same on all cores.
pub fn audit<C>(files: &Files, mut check: C) -> Report
where
    C: FnMut(&Verifier<'_>, &[Vec<u8>]) -> Vec<Result<VerifiedBallot, BallotError>>,
{
    let mut report = Report::default();
    let Some(held) = text(files, "election.json").and_then(Held::read) else {
        report.fault(Check::Documents, What::Document("election.json"));
        report.unknown.extend(Check::ALL.into_iter().skip(1));
        return report;
    };
    strays(files, &held, &mut report);
    if files.contains_key(SAMPLE) {
        let read = text(files, SAMPLE).and_then(Sample::read);
        if read.is_none_or(|it| it.election != held.election || !it.holds()) {
            report.fault(Check::Roll, What::Sample);
        }
    }
    let statutes = statutes(files, &held, &mut report);
    roll(files, &held, &mut report);
    let mut votes = Vec::new();
    let mut tallies = Vec::new();
    for urn in &held.urns {
        let (counted, tally) = urn::check(files, urn, &held, &mut report, &mut check);
        votes.push(counted);
        tallies.extend(tally);
    }
    if !held.order.holds() {
        report.fault(Check::Draw, What::OrderSecret);
    }
    if !held.lot.holds() {
        report.fault(Check::Draw, What::LotSecret);
    }
    let votes: Option<Vec<Vec<u64>>> = votes.into_iter().collect();
    match (statutes, votes) {
        (Some(statutes), Some(votes)) => {
            let seed = lot::seed(&held.lot.secret, &tallies);
            let seated = Seated::of(&held, &statutes, &votes, seed);
            match text(files, "seats.json") {
                Some(stored) if stored == seated.canonical() => {}
                Some(_) => report.fault(Check::Seats, What::Seats),
                None => report.fault(Check::Documents, What::Document("seats.json")),
            }
            report.seated = Some(seated);
        }
        _ => report.unknown.push(Check::Seats),
    }
    minutes::check(files, &held, &mut report);
    report.held = Some(held);
    report
}

/// Files that nothing names.
fn strays(files: &Files, held: &Held, report: &mut Report) {
    let known = [
        "election.json",
        "statutes.json",
        "seats.json",
        "roll.json",
        PROGRAMS,
        SAMPLE,
        minutes::PDF,
        minutes::SIGNATURES,
    ];
    for name in files.keys() {
        let college = name.strip_suffix(".bel");
        let is_urn = held
            .urns
            .iter()
            .any(|it| it.uuid.is_some() && college == Some(it.college.as_str()));
        if !is_urn && !known.contains(&name.as_str()) {
            report.fault(Check::Documents, What::Stray(name.clone()));
        }
    }
}

fn statutes(files: &Files, held: &Held, report: &mut Report) -> Option<Statutes> {
    let Some(stored) = text(files, "statutes.json") else {
        report.fault(Check::Documents, What::Document("statutes.json"));
        return None;
    };
    if Digest::of(stored.as_bytes()) != held.statutes {
        report.fault(Check::Statutes, What::Digest);
        return None;
    }
    let read = Statutes::read_canonical(stored).ok();
    if read.is_none() {
        report.fault(Check::Statutes, What::Document("statutes.json"));
    }
    read
}

fn roll(files: &Files, held: &Held, report: &mut Report) {
    let Some(stored) = text(files, "roll.json") else {
        return;
    };
    report.with_roll = true;
    if Digest::of(stored.as_bytes()) != held.roll {
        report.fault(Check::Roll, What::Digest);
    }
    let Ok(roll) = serde_json::from_str::<Roll>(stored) else {
        report.fault(Check::Roll, What::Document("roll.json"));
        return;
    };
    let same = held.urns.iter().all(|urn| {
        let own = roll
            .voters
            .iter()
            .filter(|it| it.recused.is_none() && urn.colleges.contains(&it.college));
        u64::try_from(own.count()) == Ok(urn.voters)
    });
    if !same || roll.statutes != held.statutes {
        report.fault(Check::Roll, What::Voters);
    }
}

fn text<'a>(files: &'a Files, name: &str) -> Option<&'a str> {
    str::from_utf8(files.get(name)?).ok()
}
