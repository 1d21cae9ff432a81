//! Which CPTS somebody may ask to join for a place, and what joining each asks.

use domain::id::{AdhesionId, StructureId};
use domain::member::AdhesionState;
use domain::territory::InseeCode;
use entity::{adhesion, cpts, statutes, territory, territory_commune};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use crate::ctx::{Actor, Ctx};
use crate::directory::neighbour::in_force as territory_in_force;
use crate::failure::Fault;
use crate::statutes::in_force::in_force;
use crate::territory::place::{Commune, commune};

/// A CPTS that may be joined.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The communes asked for that its territory holds today; none for a CPTS that was named.
    pub covers: Vec<InseeCode>,
    /// Its statutes in force today, if it has published any.
    pub statutes: Option<statutes::Model>,
    /// The applicant's adhesion there that is not ended.
    pub current: Option<(AdhesionId, AdhesionState)>,
}

/// The communes, and the CPTS to choose from.
#[derive(Debug, Clone)]
pub struct Offers {
    /// Where, in the order asked; unknown codes are left out.
    pub communes: Vec<Commune>,
    /// Those that cover one of the communes, by short name; then others that were named.
    pub offers: Vec<Offer>,
}

/// The CPTS that cover the communes today, and those named besides: whoever practises elsewhere may
/// apply too.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn offers(
    ctx: &Ctx,
    actor: &Actor,
    structure: Option<StructureId>,
    codes: &[InseeCode],
    named: &[String],
) -> Result<Offers, Fault> {
    let db = ctx.db().read();
    let mut found: Vec<(cpts::Model, Vec<InseeCode>)> = Vec::new();
    let mut places: Vec<Commune> = Vec::new();
    for code in codes {
        let Some(place) = commune(db, *code).await? else {
            continue;
        };
        if places.iter().any(|it| it.code == place.code) {
            continue;
        }
        for cpts in covering(db, ctx, *code).await? {
            match found.iter_mut().find(|(it, _)| it.id == cpts.id) {
                Some((_, covers)) => covers.push(*code),
                None => found.push((cpts, vec![*code])),
            }
        }
        places.push(place);
    }
    found.sort_by(|(a, _), (b, _)| a.short_name.cmp(&b.short_name));
    let mut others = cpts::Entity::find()
        .filter(cpts::Column::Slug.is_in(named))
        .filter(cpts::Column::Id.is_not_in(found.iter().map(|(it, _)| it.id)))
        .all(db)
        .await?;
    others.sort_by(|a, b| a.short_name.cmp(&b.short_name));
    found.extend(others.into_iter().map(|it| (it, Vec::new())));
    let mut offers = Vec::with_capacity(found.len());
    for (cpts, covers) in found {
        offers.push(Offer {
            statutes: in_force(db, cpts.id, ctx.today()).await?,
            current: current(db, actor, structure, &cpts).await?,
            covers,
            cpts,
        });
    }
    Ok(Offers {
        communes: places,
        offers,
    })
}

/// The CPTS whose territory holds the commune today.
async fn covering(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    code: InseeCode,
) -> Result<Vec<cpts::Model>, Fault> {
    let holding = territory_commune::Entity::find()
        .select_only()
        .column(territory_commune::Column::TerritoryId)
        .filter(territory_commune::Column::Code.eq(code.to_string()));
    let theirs = territory::Entity::find()
        .select_only()
        .column(territory::Column::CptsId)
        .filter(territory_in_force(ctx.today()))
        .filter(territory::Column::Id.in_subquery(holding.into_query()));
    Ok(cpts::Entity::find()
        .filter(cpts::Column::Id.in_subquery(theirs.into_query()))
        .order_by_asc(cpts::Column::Id)
        .all(db)
        .await?)
}

async fn current(
    db: &impl ConnectionTrait,
    actor: &Actor,
    structure: Option<StructureId>,
    cpts: &cpts::Model,
) -> Result<Option<(AdhesionId, AdhesionState)>, Fault> {
    let whose = match structure {
        Some(id) => adhesion::Column::StructureId.eq(id.0),
        None => adhesion::Column::PersonId.eq(actor.person.0),
    };
    let row = adhesion::Entity::find()
        .filter(adhesion::Column::CptsId.eq(cpts.id))
        .filter(adhesion::Column::EndedAt.is_null())
        .filter(whose)
        .one(db)
        .await?;
    row.map(|row| {
        let state = entity::read("adhesion", "state", &row.state)?;
        Ok((AdhesionId(row.id), state))
    })
    .transpose()
}
