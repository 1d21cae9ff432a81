//! What is said and joined around decisions, and their register.

mod discussion;
mod document;
mod register;

use domain::decision::stage::Stage;
use domain::id::{CptsId, DecisionId};
use domain::member::AdhesionState;
use domain::role::RoleKind;
use sea_orm::{ActiveValue::Set, EntityTrait};
use service::Actor;

use crate::world::World;

const SLUG: &str = "loire";

/// A CPTS with its president, two members, and a proposal of the first member that is discussed.
struct Scene {
    world: World,
    cpts: CptsId,
    president: Actor,
    author: Actor,
    member: Actor,
    decision: DecisionId,
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let cpts = world.cpts(SLUG).await;
        let president = world.person("Présidente").await;
        world
            .adhesion(cpts, &president, AdhesionState::Admitted)
            .await;
        world.role(cpts, &president, RoleKind::President).await;
        let author = world.person("Autrice").await;
        world.adhesion(cpts, &author, AdhesionState::Admitted).await;
        let member = world.person("Membre").await;
        world.adhesion(cpts, &member, AdhesionState::Admitted).await;
        let tabled = Stage::tabled(world.today());
        let decision = decision(&world, cpts, &author, "Maison de garde", (Some(1), &tabled)).await;
        Self {
            world,
            cpts,
            president,
            author,
            member,
            decision,
        }
    }

    async fn stands(&self, stage: &Stage) {
        use sea_orm::{ColumnTrait, QueryFilter, sea_query::Expr};
        let text = serde_json::to_string(stage).unwrap();
        entity::decision::Entity::update_many()
            .col_expr(entity::decision::Column::StageDetail, Expr::value(text))
            .filter(entity::decision::Column::Id.eq(self.decision.0))
            .exec(self.world.ctx.db().read())
            .await
            .unwrap();
    }

    async fn journal(&self, event: &str) -> usize {
        let rows = entity::audit_entry::Entity::find()
            .all(self.world.ctx.db().read())
            .await
            .unwrap();
        rows.iter().filter(|it| it.event == event).count()
    }
}

async fn decision(
    world: &World,
    cpts: CptsId,
    author: &Actor,
    title: &str,
    (number, stage): (Option<i32>, &Stage),
) -> DecisionId {
    let ctx = &world.ctx;
    let (id, db) = (ctx.uuid(), ctx.db().read());
    entity::decision::Entity::insert(entity::decision::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts.0),
        number: Set(number),
        title: Set(title.to_owned()),
        search_title: Set(title.to_lowercase()),
        why: Set("Les nuits sont longues.".to_owned()),
        organ: Set("ordinary-meeting".to_owned()),
        kind: Set("strategy".to_owned()),
        missions: Set("access crisis".to_owned()),
        author_id: Set(author.person.0),
        stage: Set("discussion".to_owned()),
        stage_detail: Set(serde_json::to_string(stage).unwrap()),
        revision: Set(1),
        tabled_on: Set(number.map(|_| ctx.today())),
        public: Set(false),
        created_at: Set(ctx.now()),
        changed_at: Set(ctx.now()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::decision_text::Entity::insert(entity::decision_text::ActiveModel {
        id: Set(ctx.uuid()),
        decision_id: Set(id),
        version: Set(1),
        body: Set("Une maison médicale de garde à Amboise.\n".to_owned()),
        sha256: Set("0".repeat(64)),
        note: Set(String::new()),
        author_id: Set(Some(author.person.0)),
        at: Set(ctx.now()),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    DecisionId(id)
}
