//! A signature is heard.

mod force;
mod offer;
mod refused;

pub(super) use force::enter;
pub use offer::{Offer, offer};
pub use refused::SignatureRefused;

use ::contract::record::By;
use domain::audit::Event;
use domain::contract::party::{Party, Side};
use domain::contract::signing::{Open, Wish, may_sign};
use domain::contract::stage::Stage;
use domain::contract::text::Text;
use domain::id::{ContractId, CptsId};
use entity::{contract_guest, contract_signature, device};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use signed::contract::Signature;
use signed::key::{DeviceKey, KeyId};
use signed::{Envelope, Payload, Refused, Verified};

use super::{Seen, keep, mandate, official, record, seen, show};
use crate::account::device::{Signer, signer};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, other, refuse};
use crate::tx::{Entry, Tx};

/// What was signed, now or before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Digest of the envelope, in hexadecimal.
    pub digest: String,
    /// Hash of its entry in the register: `/log/{log}/proof/{hash}`.
    pub receipt: String,
    /// Whether it is new; a repeated post changes nothing.
    pub new: bool,
    /// Whether all have signed now.
    pub in_force: bool,
}

/// Takes a signature. When it is the last one, the contract is in force, and what it amends or renews is over. Permission: who is
/// named to sign for a party.
///
/// # Errors
/// [`SignatureRefused`], not found, forbidden or a fault.
pub async fn sign(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    envelope: &[u8],
) -> Outcome<Heard, SignatureRefused> {
    let envelope = Envelope::parse(envelope)
        .ok()
        .filter(|it| it.label() == Some(Signature::LABEL))
        .ok_or(Failure::Refused(SignatureRefused::NotAnEnvelope))?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        if let Some(heard) = before(db, &seen, &envelope).await? {
            tx.without_journal("it was heard before");
            return Ok(heard);
        }
        let Stage::Signing {
            text: digest,
            document,
            order,
            ..
        } = seen.stage
        else {
            return refuse(SignatureRefused::NotOpen(seen.stage.step()));
        };
        let (verified, key, by) = verified(tx, ctx, actor, &seen, envelope.clone()).await?;
        let statement = verified.payload();
        let (version, text) = keep::named(db, id.0, digest).await?;
        let party = statement.party.as_str().parse().ok();
        let Some(party) = party.and_then(|it| text.party(it)) else {
            return refuse(SignatureRefused::OtherStatement);
        };
        let own = offer::statement(db, &seen, (&version, &text), party, document).await?;
        if own.as_ref() != Some(statement) {
            return refuse(SignatureRefused::OtherStatement);
        }
        let signed = show::signed(db, id.0, &digest.to_string()).await?;
        let open = Open {
            text: &text,
            document,
            order,
            signed: &signed,
        };
        let wish = wish(db, ctx, &seen, (&text, party), actor).await?;
        may_sign(&open, &Wish { document, ..wish })
            .map_err(|it| Failure::Refused(SignatureRefused::Rule(it)))?;
        let logged = logged(tx, (&seen, party), actor, (&verified, key, by)).await?;
        let heard = Heard {
            digest: verified.envelope().digest().to_string(),
            receipt: logged,
            new: true,
            in_force: false,
        };
        contract_signature::Entity::insert(contract_signature::ActiveModel {
            id: Set(ctx.uuid()),
            contract_id: Set(id.0),
            party_id: Set(party.id),
            sha256: Set(digest.to_string()),
            document_sha256: Set(document.to_string()),
            person_id: Set(Some(actor.person.0)),
            name: Set(party.signatory.name.clone()),
            function: Set(party.signatory.function.clone()),
            key_id: Set(Some(key.id().to_string())),
            envelope: Set(Some(verified.envelope().bytes())),
            digest: Set(Some(heard.digest.clone())),
            entry_hash: Set(Some(heard.receipt.clone())),
            scan_id: Set(None),
            at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await?;
        tx.record(
            Entry::new(Event::ContractSigned)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "party": party.id, "paper": false })),
        )
        .await?;
        let in_force = enter(tx, ctx, &seen, &text).await?;
        Ok(Heard { in_force, ..heard })
    })
}

