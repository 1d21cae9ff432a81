//! Whom a CPTS knows, and which communes there are, as an import compares with them.

use domain::account::EmailAddress;
use domain::id::AdhesionId;
use domain::import::{Candidate, Known, Places};
use domain::member::{AdhesionState, MemberKind};
use domain::territory::Communes;
use entity::{adhesion, commune, commune_postal, territory, territory_commune};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::scope::Seat;

/// The people of this CPTS: members, applicants, and those whose names are still kept.
pub(super) async fn people(db: &impl ConnectionTrait, seat: &Seat) -> Result<Vec<Known>, Fault> {
    let rows = seat
        .adhesions()
        .filter(adhesion::Column::Kind.eq(MemberKind::Person.code()))
        .filter(adhesion::Column::PseudonymisedAt.is_null())
        .all(db)
        .await?;
    rows.iter().map(known).collect()
}

/// An adhesion as an import compares it.
pub(super) fn known(row: &adhesion::Model) -> Result<Known, Fault> {
    let state = entity::read::<AdhesionState>("adhesion", "state", &row.state)?;
    Ok(Known {
        id: AdhesionId(row.id),
        told: told(row)?,
        held: row.person_id.is_some(),
        ended: state.is_ended(),
    })
}

/// The contact data of an adhesion, as a line of a file would tell them.
pub(crate) fn told(row: &adhesion::Model) -> Result<Candidate, Fault> {
    Ok(Candidate {
        family_name: row.name.clone(),
        given_name: row.given_name.clone().unwrap_or_default(),
        rpps: read("rpps", row.rpps.as_deref())?,
        finess: read("finess", row.finess.as_deref())?,
        profession: read("profession", row.profession.as_deref())?,
        skill: read("skill", row.skill.as_deref())?,
        mode: read("mode", row.mode.as_deref())?,
        sector: read("sector", row.sector.as_deref())?,
        place_name: row.place_name.clone(),
        commune: read("commune_code", row.commune_code.as_deref())?,
        email: row
            .email
            .as_deref()
            .and_then(|email| EmailAddress::parse(email).ok()),
        phone: row.phone.clone(),
        member_since: row.admitted_on,
    })
}

fn read<T: std::str::FromStr>(
    column: &'static str,
    value: Option<&str>,
) -> Result<Option<T>, Fault> {
    Ok(value
        .map(|value| entity::read("adhesion", column, value))
        .transpose()?)
}

/// The communes of this CPTS today.
pub(super) async fn home(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
) -> Result<Communes, Fault> {
    let today = ctx.today();
    let in_force = seat
        .territories()
        .filter(territory::Column::InForceFrom.lte(today))
        .filter(
            territory::Column::InForceTo
                .is_null()
                .or(territory::Column::InForceTo.gte(today)),
        );
    let in_force = in_force
        .select_only()
        .column(territory::Column::Id)
        .into_query();
    let rows = territory_commune::Entity::find()
        .filter(territory_commune::Column::TerritoryId.in_subquery(in_force))
        .all(db)
        .await?;
    let code = |row: territory_commune::Model| entity::read("territory_commune", "code", &row.code);
    Ok(rows.into_iter().map(code).collect::<Result<_, _>>()?)
}

/// All communes. `home` decides between those of one name.
pub(super) async fn places(db: &impl ConnectionTrait, home: Communes) -> Result<Places, Fault> {
    let mut places = Places::around(home);
    let communes = commune::Entity::find()
        .select_only()
        .columns([commune::Column::Code, commune::Column::SearchName])
        .into_tuple::<(String, String)>()
        .all(db)
        .await?;
    for (code, name) in communes {
        places.add(entity::read("commune", "code", &code)?, name);
    }
    for row in commune_postal::Entity::find().all(db).await? {
        let postal = entity::read("commune_postal", "postal", &row.postal)?;
        places.add_postal(postal, entity::read("commune_postal", "code", &row.code)?);
    }
    Ok(places)
}
