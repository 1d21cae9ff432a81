//! Every urn is counted: the seats follow, under the statutes that were frozen, and are kept as they were computed.

mod sitting;

use ::election::held::{FORMAT, Held, Paper, Seats, Standing, Urn};
use ::election::lot::{self, Drawn, Secret};
use ::election::seats::Seated;
use domain::canonical::Digest;
use domain::election::limits::Seat;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::ElectionId;
use domain::statutes::{CollegeId, SmallChoice};
use entity::{election, election_candidacy, election_dossier, election_urn};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::sealed_urn::other;
use super::{archive, keep, paper_count};
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::statutes::rules;
use crate::tx::Tx;

/// Computes the seats if every urn is counted, and keeps dossier, votes and reasons; the election is counted then. Says
/// whether it was so.
///
/// # Errors
/// A row that was changed, or the database refuses.
pub(crate) async fn settle(
    tx: &Tx<'_>,
    ctx: &Ctx,
    election: election::Model,
) -> Result<bool, Fault> {
    let db = tx.db();
    let (mut urns, mut empty) = (Vec::new(), Vec::new());
    for row in keep::urns(db, ElectionId(election.id)).await? {
        let status: UrnStatus = entity::read("election_urn", "status", &row.status)?;
        let meets = in_meeting(&row);
        if status == UrnStatus::Stopped || status == UrnStatus::Aside && !meets {
            empty.push(row);
            continue;
        }
        if !meets && status != UrnStatus::Counted {
            return Ok(false);
        }
        let paper = paper_count::agreed(db, &row).await?;
        if paper.is_none() && (meets || row.paper > 0 && !row.entered) {
            return Ok(false);
        }
        urns.push((row, paper));
    }
    if urns.is_empty() {
        return Ok(false);
    }
    let Some(id) = election.rules_id else {
        return Ok(false);
    };
    let known = rules::version(db, election.cpts_id, id).await?;
    let known = known.ok_or_else(|| other("the frozen rules of an election are gone"))?;
    let held = held(db, ctx, &election, (&urns, &empty), &known).await?;
    let (mut votes, mut tallies) = (Vec::new(), Vec::new());
    for ((row, paper), urn) in urns.iter().zip(&held.urns) {
        let counted = archive::counts(row)?.map(|(_, votes)| votes);
        let mut counted = counted.unwrap_or_else(|| vec![0; urn.candidates.len()]);
        if let Some(paper) = paper {
            for (count, more) in counted.iter_mut().zip(&paper.votes) {
                *count = count.saturating_add(*more);
            }
        }
        votes.push(counted);
        tallies.extend(row.tally_json.as_deref().map(|it| *Digest::of(it).bytes()));
    }
    let seed = lot::seed(&held.lot.secret, &tallies);
    let seated = Seated::of(&held, &known.statutes, &votes, seed);
    keep_seats(tx, &election, &held, &seated).await?;
    let election = keep::move_to(db, ctx, election, Stage::Counted).await?;
    tx.record(keep::moved(&election, None)).await?;
    Ok(true)
}

/// Whether everybody of an urn votes in the meeting, on paper or openly: two tellers enter what was counted there.
pub(crate) fn in_meeting(urn: &election_urn::Model) -> bool {
    let chosen = [SmallChoice::Paper.code(), SmallChoice::OpenVote.code()];
    urn.small.as_deref().is_some_and(|it| chosen.contains(&it))
}

