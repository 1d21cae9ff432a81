//! What is known of an election, as its checklist asks for it.

use std::collections::BTreeSet;

use domain::election::checklist::{Facts, Remote as May, Trustees};
use domain::election::plan::{self, roll_day};
use domain::election::urn::{Elects, OfficerKind, UrnStatus};
use domain::electorate::small::fewer_than;
use domain::id::ElectionId;
use domain::statutes::{DecisionKind, OrganKind, Origin, Remote, Statutes};
use entity::{election, election_candidacy, election_request, election_urn};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{keep, sheet};
use crate::calendar::paris_day;
use crate::ctx::Ctx;
use crate::failure::Fault;

/// Reads them.
pub(super) async fn facts(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &election::Model,
) -> Result<Facts, Fault> {
    let id = ElectionId(row.id);
    let known = keep::rules(db, ctx, row).await?;
    let urns = keep::urns(db, id).await?;
    let officers = keep::officers(db, id).await?;
    let of = |kind| officers.iter().filter(move |(_, it, _)| *it == kind);
    let dates = keep::dates(row);
    let statutes = known.as_ref().map(|it| &it.statutes);
    let seats = keep::seats(&urns)?;
    let opens = dates.map(|it| paris_day(it.opens));
    let roll_from = statutes
        .zip(opens)
        .and_then(|(it, day)| roll_day(it, day))
        .map(|(day, _)| day);
    Ok(Facts {
        rules: known.is_some(),
        remote: statutes.map(remote).unwrap_or_default(),
        dates,
        seats: statutes.and_then(|it| plan::seats(it, &seats).err()),
        chair: of(OfficerKind::Chair).next().is_some(),
        tellers: of(OfficerKind::Teller).count(),
        teller_keys_missing: of(OfficerKind::Teller).filter(|(.., made)| !made).count(),
        sheet_officer: of(OfficerKind::Sheets).next().is_some(),
        trustees: trustees(db, row).await?,
        candidates: candidates(db, id).await? > 0,
        unanswered: unanswered(db, id).await?,
        roll_from,
        small: statutes.map_or_else(|| Ok(Vec::new()), |it| small(it, &urns))?,
        uneven: statutes.map_or_else(|| Ok(Vec::new()), |it| uneven(it, &urns))?,
        sheets: sheets(db, &urns).await?,
        rehearsed: rehearsed(db, id).await?,
    })
}

fn remote(statutes: &Statutes) -> May {
    let rule = statutes
        .rules(OrganKind::OrdinaryMeeting, DecisionKind::Election)
        .remote;
    match (rule.rule, rule.from) {
        (Remote::Allowed, Origin::Decision(article) | Origin::Organ(article)) => {
            May::Allowed(article)
        }
        (Remote::NotAllowed, Origin::Decision(article) | Origin::Organ(article)) => {
            May::Refused(article)
        }
        (_, Origin::Silence(_)) => May::Silent,
    }
}

async fn trustees(db: &impl ConnectionTrait, row: &election::Model) -> Result<Trustees, Fault> {
    let Some(board) = row.trustee_board_id else {
        return Ok(Trustees::None);
    };
    let ready = crate::trustee::is_ready(db, board).await?;
    Ok(if ready {
        Trustees::Ready
    } else {
        Trustees::NotReady
    })
}

/// Urns of few people for which nothing was chosen.
fn small(
    statutes: &Statutes,
    urns: &[election_urn::Model],
) -> Result<Vec<(domain::statutes::CollegeId, u64)>, Fault> {
    let few = fewer_than(statutes);
    let waiting = urns.iter().filter(|it| {
        it.small.is_none()
            && it.status == UrnStatus::Waiting.code()
            && it.roll_size.unsigned_abs() < few
    });
    let read = waiting.map(|it| {
        let college = entity::read("election_urn", "college", &it.college)?;
        Ok((college, it.roll_size.unsigned_abs()))
    });
    read.collect()
}

/// Urns in which colleges of different voices would vote: a ballot weighs one, so that the voices of some would be lost.
fn uneven(
    statutes: &Statutes,
    urns: &[election_urn::Model],
) -> Result<Vec<domain::statutes::CollegeId>, Fault> {
    let mut found = Vec::new();
    for urn in urns
        .iter()
        .filter(|it| it.status == UrnStatus::Waiting.code())
    {
        if 1 < voices(statutes, &keep::elects(urn)?).len() {
            found.push(entity::read("election_urn", "college", &urn.college)?);
        }
    }
    Ok(found)
}

/// The voices that members of these colleges have, each number once.
pub(super) fn voices(statutes: &Statutes, elects: &[Elects]) -> BTreeSet<u16> {
    let colleges = elects.iter().filter_map(|it| statutes.college(&it.college));
    colleges.map(|it| it.voice.voices()).collect()
}

/// Sheets that are needed and those that were made: urn by urn, for one of another urn votes nowhere else.
async fn sheets(
    db: &impl ConnectionTrait,
    urns: &[election_urn::Model],
) -> Result<(u64, u64), Fault> {
    let (mut needed, mut made) = (0, 0);
    let held = urns
        .iter()
        .filter(|it| it.status == UrnStatus::Waiting.code() && it.roll_size > 0);
    for urn in held {
        let stack = sheet::stack(db, urn.clone()).await?;
        needed += stack.needed;
        made += stack.made.min(stack.needed);
    }
    Ok((needed, made))
}

async fn candidates(db: &impl ConnectionTrait, id: ElectionId) -> Result<u64, Fault> {
    Ok(election_candidacy::Entity::find()
        .filter(election_candidacy::Column::ElectionId.eq(id.0))
        .filter(election_candidacy::Column::WithdrawnAt.is_null())
        .count(db)
        .await?)
}

async fn unanswered(db: &impl ConnectionTrait, id: ElectionId) -> Result<u64, Fault> {
    Ok(election_request::Entity::find()
        .filter(election_request::Column::ElectionId.eq(id.0))
        .filter(election_request::Column::AnsweredAt.is_null())
        .count(db)
        .await?)
}

async fn rehearsed(db: &impl ConnectionTrait, id: ElectionId) -> Result<bool, Fault> {
    let done = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(id.0))
        .filter(election_urn::Column::Rehearsal.eq(true))
        .filter(election_urn::Column::Status.eq(UrnStatus::Counted.code()))
        .count(db)
        .await?;
    Ok(done > 0)
}
