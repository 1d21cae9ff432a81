//! Dues of this year and the last: most paid, some exempt, some missing.

use chrono::{Datelike, NaiveDate, NaiveTime};
use domain::audit::Event;
use domain::dues::{Means, Settlement};
use domain::member::AdhesionState;
use domain::profession::Category;
use domain::role::RoleKind;
use entity::{adhesion, dues};
use uuid::Uuid;

use super::house::{HOUSES, House};
use super::maker::{Entry, Maker};

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
        for member in &members {
            let owes = member
                .person_id
                .is_some_and(|person| owing.contains(&person));
            for year in [maker.year() - 1, maker.year()] {
                if let Some(entry) = entry(maker, house, member, year, (treasurer, owes)) {
                    let line = Entry {
                        cpts: Some(cpts),
                        actor: Some(treasurer),
                        subject: Some(member.id),
                        detail: serde_json::json!({
                            "year": entry.year,
                            "settlement": entry.settlement,
                            "cents": entry.cents,
                        }),
                    };
                    maker.journal(Event::DuesRecorded, entry.recorded_at, line);
                    maker.plan.dues.push(entry);
                }
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
    let (first, last) = (
        NaiveDate::from_ymd_opt(year, 1, 2)?,
        NaiveDate::from_ymd_opt(year, 12, 30)?,
    );
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
