//! A signature on paper: one officer sends the scan, another one holds it beside the text and confirms.

mod awaited;

pub use awaited::awaited;

use std::convert::Infallible;

use chrono::{DateTime, Utc};
use domain::audit::Event;
use domain::canonical::Digest;
use domain::contract::annex::{Role, kind_of};
use domain::contract::party::Side;
use domain::contract::signing::{Open, SignRefused, turn};
use domain::contract::stage::{Stage, Step};
use domain::contract::text::Text;
use domain::decision::document::{DocumentRefused, name_of};
use domain::id::{ContractId, CptsId, DocumentId, PersonId};
use domain::permission::Action;
use entity::{contract_document, contract_scan, contract_signature};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, Select,
};
use serde_json::json;
use uuid::Uuid;

use super::document::{New, keep as join};
use super::{Seen, keep, mandate, official, record, seen, show, sign, tell};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, other, refuse};
use crate::tx::Entry;

/// Why a signature on paper is not entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScanRefused {
    /// It is not open for signing.
    NotOpen(Step),
    /// The scan cannot be kept.
    Document(DocumentRefused),
    /// A rule says no.
    Rule(SignRefused),
    /// One officer sent it: another one confirms.
    SameOfficer,
    /// Somebody confirmed it, or set it aside, already; or there is a later version.
    Over,
}

/// Sends a scan for a party; the other officers are told. Permission: [`Action::VouchContracts`].
///
/// # Errors
/// [`ScanRefused`], not found, forbidden or a fault.
pub async fn send(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    party: Uuid,
    (sent, content): (&str, &[u8]),
) -> Outcome<Uuid, ScanRefused> {
    let name = name_of(sent);
    let kind = kind_of(&name, content);
    let kind = kind.map_err(|it| Failure::Refused(ScanRefused::Document(it)))?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.seat.require(Action::VouchContracts)?;
        let text = allowed(db, ctx, &seen, party).await?;
        let signatory = text.party(party).map(|it| it.signatory.name.clone());
        let new = New {
            role: Role::Scan,
            name: &name,
            kind,
            content,
        };
        let (document, _) = join(tx, ctx, actor, id.0, &new).await?;
        let scan = ctx.uuid();
        contract_scan::Entity::insert(contract_scan::ActiveModel {
            id: Set(scan),
            contract_id: Set(id.0),
            party_id: Set(party),
            sha256: Set(text.digest().to_string()),
            document_id: Set(document),
            name: Set(signatory.unwrap_or_default()),
            first_id: Set(actor.person.0),
            first_at: Set(ctx.now()),
            second_id: Set(None),
            second_at: Set(None),
            refused_at: Set(None),
        })
        .exec_without_returning(db)
        .await?;
        tell::scanned(tx, ctx, &seen).await?;
        tx.record(
            Entry::new(Event::ContractSigned)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "party": party, "paper": true, "confirmed": false })),
        )
        .await?;
        Ok(scan)
    })
}

/// Confirms a scan, or sets it aside. Whether all have signed now is returned. Permission: [`Action::VouchContracts`], and another
/// officer than the one who sent it.
///
/// # Errors
/// [`ScanRefused`], not found, forbidden or a fault.
pub async fn answer(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    (scan, answer): (Uuid, Answer),
) -> Outcome<bool, ScanRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.seat.require(Action::VouchContracts)?;
        let row = contract_scan::Entity::find_by_id(scan)
            .filter(contract_scan::Column::ContractId.eq(id.0))
            .one(db)
            .await?
            .ok_or(Failure::NotFound)?;
        if row.second_at.is_some() || row.refused_at.is_some() {
            return refuse(ScanRefused::Over);
        }
        if answer == Answer::SetAside {
            let party = row.party_id;
            let mut row = row.into_active_model();
            row.refused_at = Set(Some(ctx.now()));
            row.update(db).await?;
            let entry = Entry::new(Event::ContractSigned)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0);
            tx.record(entry.detail(json!({ "party": party, "paper": true, "aside": true })))
                .await?;
            return Ok(false);
        }
        if row.first_id == actor.person.0 {
            return refuse(ScanRefused::SameOfficer);
        }
        let text = allowed(db, ctx, &seen, row.party_id).await?;
        let digest = text.digest().to_string();
        if row.sha256 != digest {
            return refuse(ScanRefused::Over);
        }
        let document = match &seen.stage {
            Stage::Signing { document, .. } => *document,
            other => return refuse(ScanRefused::NotOpen(other.step())),
        };
        let kept = contract_document::Entity::find_by_id(row.document_id)
            .one(db)
            .await?
            .ok_or(Failure::NotFound)?;
        let scanned: Digest = kept.sha256.parse().map_err(other)?;
        let names = names_of(db, [row.first_id, actor.person.0]).await?;
        let name = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
        let officers = [name(row.first_id), name(actor.person.0)];
        let of = (CptsId(seen.row.cpts_id), id);
        let logged = record::scan(tx, of, row.party_id, officers, (document, scanned)).await?;
        let signatory = text.party(row.party_id).map(|it| &it.signatory);
        contract_signature::Entity::insert(contract_signature::ActiveModel {
            id: Set(ctx.uuid()),
            contract_id: Set(id.0),
            party_id: Set(row.party_id),
            sha256: Set(digest),
            document_sha256: Set(document.to_string()),
            person_id: Set(None),
            name: Set(row.name.clone()),
            function: Set(signatory.map(|it| it.function.clone()).unwrap_or_default()),
            key_id: Set(None),
            envelope: Set(None),
            digest: Set(None),
            entry_hash: Set(Some(logged.hex())),
            scan_id: Set(Some(row.id)),
            at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await?;
        let party = row.party_id;
        let mut row = row.into_active_model();
        row.second_id = Set(Some(actor.person.0));
        row.second_at = Set(Some(ctx.now()));
        row.update(db).await?;
        tx.record(
            Entry::new(Event::ContractSigned)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "party": party, "paper": true, "confirmed": true })),
        )
        .await?;
        Ok(sign::enter(tx, ctx, &seen, &text).await?)
    })
}

