use super::Vote;
use super::weigh::Scales;
use crate::electorate::Cell;
use crate::exact::Exact;
use crate::statutes::Base;

/// Voices cast.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// « Pour ».
    pub yes: u64,
    /// « Contre ».
    pub no: u64,
    /// « Blancs et nuls ».
    pub blank: u64,
    /// There, and not voting (« abstention »).
    pub silent: u64,
}

/// Voices of a group, by those who are there and by those whom they carry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ballots {
    /// By those who are there, or vote from afar themselves.
    pub in_person: Count,
    /// By proxy.
    pub by_proxy: Count,
}

/// Sums of voices, as counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// For.
    pub yes: Exact,
    /// Against.
    pub no: Exact,
    /// Blank and spoilt.
    pub blank: Exact,
    /// There, and not voting.
    pub silent: Exact,
    /// What the majority is counted of.
    pub base: Exact,
}

/// What a group cast that a base looks at, and its part of the base. Proxies do not count where only those who are there
/// do.
pub(super) fn of_cell(vote: &Vote, base: Base, cell: &Cell) -> (Counts, Exact) {
    let ballots = vote.cast.get(cell).copied().unwrap_or_default();
    let by_proxy = match base {
        Base::Present => Count::default(),
        _ => ballots.by_proxy,
    };
    let sum = |one: u64, other: u64| &Exact::from(one) + &Exact::from(other);
    let here = ballots.in_person;
    let mut counts = Counts {
        yes: sum(here.yes, by_proxy.yes),
        no: sum(here.no, by_proxy.no),
        blank: sum(here.blank, by_proxy.blank),
        silent: sum(here.silent, by_proxy.silent),
        base: Exact::zero(),
    };
    let cast = &counts.yes + &counts.no;
    let with_blank = &cast + &counts.blank;
    counts.base = match base {
        Base::Cast => cast,
        Base::CastAndBlank => with_blank,
        Base::Present | Base::PresentOrRepresented => &with_blank + &counts.silent,
        Base::AllMembers => Exact::from(vote.roll.get(cell).copied().unwrap_or(0)),
    };
    let base = counts.base.clone();
    (counts, base)
}

/// The sums over some groups, each scaled.
pub(super) fn total(
    vote: &Vote,
    base: Base,
    scales: &Scales,
    wanted: &dyn Fn(&Cell) -> bool,
) -> Counts {
    let mut sum = Counts::default();
    for cell in vote.roll.keys().filter(|cell| wanted(cell)) {
        let (counts, part) = of_cell(vote, base, cell);
        let scale = scales.of(cell);
        for (sum, part) in [
            (&mut sum.yes, &counts.yes),
            (&mut sum.no, &counts.no),
            (&mut sum.blank, &counts.blank),
            (&mut sum.silent, &counts.silent),
            (&mut sum.base, &part),
        ] {
            *sum = &*sum + &(part * &scale);
        }
    }
    sum.base = &sum.base + &scales.lost;
    sum
}
