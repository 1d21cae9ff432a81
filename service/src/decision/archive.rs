//! The archive of a decision: everything that decides, with the proof that it stands in the register.

mod proof;

pub(crate) use proof::tiles;

use std::collections::BTreeMap;

pub use ::decision::archive::Archive;
use ::decision::archive::{Format, Head, Person, Reason, Recorded, Wording};
use ::decision::record::Kind;
use domain::id::{AdhesionId, DecisionId};
use entity::{
    decision, decision_record, decision_statement, decision_text, decision_voter, log, log_head,
    log_leaf, log_opening,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use tlog::tile::TileProver;
use uuid::Uuid;

use super::reader::seen;
use super::show::names;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, other, refuse};
use crate::scope;

/// Why there is no archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchiveRefused {
    /// No round ever opened: nothing was logged.
    NotBegun,
    /// Its first entries will have their place in the register in a moment.
    Pending,
}

/// The archive for members, with names, reasons and words. It ends where the last published checkpoint does, a second
/// behind at most. Permission: as [`super::seen`].
///
/// # Errors
/// [`ArchiveRefused`], not found, forbidden or a fault.
pub async fn named(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<Archive, ArchiveRefused> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let mut archive = records(db, &seen.row).await?;
    archive.persons = persons(db, id).await?;
    archive.reasons = reasons(db, id).await?;
    let texts = decision_text::Entity::find()
        .filter(decision_text::Column::DecisionId.eq(id.0))
        .order_by_asc(decision_text::Column::Version)
        .all(db)
        .await?;
    let wordings = texts.into_iter().map(|it| Wording { text: it.body });
    archive.wordings = wordings.collect();
    proof::known(&mut archive);
    Ok(archive)
}

