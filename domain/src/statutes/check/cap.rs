//! Caps, each by itself and beside the others.

use super::organ::voting;
use super::plain::{article, part, some_share, twice};
use super::{Found, Place, What};
use crate::exact::{Exact, Fraction};
use crate::role::RoleKind;
use crate::statutes::{
    Cap, CollegeId, DecisionKind, Decisions, OrganKind, Scope, Secrecy, Statutes, Weight,
};

/// Caps of one document.
const CAPS_MAX: u32 = 60;
/// Proxies of a bloc.
const PROXIES_MAX: u16 = 10_000;

pub(super) fn check(statutes: &Statutes, found: &mut Found) {
    let list = Place::of("caps");
    super::college::many(statutes.caps.len(), CAPS_MAX, &list, found);
    for (n, stated) in statutes.caps.iter().enumerate() {
        let at = list.at(n);
        article(&stated.article, &at.to("article"), found);
        let before = statutes.caps.iter().take(n);
        if let Some(other) = before
            .into_iter()
            .position(|it| same(&it.rule, &stated.rule))
        {
            found.push(at.to("rule"), What::SameCap { other });
        }
        one(statutes, &stated.rule, &at.to("rule"), found);
    }
}

fn one(statutes: &Statutes, cap: &Cap, at: &Place, found: &mut Found) {
    match cap {
        Cap::Seats {
            share, when_zero, ..
        } => {
            let at = at.to("seats");
            part(*share, &at.to("share"), found);
            let Some(board) = statutes.board.rule() else {
                found.push(at, What::CapWithoutBoard);
                return;
            };
            let none = share.floor_of(u64::from(board.seats)) == 0;
            let seats = u32::from(board.seats);
            let unsaid = none && when_zero.is_none() && seats > 0 && !share.is_zero();
            found.when(unsaid, at.to("when-zero"), What::CapRoundsToZero { seats });
        }
        Cap::VilleSeats => without_board(statutes, at, found),
        Cap::RollVoices { share, scope, .. } => {
            let at = at.to("roll-voices");
            part(*share, &at.to("share"), found);
            within(scope, &at, found);
        }
        Cap::VotesCast { share, scope, .. } => {
            let at = at.to("votes-cast");
            part(*share, &at.to("share"), found);
            within(scope, &at, found);
            open(statutes, scope, &at.to("scope"), found);
        }
        Cap::CollegeWeights { weights, scope, .. } => {
            let at = at.to("college-weights");
            weighed(statutes, weights, &at.to("weights"), found);
            within(scope, &at, found);
        }
        Cap::DoubleMajority { college, scope } => {
            let at = at.to("double-majority");
            voting(statutes, college, &at.to("college"), found);
            within(scope, &at, found);
        }
        Cap::ProxiesHeld { most, scope, .. } => {
            let at = at.to("proxies-held");
            let here = at.to("most");
            let most_of_all = u32::from(PROXIES_MAX);
            found.when(*most > PROXIES_MAX, here, What::Above { most: most_of_all });
            within(scope, &at, found);
        }
        Cap::Offices { roles } => {
            let at = at.to("offices").to("roles");
            found.when(roles.is_empty(), at.clone(), What::NamesNothing);
            twice(roles, &at, found);
            for (n, role) in roles.iter().enumerate() {
                let employed = matches!(role, RoleKind::Coordinator | RoleKind::Auditor);
                found.when(employed, at.at(n), What::NotAnOffice);
            }
        }
        Cap::Composition(composition) => {
            let at = at.to("composition");
            without_board(statutes, &at, found);
            let nothing = composition == &crate::statutes::Composition::default();
            found.when(nothing, at.clone(), What::LimitsNothing);
            if let Some(share) = composition.profession_share {
                some_share(share, &at.to("profession-share"), found);
            }
        }
        Cap::Recusal { .. } | Cap::Signatory => {}
    }
}

fn without_board(statutes: &Statutes, at: &Place, found: &mut Found) {
    let silent = statutes.board.rule().is_none();
    found.when(silent, at.clone(), What::CapWithoutBoard);
}

