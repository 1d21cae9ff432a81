use domain::id::DecisionId;
use eddsa::SecretKey;
use entity::{decision, decision_round, decision_voter, device};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest as _, Sha256};
use signed::decision::{Answer, Ballot, Choice, Position, Reason, Vote};
use signed::device::{Enrolment, Storage};
use signed::key::DeviceKey;
use signed::{Digest, Id, Payload, ToSign};
use tlog::leaf::Salt;
use uuid::Uuid;

use super::done;
use super::past::{Past, Voice, actor};
use crate::ctx::Actor;
use crate::decision::{Given, object, speak};
use crate::failure::{Fault, other};

/// To what a statement is bound.
struct Bound {
    row: decision::Model,
    round: decision_round::Model,
}

impl Past {
    /// A voice takes a position; the digest of its envelope is returned.
    pub(in crate::demo) async fn says(
        &self,
        slug: &str,
        id: DecisionId,
        voice: &Voice,
        choice: Choice,
        reason: Option<(&str, &str)>,
    ) -> Result<Digest, Fault> {
        let bound = self.bound(id).await?;
        let salt: [u8; 32] = self.ctx.secret();
        let given = reason.map(|(reason, harm)| Given {
            reason: reason.to_owned(),
            harm: harm.to_owned(),
            salt: hex::encode(salt),
        });
        let committed = given.as_ref().map(|it| {
            let reason = Reason {
                harm: it.harm.clone(),
                reason: it.reason.clone(),
            };
            reason.commit(&Salt::from_bytes(salt)).map_err(other)
        });
        let (number, previous) = self.next((id.0, voice.voter, 0));
        let position = Position {
            choice,
            cpts: name(bound.row.cpts_id)?,
            decision: name(id.0)?,
            voice: name(voice.voter)?,
            member: name(voice.voter)?,
            number,
            previous,
            reason: committed.transpose()?,
            roll: digest(bound.row.roll_sha256.as_deref())?,
            round: u32::try_from(bound.round.number).unwrap_or_default(),
            statutes: digest(bound.row.statutes_sha256.as_deref())?,
            text: digest(Some(&bound.round.text_sha256))?,
        };
        let envelope = self.sign(voice.person.0, position).await?;
        let by = actor(voice.person.0);
        let heard = speak::speak(&self.ctx, &by, slug, id, &[envelope], given.as_ref()).await;
        self.kept((id.0, voice.voter, 0), number, done(heard)?)
    }

    /// A voice casts a ballot.
    pub(super) async fn votes(
        &self,
        slug: &str,
        id: DecisionId,
        voice: &Voice,
        ballot: Ballot,
    ) -> Result<Digest, Fault> {
        let bound = self.bound(id).await?;
        let chain = (id.0, voice.voter, bound.round.number);
        let (number, previous) = self.next(chain);
        let vote = Vote {
            ballot,
            cpts: name(bound.row.cpts_id)?,
            decision: name(id.0)?,
            voice: name(voice.voter)?,
            member: name(voice.voter)?,
            number,
            previous,
            roll: digest(bound.row.roll_sha256.as_deref())?,
            round: u32::try_from(bound.round.number).unwrap_or_default(),
            statutes: digest(bound.row.statutes_sha256.as_deref())?,
            text: digest(Some(&bound.round.text_sha256))?,
        };
        let envelope = self.sign(voice.person.0, vote).await?;
        let by = actor(voice.person.0);
        let heard = speak::vote(&self.ctx, &by, slug, id, &[envelope]).await;
        self.kept(chain, number, done(heard)?)
    }

    /// An answer to an objection, signed.
    pub(super) async fn answer(
        &self,
        id: DecisionId,
        by: &Actor,
        objection: Digest,
        reply: &str,
    ) -> Result<object::Answered, Fault> {
        let bound = self.bound(id).await?;
        let member = decision_voter::Entity::find()
            .filter(decision_voter::Column::DecisionId.eq(id.0))
            .filter(decision_voter::Column::Facilitates.eq(true))
            .find_also_related(entity::adhesion::Entity)
            .filter(entity::adhesion::Column::PersonId.eq(by.person.0))
            .one(self.ctx.db().read())
            .await?;
        let (member, _) = member.ok_or_else(|| Fault::Other("no facilitator".to_owned()))?;
        let salt: [u8; 32] = self.ctx.secret();
        let answer = Answer {
            cpts: name(bound.row.cpts_id)?,
            decision: name(id.0)?,
            member: name(member.voter)?,
            objection,
            proposes: None,
            reply: Reason::commit_answer(reply, &Salt::from_bytes(salt)).map_err(other)?,
            round: u32::try_from(bound.round.number).unwrap_or_default(),
        };
        Ok(object::Answered {
            envelope: self.sign(by.person.0, answer).await?,
            reply: reply.to_owned(),
            salt: hex::encode(salt),
            proposal: None,
        })
    }

