//! Majority: whether a proposal is adopted, with every number that says so: raw, weighed, capped, base, required, missing.

mod count;
mod weigh;

pub use count::{Ballots, Count, Counts};
pub use weigh::{CapReckoning, CollegeShare};

use std::collections::BTreeMap;

use crate::electorate::Cell;
use crate::exact::Exact;
use crate::statutes::{Base, Cap, CollegeId, MajorityKind, Rules, Secrecy, Statutes, Tie, Unmet};
use weigh::{Scales, weigh};

/// A vote that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// Whether it was open.
    pub form: Form,
    /// What each group cast. A group that is not on the roll counts for nothing.
    pub cast: BTreeMap<Cell, Ballots>,
    /// Voices of each group on the roll.
    pub roll: BTreeMap<Cell, u64>,
    /// What the chair voted, where that may decide a tie.
    pub chair: Option<Side>,
}

/// Whether a vote was open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One knows how each voted.
    Open,
    /// One does not.
    Secret,
}

/// For or against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// « Pour ».
    For,
    /// « Contre ».
    Against,
}

/// What a vote came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The result.
    pub verdict: Verdict,
    /// As if there were no caps and no weights.
    pub raw: Reckoning,
    /// As the statutes count; `None` where a cap could not be met.
    pub counted: Option<Reckoning>,
    /// The voices on the roll under their cap.
    pub roll: Option<CapReckoning>,
    /// The colleges and their weights.
    pub colleges: Vec<CollegeShare>,
    /// The votes cast under their cap.
    pub cast: Option<CapReckoning>,
    /// The colleges in which the majority is needed too, each with its article; counted as cast, before caps and weights.
    pub within: Vec<(String, CollegeId, Reckoning)>,
    /// Articles of caps on votes cast that bear on this decision and that do not apply: by the statutes it is
    /// always secret, and seats are limited instead.
    pub not_in_secret: Vec<String>,
}

/// The result of a vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Adopted.
    Adopted,
    /// Not enough for it.
    Rejected,
    /// As many for as against: it is voted on once more, then rejected.
    VoteAgain,
    /// As many for as against, and the chair's vote, which decides, is not known.
    ChairDecides,
    /// Nobody cast a vote that counts.
    NobodyVoted,
    /// A cap cannot be met: what the statutes say then.
    CapUnmet {
        /// Why.
        why: WhyUnmet,
        /// What follows.
        then: Unmet,
        /// The article of the cap.
        article: String,
    },
}

/// Why a cap cannot be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyUnmet {
    /// Nobody outside the capped groups votes.
    NobodyElse,
    /// The vote was secret, so that nobody knows what a bloc cast.
    Secret,
}

/// The numbers of a majority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoning {
    /// For, against, blank, not cast.
    pub counts: Counts,
    /// What it is counted of.
    pub base_is: Base,
    /// How much that is.
    pub base: Exact,
    /// What is required.
    pub required: Required,
    /// How much for is missing; nought where it is enough. Where more than something is required, more than this.
    pub missing: Exact,
    /// Whether it is enough.
    pub enough: bool,
    /// As many for as not for.
    pub tied: bool,
}

/// What a majority requires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Required {
    /// That or more.
    AtLeast(Exact),
    /// More than that.
    MoreThan(Exact),
}

impl Required {
    /// The least whole number of voices that is enough.
    pub fn whole(&self) -> u64 {
        match self {
            Self::AtLeast(number) => number.ceiling(),
            Self::MoreThan(number) => number.floor().saturating_add(1),
        }
    }

    fn is_met(&self, number: &Exact) -> bool {
        match self {
            Self::AtLeast(least) => least <= number,
            Self::MoreThan(limit) => limit < number,
        }
    }

    fn missing(&self, number: &Exact) -> Exact {
        let (Self::AtLeast(limit) | Self::MoreThan(limit)) = self;
        if number < limit {
            limit - number
        } else {
            Exact::zero()
        }
    }
}

