use domain::account::device::{Acceptance, State};
use signed::device::Approval;

use super::known::of;
use super::told::accept;
use super::word::{WordRefused, said};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};

/// Lets a waiting device in by the signed word of one that speaks. Said twice, it counts once.
///
/// # Errors
/// [`WordRefused`].
pub async fn approve(ctx: &Ctx, actor: &Actor, envelope: &[u8]) -> Outcome<(), WordRefused> {
    transaction!(ctx, |tx| {
        let now = ctx.now();
        let own = of(tx.db(), actor.person).await?;
        let word = said::<Approval>(&own, envelope, now)?;
        let approval = word.payload();
        if approval.account.as_str() != actor.person.to_string() {
            return refuse(WordRefused::OtherAccount);
        }
        let (key, enrolment) = (approval.key.to_string(), approval.enrolment.to_string());
        let found = own
            .iter()
            .find(|it| it.row.key_id == key && it.row.enrolment_sha256 == enrolment);
        let Some(found) = found else {
            return refuse(WordRefused::Unknown);
        };
        match found.device.state(now) {
            State::Ended { .. } => refuse(WordRefused::Ended),
            State::Speaking { .. } => {
                tx.without_journal("it speaks already");
                Ok(())
            }
            State::Waiting { .. } => {
                accept(
                    ctx,
                    tx,
                    Some(actor),
                    &found.row,
                    Acceptance::Device,
                    Some(&word),
                )
                .await?;
                Ok(())
            }
        }
    })
}
