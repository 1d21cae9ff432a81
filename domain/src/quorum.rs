//! Quorum: whether enough are there, with every number that says so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::statutes::{By, CollegeId, Counted, Quorum, QuorumRule, Rules, Second, Threshold};

/// Which convocation a meeting follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Convocation {
    /// The first.
    First,
    /// The second, after a missed quorum.
    Second,
}

/// Members and their voices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heads {
    /// Members.
    pub members: u64,
    /// Their voices.
    pub voices: u64,
}

impl Heads {
    /// One more member with so many voices.
    pub fn add(&mut self, voices: u16) {
        self.members = self.members.saturating_add(1);
        self.voices = self.voices.saturating_add(u64::from(voices));
    }

    const fn by(self, by: By) -> u64 {
        match by {
            By::Members => self.members,
            By::Voices => self.voices,
        }
    }

    const fn and(self, other: Self) -> Self {
        Self {
            members: self.members.saturating_add(other.members),
            voices: self.voices.saturating_add(other.voices),
        }
    }
}

/// Who could be there and who is, of one college.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Attendance {
    /// All who may vote. For an item on which some are recused: without them.
    pub entitled: Heads,
    /// Those who are there.
    pub present: Heads,
    /// Those who are not there and whose proxy is.
    pub represented: Heads,
}

/// What a quorum came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Whether it is reached: by all, and in each college that needs one.
    pub reached: bool,
    /// The numbers; none where no quorum is asked for.
    pub needs: Option<Needs>,
}

/// The numbers of a quorum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// What is counted.
    pub by: By,
    /// Who is counted.
    pub counted: Counted,
    /// Of all.
    pub all: Line,
    /// Of each college that needs one.
    pub colleges: Vec<(CollegeId, Line)>,
}

/// One line of a quorum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What the statutes ask for.
    pub threshold: Threshold,
    /// Of how many.
    pub of: u64,
    /// How many that makes, at least one.
    pub required: u64,
    /// How many are there, present and represented.
    pub present: u64,
    /// Of those, by proxy.
    pub represented: u64,
    /// How many are missing.
    pub missing: u64,
}

/// Judges the quorum of a decision.
pub fn quorum(
    rules: &Rules,
    convocation: Convocation,
    colleges: &BTreeMap<CollegeId, Attendance>,
) -> Outcome {
    let Quorum::Needs(first) = &rules.quorum.rule else {
        return Outcome {
            reached: true,
            needs: None,
        };
    };
    match (convocation, rules.second.rule) {
        (Convocation::First, _) | (Convocation::Second, Second::Anew) => judge(first, colleges),
        (Convocation::Second, Second::Convocation(second)) => match second.quorum {
            None => Outcome {
                reached: true,
                needs: None,
            },
            Some(threshold) => {
                let easier = QuorumRule {
                    threshold,
                    colleges: Vec::new(),
                    ..first.clone()
                };
                judge(&easier, colleges)
            }
        },
    }
}

fn judge(rule: &QuorumRule, colleges: &BTreeMap<CollegeId, Attendance>) -> Outcome {
    let sum = colleges
        .values()
        .fold(Attendance::default(), |sum, it| Attendance {
            entitled: sum.entitled.and(it.entitled),
            present: sum.present.and(it.present),
            represented: sum.represented.and(it.represented),
        });
    let all = line(rule, rule.threshold, sum);
    let own: Vec<(CollegeId, Line)> = rule
        .colleges
        .iter()
        .map(|it| {
            let attendance = colleges.get(&it.college).copied().unwrap_or_default();
            (it.college.clone(), line(rule, it.threshold, attendance))
        })
        .collect();
    Outcome {
        reached: all.missing == 0 && own.iter().all(|(_, it)| it.missing == 0),
        needs: Some(Needs {
            by: rule.by,
            counted: rule.counted,
            all,
            colleges: own,
        }),
    }
}

fn line(rule: &QuorumRule, threshold: Threshold, attendance: Attendance) -> Line {
    let of = attendance.entitled.by(rule.by);
    let required = match threshold {
        Threshold::AtLeast(share) => share.ceiling_of(of),
        Threshold::MoreThan(share) => share.floor_of(of).saturating_add(1),
        Threshold::Number(number) => u64::from(number),
    }
    // Nobody is never enough.
    .max(1);
    let represented = match rule.counted {
        Counted::Present => 0,
        Counted::PresentOrRepresented => attendance.represented.by(rule.by),
    };
    let present = attendance.present.by(rule.by).saturating_add(represented);
    Line {
        threshold,
        of,
        required,
        present,
        represented,
        missing: required.saturating_sub(present),
    }
}

#[cfg(test)]
mod tests;