fn within(scope: &Scope, at: &Place, found: &mut Found) {
    let at = at.to("scope");
    let organs = at.to("organs");
    found.when(scope.organs.is_empty(), organs.clone(), What::NamesNothing);
    twice(&scope.organs, &organs, found);
    if let Decisions::Only(these) = &scope.decisions {
        let only = at.to("decisions").to("only");
        found.when(these.is_empty(), only.clone(), What::NamesNothing);
        twice(these, &only, found);
    }
}

/// A cap on votes cast is for open votes: what it names must not be always secret. "All decisions" passes over
/// those that are, and over elections; a decision named by itself must be open.
fn open(statutes: &Statutes, scope: &Scope, at: &Place, found: &mut Found) {
    let secret = |organ, decision| statutes.rules(organ, decision).secrecy.rule == Secrecy::Always;
    for organ in &scope.organs {
        let always = match &scope.decisions {
            Decisions::All => DecisionKind::ALL.iter().all(|it| secret(*organ, *it)),
            Decisions::Only(these) => these.iter().any(|it| secret(*organ, *it)),
        };
        found.when(always, at.clone(), What::CapOnSecret { organ: *organ });
    }
}

fn weighed(statutes: &Statutes, weights: &[Weight], at: &Place, found: &mut Found) {
    let mut ids: Vec<&CollegeId> = Vec::new();
    for (n, weight) in weights.iter().enumerate() {
        let here = at.at(n);
        found.when(
            ids.contains(&&weight.college),
            here.to("college"),
            What::Twice,
        );
        voting(statutes, &weight.college, &here.to("college"), found);
        some_share(weight.weight, &here.to("weight"), found);
        ids.push(&weight.college);
    }
    for college in statutes.colleges.iter().filter(|it| it.voice.voices() > 0) {
        let college = college.id.clone();
        let missing = !ids.contains(&&college);
        found.when(missing, at.clone(), What::CollegeNotWeighed { college });
    }
    let sum: Exact = weights.iter().map(|it| Exact::from(it.weight)).sum();
    found.when(
        sum != Exact::from(Fraction::ONE),
        at.clone(),
        What::WeightsDoNotMakeOne,
    );
}

/// Whether two caps say something of the same thing, so that one of them would be idle or contradict the other.
fn same(one: &Cap, other: &Cap) -> bool {
    use Cap as C;
    match (one, other) {
        (C::Seats { on: one, .. }, C::Seats { on: other, .. }) => one == other,
        (
            C::RollVoices { on: one, scope, .. },
            C::RollVoices {
                on: other,
                scope: its,
                ..
            },
        )
        | (
            C::VotesCast { on: one, scope, .. },
            C::VotesCast {
                on: other,
                scope: its,
                ..
            },
        )
        | (
            C::ProxiesHeld { on: one, scope, .. },
            C::ProxiesHeld {
                on: other,
                scope: its,
                ..
            },
        ) => one == other && meets(scope, its),
        (C::CollegeWeights { scope, .. }, C::CollegeWeights { scope: its, .. }) => {
            meets(scope, its)
        }
        (
            C::DoubleMajority { college, scope },
            C::DoubleMajority {
                college: other,
                scope: its,
            },
        ) => college == other && meets(scope, its),
        (C::VilleSeats, C::VilleSeats)
        | (C::Recusal { .. }, C::Recusal { .. })
        | (C::Offices { .. }, C::Offices { .. })
        | (C::Signatory, C::Signatory)
        | (C::Composition(_), C::Composition(_)) => true,
        _ => false,
    }
}

/// Whether two scopes have a decision in common.
fn meets(one: &Scope, other: &Scope) -> bool {
    let both = |organ: &OrganKind| one.organs.contains(organ) && other.organs.contains(organ);
    let decisions = match (&one.decisions, &other.decisions) {
        (Decisions::All, _) | (_, Decisions::All) => true,
        (Decisions::Only(these), Decisions::Only(those)) => {
            these.iter().any(|it| those.contains(it))
        }
    };
    decisions && OrganKind::ALL.iter().any(both)
}
