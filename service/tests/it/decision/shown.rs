//! The decisions of the demonstration: signed, and their archives hold.

use ::decision::audit::audit;
use domain::id::{DecisionId, PersonId, SessionId};
use entity::{cpts, decision, role};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use service::decision::archive;
use service::demo::{self, DemoOptions, Plan};
use service::log::{Vault, sequence};
use service::{Actor, Failure};

use crate::world::World;

#[tokio::test]
async fn the_demonstration_has_a_decision_at_each_stage_and_every_archive_holds() {
    let world = World::new().await;
    let options = DemoOptions {
        seed: 37,
        members: None,
        today: world.today(),
    };
    let plan = Plan::new(&options);
    crate::demo::communes(&world, &plan).await;
    demo::load(&world.ctx, &options).await.unwrap();
    demo::decide(&world.ctx, 37).await.unwrap();
    let folder = std::env::temp_dir().join(format!("demo-{}", std::process::id()));
    let vault = Vault::open(&folder).unwrap();
    // It begins the registers, then places what waits.
    while sequence::run(&world.ctx, &vault).await.unwrap() > 0 {}
    let db = world.ctx.db().read();
    let all = decision::Entity::find()
        .order_by_asc(decision::Column::TabledOn)
        .find_also_related(cpts::Entity)
        .all(db)
        .await
        .unwrap();
    let mut stages = Vec::new();
    for (row, cpts) in all {
        let cpts = cpts.unwrap();
        let stage = row.ended.clone().unwrap_or(row.stage.clone());
        let somebody = role::Entity::find()
            .filter(role::Column::CptsId.eq(cpts.id))
            .filter(role::Column::Kind.eq("secretary"))
            .all(db)
            .await
            .unwrap()
            .into_iter()
            .find(|it| it.ends_on.is_none_or(|end| world.today() <= end));
        let actor = Actor {
            person: PersonId(somebody.unwrap().person_id),
            session: SessionId(uuid::Uuid::nil()),
        };
        let id = DecisionId(row.id);
        match archive::named(&world.ctx, &actor, &cpts.slug, id).await {
            Ok(archive) => {
                let report = audit(&archive, None);
                assert_eq!(report.faults, [], "{}", row.title);
                assert_eq!(report.end.map(|it| it.code().to_owned()), row.ended);
            }
            Err(Failure::Refused(archive::ArchiveRefused::NotBegun)) => {
                assert_eq!(stage, "discussion");
            }
            Err(other) => panic!("{}: {other:?}", row.title),
        }
        stages.push(stage);
    }
    assert_eq!(
        stages,
        ["rejected", "consent", "voting", "round", "discussion"]
    );
    std::fs::remove_dir_all(folder).unwrap();
}
