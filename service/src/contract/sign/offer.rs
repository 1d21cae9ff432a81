//! What a reader is to sign, and why not now.

use std::convert::Infallible;

use domain::canonical::Digest;
use domain::contract::party::{Capacity, Party, Side};
use domain::contract::signing::{Open, SignRefused, Wish, may_sign};
use domain::contract::stage::Stage;
use domain::contract::text::Text;
use domain::id::{ContractId, CptsId};
use entity::{contract_version, device};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use signed::contract::{Signature, Words};
use uuid::Uuid;

use super::wish;
use crate::contract::{Seen, keep, mandate, official, seen, show, signing};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, other};

/// What a reader is to sign.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The contract and what the reader is in it.
    pub seen: Seen,
    /// The text that is signed.
    pub text: Text,
    /// Its version.
    pub version: i32,
    /// The document that is signed.
    pub document: Digest,
    /// The party for which the reader is named to sign, if any.
    pub party: Option<Party>,
    /// What she would sign.
    pub statement: Option<Signature>,
    /// The ids of her keys that may sign it.
    pub keys: Vec<String>,
    /// Why not now.
    pub refused: Option<SignRefused>,
}

/// Reads what the reader is to sign. Permission: to read the contract.
///
/// # Errors
/// Not found, also where nothing is sealed; forbidden or a fault.
pub async fn offer(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
) -> Outcome<Offer, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let Some((digest, document)) = signing::sealed(&seen.stage) else {
        return Err(Failure::NotFound);
    };
    let (version, text) = keep::named(db, id.0, digest).await?;
    let mut party = None;
    for it in &text.parties {
        if official::named(db, ctx, &seen.row, it).await? == Some(actor.person) {
            party = Some(it.clone());
        }
    }
    let (mut made, mut refused) = (None, None);
    if let (Some(party), Stage::Signing { order, .. }) = (&party, &seen.stage) {
        made = statement(db, &seen, (&version, &text), party, document).await?;
        let signed = show::signed(db, id.0, &digest.to_string()).await?;
        let open = Open {
            text: &text,
            document,
            order: *order,
            signed: &signed,
        };
        let wish = wish(db, ctx, &seen, (&text, party), actor).await?;
        refused = may_sign(&open, &Wish { document, ..wish }).err();
    }
    Ok(Offer {
        keys: keys(db, ctx, actor, &seen).await?,
        version: version.number,
        statement: made,
        refused,
        party,
        document,
        text,
        seen,
    })
}

/// What is signed for a party; nothing where the text lacks it.
pub(super) async fn statement(
    db: &impl ConnectionTrait,
    seen: &Seen,
    (version, text): (&contract_version::Model, &Text),
    party: &Party,
    document: Digest,
) -> Result<Option<Signature>, Fault> {
    let decision = match party.side {
        Side::Cpts => mandate::decision(db, seen.row.id, party.id, text.digest()).await?,
        Side::Partner => None,
    };
    let words = (
        Words::parse(&party.signatory.name),
        Words::parse(&party.signatory.function),
    );
    let (Ok(name), Ok(function)) = words else {
        return Ok(None);
    };
    let digest = |it: Digest| signed::Digest::parse(&it.to_string()).map_err(other);
    Ok(Some(Signature {
        capacity: match party.signatory.capacity {
            Capacity::Itself => signed::contract::Capacity::Itself,
            Capacity::Support => signed::contract::Capacity::Support,
            Capacity::Group => signed::contract::Capacity::Group,
            Capacity::Mandated => signed::contract::Capacity::Mandated,
        },
        contract: id(seen.row.id)?,
        cpts: id(CptsId(seen.row.cpts_id).0)?,
        function,
        mandate: decision.map(|it| id(it.id)).transpose()?,
        name,
        party: id(party.id)?,
        pdf: digest(document)?,
        text: digest(text.digest())?,
        version: u32::try_from(version.number).unwrap_or_default(),
    }))
}

fn id(of: Uuid) -> Result<signed::Id, Fault> {
    signed::Id::parse(&of.to_string()).map_err(other)
}

/// The keys of a reader that speak now, and the one that a code let in.
async fn keys(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    seen: &Seen,
) -> Result<Vec<String>, Fault> {
    let rows = device::Entity::find()
        .filter(device::Column::PersonId.eq(actor.person.0))
        .all(db)
        .await?;
    let now = ctx.now();
    let code = seen.guest.as_ref().and_then(|it| it.key_id.clone());
    let speaks = |it: &device::Model| {
        let ended = it.ended_at.is_some_and(|end| end <= now);
        !ended && (it.speaks_from <= now || Some(&it.key_id) == code.as_ref())
    };
    let found = rows.into_iter().filter(speaks);
    Ok(found.map(|it| it.key_id).collect())
}
