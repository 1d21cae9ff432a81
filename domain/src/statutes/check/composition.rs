//! Seats: whether caps, minimums and colleges leave room for one another.

use super::{Found, Place, What};
use crate::exact::Fraction;
use crate::profession::{Category, Profession};
use crate::statutes::{Cap, CapOn, College, Composition, Side, Statutes, WhenZero};

pub(super) fn check(statutes: &Statutes, found: &mut Found) {
    let Some(board) = statutes.board.rule() else {
        return;
    };
    let seats = u32::from(board.seats);
    for (n, stated) in statutes.caps.iter().enumerate() {
        let at = Place::of("caps").at(n).to("rule");
        match &stated.rule {
            Cap::Seats {
                on: CapOn::Establishments,
                share,
                when_zero,
            } => {
                let most = most_seats(*share, seats, *when_zero);
                let college_above = |it: &&College| {
                    u32::from(it.seats) > most && it.has_only_side(Side::Establishment)
                };
                for college in statutes.colleges.iter().filter(college_above) {
                    let above = What::CapBelowCollege {
                        college: college.id.clone(),
                        seats: u32::from(college.seats),
                        most,
                    };
                    found.push(at.to("seats").to("share"), above);
                }
            }
            Cap::VilleSeats => {
                let ville = statutes
                    .colleges
                    .iter()
                    .filter(|it| it.can_have_side(Side::Ville));
                let most = ville.map(|it| u32::from(it.seats)).sum();
                let needed = seats / 2 + 1;
                let out = What::VilleOutOfReach { most, needed };
                found.when(most < needed, at, out);
            }
            Cap::Composition(composition) => {
                made_of(statutes, composition, seats, &at.to("composition"), found);
            }
            _ => {}
        }
    }
}

/// ⌊share × seats⌋, or what holds when that is none.
fn most_seats(share: Fraction, seats: u32, when_zero: Option<WhenZero>) -> u32 {
    let most = share.floor_of(u64::from(seats));
    match (most, when_zero) {
        (0, Some(WhenZero::OneSeat)) => 1,
        _ => u32::try_from(most).unwrap_or(u32::MAX),
    }
}

fn made_of(
    statutes: &Statutes,
    composition: &Composition,
    seats: u32,
    at: &Place,
    found: &mut Found,
) {
    let doctors =
        u32::from(composition.general_practitioners) + u32::from(composition.other_specialists);
    // The other professions each need a seat beside the doctors.
    let others = u32::from(composition.professions).saturating_sub(u32::from(doctors > 0));
    let needed = doctors + others;
    found.when(
        needed > seats,
        at.clone(),
        What::MinimumsAboveSeats { needed, seats },
    );
    let professions = professions(statutes);
    let known = u32::try_from(professions.len()).unwrap_or(u32::MAX);
    let wanted = u32::from(composition.professions);
    let few = What::TooFewProfessions {
        most: known,
        needed: wanted,
    };
    found.when(wanted > known, at.to("professions"), few);
    let Some(share) = composition.profession_share else {
        return;
    };
    let most = most_seats(share, seats, None);
    let excluded = What::ProfessionExcluded {
        profession: Profession::Doctor,
        most,
        least: doctors,
    };
    found.when(most < doctors, at.to("profession-share"), excluded);
    // Members without a profession (structures, users) are under no such share.
    let all_have_one = statutes
        .colleges
        .iter()
        .filter(|it| it.seats > 0)
        .all(has_profession);
    let fill = known.saturating_mul(most);
    let short = What::SharesLeaveSeats { most: fill, seats };
    found.when(
        all_have_one && fill < seats,
        at.to("profession-share"),
        short,
    );
}

/// Professions that colleges with seats can take.
fn professions(statutes: &Statutes) -> Vec<Profession> {
    let seated: Vec<&College> = statutes.colleges.iter().filter(|it| it.seats > 0).collect();
    let taken = |it: &Profession| {
        seated
            .iter()
            .any(|college| college.can_have_profession(*it))
    };
    Profession::ALL.iter().copied().filter(taken).collect()
}

/// Whether every member of that college is a person with a profession.
fn has_profession(college: &College) -> bool {
    college.members.iter().all(|it| {
        !it.profession.is_empty()
            || (!it.category.is_empty()
                && it
                    .category
                    .iter()
                    .all(|it| matches!(it, Category::Health | Category::Social)))
    })
}