    async fn bound(&self, id: DecisionId) -> Result<Bound, Fault> {
        let db = self.ctx.db().read();
        let row = decision::Entity::find_by_id(id.0).one(db).await?;
        let round = decision_round::Entity::find()
            .filter(decision_round::Column::DecisionId.eq(id.0))
            .order_by_desc(decision_round::Column::Number)
            .one(db)
            .await?;
        match (row, round) {
            (Some(row), Some(round)) => Ok(Bound { row, round }),
            _ => Err(Fault::Other("nothing is open".to_owned())),
        }
    }

    fn next(&self, chain: (Uuid, Uuid, i32)) -> (u32, Option<Digest>) {
        let chains = self
            .chains
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        match chains.get(&chain) {
            None => (1, None),
            Some((number, before)) => (number + 1, Some(*before)),
        }
    }

    fn kept(
        &self,
        chain: (Uuid, Uuid, i32),
        number: u32,
        heard: Vec<crate::decision::Heard>,
    ) -> Result<Digest, Fault> {
        let said = heard.into_iter().next();
        let said = said.ok_or_else(|| Fault::Other("nothing was said".to_owned()))?;
        let digest = digest(Some(&said.digest))?;
        let mut chains = self
            .chains
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        chains.insert(chain, (number, digest));
        Ok(digest)
    }

    pub(in crate::demo) async fn sign<T: Payload>(
        &self,
        person: Uuid,
        payload: T,
    ) -> Result<Vec<u8>, Fault> {
        let secret = self.device(person).await?;
        let signed = ToSign::new(payload).map_err(other)?.sign(&secret);
        Ok(signed.map_err(other)?.envelope().bytes())
    }

    /// The key of a person, enrolled the first time.
    async fn device(&self, person: Uuid) -> Result<SecretKey, Fault> {
        let seed = Sha256::new()
            .chain_update(b"collegiale/demonstration/v1\0")
            .chain_update(self.seed.to_be_bytes())
            .chain_update(person.as_bytes())
            .finalize();
        let secret = SecretKey::from_seed(&seed.into());
        let key = DeviceKey::new(secret.public());
        let db = self.ctx.db().read();
        let found = device::Entity::find()
            .filter(device::Column::KeyId.eq(key.id().to_string()))
            .one(db)
            .await?;
        if found.is_some() {
            return Ok(secret);
        }
        let enrolment = Enrolment {
            account: name(person)?,
            challenge: Digest::from_bytes(self.ctx.secret()),
            key,
            replaces: None,
            storage: Storage::Software,
        };
        let signed = ToSign::new(enrolment).map_err(other)?.sign(&secret);
        let signed = signed.map_err(other)?;
        let envelope = signed.envelope();
        let now = self.start();
        device::Entity::insert(device::ActiveModel {
            id: Set(self.ctx.uuid()),
            person_id: Set(person),
            name: Set("Téléphone".to_owned()),
            key_id: Set(key.id().to_string()),
            public_key: Set(key.to_string()),
            storage: Set("software".to_owned()),
            replaces: Set(None),
            enrolment: Set(String::from_utf8_lossy(&envelope.bytes()).into_owned()),
            enrolment_sha256: Set(envelope.digest().to_string()),
            means: Set("oidc".to_owned()),
            provider: Set(Some("psc".to_owned())),
            verified: Set(true),
            stop_sha256: Set(crate::account::sha256_hex(self.ctx.uuid().as_bytes())),
            enrolled_at: Set(now),
            speaks_from: Set(now),
            accepted_by: Set(Some("sign-in".to_owned())),
            approval: Set(None),
            ended_at: Set(None),
            ended_why: Set(None),
            revocation: Set(None),
        })
        .exec_without_returning(db)
        .await?;
        Ok(secret)
    }
}

fn name(id: Uuid) -> Result<Id, Fault> {
    Id::parse(&id.to_string()).map_err(other)
}

fn digest(text: Option<&str>) -> Result<Digest, Fault> {
    Digest::parse(text.unwrap_or_default()).map_err(other)
}
