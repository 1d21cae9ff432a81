//! Whose registers are read: of every member of a CPTS, or of one.

use chrono::NaiveDate;
use domain::id::{AdhesionId, CptsId};
use domain::structure::MandateKind;
use entity::{adhesion, audit_entry, dues, dues_rate, mandate, role};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use crate::scope::Seat;

/// Rows of one CPTS. It is made of a seat there, or of an adhesion that the reader may see: nothing else leads to one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whose {
    cpts: Uuid,
    /// The one member whose standing is asked.
    pub(super) only: Option<Uuid>,
}

impl Whose {
    /// Of everybody in the CPTS of a seat.
    pub(super) const fn everybody(seat: &Seat) -> Self {
        Self {
            cpts: seat.cpts.id,
            only: None,
        }
    }

    /// Of the holder of an adhesion.
    pub(super) const fn member(row: &adhesion::Model) -> Self {
        Self {
            cpts: row.cpts_id,
            only: Some(row.id),
        }
    }

    /// The CPTS.
    pub(super) const fn cpts(self) -> CptsId {
        CptsId(self.cpts)
    }

    /// The one member, if one was asked for.
    pub(super) fn one(self) -> Option<AdhesionId> {
        self.only.map(AdhesionId)
    }

    /// Every adhesion; of one member, theirs and those by which offices are held on the day, since it is by these that
    /// one knows for which adhesion somebody sits.
    pub(super) fn adhesions(self, on: NaiveDate) -> Select<adhesion::Entity> {
        let all = adhesion::Entity::find().filter(adhesion::Column::CptsId.eq(self.cpts));
        let Some(id) = self.only else {
            return all;
        };
        let speaks = held(mandate::Entity::find(), on)
            .select_only()
            .column(mandate::Column::StructureId)
            .filter(mandate::Column::Kind.eq(MandateKind::Representative.code()))
            .filter(mandate::Column::PersonId.in_subquery(self.officers(on)));
        all.filter(
            Condition::any()
                .add(adhesion::Column::Id.eq(id))
                .add(adhesion::Column::PersonId.in_subquery(self.officers(on)))
                .add(adhesion::Column::StructureId.in_subquery(speaks.into_query())),
        )
    }

    /// The same, as their identifiers.
    pub(super) fn ids(self, on: NaiveDate) -> SelectStatement {
        self.adhesions(on)
            .select_only()
            .column(adhesion::Column::Id)
            .into_query()
    }

    /// Structures that hold one of them.
    pub(super) fn structures(self, on: NaiveDate) -> SelectStatement {
        self.adhesions(on)
            .select_only()
            .column(adhesion::Column::StructureId)
            .filter(adhesion::Column::StructureId.is_not_null())
            .into_query()
    }

    /// Dues asked in a civil year.
    pub(super) fn dues_rates(self, year: i32) -> Select<dues_rate::Entity> {
        dues_rate::Entity::find()
            .filter(dues_rate::Column::CptsId.eq(self.cpts))
            .filter(dues_rate::Column::Year.eq(year))
    }

    /// Dues of a civil year.
    pub(super) fn dues(self, year: i32) -> Select<dues::Entity> {
        let all = dues::Entity::find()
            .filter(dues::Column::CptsId.eq(self.cpts))
            .filter(dues::Column::Year.eq(year));
        all.apply_if(self.only, |rows, id| {
            rows.filter(dues::Column::AdhesionId.eq(id))
        })
    }

    /// The journal.
    pub(super) fn journal(self) -> Select<audit_entry::Entity> {
        let all = audit_entry::Entity::find().filter(audit_entry::Column::CptsId.eq(self.cpts));
        all.apply_if(self.only, |rows, id| {
            rows.filter(audit_entry::Column::Subject.eq(id))
        })
    }

    /// Offices held on a day, the first appointed first.
    pub(super) fn roles(self, on: NaiveDate) -> Select<role::Entity> {
        role::Entity::find()
            .filter(role::Column::CptsId.eq(self.cpts))
            .filter(role::Column::StartsOn.lte(on))
            .filter(
                Condition::any()
                    .add(role::Column::EndsOn.is_null())
                    .add(role::Column::EndsOn.gte(on)),
            )
            .order_by_asc(role::Column::CreatedAt)
            .order_by_asc(role::Column::Id)
    }

    /// Mandates held on a day in one of the structures.
    pub(super) fn mandates(self, on: NaiveDate) -> Select<mandate::Entity> {
        held(mandate::Entity::find(), on)
            .filter(mandate::Column::StructureId.in_subquery(self.structures(on)))
    }

    fn officers(self, on: NaiveDate) -> SelectStatement {
        self.roles(on)
            .select_only()
            .column(role::Column::PersonId)
            .into_query()
    }
}

fn held(mandates: Select<mandate::Entity>, on: NaiveDate) -> Select<mandate::Entity> {
    mandates.filter(mandate::Column::StartsOn.lte(on)).filter(
        Condition::any()
            .add(mandate::Column::EndsOn.is_null())
            .add(mandate::Column::EndsOn.gte(on)),
    )
}
