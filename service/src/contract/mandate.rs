//! The mandate to sign: each CPTS asks its own members, by a decision that names the hash of the text.

mod ask;
mod given;
mod partners;
mod recused;

pub use ask::{Asked, MandateRefused, ask};
pub(super) use partners::entities as partner_entities;
pub use recused::Recused;

use domain::canonical::Digest;
use domain::contract::mandate::Missing;
use domain::contract::text::Text;
use domain::decision::stage::Stage as DecisionStage;
use domain::id::{BlocId, CptsId, DecisionId};
use entity::{contract, cpts, decision, partner};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Seen;
use crate::ctx::Ctx;
use crate::failure::Fault;

/// Where a CPTS stands with its mandate for the last version.
#[derive(Debug, Clone)]
pub struct Mandate {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Its last decision on this contract, on whatever version.
    pub decision: Option<Decision>,
    /// Whether it may sign, or why not.
    pub state: Result<(), Missing>,
    /// Who stands aside in that decision, or would if it opened today.
    pub recused: Vec<Recused>,
}

/// A decision, as a page links to it.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Which.
    pub id: DecisionId,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub stage: DecisionStage,
}

/// The mandates of every CPTS that takes part, the leading one first, for a text. Who reads in one CPTS learns of the others only
/// whether they have one.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seen: &Seen,
    text: &Text,
) -> Result<Vec<Mandate>, Fault> {
    let mut found = Vec::new();
    let rows = cpts::Entity::find()
        .filter(cpts::Column::Id.is_in(seen.cpts.iter().map(|it| it.cpts_id)))
        .all(db)
        .await?;
    for it in &seen.cpts {
        let Some(cpts) = rows.iter().find(|row| row.id == it.cpts_id).cloned() else {
            continue;
        };
        let own = cpts.id == seen.seat.cpts.id && seen.member;
        let decision = given::last(db, seen.row.id, cpts.id, text.digest()).await?;
        let state = state(db, ctx, &seen.row, cpts.id, text).await?;
        let recused = match &decision {
            _ if !own => Vec::new(),
            Some(row) => recused::of(db, ctx, &seen.seat, row).await?,
            None => Vec::new(),
        };
        let shown = |row: decision::Model| {
            Ok::<_, Fault>(Decision {
                id: DecisionId(row.id),
                stage: row.stage()?,
                title: row.title,
            })
        };
        found.push(Mandate {
            cpts,
            decision: decision.filter(|_| own).map(shown).transpose()?,
            state,
            recused,
        });
    }
    Ok(found)
}

/// Whether a CPTS may sign a text today, or why not.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(super) async fn state(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &contract::Model,
    cpts: Uuid,
    text: &Text,
) -> Result<Result<(), Missing>, Fault> {
    let partners = partners::of(db, row, cpts, text).await?;
    let digest = text.digest();
    if let Some(unknown) = partners.unknown.first() {
        let partner = unknown.id;
        return Ok(Err(Missing::UnknownPartner { partner }));
    }
    let blocs = crate::ght::known::blocs(db, CptsId(cpts)).await?;
    let now = partners::blocs(&partners.rows, &blocs, ctx.today())?;
    let given = given::given(db, row.id, cpts, (digest, &blocs)).await?;
    let ids: Vec<Uuid> = partners.rows.iter().map(|it| it.id).collect();
    Ok(domain::contract::mandate::valid(
        digest,
        &ids,
        &now,
        given.as_ref(),
    ))
}

/// The mandates that the CPTS of a contract lack for a text.
pub(super) async fn lacking(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seen: &Seen,
    text: &Text,
) -> Result<Vec<(Uuid, Missing)>, Fault> {
    let mut lacking = Vec::new();
    for it in &seen.cpts {
        if let Err(missing) = state(db, ctx, &seen.row, it.cpts_id, text).await? {
            lacking.push((it.cpts_id, missing));
        }
    }
    Ok(lacking)
}

/// The partners of a text in the register of a CPTS.
pub(super) async fn known_partners(
    db: &impl ConnectionTrait,
    row: &contract::Model,
    cpts: Uuid,
    text: &Text,
) -> Result<Vec<partner::Model>, Fault> {
    Ok(partners::of(db, row, cpts, text).await?.rows)
}

/// The blocs in which the partners were on the day on which a CPTS took its roll.
pub(super) async fn blocs_then(
    db: &impl ConnectionTrait,
    row: &contract::Model,
    cpts: Uuid,
    text: &Text,
) -> Result<Vec<BlocId>, Fault> {
    let blocs = crate::ght::known::blocs(db, CptsId(cpts)).await?;
    let given = given::given(db, row.id, cpts, (text.digest(), &blocs)).await?;
    Ok(given.map(|it| it.blocs).unwrap_or_default())
}

/// The decision by which a CPTS was asked about a text.
pub(super) async fn decision(
    db: &impl ConnectionTrait,
    contract: Uuid,
    cpts: Uuid,
    text: Digest,
) -> Result<Option<decision::Model>, Fault> {
    given::last(db, contract, cpts, text).await
}
