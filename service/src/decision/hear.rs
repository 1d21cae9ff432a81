//! What every signed statement is asked: is it one, by whose key, on what is open.

use ::decision::record::{Key, Kind};
use domain::decision::speak::SpeakRefused;
use domain::decision::stage::Stage;
use domain::id::{AdhesionId, CptsId, DecisionId};
use entity::{cpts, decision, decision_key, decision_round, decision_statement, decision_voter};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use signed::key::DeviceKey;
use signed::{Envelope, Id, Payload, Refused, Verified};
use uuid::Uuid;

use super::say::SayRefused;
use super::{mine, record};
use crate::account::device::{Signer, signer};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::scope;
use crate::tx::Tx;

/// A decision in which something is said.
pub(super) struct Hearing {
    pub cpts: cpts::Model,
    pub row: decision::Model,
    pub stage: Stage,
}

/// What was said before, or is said now: the digest of the envelope, and by what its receipt is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Digest of the envelope, in hexadecimal.
    pub digest: String,
    /// Hash of its entry in the register: `/log/{log}/proof/{hash}`.
    pub receipt: String,
    /// Whether it is new; a repeated post changes nothing.
    pub new: bool,
}

impl Hearing {
    /// A decision of a CPTS that is no draft. Who speaks is asked of each statement.
    pub(super) async fn of<R>(
        db: &impl ConnectionTrait,
        slug: &str,
        id: DecisionId,
    ) -> Result<Self, Failure<R>> {
        let cpts = scope::cpts(db, slug).await?;
        let row = decision::Entity::find_by_id(id.0)
            .filter(decision::Column::CptsId.eq(cpts.id))
            .one(db)
            .await?
            .ok_or(Failure::NotFound)?;
        let stage = row.stage()?;
        if stage == Stage::Draft {
            return Err(Failure::NotFound);
        }
        Ok(Self { cpts, row, stage })
    }

    pub(super) const fn ids(&self) -> (CptsId, DecisionId) {
        (CptsId(self.cpts.id), DecisionId(self.row.id))
    }

    /// The number of what is open: of a round, or of the vote.
    const fn open(&self, vote: bool) -> Option<u16> {
        match (&self.stage, vote) {
            (Stage::Round(it), false) => Some(it.number),
            (Stage::Voting(it), true) => Some(it.number),
            _ => None,
        }
    }

    /// What is open, for a statement about that round; what it is about may be over.
    pub(super) async fn round(
        &self,
        db: &impl ConnectionTrait,
        vote: bool,
        about: u32,
    ) -> Outcome<decision_round::Model, SayRefused> {
        let open = self.open(vote).map(i32::from);
        let about = i32::try_from(about).unwrap_or(i32::MAX);
        let numbers = [open.unwrap_or(about), about];
        let rows = decision_round::Entity::find()
            .filter(decision_round::Column::DecisionId.eq(self.row.id))
            .filter(decision_round::Column::Number.is_in(numbers))
            .all(db)
            .await?;
        let said = rows.iter().find(|it| it.number == about && it.vote == vote);
        if let Some(said) = said
            && open != Some(about)
        {
            // Closed, or ended by another text.
            return refuse(match (&said.tally, said.closed_at) {
                (None, Some(_)) => SayRefused::Speak(SpeakRefused::OtherText),
                (_, at) => SayRefused::Speak(SpeakRefused::Closed {
                    at: at.unwrap_or(said.closes_at).min(said.closes_at),
                }),
            });
        }
        let now = rows.into_iter().find(|it| Some(it.number) == open);
        now.ok_or(Failure::Refused(SayRefused::NothingOpen))
    }
}

/// An envelope of a kind, read.
pub(super) fn read<T: Payload>(bytes: &[u8]) -> Result<Envelope, SayRefused> {
    let envelope = Envelope::parse(bytes).map_err(|_| SayRefused::NotAnEnvelope)?;
    if envelope.label() == Some(T::LABEL) {
        return Ok(envelope);
    }
    Err(SayRefused::Kind)
}

