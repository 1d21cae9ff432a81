//! One letter to many members: a fixed number of queries for each few hundred.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::CptsId;
use domain::role::Period;
use entity::{adhesion, cpts, mandate, outbox, person};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::letter::{Letter, Recipient, of_account, of_adhesion};
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::tx::Tx;

/// Adhesions to a statement.
const CHUNK: usize = 500;

/// Writes to whoever stands behind each of these adhesions, once to each address.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn to_many(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: &cpts::Model,
    rows: &[adhesion::Model],
    letter: &Letter,
) -> Result<(), Fault> {
    let mut told = BTreeSet::new();
    for rows in rows.chunks(CHUNK) {
        let mut mails = Vec::new();
        for recipient in recipients(ctx, tx, rows).await? {
            if told.insert(recipient.address.clone()) {
                mails.push(mail(ctx, cpts, recipient, letter));
            }
        }
        if !mails.is_empty() {
            outbox::Entity::insert_many(mails)
                .exec_without_returning(tx.db())
                .await?;
        }
    }
    Ok(())
}

async fn recipients(
    ctx: &Ctx,
    tx: &Tx<'_>,
    rows: &[adhesion::Model],
) -> Result<Vec<Recipient>, Fault> {
    let structures: Vec<Uuid> = rows.iter().filter_map(|it| it.structure_id).collect();
    let mut speak: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    if !structures.is_empty() {
        let today = ctx.today();
        let mandates = mandate::Entity::find()
            .filter(mandate::Column::StructureId.is_in(structures))
            .all(tx.db())
            .await?;
        for it in mandates {
            let period = Period {
                starts_on: it.starts_on,
                ends_on: it.ends_on,
            };
            if period.holds_on(today) {
                let of = speak.entry(it.structure_id).or_default();
                of.push(it.person_id);
            }
        }
    }
    let ids = rows.iter().filter_map(|it| it.person_id);
    let ids = ids.chain(speak.values().flatten().copied());
    let people: BTreeMap<Uuid, person::Model> = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .all(tx.db())
        .await?
        .into_iter()
        .map(|it| (it.id, it))
        .collect();
    let mut found = Vec::new();
    for row in rows {
        let speakers = row.structure_id.and_then(|it| speak.get(&it));
        let behind = row.person_id.into_iter();
        let behind = behind.chain(speakers.into_iter().flatten().copied());
        let reached: Vec<Recipient> = behind
            .filter_map(|it| of_account(people.get(&it)?))
            .collect();
        if reached.is_empty() {
            found.extend(of_adhesion(row));
        }
        found.extend(reached);
    }
    Ok(found)
}

fn mail(ctx: &Ctx, cpts: &cpts::Model, to: Recipient, letter: &Letter) -> outbox::ActiveModel {
    let written = letter.write(&ctx.settings().public_url, cpts, &to.name, to.english);
    let now = ctx.now();
    outbox::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(Some(CptsId(cpts.id).0)),
        kind: Set(letter.kind.to_owned()),
        recipient: Set(to.address),
        subject: Set(written.subject),
        body: Set(written.body),
        created_at: Set(now),
        due_at: Set(now),
        attempts: Set(0),
        claim: Set(None),
        claimed_until: Set(None),
        sent_at: Set(None),
        failed_at: Set(None),
        last_error: Set(None),
    }
}
