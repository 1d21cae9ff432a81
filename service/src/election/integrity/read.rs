//! All rows that are compared, of one moment.

use std::collections::{BTreeMap, BTreeSet};

use domain::election::act::ActKind;
use domain::id::ElectionId;
use entity::{
    election, election_act, election_ballot, election_roll, election_urn, election_voter,
    election_waiting, log_opening,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use uuid::Uuid;

use crate::election::act::{self, Act};
use crate::election::{enter, keep};
use crate::failure::Fault;

/// The rows of an election.
pub(super) struct Rows {
    pub election: election::Model,
    pub urns: Vec<Urn>,
    /// The text of the frozen roll.
    pub roll: Option<String>,
    /// The digest of the roll, as it was logged.
    pub logged_roll: Option<String>,
    /// Lines for which two said that they vote on paper.
    pub papers: BTreeSet<Uuid>,
    /// Codes of ballots that two entered from papers.
    pub entered: BTreeSet<String>,
}

/// The rows of an urn.
pub(super) struct Urn {
    pub row: election_urn::Model,
    /// In the order of the archive.
    pub ballots: Vec<election_ballot::Model>,
    pub waiting: Vec<election_waiting::Model>,
    pub lines: Vec<election_voter::Model>,
    /// Heads of its archive as they were logged, by the number of ballots.
    pub heads: BTreeMap<usize, String>,
}

/// Reads them.
pub(super) async fn rows(db: &impl ConnectionTrait, id: ElectionId) -> Result<Rows, Fault> {
    let election = election::Entity::find_by_id(id.0).one(db).await?;
    let election = election.ok_or_else(|| Fault::Other("an election is gone".to_owned()))?;
    let facts = facts(db, election.cpts_id).await?;
    let roll = election_roll::Entity::find_by_id(id.0).one(db).await?;
    let logged_roll = facts.iter().find_map(|(kind, fact)| {
        let own = kind == "election.roll" && fact["election"] == id.0.to_string();
        own.then(|| fact["roll"].as_str().map(str::to_owned))?
    });
    let mut urns = Vec::new();
    for row in keep::urns(db, id).await? {
        urns.push(urn(db, row, &facts).await?);
    }
    let (papers, entered) = papers(db, id).await?;
    Ok(Rows {
        urns,
        roll: roll.map(|it| it.text),
        logged_roll,
        papers,
        entered,
        election,
    })
}

async fn urn(
    db: &impl ConnectionTrait,
    row: election_urn::Model,
    facts: &[(String, Value)],
) -> Result<Urn, Fault> {
    let ballots = election_ballot::Entity::find()
        .filter(election_ballot::Column::UrnId.eq(row.id))
        .order_by_asc(election_ballot::Column::Idx)
        .order_by_asc(election_ballot::Column::Id)
        .all(db)
        .await?;
    let waiting = election_waiting::Entity::find()
        .filter(election_waiting::Column::UrnId.eq(row.id))
        .all(db)
        .await?;
    let lines = election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.eq(row.id))
        .order_by_asc(election_voter::Column::Entry)
        .all(db)
        .await?;
    let heads = facts.iter().filter_map(|(kind, fact)| {
        let own = kind == "election.head" && fact["urn"] == row.uuid;
        let count = usize::try_from(fact["ballots"].as_u64()?).ok()?;
        own.then(|| Some((count, fact["head"].as_str()?.to_owned())))?
    });
    Ok(Urn {
        heads: heads.collect(),
        row,
        ballots,
        waiting,
        lines,
    })
}

/// What the register says openly of rolls and of heads of archives.
async fn facts(db: &impl ConnectionTrait, cpts: Uuid) -> Result<Vec<(String, Value)>, Fault> {
    let rows = log_opening::Entity::find()
        .filter(log_opening::Column::CptsId.eq(cpts))
        .filter(log_opening::Column::Kind.is_in(["election.roll", "election.head"]))
        .all(db)
        .await?;
    // A fact that cannot be read is as one that is missing: what it says of is found then.
    let read = rows.into_iter().filter_map(|it| {
        let fact = serde_json::from_slice(&it.blob).ok()?;
        Some((it.kind, fact))
    });
    Ok(read.collect())
}

/// Lines that vote on paper, and codes by which papers were entered, by acts of two.
async fn papers(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<(BTreeSet<Uuid>, BTreeSet<String>), Fault> {
    let kinds = [ActKind::Paper.code(), ActKind::EnterPapers.code()];
    let acts = election_act::Entity::find()
        .filter(election_act::Column::ElectionId.eq(id.0))
        .filter(election_act::Column::Kind.is_in(kinds))
        .filter(election_act::Column::ConfirmedAt.is_not_null())
        .all(db)
        .await?;
    let (mut entries, mut codes) = (BTreeSet::new(), BTreeSet::new());
    for row in &acts {
        match act::of(row)? {
            Act::Paper { entry, .. } => {
                entries.insert(entry);
            }
            Act::EnterPapers { ballots, .. } => codes.extend(enter::credentials(&ballots)),
            _ => {}
        }
    }
    Ok((entries, codes))
}
