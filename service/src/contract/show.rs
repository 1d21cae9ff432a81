//! One contract, with all that its page says.

use std::collections::BTreeMap;
use std::convert::Infallible;

use chrono::{DateTime, NaiveDate, Utc};
use domain::contract::calendar::Due;
use domain::contract::signing::Signed;
use domain::contract::stage::Stage;
use domain::contract::text::{Text, Wrong};
use domain::id::{ContractId, PersonId};
use entity::{contract, contract_signature, cpts};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::comment::{self, Comment};
use super::document::{self, Document};
use super::guest::{self, Guest};
use super::mandate::{self, Mandate};
use super::opinion::{self, Given};
use super::version::{self, Version, Whole};
use super::{Seen, calendar, keep, scan, seen};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome};

/// A contract, for one reader.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The contract and what the reader is in it.
    pub seen: Seen,
    /// Its last version.
    pub head: Whole,
    /// What its last version lacks to be agreed on.
    pub wrong: Vec<Wrong>,
    /// All its versions.
    pub versions: Vec<Version>,
    /// The CPTS that take part, the leading one first, with who looks after it and who signs in each.
    pub cpts: Vec<Part>,
    /// Comments.
    pub comments: Vec<Comment>,
    /// Opinions in the CPTS of the address.
    pub opinions: Vec<Given>,
    /// Mandates.
    pub mandates: Vec<Mandate>,
    /// Signatures of the text that is signed, or was.
    pub signatures: Vec<Signature>,
    /// Documents.
    pub documents: Vec<Document>,
    /// Scans of signatures on paper that wait for a second officer; only for officers.
    pub scans: u64,
    /// Those of partners who take part; only for who writes the contract.
    pub guests: Vec<Guest>,
    /// What is due from today on.
    pub due: Vec<Due>,
    /// What it amends or renews.
    pub follows: Option<(ContractId, String)>,
    /// What amends or renews it.
    pub followed: Vec<(ContractId, String)>,
}

/// A CPTS that takes part.
#[derive(Debug, Clone)]
pub struct Part {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Who looks after it there.
    pub owner: Option<(PersonId, String)>,
    /// Who signs for it.
    pub signatory: Option<(PersonId, String)>,
}

/// A party that has signed.
#[derive(Debug, Clone)]
pub struct Signature {
    /// Which.
    pub party: Uuid,
    /// Who.
    pub name: String,
    /// Her function.
    pub function: String,
    /// Whether on paper, entered by two officers.
    pub paper: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// Hash of its entry in the register: `/log/{log}/proof/{hash}`.
    pub receipt: Option<String>,
}

/// Reads a contract. Permission: to read it.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn show(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
) -> Outcome<Sheet, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let head = version::one(db, &seen, seen.row.head).await?;
    let signed = signed_text(&seen.stage, &head);
    let guests = if seen.manages {
        guest::of(db, &seen).await?
    } else {
        Vec::new()
    };
    let due = due(db, &seen, &head.text, ctx.today()).await?;
    let follows = match seen.row.follows_id {
        Some(id) => contract::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let followed = contract::Entity::find()
        .filter(contract::Column::FollowsId.eq(id.0))
        .filter(contract::Column::Stage.ne("draft"))
        .order_by_asc(contract::Column::CreatedAt)
        .all(db)
        .await?;
    let named = |it: contract::Model| (ContractId(it.id), it.title);
    Ok(Sheet {
        wrong: head.text.wrong(),
        versions: version::of(db, &seen).await?,
        cpts: parts(db, &seen).await?,
        comments: comment::of(db, &seen).await?,
        opinions: if seen.member {
            opinion::of(db, &seen).await?
        } else {
            Vec::new()
        },
        mandates: mandate::of(db, ctx, &seen, &head.text).await?,
        signatures: signatures(db, seen.row.id, &signed).await?,
        documents: document::of(db, &seen).await?,
        scans: scan::count(db, &seen).await?,
        guests,
        due,
        follows: follows.map(named),
        followed: followed.into_iter().map(named).collect(),
        head,
        seen,
    })
}

/// The text that is signed or was; the last one before.
fn signed_text(stage: &Stage, head: &Whole) -> String {
    match stage {
        Stage::Signing { text, .. } => text.to_string(),
        other => match other.running() {
            Some(it) => it.text.to_string(),
            None => head.version.sha256.to_string(),
        },
    }
}

async fn due(
    db: &impl ConnectionTrait,
    seen: &Seen,
    head: &Text,
    today: NaiveDate,
) -> Result<Vec<Due>, Fault> {
    let text = match seen.stage.running() {
        Some(it) => keep::named(db, seen.row.id, it.text).await?.1,
        None => head.clone(),
    };
    let mut due = calendar::of(&seen.row, &seen.stage, &text);
    due.retain(|it| today <= it.on);
    Ok(due)
}

async fn parts(db: &impl ConnectionTrait, seen: &Seen) -> Result<Vec<Part>, Fault> {
    let rows = cpts::Entity::find()
        .filter(cpts::Column::Id.is_in(seen.cpts.iter().map(|it| it.cpts_id)))
        .all(db)
        .await?;
    let owners = seen.cpts.iter().filter_map(|it| it.owner_id);
    let signatories = seen.cpts.iter().filter_map(|it| it.signatory_id);
    let ids: Vec<Uuid> = owners.chain(signatories).collect();
    let names: BTreeMap<Uuid, String> = names_of(db, ids).await?;
    let named = |id: Option<Uuid>| id.and_then(|it| Some((PersonId(it), names.get(&it)?.clone())));
    let part = |it: &entity::contract_cpts::Model| {
        Some(Part {
            cpts: rows.iter().find(|row| row.id == it.cpts_id)?.clone(),
            owner: named(it.owner_id),
            signatory: named(it.signatory_id),
        })
    };
    Ok(seen.cpts.iter().filter_map(part).collect())
}

/// Who has signed a text, in the order of signing.
pub(super) async fn signatures(
    db: &impl ConnectionTrait,
    id: Uuid,
    text: &str,
) -> Result<Vec<Signature>, Fault> {
    let rows = rows(db, id, text).await?;
    let one = |row: contract_signature::Model| Signature {
        party: row.party_id,
        name: row.name,
        function: row.function,
        paper: row.scan_id.is_some(),
        at: row.at,
        receipt: row.entry_hash,
    };
    Ok(rows.into_iter().map(one).collect())
}

async fn rows(
    db: &impl ConnectionTrait,
    id: Uuid,
    text: &str,
) -> Result<Vec<contract_signature::Model>, Fault> {
    Ok(contract_signature::Entity::find()
        .filter(contract_signature::Column::ContractId.eq(id))
        .filter(contract_signature::Column::Sha256.eq(text))
        .order_by_asc(contract_signature::Column::At)
        .order_by_asc(contract_signature::Column::Id)
        .all(db)
        .await?)
}

/// The same, as the rules ask for them.
pub(super) async fn signed(
    db: &impl ConnectionTrait,
    id: Uuid,
    text: &str,
) -> Result<Vec<Signed>, Fault> {
    let rows = rows(db, id, text).await?.into_iter();
    Ok(rows
        .map(|it| Signed {
            party: it.party_id,
            by: it.person_id.map(PersonId),
        })
        .collect())
}
