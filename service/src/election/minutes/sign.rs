//! Chair and tellers sign what was printed.

use chrono::{DateTime, Utc};
use domain::account::device::End;
use domain::audit::Event;
use domain::election::urn::OfficerKind;
use domain::id::{CptsId, ElectionId};
use entity::{election_minutes, election_minutes_signature};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use signed::election::{Capacity, Minutes};
use signed::{Envelope, Payload as _};

use crate::account::device::{Signer, signer};
use crate::ctx::{Actor, Ctx};
use crate::election::{keep, names, reader};
use crate::failure::{Failure, Outcome, refuse};
use crate::log::NewLeaf;

/// Why a signature is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignRefused {
    /// She is neither chair nor teller.
    NotYou,
    /// Nothing is printed yet.
    NotPrinted,
    /// It is no signature of minutes.
    NotAStatement,
    /// The key is none of hers.
    UnknownKey,
    /// Its device waits.
    KeyWaits {
        /// Until then.
        until: DateTime<Utc>,
    },
    /// Its device speaks no more.
    KeyEnded {
        /// Since then.
        at: DateTime<Utc>,
        /// Why.
        why: End,
    },
    /// It is over another document, another election, or as something else than she is.
    Other,
}

/// Signs the minutes; what was signed before is answered as it was. Permission: chair and tellers.
///
/// # Errors
/// [`SignRefused`], not found, forbidden or a fault.
pub async fn sign(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    envelope: &[u8],
) -> Outcome<(), SignRefused> {
    let envelope = Envelope::parse(envelope)
        .ok()
        .filter(|it| it.label() == Some(Minutes::LABEL))
        .ok_or(Failure::Refused(SignRefused::NotAStatement))?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = reader::seen(db, ctx, actor, slug, id).await?;
        let Some(kind) = capacity(&seen.officer) else {
            return refuse(SignRefused::NotYou);
        };
        let printed = election_minutes::Entity::find_by_id(id.0)
            .one(db)
            .await?
            .ok_or(Failure::Refused(SignRefused::NotPrinted))?;
        let before = election_minutes_signature::Entity::find()
            .filter(election_minutes_signature::Column::ElectionId.eq(id.0))
            .filter(election_minutes_signature::Column::PersonId.eq(actor.person.0))
            .one(db)
            .await?;
        if before.is_some() {
            tx.without_journal("she has signed already");
            return Ok(());
        }
        let key = match signer(db, actor.person, envelope.key(), ctx.now()).await? {
            Signer::Speaks(key) => key,
            Signer::Unknown => return refuse(SignRefused::UnknownKey),
            Signer::Waits { until } => return refuse(SignRefused::KeyWaits { until }),
            Signer::Ended { at, why } => return refuse(SignRefused::KeyEnded { at, why }),
        };
        let Ok(verified) = envelope.clone().verify::<Minutes>(&key) else {
            return refuse(SignRefused::NotAStatement);
        };
        let said = verified.payload();
        let capacity = match said.capacity {
            Capacity::Chair => OfficerKind::Chair,
            Capacity::Teller => OfficerKind::Teller,
        };
        let same = said.cpts.as_str() == seen.row.cpts_id.to_string()
            && said.election.as_str() == id.0.to_string()
            && said.pdf.to_string() == printed.sha256
            && capacity == kind;
        if !same {
            return refuse(SignRefused::Other);
        }
        let leaf = NewLeaf::signed(&verified)?.by(actor);
        let logged = tx.log(CptsId(seen.row.cpts_id), leaf).await?;
        let mut people = names::people(db, [actor.person.0]).await?;
        election_minutes_signature::Entity::insert(election_minutes_signature::ActiveModel {
            id: Set(ctx.uuid()),
            election_id: Set(id.0),
            person_id: Set(actor.person.0),
            name: Set(people.remove(&actor.person.0).unwrap_or_default()),
            capacity: Set(kind.code().to_owned()),
            public_key: Set(key.to_string()),
            envelope: Set(String::from_utf8_lossy(&verified.envelope().bytes()).into_owned()),
            entry_hash: Set(logged.hex()),
            signed_at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await?;
        tx.record(keep::entry(Event::MinutesSigned, &seen.row, Some(actor)))
            .await?;
        Ok(())
    })
}

/// As what somebody of the electoral board signs: the chair first.
pub(super) fn capacity(kinds: &[OfficerKind]) -> Option<OfficerKind> {
    [OfficerKind::Chair, OfficerKind::Teller]
        .into_iter()
        .find(|it| kinds.contains(it))
}
