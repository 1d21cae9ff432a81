//! What the board may be made of: the most and the least that the statutes set, in seats.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::BlocId;
use crate::profession::{MedicalField, Profession};
use crate::statutes::{Cap, CapOn, Side, Statutes, WhenZero};

/// A number of seats and the article that sets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limit {
    /// Seats.
    pub seats: u32,
    /// The article.
    pub article: String,
}

/// The most and the least that the statutes set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    /// The most of one bloc.
    pub bloc: Option<Limit>,
    /// The most of all establishments.
    pub establishments: Option<Limit>,
    /// The most of one profession.
    pub profession: Option<Limit>,
    /// The least of ville.
    pub ville: Option<Limit>,
    /// The least of general practitioners.
    pub general_practitioners: Option<Limit>,
    /// The least of doctors of another specialty.
    pub other_specialists: Option<Limit>,
    /// The least of different professions.
    pub professions: Option<Limit>,
}

impl Limits {
    /// The limits of a board under statutes; none where they are silent on the board.
    pub fn of(statutes: &Statutes) -> Self {
        let mut limits = Self::default();
        let Some(board) = statutes.board.rule() else {
            return limits;
        };
        let seats = u64::from(board.seats);
        for stated in &statutes.caps {
            let limit = |seats: u64| {
                Some(Limit {
                    seats: u32::try_from(seats).unwrap_or(u32::MAX),
                    article: stated.article.clone(),
                })
            };
            let least = |seats: u16| limit(u64::from(seats)).filter(|it| it.seats > 0);
            match &stated.rule {
                Cap::Seats {
                    on,
                    share,
                    when_zero,
                } => {
                    let most = match (share.floor_of(seats), when_zero) {
                        (0, Some(WhenZero::OneSeat)) => 1,
                        (most, _) => most,
                    };
                    match on {
                        CapOn::EachBloc => limits.bloc = limit(most),
                        CapOn::Establishments => limits.establishments = limit(most),
                    }
                }
                Cap::VilleSeats => limits.ville = limit(seats / 2 + 1),
                Cap::Composition(made) => {
                    limits.general_practitioners = least(made.general_practitioners);
                    limits.other_specialists = least(made.other_specialists);
                    limits.professions = least(made.professions);
                    limits.profession = made
                        .profession_share
                        .and_then(|share| limit(share.floor_of(seats)));
                }
                _ => {}
            }
        }
        limits
    }
}

/// What limits ask of who sits, or would.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Seat {
    /// Their profession.
    pub profession: Option<Profession>,
    /// The side of medicine of a doctor.
    pub field: Option<MedicalField>,
    /// Their side.
    pub side: Side,
    /// The bloc to which they count.
    pub bloc: Option<BlocId>,
}

/// A maximum that somebody's election would break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Full {
    /// Their bloc has all the seats that it may have.
    Bloc(BlocId, Limit),
    /// Establishments have.
    Establishments(Limit),
    /// Their profession has.
    Profession(Profession, Limit),
}

/// A minimum that is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Short {
    /// Of ville.
    Ville(Limit),
    /// Of general practitioners.
    GeneralPractitioners(Limit),
    /// Of doctors of another specialty.
    OtherSpecialists(Limit),
    /// Of different professions.
    Professions(Limit),
}

/// Counts of who sits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sitting {
    blocs: BTreeMap<BlocId, u32>,
    professions: BTreeMap<Profession, u32>,
    establishments: u32,
    ville: u32,
    general_practitioners: u32,
    other_specialists: u32,
}

impl Sitting {
    pub(super) fn seat(&mut self, seat: Seat) {
        if let Some(bloc) = seat.bloc {
            *self.blocs.entry(bloc).or_default() += 1;
        }
        if let Some(profession) = seat.profession {
            *self.professions.entry(profession).or_default() += 1;
        }
        self.establishments += u32::from(seat.side == Side::Establishment);
        self.ville += u32::from(seat.side == Side::Ville);
        self.general_practitioners += u32::from(seat.field == Some(MedicalField::GeneralPractice));
        self.other_specialists += u32::from(seat.field == Some(MedicalField::OtherSpecialty));
    }

    /// Takes away somebody who was seated.
    pub(super) fn unseat(&mut self, seat: Seat) {
        fn less<K: Ord>(counts: &mut BTreeMap<K, u32>, key: &K) {
            if let Some(count) = counts.get_mut(key) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    counts.remove(key);
                }
            }
        }
        if let Some(bloc) = seat.bloc {
            less(&mut self.blocs, &bloc);
        }
        if let Some(profession) = seat.profession {
            less(&mut self.professions, &profession);
        }
        let one = |holds: bool| u32::from(holds);
        let side = seat.side;
        self.establishments = self
            .establishments
            .saturating_sub(one(side == Side::Establishment));
        self.ville = self.ville.saturating_sub(one(side == Side::Ville));
        let practice = one(seat.field == Some(MedicalField::GeneralPractice));
        self.general_practitioners = self.general_practitioners.saturating_sub(practice);
        let other = one(seat.field == Some(MedicalField::OtherSpecialty));
        self.other_specialists = self.other_specialists.saturating_sub(other);
    }

    /// The maximum that one more would break.
    pub(super) fn full(&self, limits: &Limits, seat: Seat) -> Option<Full> {
        if let (Some(bloc), Some(limit)) = (seat.bloc, &limits.bloc)
            && self.blocs.get(&bloc).copied().unwrap_or(0) >= limit.seats
        {
            return Some(Full::Bloc(bloc, limit.clone()));
        }
        if let (Side::Establishment, Some(limit)) = (seat.side, &limits.establishments)
            && self.establishments >= limit.seats
        {
            return Some(Full::Establishments(limit.clone()));
        }
        if let (Some(profession), Some(limit)) = (seat.profession, &limits.profession)
            && self.professions.get(&profession).copied().unwrap_or(0) >= limit.seats
        {
            return Some(Full::Profession(profession, limit.clone()));
        }
        None
    }

    /// How many seats are missing for each minimum: ville, general practitioners, other specialists, professions.
    pub(super) fn missing(&self, limits: &Limits) -> [u32; 4] {
        let professions = u32::try_from(self.professions.len()).unwrap_or(u32::MAX);
        [
            (&limits.ville, self.ville),
            (&limits.general_practitioners, self.general_practitioners),
            (&limits.other_specialists, self.other_specialists),
            (&limits.professions, professions),
        ]
        .map(|(limit, has)| limit.as_ref().map_or(0, |it| it.seats.saturating_sub(has)))
    }

    /// The minimums that are not met, in the order in which they are looked at.
    pub(super) fn short(&self, limits: &Limits) -> Vec<Short> {
        let say = [
            Short::Ville as fn(Limit) -> Short,
            Short::GeneralPractitioners,
            Short::OtherSpecialists,
            Short::Professions,
        ];
        let limits = [
            &limits.ville,
            &limits.general_practitioners,
            &limits.other_specialists,
            &limits.professions,
        ]
        .into_iter()
        .zip(self.missing(limits))
        .zip(say);
        limits
            .filter(|((_, missing), _)| *missing > 0)
            .filter_map(|((limit, _), say)| limit.clone().map(say))
            .collect()
    }

    pub(super) fn has(&self, profession: Profession) -> bool {
        self.professions.contains_key(&profession)
    }
}

#[cfg(test)]
mod tests;
