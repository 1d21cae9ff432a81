//! What a voter reads on her ballot.

use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use service::election::booth::booth;

use super::scene::{SLUG, Scene};

async fn candidacy(
    scene: &Scene,
    of: usize,
    (college, place, name): (&str, i32, &str),
    withdrawn: bool,
) {
    let ctx = &scene.world.ctx;
    entity::election_candidacy::Entity::insert(entity::election_candidacy::ActiveModel {
        id: Set(ctx.uuid()),
        election_id: Set(scene.id.0),
        adhesion_id: Set(scene.voters[of].adhesion.0),
        college: Set(college.to_owned()),
        name: Set(name.to_owned()),
        statement: Set(String::new()),
        filed_at: Set(ctx.now()),
        changed_at: Set(ctx.now()),
        withdrawn_at: Set(withdrawn.then(|| ctx.now() - TimeDelta::days(1))),
        place: Set(Some(place)),
        ..Default::default()
    })
    .exec_without_returning(ctx.db().read())
    .await
    .unwrap();
}

#[tokio::test]
async fn each_name_leads_to_its_own_candidacy_also_where_one_withdrew_or_two_colleges_vote_together()
 {
    let scene = Scene::open(4).await;
    let names = ["Anne", "Bilal", "Chloé"];
    let db = scene.world.ctx.db().read();
    entity::election_urn::Entity::update_many()
        .col_expr(
            entity::election_urn::Column::Joined,
            Expr::value(r#"[{"college":"professionals","seats":1},{"college":"users","seats":1}]"#),
        )
        .filter(entity::election_urn::Column::Id.eq(scene.urn))
        .exec(db)
        .await
        .unwrap();
    candidacy(&scene, 0, ("professionals", 1, "Parti"), true).await;
    candidacy(&scene, 1, ("professionals", 2, names[0]), false).await;
    candidacy(&scene, 2, ("users", 1, names[1]), false).await;
    candidacy(&scene, 3, ("users", 2, names[2]), false).await;
    let booth = booth(&scene.world.ctx, &scene.voters[0].actor, SLUG, scene.id)
        .await
        .unwrap();
    let led: Vec<_> = booth.asked[0]
        .answers
        .iter()
        .map(|it| it.candidacy.as_ref().map(|it| it.name.clone()))
        .collect();
    assert_eq!(led, names.map(|it| Some(it.to_owned())));
}
