use std::collections::BTreeMap;

use super::count::of_cell;
use super::{Form, Vote, WhyUnmet};
use crate::electorate::Cell;
use crate::exact::{Exact, Fraction};
use crate::ght::share::{Capped, Caps, Voices, cap};
use crate::statutes::{Absent, Base, Cap, CapOn, CollegeId, Side, Stated, Unmet, Weight};

/// What the voices of each group count for.
#[derive(Debug, Clone, Default)]
pub(super) struct Scales {
    /// Of a group; one where it is not named.
    cells: BTreeMap<Cell, Exact>,
    /// Weight of colleges of which nobody votes, that stays in the base.
    pub(super) lost: Exact,
}

impl Scales {
    pub(super) fn of(&self, cell: &Cell) -> Exact {
        self.cells.get(cell).cloned().unwrap_or_else(Exact::one)
    }
}

/// Voices under a cap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapReckoning {
    /// The articles that cap them.
    pub articles: Vec<String>,
    /// The shares allowed.
    pub caps: Caps,
    /// The voices.
    pub voices: Capped,
}

/// A college and what it weighs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollegeShare {
    /// Which.
    pub college: CollegeId,
    /// The weight that the statutes give it.
    pub weight: Fraction,
    /// The weight that it has here: more where others do not vote and the statutes share theirs, none where it does not
    /// vote.
    pub counted: Exact,
    /// Voices for.
    pub yes: Exact,
    /// Voices that the majority is counted of.
    pub base: Exact,
}

/// A cap that cannot be met.
pub(super) struct CannotMeet {
    pub(super) why: WhyUnmet,
    pub(super) then: Unmet,
    pub(super) article: String,
}

/// All weights and caps of a vote, in their order: the roll, the colleges, the votes cast.
pub(super) struct Weighed {
    pub(super) roll: Option<CapReckoning>,
    pub(super) colleges: Vec<CollegeShare>,
    pub(super) cast: Option<CapReckoning>,
    pub(super) not_in_secret: Vec<String>,
    pub(super) scales: Result<Scales, CannotMeet>,
}

pub(super) fn weigh(
    caps: &[&Stated<Cap>],
    vote: &Vote,
    base: Base,
    always_secret: bool,
) -> Weighed {
    let mut weighed = Weighed {
        roll: None,
        colleges: Vec::new(),
        cast: None,
        not_in_secret: Vec::new(),
        scales: Ok(Scales::default()),
    };
    weighed.scales = scales(caps, vote, base, always_secret, &mut weighed);
    weighed
}

fn scales(
    caps: &[&Stated<Cap>],
    vote: &Vote,
    base: Base,
    always_secret: bool,
    weighed: &mut Weighed,
) -> Result<Scales, CannotMeet> {
    let mut scales = Scales::default();
    let on_roll = Limits::of(caps, |it| match it {
        Cap::RollVoices {
            on, share, unmet, ..
        } => Some((*on, *share, *unmet)),
        _ => None,
    });
    if let Some(limits) = on_roll {
        let voices = |cell: &Cell| Exact::from(vote.roll.get(cell).copied().unwrap_or(0));
        let capped = limits.hold(vote, &voices)?;
        scales.narrow(vote, &capped);
        weighed.roll = Some(limits.reckoning(capped));
    }
    for stated in caps {
        if let Cap::CollegeWeights {
            weights, absent, ..
        } = &stated.rule
        {
            weighed.colleges = by_college(weights, *absent, vote, base, &mut scales);
        }
    }
    let on_cast = Limits::of(caps, |it| match it {
        Cap::VotesCast {
            on, share, unmet, ..
        } => Some((*on, *share, *unmet)),
        _ => None,
    });
    if let Some(limits) = on_cast {
        if always_secret {
            weighed.not_in_secret = limits.articles;
        } else if vote.form == Form::Secret {
            return Err(limits.cannot(WhyUnmet::Secret));
        } else {
            let voices = |cell: &Cell| &of_cell(vote, base, cell).1 * &scales.of(cell);
            let capped = limits.hold(vote, &voices)?;
            scales.narrow(vote, &capped);
            weighed.cast = Some(limits.reckoning(capped));
        }
    }
    Ok(scales)
}

