//! How a contract is kept: its last text, its stage, and what lists ask of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::canonical::Digest;
use domain::contract::party::Side;
use domain::contract::stage::Stage;
use domain::contract::text::{Clause, Text};
use domain::text::searchable;
use entity::{contract, contract_money, contract_party, contract_version};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::failure::{Fault, other};

/// The last version of a contract, and what it says.
pub(super) async fn head(
    db: &impl ConnectionTrait,
    row: &contract::Model,
) -> Result<(contract_version::Model, Text), Fault> {
    let version = contract_version::Entity::find()
        .filter(contract_version::Column::ContractId.eq(row.id))
        .filter(contract_version::Column::Number.eq(row.head))
        .one(db)
        .await?
        .ok_or_else(|| Fault::Other("a contract has no last version".to_owned()))?;
    let text = text(&version)?;
    Ok((version, text))
}

/// What a version says.
pub(super) fn text(version: &contract_version::Model) -> Result<Text, Fault> {
    Text::draft(&version.body).map_err(other)
}

/// The clauses of a version with the variables of the template.
pub(super) fn source(version: &contract_version::Model) -> Result<Vec<Clause>, Fault> {
    serde_json::from_str(&version.source).map_err(other)
}

/// The text of a hash among the versions of a contract.
pub(super) async fn named(
    db: &impl ConnectionTrait,
    id: Uuid,
    digest: Digest,
) -> Result<(contract_version::Model, Text), Fault> {
    let version = contract_version::Entity::find()
        .filter(contract_version::Column::ContractId.eq(id))
        .filter(contract_version::Column::Sha256.eq(digest.to_string()))
        .one(db)
        .await?
        .ok_or_else(|| Fault::Other("a contract lacks the version that it names".to_owned()))?;
    let text = text(&version)?;
    Ok((version, text))
}

/// The texts of these hashes, each of its contract.
pub(super) async fn texts<'a>(
    db: &impl ConnectionTrait,
    of: impl Iterator<Item = (Uuid, &'a String)>,
) -> Result<BTreeMap<(Uuid, String), Text>, Fault> {
    let (ids, digests): (BTreeSet<Uuid>, BTreeSet<&String>) = of.unzip();
    let versions = contract_version::Entity::find()
        .filter(contract_version::Column::ContractId.is_in(ids))
        .filter(contract_version::Column::Sha256.is_in(digests))
        .all(db)
        .await?;
    let read = |it: contract_version::Model| {
        let text = text(&it)?;
        Ok(((it.contract_id, it.sha256), text))
    };
    versions.into_iter().map(read).collect()
}

/// Moves a contract to a stage. `text` is what it is about from then on.
pub(super) async fn move_to(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: contract::Model,
    stage: &Stage,
    text: &Text,
) -> Result<contract::Model, Fault> {
    let revision = row.revision;
    let mut row = row.into_active_model();
    set(&mut row, stage, text)?;
    row.revision = Set(revision + 1);
    row.changed_at = Set(ctx.now());
    Ok(row.update(db).await?)
}

/// Writes a stage into a row, with the days that follow from it.
pub(super) fn set(
    row: &mut contract::ActiveModel,
    stage: &Stage,
    text: &Text,
) -> Result<(), Fault> {
    row.stage = Set(stage.step().code().to_owned());
    row.stage_detail = Set(serde_json::to_string(stage).map_err(other)?);
    row.ends_on = Set(last(stage, text));
    if let Some(it) = stage.running() {
        row.in_force_on = Set(Some(it.since));
    }
    Ok(())
}

/// The last day on which it can run, as things stand.
fn last(stage: &Stage, text: &Text) -> NaiveDate {
    match stage {
        Stage::Notice { until, .. } => *until,
        Stage::Over { on, .. } => *on,
        _ => text.term.last(),
    }
}

/// Writes what lists ask of a text into a row.
pub(super) fn project(row: &mut contract::ActiveModel, text: &Text) {
    row.title = Set(text.title.clone());
    row.search_title = Set(searchable(&text.title));
    row.sha256 = Set(text.digest().to_string());
    row.missions = Set(missions(text));
    row.actions = Set(i32::try_from(text.promises.actions.len()).unwrap_or(i32::MAX));
    row.begins_on = Set(text.term.begin);
    row.ends_on = Set(text.term.last());
}

/// Codes of missions, each between blanks: ` access prevention `.
fn missions(text: &Text) -> String {
    let codes = text.promises.missions.iter().map(|it| it.code());
    let codes: Vec<&str> = codes.collect();
    if codes.is_empty() {
        String::new()
    } else {
        format!(" {} ", codes.join(" "))
    }
}

/// Writes partners and payments of a text anew.
pub(super) async fn tables(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: Uuid,
    text: &Text,
) -> Result<(), Fault> {
    contract_party::Entity::delete_many()
        .filter(contract_party::Column::ContractId.eq(id))
        .exec(db)
        .await?;
    contract_money::Entity::delete_many()
        .filter(contract_money::Column::ContractId.eq(id))
        .exec(db)
        .await?;
    let partners: Vec<Uuid> = text.side(Side::Partner).map(|it| it.id).collect();
    let parties =
        partners
            .iter()
            .zip(0_i32..)
            .map(|(partner, place)| contract_party::ActiveModel {
                contract_id: Set(id),
                partner_id: Set(*partner),
                place: Set(place),
            });
    let parties: Vec<_> = parties.collect();
    if !parties.is_empty() {
        contract_party::Entity::insert_many(parties)
            .exec_without_returning(db)
            .await?;
    }
    let known: BTreeSet<Uuid> = partners.into_iter().collect();
    let mut money = Vec::new();
    for line in &text.promises.money {
        // Between two CPTS no partner has a part in it.
        let sides = [line.payer, line.payee];
        let Some(partner) = sides.into_iter().find(|it| known.contains(it)) else {
            continue;
        };
        for (due, cents) in line.falls(text.term.last()) {
            money.push(contract_money::ActiveModel {
                id: Set(ctx.uuid()),
                contract_id: Set(id),
                partner_id: Set(partner),
                due_on: Set(due),
                cents: Set(cents),
            });
        }
    }
    for chunk in money.chunks(500) {
        contract_money::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}
