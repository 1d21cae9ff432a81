//! What a round comes to: consensus, consent, or why neither.

use std::collections::BTreeMap;

use super::Choice;
use super::objection::{Objection, Word};
use crate::electorate::roll::{Roll, Voter};
use crate::id::AdhesionId;
use crate::quorum::{self, Attendance, Convocation, Heads};
use crate::statutes::{Abstention, Agreed, CollegeId, ConsensusRule, Rules};

/// The position that counts for a voice: the last that was taken for it on this text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// Who took it: the member herself, or who carries her mandate.
    pub by: AdhesionId,
    /// The position.
    pub choice: Choice,
    /// Where the objection stands, if it is one.
    pub objection: Option<Objection>,
}

/// What a round came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Members and voices of each position, by college. Recused members are in none.
    pub colleges: BTreeMap<CollegeId, BTreeMap<Choice, Heads>>,
    /// Those who took none.
    pub silent: Heads,
    /// Those who leave the count.
    pub recused: Heads,
    /// What became of the objections.
    pub objections: BTreeMap<Word, u64>,
    /// Whether enough took part; who took a position is there.
    pub quorum: quorum::Outcome,
    /// Whether there is agreement.
    pub reached: Reached,
}

/// Whether a round reached agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reached {
    /// Everybody who took a position supports the text.
    Consensus,
    /// Nobody maintains an objection.
    Consent,
    /// Neither, for these reasons.
    Nothing(Vec<Why>),
}

/// Why there is no agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Not enough took part.
    Quorum,
    /// Nobody took a position on the substance.
    Nobody,
    /// So many objections are maintained.
    Maintained(u64),
    /// So many objections are taken in by another text than this one.
    Integrated(u64),
    /// The statutes ask for consensus, and so many do not support the text.
    NotSupported(u64),
}

impl Outcome {
    /// Members and voices of a position, over all colleges.
    pub fn of(&self, choice: Choice) -> Heads {
        let own = self.colleges.values().filter_map(|it| it.get(&choice));
        own.fold(Heads::default(), |sum, it| Heads {
            members: sum.members + it.members,
            voices: sum.voices + it.voices,
        })
    }

    /// Whether nobody is left who could take a position.
    pub const fn is_complete(&self) -> bool {
        self.silent.members == 0
    }
}

/// Judges a round. Positions for a voice that is not on the roll, or is recused, count for nothing.
pub fn judge(
    rules: &Rules,
    rule: &ConsensusRule,
    roll: &Roll,
    convocation: Convocation,
    spoken: &BTreeMap<AdhesionId, Spoken>,
) -> Outcome {
    let mut outcome = Outcome {
        colleges: BTreeMap::new(),
        silent: Heads::default(),
        recused: Heads::default(),
        objections: BTreeMap::new(),
        quorum: quorum::Outcome {
            reached: true,
            needs: None,
        },
        reached: Reached::Consensus,
    };
    let mut attendance: BTreeMap<CollegeId, Attendance> = BTreeMap::new();
    for voter in &roll.voters {
        if voter.recused.is_some() {
            outcome.recused.add(voter.voices);
            continue;
        }
        let own = spoken.get(&voter.adhesion);
        attend(&mut attendance, voter, own.map(|it| it.by));
        let Some(own) = own else {
            outcome.silent.add(voter.voices);
            continue;
        };
        let college = outcome.colleges.entry(voter.college.clone()).or_default();
        college.entry(own.choice).or_default().add(voter.voices);
        if own.choice == Choice::Objection {
            let fate = own.objection.unwrap_or(Objection::Open).at_close();
            *outcome.objections.entry(fate).or_default() += 1;
        }
    }
    outcome.quorum = quorum::quorum(rules, convocation, &attendance);
    outcome.reached = reached(rule, &outcome);
    outcome
}

/// Counts a voice as there, represented or away.
pub(super) fn attend(
    attendance: &mut BTreeMap<CollegeId, Attendance>,
    voter: &Voter,
    by: Option<AdhesionId>,
) {
    let own = attendance.entry(voter.college.clone()).or_default();
    own.entitled.add(voter.voices);
    match by {
        Some(by) if by == voter.adhesion => own.present.add(voter.voices),
        Some(_) => own.represented.add(voter.voices),
        None => {}
    }
}

fn reached(rule: &ConsensusRule, outcome: &Outcome) -> Reached {
    let members = |choice| outcome.of(choice).members;
    let fate = |word| outcome.objections.get(&word).copied().unwrap_or(0);
    let (maintained, integrated) = (fate(Word::Maintained), fate(Word::Integrated));
    let support = members(Choice::Support);
    let abstained = match rule.abstention {
        Abstention::Tolerated => 0,
        Abstention::Breaks => members(Choice::Abstention),
    };
    let withdrawn = fate(Word::Withdrawn);
    let consent = members(Choice::Consent) + members(Choice::Reservation) + withdrawn;
    let mut why = Vec::new();
    if !outcome.quorum.reached {
        why.push(Why::Quorum);
    }
    if support + consent + maintained + integrated == 0 {
        why.push(Why::Nobody);
    }
    if maintained > 0 {
        why.push(Why::Maintained(maintained));
    }
    if integrated > 0 {
        why.push(Why::Integrated(integrated));
    }
    let unsupported = consent + abstained;
    let consensus = unsupported == 0 && support > 0;
    if rule.agreed == Agreed::Consensus && unsupported > 0 {
        why.push(Why::NotSupported(unsupported));
    }
    match (why.is_empty(), consensus) {
        (false, _) => Reached::Nothing(why),
        (true, true) => Reached::Consensus,
        (true, false) => Reached::Consent,
    }
}
