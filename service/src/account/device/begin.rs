use std::convert::Infallible;

use chrono::TimeDelta;
use entity::device_challenge;
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;

/// Time to make a key and sign with it.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);

/// What an enrolment must say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Whose device it is to be.
    pub account: String,
    /// 64 hexadecimal digits, for this session and this enrolment.
    pub challenge: String,
}

/// Begins an enrolment in this session. An earlier one that was not finished is void.
///
/// # Errors
/// [`crate::Failure::Fault`] when the database refuses.
pub async fn begin(ctx: &Ctx, actor: &Actor) -> Outcome<Begun, Infallible> {
    transaction!(ctx, |tx| {
        let challenge = hex::encode(ctx.secret::<32>());
        device_challenge::Entity::delete_by_id(actor.session.0)
            .exec(tx.db())
            .await?;
        device_challenge::Entity::insert(device_challenge::ActiveModel {
            session_id: Set(actor.session.0),
            person_id: Set(actor.person.0),
            challenge: Set(challenge.clone()),
            expires_at: Set(ctx.now() + PATIENCE),
        })
        .exec_without_returning(tx.db())
        .await?;
        tx.without_journal("nothing is enrolled yet");
        Ok(Begun {
            account: actor.person.to_string(),
            challenge,
        })
    })
}
