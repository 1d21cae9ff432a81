//! To which bloc a member counts on a day, and why; and to which entities they are tied all the same.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::attachment::{AttachedTo, Attachment, Choice, HalfDays, Way};
use super::{Bloc, Entity, bloc_of};
use crate::exact::Fraction;
use crate::id::{AttachmentId, BlocId};
use crate::member::profile::Profile;
use crate::profession::{Mode, Setting};
use crate::statutes::{Mixed, Statutes};

/// What ties a member to blocs on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Influence {
    /// Every attachment that holds on the day, the weightiest first: mandates, legal persons, main activities; then the
    /// most half-days inside, the earliest, the least identifier.
    pub ties: Vec<Tie>,
}

/// One attachment, and whether the member counts to its bloc by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Which.
    pub attachment: AttachmentId,
    /// The entity, unless it is a declared link to a bloc.
    pub entity: Option<Entity>,
    /// The bloc in which the entity is on the day, if any.
    pub bloc: Option<BlocId>,
    /// How.
    pub way: Way,
    /// Whether and why it counts.
    pub because: Because,
}

/// Why a tie counts, or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// A mandate counts whatever the time.
    Mandate,
    /// A legal person is what it is.
    LegalPerson,
    /// Their whole activity, or their main one as far as is known.
    MainActivity,
    /// Mixed practice: the share outside is less than the statutes ask for.
    BelowThreshold(Shared),
    /// Mixed practice: the share outside is what the statutes ask for, or more. It does not count; recusal remains.
    AboveThreshold(Shared),
    /// Mixed practice exactly at the threshold: the member chose the bloc.
    ChoseInside(Shared),
    /// Mixed practice exactly at the threshold: the member chose the other side. It does not count; recusal remains.
    ChoseOutside(Shared),
    /// The statutes name no threshold, and the activity for which they joined is in the bloc.
    JoinedFromInside,
    /// The statutes name no threshold, and the activity for which they joined is outside. It does not count; recusal
    /// remains.
    JoinedFromOutside,
}

/// Half-days and the threshold they are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared {
    /// Outside the bloc.
    pub outside: u16,
    /// In all.
    pub all: u32,
    /// The share outside that the statutes ask for (θ).
    pub threshold: Fraction,
}

impl Because {
    /// Whether the member counts to the bloc.
    pub const fn counts(self) -> bool {
        match self {
            Self::Mandate
            | Self::LegalPerson
            | Self::MainActivity
            | Self::BelowThreshold(_)
            | Self::ChoseInside(_)
            | Self::JoinedFromInside => true,
            Self::AboveThreshold(_) | Self::ChoseOutside(_) | Self::JoinedFromOutside => false,
        }
    }
}

impl Influence {
    /// The tie by which the member counts to a bloc: the weightiest. A member counts to one bloc, so that no voice is
    /// limited twice; for recusal all ties hold.
    pub fn counted(&self) -> Option<&Tie> {
        self.ties
            .iter()
            .find(|it| it.bloc.is_some() && it.because.counts())
    }

    /// The bloc to which the member counts.
    pub fn bloc(&self) -> Option<BlocId> {
        self.counted().and_then(|it| it.bloc)
    }
}

/// What ties a member to blocs on a day.
pub fn influence(
    statutes: &Statutes,
    profile: Profile,
    attachments: &[Attachment],
    blocs: &[Bloc],
    on: NaiveDate,
) -> Influence {
    let mixed = statutes
        .membership
        .mixed
        .rule()
        .copied()
        .unwrap_or(Mixed::Adhesion);
    let mut held: Vec<&Attachment> = attachments.iter().filter(|it| it.holds_on(on)).collect();
    held.sort_by_key(|it| {
        let inside = it.half_days.map_or(u16::MAX, |it| it.inside);
        (it.way, Reverse(inside), it.period.starts_on, it.id)
    });
    let ties = held
        .into_iter()
        .map(|it| tie(it, mixed, profile, blocs, on))
        .collect();
    Influence { ties }
}

fn tie(it: &Attachment, mixed: Mixed, profile: Profile, blocs: &[Bloc], on: NaiveDate) -> Tie {
    let (entity, bloc) = match &it.to {
        AttachedTo::Entity(entity) => (
            Some(entity.clone()),
            bloc_of(blocs, entity, on).map(|it| it.id),
        ),
        AttachedTo::Bloc(bloc) => (None, Some(*bloc)),
    };
    Tie {
        attachment: it.id,
        entity,
        bloc,
        way: it.way,
        because: match it.way {
            Way::Mandate => Because::Mandate,
            Way::LegalPerson => Because::LegalPerson,
            Way::MainActivity => by_activity(mixed, profile, it.half_days),
        },
    }
}

fn by_activity(mixed: Mixed, profile: Profile, half_days: Option<HalfDays>) -> Because {
    let is_mixed = profile.mode == Some(Mode::Mixed)
        || half_days.is_some_and(|it| it.outside > 0)
        || profile.mode == Some(Mode::Liberal);
    match (mixed, half_days) {
        (Mixed::FromShare(threshold), Some(days)) if days.inside > 0 || days.outside > 0 => {
            by_share(threshold, days)
        }
        (Mixed::Adhesion, _) if is_mixed => {
            let hospital = profile
                .sector
                .is_some_and(|it| it.setting() == Setting::Hospital);
            if hospital && profile.mode != Some(Mode::Liberal) {
                Because::JoinedFromInside
            } else {
                Because::JoinedFromOutside
            }
        }
        _ => Because::MainActivity,
    }
}

fn by_share(threshold: Fraction, days: HalfDays) -> Because {
    let all = u32::from(days.inside) + u32::from(days.outside);
    let shared = Shared {
        outside: days.outside,
        all,
        threshold,
    };
    // outside ⁄ all against numerator ⁄ denominator, cross-multiplied.
    let ours = u64::from(days.outside) * u64::from(threshold.denominator());
    let asked = u64::from(threshold.numerator()) * u64::from(all);
    match ours.cmp(&asked) {
        std::cmp::Ordering::Less => Because::BelowThreshold(shared),
        std::cmp::Ordering::Greater => Because::AboveThreshold(shared),
        std::cmp::Ordering::Equal => match days.at_threshold {
            Choice::Inside => Because::ChoseInside(shared),
            Choice::Outside => Because::ChoseOutside(shared),
        },
    }
}

#[cfg(test)]
mod tests;
