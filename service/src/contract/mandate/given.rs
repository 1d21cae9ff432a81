//! What a CPTS decided, from its decision.

use chrono::NaiveDate;
use domain::canonical::Digest;
use domain::contract::mandate::{Given, named};
use domain::decision::stage::End;
use domain::ght::Bloc;
use entity::{
    contract_mandate, decision, decision_conflict, decision_roll, decision_text, partner,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;
use uuid::Uuid;

use super::partners;
use crate::failure::{Fault, other};

/// The decision of a CPTS on a text, or its last one on another version.
pub(super) async fn last(
    db: &impl ConnectionTrait,
    contract: Uuid,
    cpts: Uuid,
    text: Digest,
) -> Result<Option<decision::Model>, Fault> {
    let rows = contract_mandate::Entity::find()
        .filter(contract_mandate::Column::ContractId.eq(contract))
        .filter(contract_mandate::Column::CptsId.eq(cpts))
        .order_by_desc(contract_mandate::Column::AskedAt)
        .order_by_desc(contract_mandate::Column::Id)
        .find_also_related(decision::Entity)
        .all(db)
        .await?;
    let text = text.to_string();
    let adopted = |it: &decision::Model| {
        let end = it.ended.as_deref();
        [End::Consensus, End::Consent, End::Adopted]
            .iter()
            .any(|good| Some(good.code()) == end)
    };
    let mut rows: Vec<_> = rows
        .into_iter()
        .filter_map(|(mandate, row)| Some((mandate, row?)))
        .collect();
    // For this text before others, adopted before what failed; the latest of those.
    rows.sort_by_key(|(mandate, row)| (mandate.sha256 != text, !adopted(row)));
    Ok(rows.into_iter().next().map(|(_, row)| row))
}

/// What a CPTS decided on a text.
pub(super) async fn given(
    db: &impl ConnectionTrait,
    contract: Uuid,
    cpts: Uuid,
    (text, blocs): (Digest, &[Bloc]),
) -> Result<Option<Given>, Fault> {
    let Some(row) = last(db, contract, cpts, text).await? else {
        return Ok(None);
    };
    let wording = decision_text::Entity::find()
        .filter(decision_text::Column::DecisionId.eq(row.id))
        .order_by_desc(decision_text::Column::Version)
        .one(db)
        .await?;
    let end = row.ended.as_deref();
    let end = end.map(|it| entity::read("decision", "ended", it));
    let concerns = concerns(db, row.id).await?;
    let on = day(db, row.id).await?;
    let then = match on {
        Some(on) => partners::blocs(&concerns, blocs, on)?,
        None => Vec::new(),
    };
    Ok(Some(Given {
        end: end.transpose()?,
        names: wording.and_then(|it| named(&it.body)),
        concerns: concerns.iter().map(|it| it.id).collect(),
        blocs: then,
    }))
}

async fn concerns(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<partner::Model>, Fault> {
    let rows = decision_conflict::Entity::find()
        .filter(decision_conflict::Column::DecisionId.eq(id))
        .all(db)
        .await?;
    Ok(partner::Entity::find()
        .filter(partner::Column::Id.is_in(rows.into_iter().filter_map(|it| it.partner_id)))
        .all(db)
        .await?)
}

/// The day on which the roll was taken; none before.
pub(super) async fn day(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<NaiveDate>, Fault> {
    #[derive(Deserialize)]
    struct Taken {
        on: NaiveDate,
    }
    let row = decision_roll::Entity::find_by_id(id).one(db).await?;
    let taken = row.map(|it| serde_json::from_str::<Taken>(&it.text).map_err(other));
    Ok(taken.transpose()?.map(|it| it.on))
}
