//! The minutes as their page and the dossier have them.

use std::convert::Infallible;

use ::election::minutes::{Attestation, Attested, FORMAT};
use chrono::{DateTime, Utc};
use domain::election::stage::Stage;
use domain::election::urn::OfficerKind;
use domain::id::ElectionId;
use entity::{election, election_minutes, election_minutes_signature};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::sign::capacity;
use crate::ctx::{Actor, Ctx};
use crate::election::keep;
use crate::election::reader::{self, Seen};
use crate::election::sealed_urn::other;
use crate::failure::{Failure, Fault, Outcome};
use crate::log::{LogName, latest};

/// The minutes of an election.
#[derive(Debug, Clone)]
pub struct Minutes {
    /// The election, and what the reader is in it.
    pub seen: Seen,
    /// SHA-256 of the PDF and when it was printed, once it is.
    pub printed: Option<(String, DateTime<Utc>)>,
    /// Who signed.
    pub signed: Vec<Signed>,
    /// What the reader may sign: the fields of the statement.
    pub statement: Option<Value>,
    /// The register that has the receipts.
    pub register: LogName,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Who.
    pub name: String,
    /// As what.
    pub capacity: OfficerKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Hash of its entry in the register.
    pub entry_hash: String,
    /// Whether it is the reader's.
    pub own: bool,
}

impl Minutes {
    /// Whether chair and a teller have signed.
    pub fn is_complete(&self) -> bool {
        is_complete(self.signed.iter().map(|it| it.capacity))
    }
}

/// Reads them. Permission: to read elections.
///
/// # Errors
/// Not found, also before the proclamation; forbidden or a fault.
pub async fn minutes(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<Minutes, Infallible> {
    let db = ctx.db().read();
    let seen = proclaimed(db, ctx, actor, slug, id).await?;
    let printed: Option<(String, DateTime<Utc>)> = election_minutes::Entity::find()
        .select_only()
        .column(election_minutes::Column::Sha256)
        .column(election_minutes::Column::PrintedAt)
        .filter(election_minutes::Column::ElectionId.eq(id.0))
        .into_tuple()
        .one(db)
        .await?;
    let mut signed = Vec::new();
    for row in rows(db, id.0).await? {
        signed.push(Signed {
            capacity: entity::read("election_minutes_signature", "capacity", &row.capacity)?,
            own: row.person_id == actor.person.0,
            name: row.name,
            at: row.signed_at,
            entry_hash: row.entry_hash,
        });
    }
    let may = capacity(&seen.officer).filter(|_| !signed.iter().any(|it| it.own));
    let statement = may.zip(printed.as_ref()).map(|(kind, (pdf, _))| {
        json!({
            "capacity": kind.code(),
            "cpts": seen.row.cpts_id,
            "election": id.0,
            "pdf": pdf,
        })
    });
    Ok(Minutes {
        register: latest(db, &seen.seat.cpts).await?,
        printed,
        signed,
        statement,
        seen,
    })
}

/// The PDF. Permission: to read elections.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn pdf(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<Vec<u8>, Infallible> {
    let db = ctx.db().read();
    proclaimed(db, ctx, actor, slug, id).await?;
    let row = election_minutes::Entity::find_by_id(id.0).one(db).await?;
    row.map(|it| it.pdf).ok_or(Failure::NotFound)
}

/// What the dossier has, once chair and a teller have signed: the PDF, and who signed it.
pub(in crate::election) async fn attested(
    db: &impl ConnectionTrait,
    election: Uuid,
) -> Result<Option<(Vec<u8>, String)>, Fault> {
    let Some(printed) = election_minutes::Entity::find_by_id(election)
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let rows = rows(db, election).await?;
    let kinds = rows
        .iter()
        .map(|it| entity::read("election_minutes_signature", "capacity", &it.capacity))
        .collect::<Result<Vec<OfficerKind>, _>>()?;
    if !is_complete(kinds.into_iter()) {
        return Ok(None);
    }
    let signatures = rows.into_iter().map(|it| Attestation {
        name: it.name,
        key: it.public_key,
        envelope: it.envelope,
    });
    let attested = Attested {
        format: FORMAT.to_owned(),
        pdf: printed.sha256.parse().map_err(other)?,
        signatures: signatures.collect(),
    };
    Ok(Some((printed.pdf, attested.canonical())))
}

/// Whether the minutes wait for somebody’s signature: the chair’s, or that of a teller as long as none has signed.
///
/// # Errors
/// When the database refuses.
pub async fn awaits(
    db: &impl ConnectionTrait,
    actor: &Actor,
    row: &election::Model,
) -> Result<bool, Fault> {
    if row.stage != Stage::Challenge.code() {
        return Ok(false);
    }
    let officers = keep::officers(db, ElectionId(row.id)).await?;
    let own = officers.iter().filter(|it| it.0 == actor.person.0);
    let own: Vec<OfficerKind> = own.map(|it| it.1).collect();
    let Some(kind) = capacity(&own) else {
        return Ok(false);
    };
    let printed = election_minutes::Entity::find_by_id(row.id)
        .count(db)
        .await?;
    let signed = rows(db, row.id).await?;
    let there = signed.iter().any(|it| it.capacity == kind.code());
    Ok(printed > 0 && !there)
}

fn is_complete(kinds: impl Iterator<Item = OfficerKind>) -> bool {
    let kinds: Vec<OfficerKind> = kinds.collect();
    [OfficerKind::Chair, OfficerKind::Teller]
        .iter()
        .all(|it| kinds.contains(it))
}

async fn rows(
    db: &impl ConnectionTrait,
    election: Uuid,
) -> Result<Vec<election_minutes_signature::Model>, Fault> {
    Ok(election_minutes_signature::Entity::find()
        .filter(election_minutes_signature::Column::ElectionId.eq(election))
        .order_by_asc(election_minutes_signature::Column::SignedAt)
        .order_by_asc(election_minutes_signature::Column::Id)
        .all(db)
        .await?)
}

async fn proclaimed(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<Seen, Infallible> {
    let seen = reader::seen(db, ctx, actor, slug, id).await?;
    if (Stage::Challenge..=Stage::Archived).contains(&seen.stage) {
        return Ok(seen);
    }
    Err(Failure::NotFound)
}
