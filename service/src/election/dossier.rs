//! What anybody verifies: the archive of each urn, and the dossier of the whole election.

use std::convert::Infallible;

use ::election::bundle::{self, Files, PROGRAMS};
use ::election::minutes::{PDF, SIGNATURES};
use ::election::sample::SAMPLE;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::ElectionId;
use entity::{election, election_dossier, election_roll, election_urn};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::program::{self, Programs};
use super::sealed_urn::other;
use super::{archive, keep, minutes, reader, sample};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome};
use crate::log::{LogName, latest};
use crate::scope;
use crate::statutes::rules;

/// The archive of an urn, by the identifier that it has in it. Everybody may read it from the moment it is sealed: it holds
/// no name.
///
/// # Errors
/// Not found or a fault.
pub async fn urn(
    ctx: &Ctx,
    slug: &str,
    id: ElectionId,
    uuid: &str,
) -> Outcome<Vec<u8>, Infallible> {
    let db = ctx.db().read();
    let election = public(db, slug, id).await?;
    let row = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(election.id))
        .filter(election_urn::Column::Uuid.eq(uuid))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    archive::archive(db, &election, &row)
        .await?
        .ok_or(Failure::NotFound)
}

/// The dossier of a counted election, without the roll: for everybody.
///
/// # Errors
/// Not found or a fault.
pub async fn open(ctx: &Ctx, slug: &str, id: ElectionId) -> Outcome<Vec<u8>, Infallible> {
    let db = ctx.db().read();
    let election = public(db, slug, id).await?;
    written(db, &election, false).await
}

/// The dossier with the roll, under the names that lines have in this election alone, and with the signed minutes. Permission: who reads elections.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn whole(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<Vec<u8>, Infallible> {
    let db = ctx.db().read();
    let seen = reader::seen(db, ctx, actor, slug, id).await?;
    written(db, &seen.row, true).await
}

/// An election that everybody may verify.
pub(crate) async fn public<R>(
    db: &impl ConnectionTrait,
    slug: &str,
    id: ElectionId,
) -> Result<election::Model, Failure<R>> {
    let cpts = scope::cpts(db, slug).await?;
    let row = election::Entity::find_by_id(id.0)
        .filter(election::Column::CptsId.eq(cpts.id))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let stage: Stage = entity::read("election", "stage", &row.stage)?;
    // A rehearsal is nobody's business, and what was given up is not verified.
    if !(Stage::Sealed..=Stage::Archived).contains(&stage) {
        return Err(Failure::NotFound);
    }
    Ok(row)
}

async fn written(
    db: &impl ConnectionTrait,
    election: &election::Model,
    with_roll: bool,
) -> Outcome<Vec<u8>, Infallible> {
    let kept = election_dossier::Entity::find_by_id(election.id)
        .one(db)
        .await?;
    let kept = kept.ok_or(Failure::NotFound)?;
    let mut files = Files::new();
    files.insert("election.json".to_owned(), kept.held.into_bytes());
    files.insert("seats.json".to_owned(), kept.seats.into_bytes());
    if let Some(programs) = program::logged(db, election.id).await? {
        files.insert(PROGRAMS.to_owned(), programs.fact.into_bytes());
    }
    if let Some((row, sample)) = sample::one(db, ElectionId(election.id)).await?
        && row.done_at.is_some()
    {
        files.insert(SAMPLE.to_owned(), sample.canonical().into_bytes());
    }
    let known = match election.rules_id {
        Some(id) => rules::version(db, election.cpts_id, id).await?,
        None => None,
    };
    let known = known.ok_or(Failure::NotFound)?;
    files.insert("statutes.json".to_owned(), known.document.into_bytes());
    if with_roll
        && let Some(roll) = election_roll::Entity::find_by_id(election.id)
            .one(db)
            .await?
    {
        files.insert("roll.json".to_owned(), roll.text.into_bytes());
    }
    if with_roll && let Some((pdf, signatures)) = minutes::attested(db, election.id).await? {
        files.insert(PDF.to_owned(), pdf);
        files.insert(SIGNATURES.to_owned(), signatures.into_bytes());
    }
    for row in keep::urns(db, ElectionId(election.id)).await? {
        if row.status == UrnStatus::Counted.code()
            && let Some(bytes) = archive::archive(db, election, &row).await?
        {
            files.insert(format!("{}.bel", row.college), bytes);
        }
    }
    let date = election.counted_at.unwrap_or(election.created_at);
    let seconds = u64::try_from(date.timestamp()).unwrap_or_default();
    let bytes = bundle::write(&files, seconds);
    bytes.ok_or_else(|| other("a dossier does not fit a file").into())
}

/// What everybody may verify of an election.
#[derive(Debug, Clone)]
pub struct Proof {
    /// The CPTS.
    pub cpts: entity::cpts::Model,
    /// The election.
    pub row: election::Model,
    /// Its urns that have an archive, each with the hash of its last event.
    pub urns: Vec<(election_urn::Model, String)>,
    /// How many trustees are needed.
    pub needed: i32,
    /// Of how many.
    pub size: i32,
    /// Whether the whole can be verified.
    pub counted: bool,
    /// The programs that voters' browsers got.
    pub programs: Option<Programs>,
    /// The register that has their receipt.
    pub register: LogName,
}

/// What everybody may verify of an election, from the moment it is sealed.
///
/// # Errors
/// Not found or a fault.
pub async fn proof(ctx: &Ctx, slug: &str, id: ElectionId) -> Outcome<Proof, Infallible> {
    let db = ctx.db().read();
    let cpts = scope::cpts(db, slug).await?;
    let row = public(db, slug, id).await?;
    let mut urns = Vec::new();
    for urn in keep::urns(db, id).await? {
        if urn.election_json.is_some() {
            let head = archive::head(db, &row, &urn).await?;
            urns.push((urn, head));
        }
    }
    let board = match row.trustee_board_id {
        Some(id) => {
            entity::trustee_board::Entity::find_by_id(id)
                .one(db)
                .await?
        }
        None => None,
    };
    let kept = entity::election_dossier::Entity::find_by_id(row.id)
        .one(db)
        .await?;
    Ok(Proof {
        register: latest(db, &cpts).await?,
        cpts,
        needed: board.as_ref().map_or(0, |it| it.threshold),
        size: board.as_ref().map_or(0, |it| it.size),
        counted: kept.is_some(),
        programs: program::logged(db, row.id).await?,
        urns,
        row,
    })
}
