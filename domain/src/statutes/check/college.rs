//! Colleges, their members and their seats.

use super::plain::{article, number, one_line, twice};
use super::{Found, Place, What};
use crate::statutes::{College, Establishments, Statutes, Voice};
use crate::structure::StructureKind;
use crate::typed::NAME_MAX;

/// More colleges than that are a typing error, and would make every vote traceable.
const COLLEGES_MAX: u32 = 20;
/// Conditions of one college.
const CONDITIONS_MAX: u32 = 50;
/// Voices of one member.
const VOICES_MAX: u16 = 1_000;
/// Seats of one college.
const SEATS_MAX: u16 = 1_000;

pub(super) fn check(statutes: &Statutes, found: &mut Found) {
    let list = Place::of("colleges");
    let colleges = &statutes.colleges;
    let votes = colleges.iter().any(|it| it.voice.voices() > 0);
    found.when(!votes, list.clone(), What::NobodyVotes);
    many(colleges.len(), COLLEGES_MAX, &list, found);
    for (n, college) in colleges.iter().enumerate() {
        let (at, before) = (list.at(n), colleges.get(..n).unwrap_or_default());
        let known = before.iter().any(|it| it.id == college.id);
        found.when(known, at.to("id"), What::Twice);
        one_line(&college.name, NAME_MAX, &at.to("name"), found);
        article(&college.article, &at.to("article"), found);
        let belongs = members(college, before, &at.to("members"), found);
        if let Voice::Deliberative(voices) = college.voice {
            number(
                voices,
                VOICES_MAX,
                &at.to("voice").to("deliberative"),
                found,
            );
        }
        let seats = at.to("seats");
        found.when(
            college.seats > 0 && !belongs,
            seats.clone(),
            What::SeatsNobodyFills,
        );
        found.when(
            college.seats > SEATS_MAX,
            seats,
            What::Above {
                most: u32::from(SEATS_MAX),
            },
        );
    }
    seats(statutes, found);
    establishments(statutes, found);
}

/// Looks at who belongs to a college; whether anybody can.
fn members(college: &College, before: &[College], at: &Place, found: &mut Found) -> bool {
    let mut belongs = false;
    for (n, condition) in college.members.iter().enumerate() {
        let here = at.at(n);
        if condition.is_empty() {
            found.push(here, What::NamesNothing);
            continue;
        }
        if condition.meets_nobody() {
            found.push(here, What::ConditionMeetsNobody);
            continue;
        }
        let taken = before.iter().find(|other| {
            other
                .members
                .iter()
                .any(|it| !it.is_empty() && condition.is_within(it))
        });
        if let Some(other) = taken {
            let by = other.id.clone();
            found.push(here, What::TakenBefore { by });
            continue;
        }
        belongs = true;
        twice(&condition.category, &here.to("category"), found);
        twice(&condition.profession, &here.to("profession"), found);
        twice(&condition.mode, &here.to("mode"), found);
        twice(&condition.setting, &here.to("setting"), found);
        twice(&condition.structure, &here.to("structure"), found);
        twice(&condition.side, &here.to("side"), found);
    }
    found.when(!belongs, at.clone(), What::NobodyBelongs);
    many(college.members.len(), CONDITIONS_MAX, at, found);
    belongs
}

fn seats(statutes: &Statutes, found: &mut Found) {
    let colleges = statutes.colleges.iter().map(|it| u32::from(it.seats)).sum();
    match statutes.board.rule() {
        None => found.when(colleges > 0, Place::of("board"), What::SeatsWithoutBoard),
        Some(board) => {
            let board = u32::from(board.seats);
            let at = Place::of("board").rule().to("seats");
            found.when(
                board != colleges,
                at,
                What::SeatsDoNotAddUp { board, colleges },
            );
        }
    }
}

/// What the statutes say of establishments must be what the colleges give a hospital.
fn establishments(statutes: &Statutes, found: &mut Found) {
    let at = Place::of("membership").to("establishments").rule();
    let more = |college: &&College| match statutes.membership.establishments.rule() {
        None | Some(Establishments::Deliberative) => false,
        Some(Establishments::Consultative) => college.voice.voices() > 0,
        Some(Establishments::Partner) => true,
    };
    let takes = |college: &&College| {
        let named = |kind| move |it: &crate::statutes::Condition| it.structure.contains(&kind);
        college.members.iter().any(named(StructureKind::Hospital))
    };
    for college in statutes.colleges.iter().filter(takes).filter(more) {
        let college = college.id.clone();
        found.push(at.clone(), What::EstablishmentsHaveMore { college });
    }
}

pub(super) fn many(entries: usize, most: u32, at: &Place, found: &mut Found) {
    let above = u32::try_from(entries).is_ok_and(|it| it > most) || entries > 1_000_000;
    found.when(above, at.clone(), What::Above { most });
}