/// The caps of one kind that bear on a vote.
struct Limits {
    articles: Vec<String>,
    caps: Caps,
    then: Unmet,
}

impl Limits {
    fn of(
        caps: &[&Stated<Cap>],
        named: impl Fn(&Cap) -> Option<(CapOn, Fraction, Unmet)>,
    ) -> Option<Self> {
        let mut limits: Option<Self> = None;
        for stated in caps {
            let Some((on, share, then)) = named(&stated.rule) else {
                continue;
            };
            let limits = limits.get_or_insert_with(|| Self {
                articles: Vec::new(),
                caps: Caps::default(),
                then,
            });
            limits.articles.push(stated.article.clone());
            match on {
                CapOn::EachBloc => limits.caps.bloc = Some(share),
                CapOn::Establishments => limits.caps.establishments = Some(share),
            }
        }
        limits
    }

    fn hold(&self, vote: &Vote, voices: &dyn Fn(&Cell) -> Exact) -> Result<Capped, CannotMeet> {
        let mut sums = Voices::default();
        for cell in vote.roll.keys() {
            let sum = match (cell.bloc, cell.side) {
                (Some(bloc), _) => sums.blocs.entry(bloc).or_default(),
                (None, Side::Establishment) => &mut sums.loose,
                (None, Side::Ville | Side::Other) => &mut sums.rest,
            };
            *sum = &*sum + &voices(cell);
        }
        cap(&sums, self.caps).map_err(|_| self.cannot(WhyUnmet::NobodyElse))
    }

    fn cannot(&self, why: WhyUnmet) -> CannotMeet {
        CannotMeet {
            why,
            then: self.then,
            article: self.articles.join(", "),
        }
    }

    fn reckoning(self, voices: Capped) -> CapReckoning {
        CapReckoning {
            articles: self.articles,
            caps: self.caps,
            voices,
        }
    }
}

impl Scales {
    /// Takes from each group what a cap takes from it.
    fn narrow(&mut self, vote: &Vote, capped: &Capped) {
        for cell in vote.roll.keys() {
            let scaled = match (cell.bloc, cell.side) {
                (Some(bloc), _) => capped.blocs.get(&bloc),
                (None, Side::Establishment) => Some(&capped.loose),
                (None, Side::Ville | Side::Other) => None,
            };
            if let Some(scaled) = scaled.filter(|it| it.is_capped()) {
                let scale = &self.of(cell) * &scaled.scale();
                self.cells.insert(cell.clone(), scale);
            }
        }
    }
}

/// Each college counts for its weight, whatever number of voices it casts.
fn by_college(
    weights: &[Weight],
    absent: Absent,
    vote: &Vote,
    base: Base,
    scales: &mut Scales,
) -> Vec<CollegeShare> {
    let mut shares: Vec<CollegeShare> = weights
        .iter()
        .map(|it| {
            let (mut yes, mut of) = (Exact::zero(), Exact::zero());
            for cell in vote.roll.keys().filter(|cell| cell.college == it.college) {
                let (counts, part) = of_cell(vote, base, cell);
                let scale = scales.of(cell);
                yes = &yes + &(&counts.yes * &scale);
                of = &of + &(&part * &scale);
            }
            CollegeShare {
                college: it.college.clone(),
                weight: it.weight,
                counted: if of.is_positive() {
                    Exact::from(it.weight)
                } else {
                    Exact::zero()
                },
                yes,
                base: of,
            }
        })
        .collect();
    let all: Exact = weights.iter().map(|it| Exact::from(it.weight)).sum();
    let voting: Exact = shares.iter().map(|it| &it.counted).sum();
    match absent {
        Absent::Renormalised => {
            for share in &mut shares {
                share.counted = share.counted.over(&voting).unwrap_or_default();
            }
        }
        // Where nobody votes at all there is no base either.
        Absent::Lost if voting.is_positive() => scales.lost = &all - &voting,
        Absent::Lost => {}
    }
    for cell in vote.roll.keys() {
        let own = shares.iter().find(|it| it.college == cell.college);
        let factor = own
            .and_then(|it| it.counted.over(&it.base))
            .unwrap_or_else(Exact::zero);
        let scale = &scales.of(cell) * &factor;
        scales.cells.insert(cell.clone(), scale);
    }
    shares
}
