//! The scoped handle: every query on a CPTS's data goes through a [`Seat`], whose selects are
//! already limited to that CPTS. An identifier from another CPTS is simply not found.

use domain::cpts::Slug;
use domain::id::{AdhesionId, CptsId, PersonId};
use domain::member::AdhesionState;
use domain::permission::{self, Action, Standing};
use domain::role::{Period, RoleKind};
use entity::{
    adhesion, attachment, audit_entry, bloc, bloc_party, cpts, decision, dues, dues_rate, election,
    import_batch, invitation, partner, role, rules, rules_draft, statutes, territory,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault};

/// A person in a CPTS, today.
#[derive(Debug, Clone)]
pub struct Seat {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The person.
    pub person: PersonId,
    /// Adhesion and roles.
    pub standing: Standing,
    /// The adhesion that is not ended, if any.
    pub adhesion: Option<AdhesionId>,
}

/// The CPTS of that address.
///
/// # Errors
/// [`Failure::NotFound`] when there is none.
pub async fn cpts<R>(db: &impl ConnectionTrait, slug: &str) -> Result<cpts::Model, Failure<R>> {
    // What cannot be an address is none; a NUL would make PostgreSQL fail.
    let slug: Slug = slug.parse().map_err(|_| Failure::NotFound)?;
    cpts::Entity::find()
        .filter(cpts::Column::Slug.eq(slug.as_str()))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)
}

/// The person's seat in the CPTS of that address: what they are there, today.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such CPTS. A person who is nothing there gets an empty
/// standing: ask [`Seat::require`].
pub async fn seat<R>(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
) -> Result<Seat, Failure<R>> {
    let cpts = cpts(db, slug).await?;
    Ok(seat_in(db, ctx, actor.person, cpts).await?)
}

/// The person's seat in a CPTS that is already read.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn seat_in(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    person: PersonId,
    cpts: cpts::Model,
) -> Result<Seat, Fault> {
    let today = ctx.today();
    let adhesion = adhesion::Entity::find()
        .filter(adhesion::Column::CptsId.eq(cpts.id))
        .filter(adhesion::Column::PersonId.eq(person.0))
        .filter(adhesion::Column::EndedAt.is_null())
        .one(db)
        .await?;
    let mut roles = Vec::new();
    let rows = role::Entity::find()
        .filter(role::Column::CptsId.eq(cpts.id))
        .filter(role::Column::PersonId.eq(person.0))
        .all(db)
        .await?;
    for row in rows {
        let period = Period {
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        };
        if period.holds_on(today) {
            roles.push(entity::read::<RoleKind>("role", "kind", &row.kind)?);
        }
    }
    let state = adhesion
        .as_ref()
        .map(|row| entity::read::<AdhesionState>("adhesion", "state", &row.state))
        .transpose()?;
    Ok(Seat {
        cpts,
        person,
        standing: Standing {
            adhesion: state,
            roles,
        },
        adhesion: adhesion.map(|row| AdhesionId(row.id)),
    })
}

impl Seat {
    /// The CPTS.
    pub const fn id(&self) -> CptsId {
        CptsId(self.cpts.id)
    }

    /// Asks [`permission::may`].
    ///
    /// # Errors
    /// What is missing.
    pub fn require(&self, action: Action) -> Result<(), permission::Refused> {
        permission::may(&self.standing, action)
    }

    /// Adhesions of this CPTS.
    pub fn adhesions(&self) -> Select<adhesion::Entity> {
        adhesion::Entity::find().filter(adhesion::Column::CptsId.eq(self.cpts.id))
    }

    /// Roles in this CPTS.
    pub fn roles(&self) -> Select<role::Entity> {
        role::Entity::find().filter(role::Column::CptsId.eq(self.cpts.id))
    }

    /// Invitations of this CPTS.
    pub fn invitations(&self) -> Select<invitation::Entity> {
        invitation::Entity::find().filter(invitation::Column::CptsId.eq(self.cpts.id))
    }

    /// The dues register of this CPTS.
    pub fn dues(&self) -> Select<dues::Entity> {
        dues::Entity::find().filter(dues::Column::CptsId.eq(self.cpts.id))
    }

    /// Dues asked by this CPTS.
    pub fn dues_rates(&self) -> Select<dues_rate::Entity> {
        dues_rate::Entity::find().filter(dues_rate::Column::CptsId.eq(self.cpts.id))
    }

    /// Partners of this CPTS.
    pub fn partners(&self) -> Select<partner::Entity> {
        partner::Entity::find().filter(partner::Column::CptsId.eq(self.cpts.id))
    }

    /// Versions of the statutes of this CPTS.
    pub fn statutes(&self) -> Select<statutes::Entity> {
        statutes::Entity::find().filter(statutes::Column::CptsId.eq(self.cpts.id))
    }

    /// Versions of the rules of this CPTS.
    pub fn rules(&self) -> Select<rules::Entity> {
        rules::Entity::find().filter(rules::Column::CptsId.eq(self.cpts.id))
    }

    /// Drafts of rules of this CPTS.
    pub fn rules_drafts(&self) -> Select<rules_draft::Entity> {
        rules_draft::Entity::find().filter(rules_draft::Column::CptsId.eq(self.cpts.id))
    }

    /// Blocs that this CPTS knows.
    pub fn blocs(&self) -> Select<bloc::Entity> {
        bloc::Entity::find().filter(bloc::Column::CptsId.eq(self.cpts.id))
    }

    /// Parties to those blocs, at any time.
    pub fn bloc_parties(&self) -> Select<bloc_party::Entity> {
        bloc_party::Entity::find().filter(bloc_party::Column::CptsId.eq(self.cpts.id))
    }

    /// Attachments of members of this CPTS.
    pub fn attachments(&self) -> Select<attachment::Entity> {
        attachment::Entity::find().filter(attachment::Column::CptsId.eq(self.cpts.id))
    }

    /// Versions of the territory of this CPTS.
    pub fn territories(&self) -> Select<territory::Entity> {
        territory::Entity::find().filter(territory::Column::CptsId.eq(self.cpts.id))
    }

    /// Imports of this CPTS.
    pub fn imports(&self) -> Select<import_batch::Entity> {
        import_batch::Entity::find().filter(import_batch::Column::CptsId.eq(self.cpts.id))
    }

    /// Decisions of this CPTS, drafts of others too.
    pub fn decisions(&self) -> Select<decision::Entity> {
        decision::Entity::find().filter(decision::Column::CptsId.eq(self.cpts.id))
    }

    /// Elections of this CPTS, those that are prepared too.
    pub fn elections(&self) -> Select<election::Entity> {
        election::Entity::find().filter(election::Column::CptsId.eq(self.cpts.id))
    }

    /// The journal of this CPTS.
    pub fn journal(&self) -> Select<audit_entry::Entity> {
        audit_entry::Entity::find().filter(audit_entry::Column::CptsId.eq(self.cpts.id))
    }
}
