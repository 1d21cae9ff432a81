//! Dues of this year and the last: most paid, some exempt, some missing.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime};
use domain::audit::Event;
use domain::dues::{Means, Settlement};
use domain::id::BlocId;
use domain::member::AdhesionState;
use domain::profession::Category;
use domain::role::RoleKind;
use domain::statutes::Side;
use entity::{adhesion, dues};
use uuid::Uuid;

use super::house::{HOUSES, House};
use super::maker::{Entry, Maker};
use super::placed::Assembly;

/// Records what the treasurers recorded.
pub(super) fn settle(maker: &mut Maker) {
    let owing: Vec<Uuid> = maker
        .folk
        .iter()
        .filter(|folk| folk.part.is_some_and(|part| part.owes))
        .map(|folk| folk.id)
        .collect();
    for house in &HOUSES {
        let cpts = maker.cpts(house.letter);
        let Some(treasurer) = maker.officer(house.letter, RoleKind::Treasurer) else {
            continue;
        };
        let members: Vec<adhesion::Model> = maker
            .plan
            .adhesion
            .iter()
            .filter(|adhesion| adhesion.cpts_id == cpts)
            .cloned()
            .collect();
        let (others, establishments) = if house.at_cap {
            apart(maker, house, members)
        } else {
            (members, Vec::new())
        };
        for member in &others {
            let owes = member
                .person_id
                .is_some_and(|person| owing.contains(&person));
            for year in [maker.year() - 1, maker.year()] {
                if let Some(entry) = entry(maker, house, member, year, (treasurer, owes)) {
                    record(maker, entry);
                }
            }
        }
        up_to_the_cap(maker, house, &establishments, treasurer);
    }
    ahead(maker);
}

/// In December the next year is asked for already, and whoever settled this one has settled it: an election that begins
/// before the new year and is held after it has the same roll.
fn ahead(maker: &mut Maker) {
    let next = maker.year() + 1;
    let Some(received_on) = maker.today.pred_opt() else {
        return;
    };
    if maker.today.month() != 12 {
        return;
    }
    let settled = maker.plan.dues.iter().filter(|it| it.year + 1 == next);
    let settled: Vec<dues::Model> = settled.cloned().collect();
    let recorded_at = received_on.and_time(NaiveTime::MIN).and_utc() + chrono::Duration::hours(18);
    for entry in settled {
        record(
            maker,
            dues::Model {
                id: another(entry.id),
                year: next,
                received_on,
                recorded_at,
                ..entry
            },
        );
    }
}

/// An identifier of its own without another throw of the dice, which would make other people in December.
pub(super) const fn another(id: Uuid) -> Uuid {
    Uuid::from_u128(id.as_u128() ^ 1)
}

fn record(maker: &mut Maker, entry: dues::Model) {
    let line = Entry {
        cpts: Some(entry.cpts_id),
        actor: Some(entry.recorded_by),
        subject: Some(entry.adhesion_id),
        detail: serde_json::json!({
            "year": entry.year,
            "settlement": entry.settlement,
            "cents": entry.cents,
        }),
    };
    maker.journal(Event::DuesRecorded, entry.recorded_at, line);
    maker.plan.dues.push(entry);
}

/// Members of the others, and those on the side of establishments with the bloc to which they count.
type Apart = (Vec<adhesion::Model>, Vec<(adhesion::Model, Option<BlocId>)>);

fn apart(maker: &Maker, house: &House, members: Vec<adhesion::Model>) -> Apart {
    let placed = Assembly::of(maker, house).map(|it| it.placed(maker.today));
    let (mut others, mut establishments) = (Vec::new(), Vec::new());
    for member in members {
        match placed.as_ref().and_then(|it| it.get(&member.id)) {
            Some(it) if it.sided.side == Side::Establishment => {
                establishments.push((member, it.influence.bloc()));
            }
            _ => others.push(member),
        }
    }
    (others, establishments)
}

