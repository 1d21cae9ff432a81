//! To whom a proved identifier belongs: one person, one account.
//!
//! What is looked up here was proved just now, by a provider's signature or by a code that reached
//! its address. What a board or an import typed (`adhesion.email`, `adhesion.rpps`) is never read.

use domain::account::{self, Attach, AttachRefused, Holders, Profile};
use domain::audit::Event;
use domain::id::PersonId;
use domain::identifier::Rpps;
use domain::text::searchable;
use entity::{identity, person};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::practice;
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome};
use crate::tx::{Entry, Tx};

/// A means of signing in that was just proved.
pub(super) struct Means<'a> {
    /// `oidc` or `email`.
    pub kind: &'static str,
    /// Issuer; empty for an address.
    pub issuer: &'a str,
    /// Subject, or address.
    pub subject: &'a str,
    /// What the provider says of the person.
    pub profile: &'a Profile,
    /// Language of the page.
    pub locale: &'a str,
}

/// Whom a proved means opened.
pub(super) struct Attached {
    pub person: PersonId,
    /// It is the person's first sign-in.
    pub new: bool,
    /// The means was added to an account that was there.
    pub added: bool,
    /// It is another account than the one that was to be added to.
    pub other: bool,
}

/// Finds or makes the person, gives the means to them, and notes what the provider says of them.
pub(super) async fn attach(
    ctx: &Ctx,
    tx: &Tx<'_>,
    means: &Means<'_>,
    adding: Option<PersonId>,
) -> Outcome<Attached, AttachRefused> {
    let rpps = means.profile.rpps.as_ref();
    let row = identity::Entity::find()
        .filter(identity::Column::Kind.eq(means.kind))
        .filter(identity::Column::Issuer.eq(means.issuer))
        .filter(identity::Column::Subject.eq(means.subject))
        .one(tx.db())
        .await?;
    let by_means = row.as_ref().map(|row| PersonId(row.person_id));
    let holders = holders(tx, by_means, rpps, adding).await?;
    let attach = account::attach(holders, adding).map_err(Failure::Refused)?;
    let other = matches!(attach, Attach::Other(_));
    let added = matches!(attach, Attach::Add(_));
    let (person, new) = match attach {
        // As at an ordinary sign-in, a new subject joins the account that has its RPPS.
        Attach::Other(person) if by_means.is_none() => {
            add(ctx, tx, means, person).await?;
            (person, false)
        }
        Attach::Known(person) | Attach::Other(person) => (person, false),
        Attach::Add(person) => {
            add(ctx, tx, means, person).await?;
            tx.record(
                Entry::new(Event::MeansAdded)
                    .subject(person.0)
                    .detail(json!({ "kind": means.kind })),
            )
            .await?;
            (person, false)
        }
        Attach::New => {
            let person = create(ctx, tx, means).await?;
            add(ctx, tx, means, person).await?;
            tx.record(Entry::new(Event::AccountCreated).subject(person.0))
                .await?;
            (person, true)
        }
    };
    if let Some(row) = row {
        identity::Entity::update_many()
            .col_expr(identity::Column::UsedAt, Expr::value(ctx.now()))
            .filter(identity::Column::Id.eq(row.id))
            .exec(tx.db())
            .await?;
    }
    if means.kind == "oidc" {
        learn(tx, person, means.profile).await?;
        practice::renew(ctx, tx, person, &means.profile.practices).await?;
    }
    Ok(Attached {
        person,
        new,
        added,
        other,
    })
}

async fn holders(
    tx: &Tx<'_>,
    by_means: Option<PersonId>,
    rpps: Option<&Rpps>,
    adding: Option<PersonId>,
) -> Result<Holders, Fault> {
    let Some(rpps) = rpps else {
        return Ok(Holders {
            by_means,
            ..Holders::default()
        });
    };
    let by_rpps = person::Entity::find()
        .filter(person::Column::Rpps.eq(rpps.as_str()))
        .one(tx.db())
        .await?
        .map(|row| PersonId(row.id));
    let mut other_rpps = false;
    if let Some(person) = by_means.or(adding) {
        let held = person::Entity::find_by_id(person.0).one(tx.db()).await?;
        other_rpps = held
            .and_then(|row| row.rpps)
            .is_some_and(|held| held != rpps.as_str());
    }
    Ok(Holders {
        by_means,
        by_rpps,
        other_rpps,
    })
}

async fn create(ctx: &Ctx, tx: &Tx<'_>, means: &Means<'_>) -> Result<PersonId, Fault> {
    let id = ctx.uuid();
    let family = means.profile.family_name.clone().unwrap_or_default();
    let given = means.profile.given_name.clone().unwrap_or_default();
    person::Entity::insert(person::ActiveModel {
        id: Set(id),
        search_name: Set(searchable(&format!("{family} {given}"))),
        family_name: Set(family),
        given_name: Set(given),
        rpps: Set(None),
        locale: Set(means.locale.to_owned()),
        email: Set(None),
        phone: Set(None),
        devices_held_until: Set(None),
        created_at: Set(ctx.now()),
        version: Set(1),
    })
    .exec_without_returning(tx.db())
    .await?;
    Ok(PersonId(id))
}

async fn add(ctx: &Ctx, tx: &Tx<'_>, means: &Means<'_>, person: PersonId) -> Result<(), Fault> {
    identity::Entity::insert(identity::ActiveModel {
        id: Set(ctx.uuid()),
        person_id: Set(person.0),
        kind: Set(means.kind.to_owned()),
        issuer: Set(means.issuer.to_owned()),
        subject: Set(means.subject.to_owned()),
        created_at: Set(ctx.now()),
        used_at: Set(Some(ctx.now())),
    })
    .exec_without_returning(tx.db())
    .await?;
    if means.kind == "email" {
        // The first confirmed address is where notices go; a later one is only a way in.
        person::Entity::update_many()
            .col_expr(person::Column::Email, Expr::value(means.subject))
            .filter(person::Column::Id.eq(person.0))
            .filter(person::Column::Email.is_null())
            .exec(tx.db())
            .await?;
    }
    Ok(())
}

/// Notes the verified RPPS and, with it, the names of the national directory.
async fn learn(tx: &Tx<'_>, person: PersonId, profile: &Profile) -> Result<(), Fault> {
    let Some(rpps) = &profile.rpps else {
        return Ok(());
    };
    let mut update = person::Entity::update_many()
        .col_expr(person::Column::Rpps, Expr::value(rpps.as_str()))
        .filter(person::Column::Id.eq(person.0));
    if let (Some(family), Some(given)) = (&profile.family_name, &profile.given_name) {
        update = update
            .col_expr(person::Column::FamilyName, Expr::value(family.as_str()))
            .col_expr(person::Column::GivenName, Expr::value(given.as_str()))
            .col_expr(
                person::Column::SearchName,
                Expr::value(searchable(&format!("{family} {given}"))),
            );
    }
    update.exec(tx.db()).await?;
    Ok(())
}