/// Judges a vote under the statutes.
pub fn judge(statutes: &Statutes, rules: &Rules, vote: &Vote) -> Outcome {
    let caps: Vec<_> = statutes.caps_on(rules.organ, rules.decision).collect();
    let base = rules.majority.rule.base;
    let kind = rules.majority.rule.kind;
    let plain = Scales::default();
    let reckon = |scales: &Scales, cells: &dyn Fn(&Cell) -> bool| {
        reckoning(count::total(vote, base, scales, cells), base, kind)
    };
    let raw = reckon(&plain, &|_| true);
    let within = caps
        .iter()
        .filter_map(|stated| match &stated.rule {
            Cap::DoubleMajority { college, .. } => {
                let own = reckon(&plain, &|cell| &cell.college == college);
                Some((stated.article.clone(), college.clone(), own))
            }
            _ => None,
        })
        .collect();
    let always_secret = rules.secrecy.rule == Secrecy::Always;
    let weighed = weigh(&caps, vote, base, always_secret);
    let mut outcome = Outcome {
        verdict: Verdict::NobodyVoted,
        raw,
        counted: None,
        roll: weighed.roll,
        colleges: weighed.colleges,
        cast: weighed.cast,
        within,
        not_in_secret: weighed.not_in_secret,
    };
    match weighed.scales {
        // Nobody cast a vote: there is nothing that a cap could be asked of.
        Err(unmet) if outcome.raw.base.is_positive() => {
            outcome.verdict = Verdict::CapUnmet {
                why: unmet.why,
                then: unmet.then,
                article: unmet.article,
            };
        }
        Err(_) => {}
        Ok(scales) => {
            let counted = reckon(&scales, &|_| true);
            outcome.verdict = verdict(rules.tie.rule, &counted, &outcome.within, vote.chair);
            outcome.counted = Some(counted);
        }
    }
    outcome
}

/// The part that a group has of what a majority is counted of, before caps and weights.
pub fn part_of_base(vote: &Vote, base: Base, cell: &Cell) -> Exact {
    count::of_cell(vote, base, cell).1
}

fn verdict(
    tie: Tie,
    counted: &Reckoning,
    within: &[(String, CollegeId, Reckoning)],
    chair: Option<Side>,
) -> Verdict {
    if !counted.base.is_positive() {
        return Verdict::NobodyVoted;
    }
    let all_within = within.iter().all(|(_, _, it)| it.enough);
    if counted.enough && all_within {
        return Verdict::Adopted;
    }
    // A tie can be broken only where nothing else stands against the proposal.
    if !counted.tied || !all_within {
        return Verdict::Rejected;
    }
    match (tie, chair) {
        (Tie::Rejected, _) | (Tie::Chair, Some(Side::Against)) => Verdict::Rejected,
        (Tie::NewVote, _) => Verdict::VoteAgain,
        (Tie::Chair, Some(Side::For)) => Verdict::Adopted,
        (Tie::Chair, None) => Verdict::ChairDecides,
    }
}

fn reckoning(counts: Counts, base_is: Base, kind: MajorityKind) -> Reckoning {
    let base = counts.base.clone();
    let half = || base.over(&Exact::from(2)).unwrap_or_default();
    let required = match kind {
        // Against is all that is counted and not for.
        MajorityKind::Simple | MajorityKind::Absolute => Required::MoreThan(half()),
        MajorityKind::Qualified(share) => Required::AtLeast(&Exact::from(share) * &base),
        MajorityKind::Unanimity => Required::AtLeast(base.clone()),
    };
    let halves = matches!(kind, MajorityKind::Simple | MajorityKind::Absolute);
    Reckoning {
        base_is,
        missing: required.missing(&counts.yes),
        enough: base.is_positive() && required.is_met(&counts.yes),
        tied: halves && base.is_positive() && counts.yes == half(),
        required,
        base,
        counts,
    }
}

#[cfg(test)]
mod tests;
