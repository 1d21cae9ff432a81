//! A board gives a role.

use chrono::NaiveDate;
use domain::audit::Event;
use domain::ght::conflict::may_not_hold;
use domain::id::{AdhesionId, RoleId};
use domain::member::AdhesionState;
use domain::permission::{Action, may_appoint};
use domain::role::{Period, RoleKind};
use entity::{adhesion, person, role};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::end::keepers;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome, refuse};
use crate::ght::standing;
use crate::member::one::one;
use crate::notice::{letter, role as words};
use crate::scope;
use crate::tx::{Entry, Tx};

/// Why a role is not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppointRefused {
    /// The end lies before the beginning.
    EndsBeforeStart,
    /// The mandate would be over already.
    AlreadyOver,
    /// Structures hold no role: their representatives do, as people.
    Structure,
    /// Roles are held by members who are admitted and not suspended.
    NotMember,
    /// The member has never signed in here, so the role would give nothing.
    NoAccount,
    /// Nobody gives herself a role while somebody else may.
    Oneself,
    /// The person holds this role already in that time.
    AlreadyHeld,
    /// The rules in force keep this office from who counts to a group.
    Attached {
        /// The article.
        article: String,
        /// The group.
        bloc: String,
    },
}

/// Gives a role to a member, from a day on, and tells the member.
///
/// Permission: [`Action::ManageRoles`], and the rule [`may_appoint`].
///
/// # Errors
/// [`AppointRefused`], not found, forbidden or a fault.
pub async fn appoint(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AdhesionId,
    kind: RoleKind,
    period: Period,
) -> Outcome<RoleId, AppointRefused> {
    if period.ends_on.is_some_and(|end| end < period.starts_on) {
        return refuse(AppointRefused::EndsBeforeStart);
    }
    if period.ends_on.is_some_and(|end| end < ctx.today()) {
        return refuse(AppointRefused::AlreadyOver);
    }
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageRoles)?;
        let row = one(tx.db(), &seat, id).await?;
        if row.structure_id.is_some() {
            return refuse(AppointRefused::Structure);
        }
        if entity::read::<AdhesionState>("adhesion", "state", &row.state)?
            != AdhesionState::Admitted
        {
            return refuse(AppointRefused::NotMember);
        }
        let Some(person_id) = row.person_id else {
            return refuse(AppointRefused::NoAccount);
        };
        let others = actor.person.0 == person_id
            && keepers(tx, &seat, ctx.today())
                .await?
                .iter()
                .any(|it| it.person_id != person_id);
        if !may_appoint(actor.person, person_id.into(), others) {
            return refuse(AppointRefused::Oneself);
        }
        let held = seat
            .roles()
            .filter(role::Column::PersonId.eq(person_id))
            .filter(role::Column::Kind.eq(kind.code()))
            .all(tx.db())
            .await?;
        if held.iter().any(|it| overlap(period_of(it), period)) {
            return refuse(AppointRefused::AlreadyHeld);
        }
        if let Some(refused) = attached(ctx, tx, &row, kind).await? {
            return refuse(refused);
        }
        let id = ctx.uuid();
        role::Entity::insert(role::ActiveModel {
            id: Set(id),
            cpts_id: Set(seat.cpts.id),
            person_id: Set(person_id),
            kind: Set(kind.code().to_owned()),
            starts_on: Set(period.starts_on),
            ends_on: Set(period.ends_on),
            appointed_by: Set(Some(actor.person.0)),
            created_at: Set(ctx.now()),
        })
        .exec_without_returning(tx.db())
        .await?;
        tx.record(
            Entry::new(Event::RoleGiven)
                .cpts(seat.id())
                .actor(actor)
                .subject(row.id)
                .detail(json!({
                    "role": kind.code(),
                    "from": period.starts_on,
                    "to": period.ends_on,
                })),
        )
        .await?;
        let person = person::Entity::find_by_id(person_id)
            .one(tx.db())
            .await?
            .ok_or_else(|| Fault::Other("an adhesion points to no person".to_owned()))?;
        letter::to_person(
            ctx,
            tx,
            &seat.cpts,
            &person,
            &words::given(&seat.cpts, kind, period.starts_on),
        )
        .await?;
        Ok(RoleId(id))
    })
}

/// The period of a row.
pub const fn period_of(row: &role::Model) -> Period {
    Period {
        starts_on: row.starts_on,
        ends_on: row.ends_on,
    }
}

fn overlap(a: Period, b: Period) -> bool {
    let before = |end: Option<NaiveDate>, start: NaiveDate| end.is_some_and(|end| end < start);
    !before(a.ends_on, b.starts_on) && !before(b.ends_on, a.starts_on)
}

/// Why the rules in force keep an office from a member who counts to a group today.
async fn attached(
    ctx: &Ctx,
    tx: &Tx<'_>,
    row: &adhesion::Model,
    kind: RoleKind,
) -> Result<Option<AppointRefused>, Fault> {
    let standing = standing::of(tx.db(), ctx, row).await?;
    let (Some((_, statutes)), Some(entry)) = (&standing.rules, &standing.entry) else {
        return Ok(None);
    };
    let conflict = may_not_hold(statutes, &entry.placed.influence, kind);
    Ok(conflict.map(|it| {
        let bloc = standing.blocs.iter().find(|bloc| Some(bloc.id) == it.bloc);
        AppointRefused::Attached {
            article: it.article,
            bloc: bloc.map(|it| it.name.clone()).unwrap_or_default(),
        }
    }))
}
