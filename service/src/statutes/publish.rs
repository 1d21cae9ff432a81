//! A new version of the statutes is published.

use chrono::NaiveDate;
use domain::audit::Event;
use domain::permission::Action;
use domain::statutes::{Draft, InForce, PublishRefused, normalised, publish as rule};
use entity::statutes;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder};
use serde_json::json;

use crate::account::sha256_hex;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome};
use crate::log::{NewLeaf, kind};
use crate::scope;
use crate::tx::Entry;

/// Publishes a version of the statutes, in force at once; its number is returned. Earlier versions stay readable
/// and adhesions keep the hash of the one they accepted. Declaring it to the prefecture within three months is
/// the association's duty (loi 1901, art. 5), of which the page reminds.
///
/// Sending the same text again is refused by the rule: it is the one in force.
///
/// Permission: [`Action::PublishStatutes`].
///
/// # Errors
/// [`PublishRefused`], not found, forbidden or a fault.
pub async fn publish(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    text: &str,
    adopted_on: NaiveDate,
) -> Outcome<i32, PublishRefused> {
    let text = normalised(text);
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::PublishStatutes)?;
        let last = seat
            .statutes()
            .order_by_desc(statutes::Column::Number)
            .one(tx.db())
            .await?;
        let current = last.as_ref().map(|row| InForce {
            text: &row.body,
            adopted_on: row.adopted_on,
        });
        rule(
            &Draft {
                text: &text,
                adopted_on,
            },
            current.as_ref(),
            ctx.today(),
        )
        .map_err(Failure::Refused)?;
        let number = last.as_ref().map_or(1, |row| row.number + 1);
        let (id, sha256) = (ctx.uuid(), sha256_hex(text.as_bytes()));
        statutes::Entity::insert(statutes::ActiveModel {
            id: Set(id),
            cpts_id: Set(seat.cpts.id),
            number: Set(number),
            body: Set(text.clone()),
            sha256: Set(sha256.clone()),
            adopted_on: Set(adopted_on),
            in_force_from: Set(ctx.today()),
            published_by: Set(Some(actor.person.0)),
            created_at: Set(ctx.now()),
        })
        .exec_without_returning(tx.db())
        .await?;
        tx.record(
            Entry::new(Event::StatutesPublished)
                .cpts(seat.id())
                .actor(actor)
                .subject(id)
                .detail(json!({
                    "number": number,
                    "adopted": adopted_on,
                    "sha256": sha256,
                })),
        )
        .await?;
        let fact = json!({
            "v": 1,
            "number": number,
            "adopted": adopted_on,
            "sha256": sha256,
        });
        let leaf = NewLeaf::fact(kind::TEXT, Some(id), &fact)?.by(actor);
        tx.log(seat.id(), leaf).await?;
        Ok(number)
    })
}
