//! What each group weighs in an association, against each limit: today, on another day, or with one more member.

use std::collections::BTreeMap;

use crate::election::limits::{Limit, Limits, Seat};
use crate::electorate::Electorate;
use crate::exact::{Exact, Fraction};
use crate::id::BlocId;
use crate::profession::{MedicalField, Profession};
use crate::quorum::Heads;
use crate::statutes::{Cap, CapOn, CollegeId, Side, Statutes};

/// Members who vote and their voices, by group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weight {
    /// All.
    pub all: Heads,
    /// By college.
    pub colleges: BTreeMap<CollegeId, Heads>,
    /// By profession; `None` for those who have none.
    pub professions: BTreeMap<Option<Profession>, Heads>,
    /// By side.
    pub sides: BTreeMap<Side, Heads>,
    /// By bloc to which they count.
    pub blocs: BTreeMap<BlocId, Heads>,
}

impl Weight {
    /// The weights in an electorate.
    pub fn of(electorate: &Electorate) -> Self {
        let mut weight = Self::default();
        for entry in &electorate.entries {
            let Some((college, voices)) = entry.votes() else {
                continue;
            };
            weight.all.add(voices);
            weight
                .colleges
                .entry(college.clone())
                .or_default()
                .add(voices);
            weight
                .professions
                .entry(entry.profession)
                .or_default()
                .add(voices);
            weight
                .sides
                .entry(entry.placed.sided.side)
                .or_default()
                .add(voices);
            if let Some(bloc) = entry.placed.influence.bloc() {
                weight.blocs.entry(bloc).or_default().add(voices);
            }
        }
        weight
    }
}

/// A group against one limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The article that sets it.
    pub article: String,
    /// What is counted.
    pub counted: Counted,
    /// Of whom.
    pub of: Group,
    /// How much they have.
    pub has: u64,
    /// Of how much.
    pub all: u64,
    /// The limit, in what is counted: a fraction of a voice can be.
    pub limit: Bound,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// Seats on the board: beyond the limit, nobody more is elected.
    Seats,
    /// Voices on the roll: beyond the limit, each counts for less.
    RollVoices,
    /// Voices cast, if everybody voted: beyond the limit, each counts for less.
    VotesCast,
}

/// Whom a limit is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// One bloc.
    Bloc(BlocId),
    /// All establishments.
    Establishments,
    /// One profession.
    Profession(Profession),
    /// Ville.
    Ville,
    /// General practitioners.
    GeneralPractitioners,
    /// Doctors of another specialty.
    OtherSpecialists,
    /// The number of different professions.
    Professions,
}

/// A limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// No more than that.
    AtMost(Exact),
    /// No less than that.
    AtLeast(Exact),
}

impl Measure {
    /// Whether it is kept.
    pub fn is_kept(&self) -> bool {
        let has = Exact::from(self.has);
        match &self.limit {
            Bound::AtMost(most) => &has <= most,
            Bound::AtLeast(least) => least <= &has,
        }
    }
}

/// Every group that a limit is on, against that limit: of seats first, then of voices, in the order of the statutes.
pub fn measures(statutes: &Statutes, weight: &Weight, board: &[Seat]) -> Vec<Measure> {
    let mut all = seats(statutes, board);
    for stated in &statutes.caps {
        let (counted, on, share) = match &stated.rule {
            Cap::RollVoices { on, share, .. } => (Counted::RollVoices, on, share),
            Cap::VotesCast { on, share, .. } => (Counted::VotesCast, on, share),
            _ => continue,
        };
        let groups: Vec<(Group, u64)> = match on {
            CapOn::EachBloc => {
                let blocs = weight.blocs.iter();
                blocs
                    .map(|(bloc, heads)| (Group::Bloc(*bloc), heads.voices))
                    .collect()
            }
            CapOn::Establishments => {
                let heads = weight
                    .sides
                    .get(&Side::Establishment)
                    .copied()
                    .unwrap_or_default();
                vec![(Group::Establishments, heads.voices)]
            }
        };
        all.extend(groups.into_iter().map(|(of, has)| Measure {
            article: stated.article.clone(),
            counted,
            of,
            has,
            all: weight.all.voices,
            limit: Bound::AtMost(share_of(*share, weight.all.voices)),
        }));
    }
    all
}

fn share_of(share: Fraction, voices: u64) -> Exact {
    &Exact::from(share) * &Exact::from(voices)
}

fn seats(statutes: &Statutes, board: &[Seat]) -> Vec<Measure> {
    let limits = Limits::of(statutes);
    let count = |wanted: &dyn Fn(&Seat) -> bool| {
        u64::try_from(board.iter().filter(|it| wanted(it)).count()).unwrap_or(u64::MAX)
    };
    let all = statutes.board.rule().map_or(0, |it| u64::from(it.seats));
    let measure = |limit: &Limit, of, has, bound: fn(Exact) -> Bound| Measure {
        article: limit.article.clone(),
        counted: Counted::Seats,
        of,
        has,
        all,
        limit: bound(Exact::from(u64::from(limit.seats))),
    };
    let mut found = Vec::new();
    let mut blocs: Vec<BlocId> = board.iter().filter_map(|it| it.bloc).collect();
    blocs.sort();
    blocs.dedup();
    let mut professions: Vec<Profession> = board.iter().filter_map(|it| it.profession).collect();
    professions.sort();
    professions.dedup();
    if let Some(limit) = &limits.bloc {
        for bloc in blocs {
            let has = count(&|it| it.bloc == Some(bloc));
            found.push(measure(limit, Group::Bloc(bloc), has, Bound::AtMost));
        }
    }
    if let Some(limit) = &limits.establishments {
        let has = count(&|it| it.side == Side::Establishment);
        found.push(measure(limit, Group::Establishments, has, Bound::AtMost));
    }
    if let Some(limit) = &limits.profession {
        for profession in &professions {
            let has = count(&|it| it.profession == Some(*profession));
            found.push(measure(
                limit,
                Group::Profession(*profession),
                has,
                Bound::AtMost,
            ));
        }
    }
    let field = |field| count(&|it| it.field == Some(field));
    let different = u64::try_from(professions.len()).unwrap_or(u64::MAX);
    for (limit, of, has) in [
        (
            &limits.ville,
            Group::Ville,
            count(&|it| it.side == Side::Ville),
        ),
        (
            &limits.general_practitioners,
            Group::GeneralPractitioners,
            field(MedicalField::GeneralPractice),
        ),
        (
            &limits.other_specialists,
            Group::OtherSpecialists,
            field(MedicalField::OtherSpecialty),
        ),
        (&limits.professions, Group::Professions, different),
    ] {
        if let Some(limit) = limit {
            found.push(measure(limit, of, has, Bound::AtLeast));
        }
    }
    found
}

/// The limits that are kept before and not after: what an admission, a departure or an attachment would break.
pub fn broken(before: &[Measure], after: Vec<Measure>) -> Vec<Measure> {
    let kept_before = |it: &Measure| {
        let same = |one: &&Measure| {
            one.article == it.article && one.counted == it.counted && one.of == it.of
        };
        before.iter().find(same).is_none_or(Measure::is_kept)
    };
    after
        .into_iter()
        .filter(|it| !it.is_kept() && kept_before(it))
        .collect()
}

#[cfg(test)]
mod tests;
