//! What a victim has to lose in a vote.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set};
use service::Ctx;
use uuid::Uuid;

/// An election whose roll is frozen; who presides makes the sheets, and an adhesion is on the roll of its urn.
pub async fn vote(ctx: &Ctx, cpts: Uuid, author: Uuid) {
    let db = ctx.db().read();
    let (id, urn, now) = (ctx.uuid(), ctx.uuid(), ctx.now());
    entity::election::Entity::insert(entity::election::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts),
        number: Set(7),
        title: Set("Canarivote".to_owned()),
        search_title: Set("canarivote".to_owned()),
        stage: Set("roll".to_owned()),
        revision: Set(1),
        created_by: Set(author),
        opens_at: Set(Some(now + TimeDelta::days(1))),
        closes_at: Set(Some(now + TimeDelta::days(2))),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::election_urn::Entity::insert(entity::election_urn::ActiveModel {
        id: Set(urn),
        election_id: Set(id),
        college: Set("professionals".to_owned()),
        name: Set("Canariurne".to_owned()),
        seats: Set(1),
        uuid: Set("CanariUrneSecrete".to_owned()),
        rehearsal: Set(false),
        joined: Set("[]".to_owned()),
        status: Set("waiting".to_owned()),
        min: Set(1),
        max: Set(1),
        turnout: Set(0),
        roll_size: Set(1),
        paper: Set(0),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    let adhesion = entity::adhesion::Entity::find()
        .filter(entity::adhesion::Column::CptsId.eq(cpts))
        .filter(entity::adhesion::Column::State.eq("admitted"))
        .filter(entity::adhesion::Column::Name.starts_with("Canarinom"))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    entity::election_voter::Entity::insert(entity::election_voter::ActiveModel {
        id: Set(ctx.uuid()),
        urn_id: Set(urn),
        entry: Set(ctx.uuid()),
        adhesion_id: Set(adhesion.id),
        salt: Set(vec![0; 32]),
        line: Set("{}".to_owned()),
        registered: Set(false),
        sheet: Set(false),
        voted: Set(false),
        paper: Set(false),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    let presidents = entity::role::Entity::find()
        .filter(entity::role::Column::CptsId.eq(cpts))
        .filter(entity::role::Column::Kind.eq("president"))
        .all(db)
        .await
        .unwrap();
    for (role, kind) in presidents
        .iter()
        .flat_map(|it| [(it, "sheets"), (it, "chair")])
    {
        entity::election_officer::Entity::insert(entity::election_officer::ActiveModel {
            election_id: Set(id),
            person_id: Set(role.person_id),
            kind: Set(kind.to_owned()),
            seed_public: Set(None),
        })
        .exec_without_returning(db)
        .await
        .unwrap();
    }
}
