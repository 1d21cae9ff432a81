//! Who is named to sign for a party, and what stands against her.

use domain::contract::party::{Party, Side};
use domain::contract::text::Text;
use domain::ght::conflict::{Conflict, Counterparty, may_not_sign};
use domain::id::{CptsId, PersonId};
use domain::role::{Period, RoleKind};
use domain::text::searchable;
use entity::{adhesion, contract, contract_cpts, contract_guest, person, role};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::mandate::{known_partners, partner_entities};
use super::parties::full_name;
use crate::ctx::Ctx;
use crate::electorate::Day;
use crate::failure::Fault;

/// Who is named to sign for a party of a text: of a CPTS who sits on its board today, of a partner who took up the link; each under
/// the name that the text has.
pub(super) async fn named(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &contract::Model,
    party: &Party,
) -> Result<Option<PersonId>, Fault> {
    let (id, name) = match party.side {
        Side::Cpts => {
            let Some(id) = signatory(db, row, party.id).await? else {
                return Ok(None);
            };
            if !sits(db, ctx, party.id, id).await? {
                return Ok(None);
            }
            let person = person::Entity::find_by_id(id).one(db).await?;
            (id, person.as_ref().map(full_name).unwrap_or_default())
        }
        Side::Partner => {
            let guest = contract_guest::Entity::find()
                .filter(contract_guest::Column::ContractId.eq(row.id))
                .filter(contract_guest::Column::PartnerId.eq(party.id))
                .filter(contract_guest::Column::Signs.eq(true))
                .filter(contract_guest::Column::EndedAt.is_null())
                .one(db)
                .await?;
            let Some((id, name)) = guest.and_then(|it| Some((it.person_id?, it.name))) else {
                return Ok(None);
            };
            (id, name)
        }
    };
    let same = searchable(&name) == searchable(&party.signatory.name);
    Ok(same.then_some(PersonId(id)))
}

async fn signatory(
    db: &impl ConnectionTrait,
    row: &contract::Model,
    cpts: Uuid,
) -> Result<Option<Uuid>, Fault> {
    let part = contract_cpts::Entity::find_by_id((row.id, cpts))
        .one(db)
        .await?;
    Ok(part.and_then(|it| it.signatory_id))
}

/// Whether somebody sits on the board of a CPTS today.
pub(super) async fn sits(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    cpts: Uuid,
    person: Uuid,
) -> Result<bool, Fault> {
    let rows = role::Entity::find()
        .filter(role::Column::CptsId.eq(cpts))
        .filter(role::Column::PersonId.eq(person))
        .all(db)
        .await?;
    for it in rows {
        let period = Period {
            starts_on: it.starts_on,
            ends_on: it.ends_on,
        };
        let kind: RoleKind = entity::read("role", "kind", &it.kind)?;
        if kind.is_board() && period.holds_on(ctx.today()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What the statutes of a CPTS have against somebody's signing a text for it today.
pub(super) async fn conflict(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &contract::Model,
    (cpts, person): (Uuid, PersonId),
    text: &Text,
) -> Result<Option<Conflict>, Fault> {
    let today = ctx.today();
    let blocs = crate::ght::known::blocs(db, CptsId(cpts)).await?;
    let partners = known_partners(db, row, cpts, text).await?;
    let mut with = Counterparty::default();
    for partner in &partners {
        for entity in partner_entities(partner)? {
            let bloc = domain::ght::bloc_of(&blocs, &entity, today);
            with.blocs.extend(bloc.map(|it| it.id));
            with.entities.push(entity);
        }
    }
    let own = adhesion::Entity::find()
        .filter(adhesion::Column::CptsId.eq(cpts))
        .filter(adhesion::Column::PersonId.eq(person.0))
        .filter(adhesion::Column::EndedAt.is_null())
        .all(db)
        .await?;
    for it in &own {
        let Some(day) = Day::read_one(db, ctx, it, today).await? else {
            continue;
        };
        let member = day.members.iter().find(|member| member.adhesion.0 == it.id);
        if let Some(member) = member {
            let placed = day.placed(member);
            let found = may_not_sign(&day.rules.statutes, &placed.influence, &with);
            if found.is_some() {
                return Ok(found);
            }
        }
    }
    Ok(None)
}
