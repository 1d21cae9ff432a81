//! What a victim has to lose in an election.

use chrono::TimeDelta;
use sea_orm::{EntityTrait as _, Set};
use service::Ctx;
use uuid::Uuid;

/// An election whose candidacies are called for, with a candidate.
pub async fn election(ctx: &Ctx, cpts: Uuid, author: Uuid, adhesion: Uuid) {
    let db = ctx.db().read();
    let (id, now) = (ctx.uuid(), ctx.now());
    entity::election::Entity::insert(entity::election::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts),
        number: Set(1),
        title: Set("Canariscrutin".to_owned()),
        search_title: Set("canariscrutin".to_owned()),
        stage: Set("candidacies".to_owned()),
        revision: Set(1),
        created_by: Set(author),
        candidacies_open_at: Set(Some(now)),
        candidacies_close_at: Set(Some(now + TimeDelta::days(10))),
        opens_at: Set(Some(now + TimeDelta::days(20))),
        closes_at: Set(Some(now + TimeDelta::days(21))),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    let candidacy = ctx.uuid();
    entity::election_candidacy::Entity::insert(entity::election_candidacy::ActiveModel {
        id: Set(candidacy),
        election_id: Set(id),
        adhesion_id: Set(adhesion),
        college: Set("ville".to_owned()),
        name: Set("Canaricandidate".to_owned()),
        statement: Set("canariprofession".to_owned()),
        filed_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::election_photo::Entity::insert(entity::election_photo::ActiveModel {
        candidacy_id: Set(candidacy),
        kind: Set("image/jpeg".to_owned()),
        content: Set(b"canarivisage".to_vec()),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
}
