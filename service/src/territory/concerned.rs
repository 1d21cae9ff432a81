//! Who practises where, in numbers.

use std::collections::{BTreeMap, BTreeSet};

use domain::member::{AdhesionState, MemberKind};
use domain::territory::{Communes, InseeCode, ShownCount};
use entity::adhesion;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::overview::ConcernedShown;
use crate::failure::Fault;

/// Members of a CPTS by the commune where they practise.
#[derive(Debug, Clone, Default)]
pub(super) struct Concerned {
    people: BTreeMap<InseeCode, BTreeSet<Uuid>>,
    structures: BTreeMap<InseeCode, BTreeSet<Uuid>>,
    /// Accounts of all members that are people, wherever they practise.
    accounts: BTreeSet<Uuid>,
}

impl Concerned {
    /// How many practise in some communes, as far as it is shown.
    pub fn shown(&self, communes: &Communes) -> ConcernedShown {
        ConcernedShown {
            people: ShownCount::of(count(&self.people, communes)),
            structures: ShownCount::of(count(&self.structures, communes)),
        }
    }

    /// How many people are members of both.
    pub fn people_too_in(&self, other: &Self) -> u64 {
        self.accounts.intersection(&other.accounts).count() as u64
    }
}

fn count(by_commune: &BTreeMap<InseeCode, BTreeSet<Uuid>>, communes: &Communes) -> u64 {
    let there = communes.iter().filter_map(|code| by_commune.get(code));
    there.flatten().collect::<BTreeSet<_>>().len() as u64
}

/// The members of some CPTS: those admitted, suspended ones included.
pub(super) async fn concerned(
    db: &impl ConnectionTrait,
    cpts: impl IntoIterator<Item = Uuid>,
    communes: &Communes,
) -> Result<BTreeMap<Uuid, Concerned>, Fault> {
    let rows = adhesion::Entity::find()
        .select_only()
        .columns([
            adhesion::Column::CptsId,
            adhesion::Column::Id,
            adhesion::Column::Kind,
            adhesion::Column::PersonId,
            adhesion::Column::StructureId,
            adhesion::Column::CommuneCode,
        ])
        .filter(adhesion::Column::CptsId.is_in(cpts))
        .filter(adhesion::Column::State.is_in([
            AdhesionState::Admitted.code(),
            AdhesionState::Suspended.code(),
        ]))
        .into_tuple::<(
            Uuid,
            Uuid,
            String,
            Option<Uuid>,
            Option<Uuid>,
            Option<String>,
        )>()
        .all(db)
        .await?;
    let mut members: BTreeMap<Uuid, Concerned> = BTreeMap::new();
    for (cpts, adhesion, kind, person, structure, commune) in rows {
        let members = members.entry(cpts).or_default();
        let kind: MemberKind = entity::read("adhesion", "kind", &kind)?;
        let (who, by_commune) = match kind {
            MemberKind::Person => {
                members.accounts.extend(person);
                (person, &mut members.people)
            }
            MemberKind::Structure => (structure, &mut members.structures),
        };
        // A place of practice that nobody can read is told where it is edited, not here.
        let commune = commune.and_then(|code| code.parse::<InseeCode>().ok());
        if let Some(commune) = commune.filter(|code| communes.contains(code)) {
            by_commune
                .entry(commune)
                .or_default()
                .insert(who.unwrap_or(adhesion));
        }
    }
    Ok(members)
}