/// The archive for everybody, which says nothing of who is who: only of a decision whose result is public.
///
/// # Errors
/// [`ArchiveRefused`], not found or a fault.
pub async fn public(ctx: &Ctx, slug: &str, id: DecisionId) -> Outcome<Archive, ArchiveRefused> {
    let db = ctx.db().read();
    let cpts = scope::cpts(db, slug).await?;
    let row = super::public::rows(cpts.id)
        .filter(decision::Column::Id.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    records(db, &row).await
}

/// The archive for everybody of a decision that a file of ours rests on; nothing while its entries have no place yet.
pub(crate) async fn public_records(
    db: &impl ConnectionTrait,
    row: &decision::Model,
) -> Result<Option<Archive>, Fault> {
    match records(db, row).await {
        Ok(archive) => Ok(Some(archive)),
        Err(Failure::Fault(fault)) => Err(fault),
        Err(_) => Ok(None),
    }
}

/// What of the archive everybody may have.
async fn records(
    db: &impl ConnectionTrait,
    row: &decision::Model,
) -> Outcome<Archive, ArchiveRefused> {
    if row.roll_sha256.is_none() {
        return refuse(ArchiveRefused::NotBegun);
    }
    let of = decision_record::Entity::find()
        .select_only()
        .filter(decision_record::Column::DecisionId.eq(row.id));
    let openings = log_opening::Entity::find()
        .filter(
            log_opening::Column::EntryId.in_subquery(
                of.clone()
                    .column(decision_record::Column::EntryId)
                    .into_query(),
            ),
        )
        .all(db)
        .await?;
    let openings: BTreeMap<Vec<u8>, log_opening::Model> = openings
        .into_iter()
        .map(|it| (it.hash.clone(), it))
        .collect();
    let begins = openings
        .values()
        .find(|it| it.kind == Kind::Opened.as_str())
        .map(|it| it.hash.as_slice());
    let Some((log, head)) = register(db, row.cpts_id, begins).await? else {
        return refuse(ArchiveRefused::Pending);
    };
    let leaves = log_leaf::Entity::find()
        .filter(log_leaf::Column::LogId.eq(log.id))
        .filter(log_leaf::Column::Idx.lt(head.published_size.unwrap_or_default()))
        .filter(
            log_leaf::Column::Hash
                .in_subquery(of.column(decision_record::Column::Hash).into_query()),
        )
        .order_by_asc(log_leaf::Column::Idx)
        .all(db)
        .await?;
    let size = u64::try_from(head.published_size.unwrap_or_default()).unwrap_or_default();
    let indices = leaves
        .iter()
        .map(|it| u64::try_from(it.idx).unwrap_or_default());
    let files = proof::tiles(db, log.id, size, indices).await?;
    let prover = TileProver::new(size, &files);
    let mut records = Vec::with_capacity(leaves.len());
    for leaf in &leaves {
        let opening = openings.get(&leaf.hash);
        let opening = opening.ok_or_else(|| Fault::Other("an entry was erased".to_owned()))?;
        let index = u64::try_from(leaf.idx).unwrap_or_default();
        let proof = prover.inclusion(index).map_err(other)?;
        records.push(Recorded {
            index,
            kind: kind(&opening.kind)?,
            salt: hex::encode(&opening.salt),
            bytes: String::from_utf8(opening.blob.clone()).map_err(other)?,
            proof: proof.hashes().iter().map(ToString::to_string).collect(),
        });
    }
    Ok(Archive {
        head: Head {
            format: Format::First,
            log: log.vkey,
            checkpoint: head.published_note.unwrap_or_default(),
        },
        records,
        persons: Vec::new(),
        reasons: Vec::new(),
        wordings: Vec::new(),
    })
}

/// The register that proves a decision, and how far it is: the last one that shows its beginning. What a register was given
/// up with is carried to the next one whole (see [`super::carry`]).
pub(crate) async fn register(
    db: &impl ConnectionTrait,
    cpts: Uuid,
    begins: Option<&[u8]>,
) -> Result<Option<(log::Model, log_head::Model)>, Fault> {
    let Some(hash) = begins else { return Ok(None) };
    let places = log_leaf::Entity::find()
        .find_also_related(log::Entity)
        .filter(log::Column::CptsId.eq(cpts))
        .filter(log_leaf::Column::Hash.eq(hash.to_vec()))
        .order_by_desc(log::Column::Epoch)
        .all(db)
        .await?;
    for (leaf, log) in places {
        let Some(log) = log else { continue };
        let head = log_head::Entity::find_by_id(log.id).one(db).await?;
        let shown = |it: &log_head::Model| it.published_size.is_some_and(|size| leaf.idx < size);
        if let Some(head) = head.filter(shown) {
            return Ok(Some((log, head)));
        }
    }
    Ok(None)
}

async fn persons(db: &impl ConnectionTrait, id: DecisionId) -> Result<Vec<Person>, Fault> {
    let rows = decision_voter::Entity::find()
        .filter(decision_voter::Column::DecisionId.eq(id.0))
        .order_by_asc(decision_voter::Column::Voter)
        .all(db)
        .await?;
    let names = names(db, &rows).await?;
    let person = |row: decision_voter::Model| {
        // Without its salt a name was erased: nobody is told whose it was.
        if row.salt.is_empty() {
            return None;
        }
        Some(Person {
            voter: row.name(),
            adhesion: AdhesionId(row.adhesion_id.or(row.person_id)?),
            salt: hex::encode(&row.salt),
            name: names.get(&row.voter).cloned().unwrap_or_default(),
        })
    };
    Ok(rows.into_iter().filter_map(person).collect())
}

async fn reasons(db: &impl ConnectionTrait, id: DecisionId) -> Result<Vec<Reason>, Fault> {
    let rows = decision_statement::Entity::find()
        .filter(decision_statement::Column::DecisionId.eq(id.0))
        .filter(decision_statement::Column::Reason.is_not_null())
        .order_by_asc(decision_statement::Column::At)
        .order_by_asc(decision_statement::Column::Id)
        .all(db)
        .await?;
    let mut reasons = Vec::with_capacity(rows.len());
    for row in rows {
        if let (Some(bytes), Some(salt)) = (row.reason, row.reason_salt) {
            reasons.push(Reason {
                of: signed::Digest::parse(&row.digest).map_err(other)?,
                salt: hex::encode(salt),
                bytes,
            });
        }
    }
    Ok(reasons)
}

/// What an entry is, by its name in the register.
fn kind(name: &str) -> Result<Kind, Fault> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).map_err(other)
}
