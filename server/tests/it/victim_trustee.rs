//! What a victim has to lose among those who hold the key of its elections.

use sea_orm::{EntityTrait as _, Set};
use service::Ctx;
use uuid::Uuid;

/// A board of trustees that waits for its people.
pub async fn trustees(ctx: &Ctx, cpts: Uuid, person: Uuid) {
    let db = ctx.db().read();
    let id = ctx.uuid();
    entity::trustee_board::Entity::insert(entity::trustee_board::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts),
        name: Set("Canaridépositaires".to_owned()),
        threshold: Set(2),
        size: Set(3),
        state: Set("gathering".to_owned()),
        created_at: Set(ctx.now()),
        created_by: Set(person),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::trustee::Entity::insert(entity::trustee::ActiveModel {
        id: Set(ctx.uuid()),
        board_id: Set(id),
        place: Set(1),
        person_id: Set(person),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
}
