//! Settings are locked: every urn gets its set-up, and the register what names it.

use std::collections::BTreeSet;

use domain::election::act::IncidentKind;
use domain::election::incident::Said;
use domain::election::order::{SECRET, commitment};
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::ElectionId;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::json;

use super::act::ActRefused;
use super::reader::Seen;
use super::rehearse::{circle, set};
use super::{facts, incident, keep, sample, seats, setup};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};
use crate::tx::Tx;

/// Locks them.
pub(super) async fn seal(
    tx: &Tx<'_>,
    ctx: &Ctx,
    seen: &Seen,
    actor: &Actor,
) -> Outcome<(), ActRefused> {
    let (db, id) = (tx.db(), ElectionId(seen.row.id));
    let Some(circle) = circle(db, &seen.row).await? else {
        return refuse(ActRefused::Stage);
    };
    let known = keep::rules(db, ctx, &seen.row).await?;
    let mut named = Vec::new();
    for urn in keep::urns(db, id).await? {
        if urn.status != UrnStatus::Waiting.code() {
            continue;
        }
        let stand = seats::on_ballot(db, &seen.row, &urn).await?;
        if stand.is_empty() {
            // All of them took their candidacy back since the roll was frozen.
            incident::empty_urn(db, ctx, id, &urn).await?;
            set(db, urn, UrnStatus::Aside).await?;
            continue;
        }
        let voices = match &known {
            Some(it) => facts::voices(&it.statutes, &keep::elects(&urn)?),
            None => BTreeSet::new(),
        };
        if let Some(voices) = voices.into_iter().find(|it| *it != 1) {
            // All of an urn have as many: each ballot counts once, and who is elected is the same. It is said.
            let said = Said::Voices {
                urn: urn.name.clone(),
                voices,
            };
            let of = (id, Some(urn.id));
            incident::write(db, ctx, of, IncidentKind::Note, &said, None).await?;
        }
        let answers = stand.into_iter().map(|it| it.name).collect();
        let urn = setup::build(tx, ctx, &seen.row, urn, &circle, answers).await?;
        named.push(setup::named(&urn));
    }
    if named.is_empty() {
        return refuse(ActRefused::Urn);
    }
    let secret: [u8; SECRET] = ctx.secret();
    let commit = commitment(&secret).to_string();
    let mut row = seen.row.clone().into_active_model();
    row.lot_commit = Set(Some(commit.clone()));
    row.lot_seed = Set(Some(hex::encode(secret)));
    let row = row.update(db).await?;
    let row = keep::move_to(db, ctx, row, Stage::Sealed).await?;
    let fact = json!({
        "closes": row.closes_at,
        "election": id.0,
        "lot-commitment": commit,
        "opens": row.opens_at,
        "registrations": sample::committed(&sample::registered(db, id).await?).to_string(),
        "reserve": row.reserve,
        "urns": named,
    });
    keep::log(tx, &row, "election.sealed", &fact).await?;
    tx.record(keep::moved(&row, Some(actor))).await?;
    Ok(())
}
