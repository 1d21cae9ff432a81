//! What a board does, and what it is refused.

mod decide;
mod dues;
mod found;
mod measure;
mod partner;
mod register;
mod role;
mod statutes;

use domain::id::{AdhesionId, CptsId};
use domain::member::AdhesionState;
use domain::role::RoleKind;
use entity::{adhesion, audit_entry, outbox, person};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};
use service::Actor;

use crate::world::World;

/// A CPTS with a president and a secretary, and a second CPTS that has nothing to do with it.
pub struct Board {
    pub world: World,
    pub cpts: CptsId,
    pub president: Actor,
    pub secretary: Actor,
    /// Presides the other CPTS.
    pub stranger: Actor,
    pub other: CptsId,
}

impl Board {
    pub async fn new() -> Self {
        let world = World::new().await;
        let (cpts, other) = (world.cpts("loire").await, world.cpts("cher").await);
        let president = world.person("Martin").await;
        let secretary = world.person("Durand").await;
        let stranger = world.person("Petit").await;
        for (cpts, who, kind) in [
            (cpts, &president, RoleKind::President),
            (cpts, &secretary, RoleKind::Secretary),
            (other, &stranger, RoleKind::President),
        ] {
            world.adhesion(cpts, who, AdhesionState::Admitted).await;
            world.role(cpts, who, kind).await;
        }
        Self {
            world,
            cpts,
            president,
            secretary,
            stranger,
            other,
        }
    }

    /// A person with a confirmed address, and their adhesion in a state.
    pub async fn someone(&self, name: &str, state: AdhesionState) -> (Actor, AdhesionId) {
        let actor = self.world.person(name).await;
        let mut row = person::Entity::find_by_id(actor.person.0)
            .one(self.world.ctx.db().read())
            .await
            .unwrap()
            .unwrap()
            .into_active_model();
        row.email = Set(Some(format!("{}@exemple.fr", name.to_lowercase())));
        row.update(self.world.ctx.db().read()).await.unwrap();
        let id = self.world.adhesion(self.cpts, &actor, state).await;
        (actor, id)
    }

    pub async fn state(&self, id: AdhesionId) -> AdhesionState {
        self.row(id).await.state.parse().unwrap()
    }

    pub async fn row(&self, id: AdhesionId) -> adhesion::Model {
        adhesion::Entity::find_by_id(id.0)
            .one(self.world.ctx.db().read())
            .await
            .unwrap()
            .unwrap()
    }

    /// Mails of a kind in the outbox.
    pub async fn mails(&self, kind: &str) -> Vec<outbox::Model> {
        outbox::Entity::find()
            .filter(outbox::Column::Kind.eq(kind))
            .all(self.world.ctx.db().read())
            .await
            .unwrap()
    }

    /// Entries of the journal of an event.
    pub async fn entries(&self, event: domain::audit::Event) -> u64 {
        audit_entry::Entity::find()
            .filter(audit_entry::Column::Event.eq(event.code()))
            .count(self.world.ctx.db().read())
            .await
            .unwrap()
    }
}