/// What the second officer says of a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is the signature of that person on that text.
    Confirm,
    /// It is not.
    SetAside,
}

/// Whether a party may sign on paper now: the same rules hold as for a signature by a device, but who holds the pen.
async fn allowed(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seen: &Seen,
    party: Uuid,
) -> Result<Text, Failure<ScanRefused>> {
    let rule = |it: SignRefused| Failure::Refused(ScanRefused::Rule(it));
    let Stage::Signing {
        text,
        document,
        order,
        ..
    } = seen.stage
    else {
        return refuse(ScanRefused::NotOpen(seen.stage.step()));
    };
    let (_, text) = keep::named(db, seen.row.id, text).await?;
    let Some(it) = text.party(party) else {
        return Err(rule(SignRefused::NotAParty));
    };
    let today = ctx.today();
    if let Some(on) = it.signatory.until.filter(|_| !it.signatory.holds_on(today)) {
        return Err(rule(SignRefused::RepresentationOver { on }));
    }
    if it.side == Side::Cpts {
        let state = mandate::state(db, ctx, &seen.row, party, &text).await?;
        state.map_err(|it| rule(SignRefused::Mandate(it)))?;
        let Some(person) = official::named(db, ctx, &seen.row, it).await? else {
            return Err(rule(SignRefused::NotSignatory));
        };
        let of: (Uuid, PersonId) = (party, person);
        let conflict = official::conflict(db, ctx, &seen.row, of, &text).await?;
        if let Some(conflict) = conflict {
            return Err(rule(SignRefused::Attached(conflict)));
        }
    }
    let digest = text.digest().to_string();
    let signed = show::signed(db, seen.row.id, &digest).await?;
    let open = Open {
        text: &text,
        document,
        order,
        signed: &signed,
    };
    turn(&open, party).map_err(rule)?;
    Ok(text)
}

fn unanswered(contract: Uuid) -> Select<contract_scan::Entity> {
    contract_scan::Entity::find()
        .filter(contract_scan::Column::ContractId.eq(contract))
        .filter(contract_scan::Column::SecondAt.is_null())
        .filter(contract_scan::Column::RefusedAt.is_null())
}

/// How many scans wait for a second officer; none for who is no officer.
pub(super) async fn count(db: &impl ConnectionTrait, seen: &Seen) -> Result<u64, Fault> {
    if seen.seat.require(Action::VouchContracts).is_err() {
        return Ok(0);
    }
    Ok(unanswered(seen.row.id).count(db).await?)
}

/// A scan that waits for a second officer.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Which.
    pub id: Uuid,
    /// For which party.
    pub party: Uuid,
    /// Who signed.
    pub name: String,
    /// The scan.
    pub document: DocumentId,
    /// Who sent it.
    pub by: Option<String>,
    /// Whether that is the reader.
    pub own: bool,
    /// When.
    pub at: DateTime<Utc>,
}

/// The scans that wait for a second officer. Permission: [`Action::VouchContracts`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn waiting(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
) -> Outcome<Vec<Waiting>, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    seen.seat.require(Action::VouchContracts)?;
    let rows = unanswered(id.0)
        .order_by_asc(contract_scan::Column::FirstAt)
        .all(db)
        .await?;
    let names = names_of(db, rows.iter().map(|it| it.first_id)).await?;
    let one = |row: contract_scan::Model| Waiting {
        id: row.id,
        party: row.party_id,
        by: names.get(&row.first_id).cloned(),
        own: row.first_id == actor.person.0,
        name: row.name,
        document: DocumentId(row.document_id),
        at: row.first_at,
    };
    Ok(rows.into_iter().map(one).collect())
}
