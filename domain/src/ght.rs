//! Blocs of influence, and the rule that limits the weight of hospital groups (GHT).
//!
//! A group is one bloc, however many establishments it has: caps are on the bloc. AP-HP, HCL and AP-HM are outside
//! every GHT and private groups exist, so that the type is wider than the name. In scope: who is in a bloc on a day, who
//! is attached to it and why ([`influence`]), on which side that puts them ([`side`]), what a bloc's votes
//! then count for ([`share`]), what its members may not do ([`conflict`]), what each group weighs ([`weight`]). Numbers come from the statutes only.

pub mod attachment;
pub mod conflict;
pub mod influence;
pub mod share;
pub mod side;
pub mod weight;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::code::coded;
use crate::id::BlocId;
use crate::identifier::{Finess, Siren};
use crate::role::Period;

/// A bloc of influence (« bloc d'influence »).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bloc {
    /// Which.
    pub id: BlocId,
    /// What it is.
    pub kind: BlocKind,
    /// Its name.
    pub name: String,
    /// Its parties, over time.
    pub parties: Vec<Party>,
}

coded! {
    /// What a bloc is.
    BlocKind {
        /// « Groupement hospitalier de territoire » (CSP, art. L6132-1).
        Ght = "ght",
        /// University hospital outside a GHT: AP-HP, HCL, AP-HM.
        UniversityHospital = "university-hospital",
        /// A private group, under one parent company.
        PrivateGroup = "private-group",
        /// Another.
        Other = "other",
    }
}

/// A legal entity in a bloc, between two dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Which.
    pub entity: Entity,
    /// When.
    pub period: Period,
}

/// A legal entity, by the number that the registries know it by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entity {
    /// FINESS number of a legal entity (EJ).
    Finess(Finess),
    /// SIREN number.
    Siren(Siren),
}

/// The bloc in which an entity is on a day.
pub fn bloc_of<'a>(blocs: &'a [Bloc], entity: &Entity, on: NaiveDate) -> Option<&'a Bloc> {
    let holds = |it: &Party| &it.entity == entity && it.period.holds_on(on);
    blocs.iter().find(|bloc| bloc.parties.iter().any(holds))
}

/// Whether an entity may be recorded in a bloc beside what is recorded: in at most one bloc a day, and once.
///
/// # Errors
/// [`PartyRefused`].
pub fn may_record(blocs: &[Bloc], party: &Party) -> Result<(), PartyRefused> {
    if party
        .period
        .ends_on
        .is_some_and(|end| end < party.period.starts_on)
    {
        return Err(PartyRefused::EndsBeforeStart);
    }
    for bloc in blocs {
        let met = bloc
            .parties
            .iter()
            .find(|it| it.entity == party.entity && meet(it.period, party.period));
        if let Some(other) = met {
            return Err(PartyRefused::Elsewhere {
                bloc: bloc.id,
                theirs: other.period,
                ours: party.period,
            });
        }
    }
    Ok(())
}

/// Whether two periods have a day in common.
pub fn meet(one: Period, other: Period) -> bool {
    one.ends_on.is_none_or(|end| other.starts_on <= end)
        && other.ends_on.is_none_or(|end| one.starts_on <= end)
}

/// Why an entity cannot be recorded in a bloc.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PartyRefused {
    /// It would leave before it joins.
    #[error("ends before it begins")]
    EndsBeforeStart,
    /// It is in a bloc on some of these days.
    #[error("in bloc {bloc} at that time")]
    Elsewhere {
        /// In which, perhaps this one.
        bloc: BlocId,
        /// From when to when.
        theirs: Period,
        /// What was to be recorded.
        ours: Period,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(739_000 + i32::try_from(n).unwrap()).unwrap()
    }

    fn period(from: u32, to: Option<u32>) -> Period {
        Period {
            starts_on: day(from),
            ends_on: to.map(day),
        }
    }

    fn party(number: &str, from: u32, to: Option<u32>) -> Party {
        Party {
            entity: Entity::Finess(number.parse().unwrap()),
            period: period(from, to),
        }
    }

    fn bloc(n: u128, parties: Vec<Party>) -> Bloc {
        Bloc {
            id: BlocId(uuid::Uuid::from_u128(n)),
            kind: BlocKind::Ght,
            name: format!("GHT {n}"),
            parties,
        }
    }

    #[test]
    fn a_party_in_two_groups_on_one_day_is_refused_with_both_intervals() {
        let blocs = [
            bloc(1, vec![party("370000481", 1, Some(10))]),
            bloc(2, Vec::new()),
        ];
        assert_eq!(
            may_record(&blocs, &party("370000481", 10, None)),
            Err(PartyRefused::Elsewhere {
                bloc: blocs[0].id,
                theirs: period(1, Some(10)),
                ours: period(10, None),
            })
        );
        assert_eq!(may_record(&blocs, &party("370000481", 11, None)), Ok(()));
        assert_eq!(may_record(&blocs, &party("2B0000020", 10, None)), Ok(()));
        assert_eq!(
            may_record(&blocs, &party("2B0000020", 10, Some(9))),
            Err(PartyRefused::EndsBeforeStart)
        );
        assert_eq!(
            may_record(&blocs, &party("2B0000020", 10, Some(10))),
            Ok(())
        );
    }

    #[test]
    fn an_entity_that_changes_groups_is_in_the_one_of_the_day() {
        let blocs = [
            bloc(1, vec![party("370000481", 1, Some(10))]),
            bloc(2, vec![party("370000481", 11, None)]),
        ];
        let of = |n| bloc_of(&blocs, &blocs[0].parties[0].entity, day(n)).map(|it| it.id);
        assert_eq!(
            (of(0), of(10), of(11)),
            (None, Some(blocs[0].id), Some(blocs[1].id))
        );
    }

    proptest! {
        #[test]
        fn no_day_ever_has_an_entity_in_two_blocs(
            wanted in prop::collection::vec((0_usize..3, 0_u32..40, prop::option::of(0_u32..40)), 0..14),
        ) {
            let mut blocs = vec![bloc(1, Vec::new()), bloc(2, Vec::new()), bloc(3, Vec::new())];
            for (which, from, to) in wanted {
                let one = party("370000481", from, to);
                if may_record(&blocs, &one).is_ok() {
                    blocs[which].parties.push(one);
                }
            }
            for n in 0..60 {
                let held = blocs.iter().flat_map(|it| &it.parties).filter(|it| it.period.holds_on(day(n)));
                prop_assert!(held.count() <= 1);
            }
        }
    }
}
