//! Blocs and attachments.

mod attachment;
mod found;
mod import;
mod known;
mod register;
mod wait;

use domain::ght::attachment::Attachment;
use domain::id::{AdhesionId, CptsId};
use sea_orm::EntityTrait;

use crate::world::World;

/// The attachments of one adhesion, in every state.
async fn held(world: &World, adhesion: AdhesionId) -> Vec<Attachment> {
    let db = world.ctx.db().read();
    let row = entity::adhesion::Entity::find_by_id(adhesion.0)
        .one(db)
        .await
        .unwrap()
        .expect("an adhesion");
    let mut all = service::ght::known::attachments(db, CptsId(row.cpts_id), Some(adhesion))
        .await
        .unwrap();
    all.remove(&adhesion).unwrap_or_default()
}
