//! Storing the demonstration, once, in a database that holds nothing else.

use entity::{commune, cpts, person, setting};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, Iterable, PaginatorTrait,
};

use super::mail::SITE;
use super::plan::{DemoOptions, Plan};
use crate::ctx::Ctx;
use crate::failure::{Fault, Outcome, refuse};

/// The setting that marks a database as a demonstration.
const MARK: &str = "demonstration";

/// Values a statement may carry: SQLite's limit is 32,766, PostgreSQL's 65,535.
const MAX_VALUES: usize = 30_000;

/// What [`load`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loaded {
    /// The demonstration was stored.
    Now,
    /// It was there already, and was left as visitors made it.
    Before,
}

/// Why the demonstration is not loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoadRefused {
    /// The database holds people or a CPTS, and is not marked as a demonstration.
    #[error("the database is in use and is not a demonstration")]
    NotADemonstration,
    /// The communes of France are not loaded yet: territories point to them.
    #[error("the communes are not loaded")]
    NoCommunes,
}

/// Fills an empty database with the demonstration and marks it; a marked one is left as it is.
///
/// # Errors
/// [`LoadRefused`]; a fault when the database refuses.
pub async fn load(ctx: &Ctx, options: &DemoOptions) -> Outcome<Loaded, LoadRefused> {
    if is_demonstration(ctx.db().read()).await? {
        return Ok(Loaded::Before);
    }
    let mut plan = Plan::new(options);
    for mail in &mut plan.outbox {
        mail.body = mail.body.replace(SITE, &ctx.settings().public_url);
    }
    transaction!(ctx, |tx| {
        if person::Entity::find().count(tx.db()).await?
            + cpts::Entity::find().count(tx.db()).await?
            > 0
        {
            return refuse(LoadRefused::NotADemonstration);
        }
        if commune::Entity::find().count(tx.db()).await? == 0 {
            return refuse(LoadRefused::NoCommunes);
        }
        setting::Entity::insert(setting::ActiveModel {
            key: Set(MARK.to_owned()),
            value: Set(options.seed.to_string()),
        })
        .exec_without_returning(tx.db())
        .await?;
        store(tx.db(), &plan).await?;
        tx.without_journal("the demonstration brings its own journal");
        Ok(Loaded::Now)
    })
}

/// Whether the database is marked as a demonstration.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn is_demonstration(db: &impl ConnectionTrait) -> Result<bool, Fault> {
    Ok(setting::Entity::find_by_id(MARK).one(db).await?.is_some())
}

async fn store(db: &DatabaseTransaction, plan: &Plan) -> Result<(), Fault> {
    insert::<cpts::Entity>(db, &plan.cpts).await?;
    insert::<person::Entity>(db, &plan.person).await?;
    insert::<entity::identity::Entity>(db, &plan.identity).await?;
    insert::<entity::activity::Entity>(db, &plan.activity).await?;
    insert::<entity::field_visibility::Entity>(db, &plan.field_visibility).await?;
    insert::<entity::statutes::Entity>(db, &plan.statutes).await?;
    insert::<entity::rules::Entity>(db, &plan.rules).await?;
    insert::<entity::territory::Entity>(db, &plan.territory).await?;
    insert::<entity::territory_commune::Entity>(db, &plan.territory_commune).await?;
    insert::<entity::dues_rate::Entity>(db, &plan.dues_rate).await?;
    insert::<entity::structure::Entity>(db, &plan.structure).await?;
    insert::<entity::mandate::Entity>(db, &plan.mandate).await?;
    insert::<entity::partner::Entity>(db, &plan.partner).await?;
    insert::<entity::adhesion::Entity>(db, &plan.adhesion).await?;
    insert::<entity::adhesion_change::Entity>(db, &plan.adhesion_change).await?;
    insert::<entity::bloc::Entity>(db, &plan.bloc).await?;
    insert::<entity::bloc_party::Entity>(db, &plan.bloc_party).await?;
    insert::<entity::attachment::Entity>(db, &plan.attachment).await?;
    insert::<entity::attachment_change::Entity>(db, &plan.attachment_change).await?;
    insert::<entity::role::Entity>(db, &plan.role).await?;
    insert::<entity::dues::Entity>(db, &plan.dues).await?;
    insert::<entity::audit_entry::Entity>(db, &plan.audit_entry).await?;
    insert::<entity::outbox::Entity>(db, &plan.outbox).await
}

/// Inserts rows, as many to a statement as both databases take.
async fn insert<E>(db: &DatabaseTransaction, rows: &[E::Model]) -> Result<(), Fault>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Clone,
    E::ActiveModel: ActiveModelTrait<Entity = E>,
{
    let columns = E::Column::iter().count().max(1);
    for chunk in rows.chunks(MAX_VALUES / columns) {
        E::insert_many(
            chunk
                .iter()
                .cloned()
                .map(IntoActiveModel::into_active_model),
        )
        .exec_without_returning(db)
        .await?;
    }
    Ok(())
}