/// Lets as many members on the side of establishments settle the year as the caps of the statutes leave room for: one
/// more voice would be one too many.
fn up_to_the_cap(
    maker: &mut Maker,
    house: &House,
    members: &[(adhesion::Model, Option<BlocId>)],
    treasurer: Uuid,
) {
    let Some(assembly) = Assembly::of(maker, house) else {
        return;
    };
    let others = assembly.electorate(maker.today).voices();
    let mut voices = 0;
    let mut of_bloc: BTreeMap<BlocId, u64> = BTreeMap::new();
    // Structures and those of small blocs first, so that the largest bloc stays below its own cap.
    let mut members: Vec<_> = members.iter().collect();
    let size = |bloc: &Option<BlocId>, all: &[&(adhesion::Model, Option<BlocId>)]| {
        all.iter().filter(|(_, it)| it == bloc).count()
    };
    let sizes: Vec<usize> = members.iter().map(|(_, it)| size(it, &members)).collect();
    let mut order: Vec<_> = sizes.into_iter().zip(members.drain(..)).collect();
    order.sort_by_key(|(size, (row, _))| (row.structure_id.is_none(), *size, row.number));
    for (_, (member, bloc)) in order {
        let before = maker.year() - 1;
        if let Some(entry) = entry(maker, house, member, before, (treasurer, false)) {
            record(maker, entry);
        }
        let this_year = maker.year();
        let all = others + others / 4;
        let own = bloc.map_or(0, |it| of_bloc.get(&it).copied().unwrap_or_default() + 1);
        let room = 4 * (voices + 1) <= others && 100 * own <= 15 * all;
        let is_member = member.state == AdhesionState::Admitted.code();
        if !room || !is_member {
            continue;
        }
        let settled =
            (0..40).find_map(|_| entry(maker, house, member, this_year, (treasurer, false)));
        if let Some(entry) = settled {
            record(maker, entry);
            voices += 1;
            if let Some(bloc) = bloc {
                *of_bloc.entry(*bloc).or_default() += 1;
            }
        }
    }
}

fn entry(
    maker: &mut Maker,
    house: &House,
    member: &adhesion::Model,
    year: i32,
    (treasurer, owes): (Uuid, bool),
) -> Option<dues::Model> {
    let admitted = member.admitted_on?;
    // In January most have settled the year before it began: nobody would vote in its first days.
    let january = maker.today.year() == year && maker.today.month() == 1;
    let first = if january {
        NaiveDate::from_ymd_opt(year - 1, 12, 1)?
    } else {
        NaiveDate::from_ymd_opt(year, 1, 2)?
    };
    let last = NaiveDate::from_ymd_opt(year, 12, 30)?;
    let ended = member.ended_at.map_or(maker.today, |end| end.date_naive());
    let (from, to) = (
        first.max(admitted),
        last.min(maker.today.pred_opt()?).min(ended),
    );
    let state: AdhesionState = member.state.parse().ok()?;
    let this_year = year == maker.year();
    let paying = match (this_year, state) {
        _ if from > to => return None,
        (_, AdhesionState::StruckOff) => 0,
        (true, _) if owes => 0,
        (true, _) => 84,
        (false, _) => 97,
    };
    let user = member.category == Category::Users.code();
    if user && !house.users_pay {
        return None;
    }
    let exempt = user || maker.dice.one_in(25);
    if paying == 0 || !exempt && !maker.dice.percent(paying) {
        return None;
    }
    // Most pay in the first months.
    let span = usize::try_from((to - from).num_days()).unwrap_or_default() + 1;
    let wait = maker
        .dice
        .below(span)
        .min(maker.dice.below(span))
        .min(maker.dice.below(span));
    let received_on = from + chrono::Duration::days(i64::try_from(wait).unwrap_or_default());
    let recorded_at = received_on.and_time(NaiveTime::MIN).and_utc() + chrono::Duration::hours(18);
    let (person, structure) = house.dues;
    let full = if member.structure_id.is_some() {
        structure
    } else {
        person
    };
    let means = [Means::Transfer, Means::Card, Means::Cheque, Means::Cash];
    let means = means.get(maker.dice.weighted(&[60, 22, 15, 3])).copied();
    Some(dues::Model {
        id: maker.dice.uuid(),
        cpts_id: member.cpts_id,
        adhesion_id: member.id,
        year,
        settlement: (if exempt {
            Settlement::Exempt
        } else {
            Settlement::Paid
        })
        .code()
        .to_owned(),
        cents: if exempt { 0 } else { full },
        means: means
            .filter(|_| !exempt)
            .map(|means| means.code().to_owned()),
        received_on,
        note: (exempt && received_on.day().is_multiple_of(2))
            .then(|| "Exonération décidée par le bureau".to_owned()),
        recorded_by: treasurer,
        recorded_at,
        cancelled_at: None,
    })
}