/// What was answered to this very envelope before.
async fn before(
    db: &impl ConnectionTrait,
    seen: &Seen,
    envelope: &Envelope,
) -> Result<Option<Heard>, Fault> {
    let row = contract_signature::Entity::find()
        .filter(contract_signature::Column::ContractId.eq(seen.row.id))
        .filter(contract_signature::Column::Digest.eq(envelope.digest().to_string()))
        .one(db)
        .await?;
    Ok(row.and_then(|it| {
        Some(Heard {
            digest: it.digest?,
            receipt: it.entry_hash?,
            new: false,
            in_force: seen.stage.running().is_some(),
        })
    }))
}

/// Who signed it: by a key of hers that speaks now, or that an officer's code let in for this contract.
async fn verified(
    tx: &Tx<'_>,
    ctx: &Ctx,
    actor: &Actor,
    seen: &Seen,
    envelope: Envelope,
) -> Outcome<(Verified<Signature>, DeviceKey, By), SignatureRefused> {
    let found = signer(tx.db(), actor.person, envelope.key(), ctx.now()).await?;
    let (key, by) = match found {
        Signer::Speaks(key) => (key, By::Device),
        Signer::Unknown => return refuse(SignatureRefused::UnknownKey),
        Signer::Ended { at, why } => return refuse(SignatureRefused::KeyEnded { at, why }),
        Signer::Waits { until } => match let_in(tx.db(), seen, envelope.key()).await? {
            Some(key) => (key, By::Code),
            None => return refuse(SignatureRefused::KeyWaits { until }),
        },
    };
    let verified = envelope.verify::<Signature>(&key).map_err(|refused| {
        Failure::Refused(match refused {
            Refused::Key => SignatureRefused::UnknownKey,
            Refused::Label => SignatureRefused::NotAnEnvelope,
            Refused::Signature | Refused::Payload => SignatureRefused::Signature,
        })
    })?;
    Ok((verified, key, by))
}

/// The key of a guest that a code let in.
async fn let_in(
    db: &impl ConnectionTrait,
    seen: &Seen,
    key: &KeyId,
) -> Result<Option<DeviceKey>, Fault> {
    let id = key.to_string();
    let guest: Option<&contract_guest::Model> = seen.guest.as_ref();
    if guest.and_then(|it| it.key_id.as_ref()) != Some(&id) {
        return Ok(None);
    }
    let row = device::Entity::find()
        .filter(device::Column::KeyId.eq(&id))
        .filter(device::Column::PersonId.eq(seen.seat.person.0))
        .one(db)
        .await?;
    let read = row.map(|it| DeviceKey::parse(&it.public_key).map_err(other));
    read.transpose()
}

/// What the rule is asked about a signatory.
pub(super) async fn wish(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seen: &Seen,
    (text, party): (&Text, &Party),
    actor: &Actor,
) -> Result<Wish, Fault> {
    let (conflict, mandate) = match party.side {
        Side::Partner => (None, Ok(())),
        Side::Cpts => (
            official::conflict(db, ctx, &seen.row, (party.id, actor.person), text).await?,
            mandate::state(db, ctx, &seen.row, party.id, text).await?,
        ),
    };
    let digest = text.digest();
    Ok(Wish {
        party: party.id,
        by: actor.person,
        named: official::named(db, ctx, &seen.row, party).await?,
        text: digest,
        // Who hears a signature says which document it names.
        document: digest,
        on: ctx.today(),
        conflict,
        mandate,
    })
}

/// Logs the key, before the first signature by it, and the signature; the hash of its entry is returned.
async fn logged(
    tx: &Tx<'_>,
    (seen, party): (&Seen, &Party),
    actor: &Actor,
    (verified, key, by): (&Verified<Signature>, DeviceKey, By),
) -> Result<String, Fault> {
    let of = (CptsId(seen.row.cpts_id), seen.id());
    let known = contract_signature::Entity::find()
        .filter(contract_signature::Column::ContractId.eq(seen.row.id))
        .filter(contract_signature::Column::Sha256.eq(verified.payload().text.to_string()))
        .filter(contract_signature::Column::PartyId.eq(party.id))
        .count(tx.db())
        .await?;
    if known == 0 {
        record::key(tx, of, party.id, (&party.signatory.name, key, by)).await?;
    }
    Ok(record::signature(tx, of, actor, verified).await?.hex())
}