async fn keep_seats(
    tx: &Tx<'_>,
    election: &election::Model,
    held: &Held,
    seated: &Seated,
) -> Result<(), Fault> {
    let db = tx.db();
    for it in &seated.candidates {
        let why = serde_json::to_string(&it.fate).map_err(other)?;
        election_candidacy::Entity::update_many()
            .col_expr(
                election_candidacy::Column::Votes,
                i64::try_from(it.votes).unwrap_or(i64::MAX).into(),
            )
            .col_expr(election_candidacy::Column::Why, why.into())
            .filter(election_candidacy::Column::Id.eq(it.id))
            .exec(db)
            .await?;
    }
    let (held, seated) = (held.canonical(), seated.canonical());
    let fact = json!({
        "election": Digest::of(held.as_bytes()).to_string(),
        "seats": Digest::of(seated.as_bytes()).to_string(),
    });
    keep::log(tx, election, "election.seats", &fact).await?;
    election_dossier::Entity::insert(election_dossier::ActiveModel {
        election_id: Set(election.id),
        held: Set(held),
        seats: Set(seated),
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}

/// The document that binds everything together. The seats of urns in which nobody was elected are vacant.
async fn held(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    election: &election::Model,
    (urns, empty): (
        &[(election_urn::Model, Option<Paper>)],
        &[election_urn::Model],
    ),
    known: &rules::Known,
) -> Result<Held, Fault> {
    let mut seats = Vec::new();
    let mut all = Vec::new();
    for (row, paper) in urns {
        let elects = keep::elects(row)?;
        let colleges = elects.iter().map(|it| it.college.clone()).collect();
        seats.extend(elects.into_iter().map(|it| Seats {
            college: it.college,
            seats: it.seats,
        }));
        let candidates = on_ballot(db, election, row).await?;
        all.push(Urn {
            college: entity::read("election_urn", "college", &row.college)?,
            name: row.name.clone(),
            colleges,
            uuid: row.election_json.is_some().then(|| row.uuid.clone()),
            voters: u64::try_from(row.roll_size).unwrap_or_default(),
            candidates: candidates.iter().map(standing).collect::<Result<_, _>>()?,
            paper: paper.clone(),
        });
    }
    for row in empty {
        seats.extend(keep::elects(row)?.into_iter().map(|it| Seats {
            college: it.college,
            seats: it.seats,
        }));
    }
    let roll = election.roll_sha256.as_deref().unwrap_or_default();
    Ok(Held {
        format: FORMAT.to_owned(),
        cpts: election.cpts_id,
        election: election.id,
        title: election.title.clone(),
        statutes: known.digest(),
        roll: entity::read("election", "roll_sha256", roll)?,
        seats,
        sitting: sitting::sitting(db, ctx, election, &known.statutes).await?,
        urns: all,
        order: drawn(
            election.order_commit.as_deref(),
            election.order_seed.as_deref(),
        )?,
        lot: drawn(election.lot_commit.as_deref(), election.lot_seed.as_deref())?,
    })
}

/// The candidates of an urn in the order of its ballot: college by college, each in the order that was drawn. Who withdrew
/// after the settings were locked is still on it.
pub(crate) async fn on_ballot(
    db: &impl ConnectionTrait,
    election: &election::Model,
    urn: &election_urn::Model,
) -> Result<Vec<election_candidacy::Model>, Fault> {
    let mut all = Vec::new();
    for it in keep::elects(urn)? {
        let rows = election_candidacy::Entity::find()
            .filter(election_candidacy::Column::ElectionId.eq(election.id))
            .filter(election_candidacy::Column::College.eq(it.college.as_str()))
            .filter(election_candidacy::Column::Place.is_not_null())
            .order_by_asc(election_candidacy::Column::Place)
            .all(db)
            .await?;
        let stays = |it: &election_candidacy::Model| match (it.withdrawn_at, election.sealed_at) {
            (None, _) => true,
            (Some(at), Some(sealed)) => sealed <= at,
            (Some(_), None) => false,
        };
        all.extend(rows.into_iter().filter(stays));
    }
    Ok(all)
}

fn standing(row: &election_candidacy::Model) -> Result<Standing, Fault> {
    let seat = row.seat.as_deref().unwrap_or_default();
    let seat: Seat = serde_json::from_str(seat).map_err(other)?;
    let college: CollegeId = entity::read("election_candidacy", "college", &row.college)?;
    Ok(Standing {
        id: row.id,
        name: row.name.clone(),
        college,
        seat,
        // Nobody's birthday is kept: where age decides, those with as many votes are voted on again.
        born_on: None,
        withdrawn: row.withdrawn_at.is_some(),
    })
}

fn drawn(commitment: Option<&str>, secret: Option<&str>) -> Result<Drawn, Fault> {
    let commitment = commitment.unwrap_or_default();
    let secret: Secret = entity::read("election", "secret", secret.unwrap_or_default())?;
    Ok(Drawn {
        commitment: entity::read("election", "commitment", commitment)?,
        secret,
    })
}
