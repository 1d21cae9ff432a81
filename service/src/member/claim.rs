//! « C’est bien moi »: a person takes over the adhesion that a board or an import registered
//! before they had an account.

use domain::audit::Event;
use domain::id::{AdhesionId, CptsId};
use domain::member::MemberKind;
use domain::member::claim::{Contact, Ground, Proven, ground};
use entity::{adhesion, cpts, identity, person};
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, Select,
};
use serde_json::json;

use crate::account::device;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::ght::attachment::find;
use crate::tx::Entry;

/// An adhesion that may be the person's.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The adhesion, without an account.
    pub row: adhesion::Model,
    /// Its CPTS.
    pub cpts: cpts::Model,
    /// What makes it look like theirs.
    pub ground: Ground,
}

/// Why an adhesion is not taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimRefused {
    /// The person has another running adhesion in that CPTS: its board brings the two together.
    AlreadyThere,
}

/// The adhesions that the person may take over, by name of CPTS.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn offers(ctx: &Ctx, actor: &Actor) -> Result<Vec<Offer>, Fault> {
    let db = ctx.db().read();
    let known = Known::of(db, actor).await?;
    let rows = known
        .select()
        .find_also_related(cpts::Entity)
        .order_by_asc(cpts::Column::ShortName)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(row, cpts)| {
            let ground = known.ground(&row)?;
            Some(Offer {
                row,
                cpts: cpts?,
                ground,
            })
        })
        .collect())
}

/// Takes the adhesion over: from then on it is the person's.
///
/// # Errors
/// Not found unless [`offers`] names it; [`ClaimRefused`].
pub async fn claim(ctx: &Ctx, actor: &Actor, id: AdhesionId) -> Outcome<(), ClaimRefused> {
    transaction!(ctx, |tx| {
        let known = Known::of(tx.db(), actor).await?;
        let row = known
            .select()
            .filter(adhesion::Column::Id.eq(id.0))
            .one(tx.db())
            .await?
            .ok_or(Failure::NotFound)?;
        let ground = known.ground(&row).ok_or(Failure::NotFound)?;
        let there = adhesion::Entity::find()
            .filter(adhesion::Column::CptsId.eq(row.cpts_id))
            .filter(adhesion::Column::PersonId.eq(actor.person.0))
            .filter(adhesion::Column::EndedAt.is_null())
            .one(tx.db())
            .await?;
        if there.is_some() {
            return refuse(ClaimRefused::AlreadyThere);
        }
        let (cpts, version) = (CptsId(row.cpts_id), row.version);
        let adhesion = row.id;
        let mut taken = row.into_active_model();
        taken.person_id = Set(Some(actor.person.0));
        taken.version = Set(version + 1);
        taken.update(tx.db()).await?;
        find::of_adhesions(ctx, tx, cpts, &[adhesion]).await?;
        device::joined(tx, cpts, actor.person).await?;
        let detail = json!({ "ground": match ground {
            Ground::Rpps => "rpps",
            Ground::EmailAndName => "email",
        }});
        tx.record(
            Entry::new(Event::AdhesionClaimed)
                .cpts(cpts)
                .actor(actor)
                .subject(id.0)
                .detail(detail),
        )
        .await?;
        Ok(())
    })
}

/// What is proved of the person.
struct Known {
    person: person::Model,
    emails: Vec<String>,
}

impl Known {
    async fn of(db: &impl ConnectionTrait, actor: &Actor) -> Result<Self, Fault> {
        let person = person::Entity::find_by_id(actor.person.0)
            .one(db)
            .await?
            .ok_or_else(|| Fault::Other("a session without a person".to_owned()))?;
        let emails = identity::Entity::find()
            .filter(identity::Column::PersonId.eq(actor.person.0))
            .filter(identity::Column::Kind.eq("email"))
            .all(db)
            .await?
            .into_iter()
            .map(|row| row.subject)
            .collect();
        Ok(Self { person, emails })
    }

    /// Running adhesions without an account that carry a proved number or address.
    fn select(&self) -> Select<adhesion::Entity> {
        let mut same = Condition::any();
        if let Some(rpps) = &self.person.rpps {
            same = same.add(adhesion::Column::Rpps.eq(rpps));
        }
        if !self.emails.is_empty() {
            let email = Expr::expr(Func::lower(Expr::col((
                adhesion::Entity,
                adhesion::Column::Email,
            ))));
            same = same.add(email.is_in(self.emails.clone()));
        }
        if same.is_empty() {
            same = same.add(Expr::value(false));
        }
        adhesion::Entity::find()
            .filter(adhesion::Column::PersonId.is_null())
            .filter(adhesion::Column::Kind.eq(MemberKind::Person.code()))
            .filter(adhesion::Column::EndedAt.is_null())
            .filter(same)
    }

    fn ground(&self, row: &adhesion::Model) -> Option<Ground> {
        ground(
            &Contact {
                family_name: &row.name,
                rpps: row.rpps.as_deref(),
                email: row.email.as_deref(),
            },
            &Proven {
                family_name: &self.person.family_name,
                rpps: self.person.rpps.as_deref(),
                emails: &self.emails,
            },
        )
    }
}
