//! Who practises in a shared commune, by name: those alone who let neighbours see them.

use std::collections::{BTreeMap, BTreeSet};

use domain::directory::{Field, Reader, visible};
use domain::member::{AdhesionState, MemberKind};
use domain::permission::Action;
use domain::profession::Profession;
use domain::territory::InseeCode;
use entity::{adhesion, cpts};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::overview::Overview;
use crate::ctx::{Actor, Ctx};
use crate::directory::choices;
use crate::failure::Fault;
use crate::member::full_name;
use crate::scope;

/// A person who practises in a shared commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practising {
    /// Given and family name.
    pub name: String,
    /// What they do, if neighbours see that too.
    pub profession: Option<Profession>,
}

/// The people who practise in each shared commune and let neighbours see their name and commune, by
/// name; each once, even if several of the CPTS have them. A commune is answered only to a reader
/// who may read the directory of one of the CPTS that share it: to each person there, such a reader
/// is a neighbour at least. Communes without an answer are left out.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn practising(
    ctx: &Ctx,
    actor: &Actor,
    seen: &Overview,
) -> Result<BTreeMap<InseeCode, Vec<Practising>>, Fault> {
    let db = ctx.db().read();
    let all: BTreeMap<Uuid, &cpts::Model> = seen
        .shared
        .iter()
        .flat_map(|shared| shared.holders.iter().map(|(cpts, _)| (cpts.id, cpts)))
        .collect();
    let mut reads = BTreeSet::new();
    for (id, cpts) in all {
        let seat = scope::seat_in(db, ctx, actor.person, cpts.clone()).await?;
        if seat.require(Action::ReadDirectory).is_ok() {
            reads.insert(id);
        }
    }
    let open: BTreeMap<InseeCode, BTreeSet<Uuid>> = seen
        .shared
        .iter()
        .map(|shared| {
            let holders = shared.holders.iter().map(|(cpts, _)| cpts.id).collect();
            (shared.commune.code, holders)
        })
        .filter(|(_, holders): &(_, BTreeSet<Uuid>)| !holders.is_disjoint(&reads))
        .collect();
    if open.is_empty() {
        return Ok(BTreeMap::new());
    }

    let holders: BTreeSet<Uuid> = open.values().flatten().copied().collect();
    let rows = adhesion::Entity::find()
        .filter(adhesion::Column::CptsId.is_in(holders))
        .filter(adhesion::Column::CommuneCode.is_in(open.keys().map(ToString::to_string)))
        .filter(adhesion::Column::State.eq(AdhesionState::Admitted.code()))
        .filter(adhesion::Column::Kind.eq(MemberKind::Person.code()))
        .order_by_asc(adhesion::Column::SearchName)
        .order_by_asc(adhesion::Column::Id)
        .all(db)
        .await?;
    let chosen = choices::of_all(db, rows.iter().filter_map(|row| row.person_id)).await?;
    let mut found: BTreeMap<InseeCode, Vec<Practising>> = BTreeMap::new();
    let mut named = BTreeSet::new();
    for row in &rows {
        // Who has no account has chosen nothing: what holds by default hides them from neighbours.
        let Some(person) = row.person_id else {
            continue;
        };
        let choices = chosen.get(&person).copied().unwrap_or_default();
        let sees = |field| visible(&choices, field, Reader::Neighbour);
        let code = row.commune_code.as_deref().and_then(|it| it.parse().ok());
        let Some(code) = code.filter(|code| {
            open.get(code)
                .is_some_and(|holders| holders.contains(&row.cpts_id))
        }) else {
            continue;
        };
        if sees(Field::Name) && sees(Field::Address) && named.insert((code, person)) {
            let profession = row
                .profession
                .as_deref()
                .filter(|_| sees(Field::Profession));
            found.entry(code).or_default().push(Practising {
                name: full_name(row),
                profession: profession.map(|it| it.parse().unwrap_or(Profession::Other)),
            });
        }
    }
    Ok(found)
}