/// What was answered to this very envelope before.
pub(super) async fn before(
    db: &impl ConnectionTrait,
    decision: Uuid,
    envelope: &Envelope,
) -> Result<Option<Heard>, Fault> {
    let row = decision_statement::Entity::find()
        .filter(decision_statement::Column::Digest.eq(envelope.digest().to_string()))
        .filter(decision_statement::Column::DecisionId.eq(decision))
        .one(db)
        .await?;
    Ok(row.map(|it| Heard {
        digest: it.digest,
        receipt: it.entry_hash,
        new: false,
    }))
}

/// Who said it, by a key of hers that speaks now, about this decision.
pub(super) async fn verified<T: Payload>(
    tx: &Tx<'_>,
    ctx: &Ctx,
    actor: &Actor,
    hearing: &Hearing,
    envelope: Envelope,
    of: impl Fn(&T) -> (Id, Id),
) -> Outcome<(Verified<T>, DeviceKey), SayRefused> {
    let found = signer(tx.db(), actor.person, envelope.key(), ctx.now()).await?;
    let key = match found {
        Signer::Speaks(key) => key,
        Signer::Unknown => return refuse(SayRefused::UnknownKey),
        Signer::Waits { until } => return refuse(SayRefused::KeyWaits { until }),
        Signer::Ended { at, why } => return refuse(SayRefused::KeyEnded { at, why }),
    };
    let verified = envelope.verify::<T>(&key).map_err(|refused| {
        Failure::Refused(match refused {
            Refused::Key => SayRefused::UnknownKey,
            Refused::Label => SayRefused::Kind,
            Refused::Signature => SayRefused::Signature,
            Refused::Payload => SayRefused::NotAStatement,
        })
    })?;
    let (cpts, decision) = of(verified.payload());
    let own = cpts.as_str() == hearing.cpts.id.to_string()
        && decision.as_str() == hearing.row.id.to_string();
    if own {
        return Ok((verified, key));
    }
    refuse(SayRefused::OtherDecision)
}

/// Names that a statement uses, as rows; who speaks must be the actor.
pub(super) async fn voters(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    decision: Uuid,
    (member, voice): (AdhesionId, AdhesionId),
) -> Outcome<(decision_voter::Model, Option<decision_voter::Model>), SayRefused> {
    let rows = decision_voter::Entity::find()
        .filter(decision_voter::Column::DecisionId.eq(decision))
        .filter(decision_voter::Column::Voter.is_in([member.0, voice.0]))
        .all(db)
        .await?;
    let of = |id: AdhesionId| rows.iter().find(|it| it.voter == id.0).cloned();
    let Some(speaker) = of(member) else {
        return refuse(SayRefused::NotYou);
    };
    let hers = match (speaker.adhesion_id, speaker.person_id) {
        (Some(id), _) => mine::speaks_for(db, ctx, actor.person, id).await?,
        (None, person) => person == Some(actor.person.0),
    };
    if hers {
        return Ok((speaker, of(voice)));
    }
    refuse(SayRefused::NotYou)
}

/// Logs a key before the first statement that it signs for a member in a decision.
pub(super) async fn key(
    tx: &Tx<'_>,
    hearing: &Hearing,
    key: DeviceKey,
    member: AdhesionId,
) -> Result<(), Fault> {
    let (db, id) = (tx.db(), key.id().to_string());
    let pk = (hearing.row.id, id.clone(), member.0);
    if decision_key::Entity::find_by_id(pk)
        .one(db)
        .await?
        .is_some()
    {
        return Ok(());
    }
    record::step(tx, hearing.ids(), Kind::Key, &Key { key, member }).await?;
    decision_key::Entity::insert(decision_key::ActiveModel {
        decision_id: Set(hearing.row.id),
        key_id: Set(id),
        voter: Set(member.0),
        public_key: Set(key.to_string()),
        logged_at: Set(tx.ctx().now()),
        revoked_at: Set(None),
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}

/// A member, as the roll names her.
pub(super) fn name(id: &Id) -> Outcome<AdhesionId, SayRefused> {
    let read = id.as_str().parse();
    read.map_err(|_| Failure::Refused(SayRefused::NotAStatement))
}
