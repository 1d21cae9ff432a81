use uuid::Uuid;

use super::{Contender, Group, People, Scenario};
use crate::electorate::Cell;
use crate::id::BlocId;
use crate::majority::Form;
use crate::quorum::Convocation;
use crate::statutes::{
    Cap, CapOn, College, CollegeId, DecisionKind, OrganKind, Proxies, Side, Statutes,
};

/// The two blocs of a meeting that is tried out; they stand for any.
pub const BLOCS: [BlocId; 2] = [BlocId(Uuid::from_u128(1)), BlocId(Uuid::from_u128(2))];

/// The groups that can be there: of each college that votes, those outside every bloc, two blocs, and where a cap
/// is on all establishments together those in no bloc.
pub fn cells(statutes: &Statutes) -> Vec<Cell> {
    let voting = statutes.colleges.iter().filter(|it| it.voice.voices() > 0);
    voting.flat_map(|it| of_college(statutes, it)).collect()
}

fn of_college(statutes: &Statutes, college: &College) -> Vec<Cell> {
    let cell = |bloc, side| Cell {
        college: college.id.clone(),
        bloc,
        side,
    };
    let mut cells = Vec::new();
    if college.can_have_side(Side::Ville) {
        cells.push(cell(None, Side::Ville));
    } else if college.can_have_side(Side::Other) {
        cells.push(cell(None, Side::Other));
    }
    if college.can_have_side(Side::Establishment) {
        cells.extend(BLOCS.map(|bloc| cell(Some(bloc), Side::Establishment)));
        let together = |cap: &Cap| match cap {
            Cap::RollVoices { on, .. } | Cap::VotesCast { on, .. } => *on == CapOn::Establishments,
            _ => false,
        };
        if cells.len() == BLOCS.len() || statutes.caps.iter().any(|it| together(&it.rule)) {
            cells.push(cell(None, Side::Establishment));
        }
    }
    cells
}

/// A plausible meeting to start from: two thirds are there, some by proxy, and most are for.
pub fn start(statutes: &Statutes, organ: OrganKind, decision: DecisionKind) -> Scenario {
    let proxies = statutes.rules(organ, decision).proxies.rule != Proxies::Forbidden;
    let mut first: Option<CollegeId> = None;
    let groups: Vec<Group> = cells(statutes)
        .into_iter()
        .map(|cell| {
            let leads = first.get_or_insert_with(|| cell.college.clone()) == &cell.college;
            let entitled = statutes
                .college(&cell.college)
                .map_or(0, |it| size(it, organ, &cell, leads));
            Group {
                people: people(entitled, proxies, cell.bloc.is_some()),
                cell,
            }
        })
        .collect();
    let contenders = contenders(statutes, &groups);
    Scenario {
        contenders,
        organ,
        college: first,
        decision,
        convocation: Convocation::First,
        form: Form::Open,
        chair: None,
        partner: None,
        groups,
    }
}

/// One more than there are seats in each college, two of a bloc that is there; each with fewer votes than the one before.
fn contenders(statutes: &Statutes, groups: &[Group]) -> Vec<Contender> {
    let there = |it: &Group| u64::from(it.people.present) + u64::from(it.people.represented);
    let mut all = Vec::new();
    for college in &statutes.colleges {
        let own = groups.iter().filter(|it| it.cell.college == college.id);
        let voices = u64::from(college.voice.voices());
        let cast: u64 = own.clone().map(there).sum::<u64>() * voices;
        let outside = u64::from(college.seats) + 1;
        for group in own.filter(|it| it.people.entitled > 0) {
            let inside = group.cell.bloc.is_some();
            let count = if inside { 2.min(outside) } else { outside };
            all.extend((0..count).map(|n| Contender {
                cell: group.cell.clone(),
                // Those of a bloc come right behind the others.
                votes: (cast * (outside - n) / (outside + 1)).saturating_sub(u64::from(inside)),
            }));
        }
    }
    all
}

/// Members of a group.
fn size(college: &College, organ: OrganKind, cell: &Cell, leads: bool) -> u32 {
    let closed = college.has_only_side(Side::Establishment);
    let seats = u32::from(college.seats);
    let (outside, inside) = match organ {
        OrganKind::Board if closed => (0, seats),
        OrganKind::Board => (seats, 0),
        OrganKind::Bureau => (seats.min(2), 0),
        _ if closed => (0, 30),
        _ if leads => (60, 0),
        _ => (12, 3),
    };
    match cell.bloc {
        None if cell.side == Side::Establishment => 0,
        None => outside,
        Some(bloc) if Some(&bloc) == BLOCS.first() => inside,
        Some(_) => 0,
    }
}

fn people(entitled: u32, proxies: bool, inside: bool) -> People {
    let present = (entitled * 2).div_ceil(3);
    let represented = if proxies { (entitled - present) / 3 } else { 0 };
    let there = present + represented;
    // Blocs vote as one more often than others do.
    let yes = if inside {
        there - there / 10
    } else {
        there * 6 / 10
    };
    let no = (there - yes) * 3 / 4;
    People {
        entitled,
        present,
        represented,
        yes,
        no,
        blank: (there - yes - no).min(1),
    }
}
