//! The register of a CPTS is begun anew while a decision is taken: it goes on, and its archive holds.

use ::decision::audit::audit;
use domain::decision::stage::{End, Stage};
use domain::id::DecisionId;
use domain::log::Reason;
use entity::log_leaf;
use sea_orm::EntityTrait;
use service::decision::archive;
use service::decision::close::close;
use service::decision::voices::voices;
use service::log::resume::resume;
use service::log::{gate, serve};
use signed::decision::Choice;

use super::due::{addresses, told};
use super::scene::{SLUG, Scene};

impl Scene {
    /// The key of the register is lost, which is found when something is to be placed.
    pub async fn lost(&self, epoch: i32) {
        let file = self.folder.join(format!("{}-{epoch}.key", self.cpts));
        std::fs::remove_file(file).unwrap();
        let (ctx, cpts) = (&self.world.ctx, self.cpts.0);
        let found = gate::look_at(ctx, &self.vault, cpts).await.unwrap();
        assert_eq!(found, Some(Reason::Key));
    }

    pub async fn resumed(&self) {
        let ctx = &self.world.ctx;
        resume(ctx, &self.actor(1), SLUG, "reprendre")
            .await
            .unwrap();
        // It begins the register, then places what waits.
        self.settle().await;
        self.settle().await;
    }

    /// The register that proves an archive, which holds.
    async fn proved(&self, id: DecisionId) -> String {
        let report = self.audited(id).await;
        assert_eq!(report.faults, []);
        let (name, _) = report.log.split_once('+').unwrap();
        name.rsplit('/').next().unwrap().to_owned()
    }

    /// All that is logged, by register.
    async fn places(&self) -> Vec<(uuid::Uuid, uuid::Uuid)> {
        log_leaf::Entity::find()
            .all(self.world.ctx.db().read())
            .await
            .unwrap()
            .into_iter()
            .map(|it| (it.log_id, it.entry_id))
            .collect()
    }
}

#[tokio::test]
async fn what_is_open_goes_on_in_the_new_register_and_what_was_over_stays_in_the_old_one() {
    let scene = Scene::new(3, 0).await;
    addresses(&scene).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let over = scene.opened().await;
    for n in 1..=3 {
        scene.says(n, over, Choice::Support).await;
    }
    close(ctx, &by, SLUG, over).await.unwrap();
    scene.settle().await;
    let open = scene.opened().await;
    scene.says(1, open, Choice::Support).await;
    assert_eq!(scene.proved(open).await, SLUG);
    scene.lost(1).await;
    scene.resumed().await;
    assert_eq!(scene.proved(over).await, SLUG);
    assert_eq!(scene.proved(open).await, format!("{SLUG}~2"));
    let sheet = scene.sheet(2, open).await;
    assert!(sheet.resumed.is_some() && scene.sheet(2, over).await.resumed.is_none());
    let all = ["m1@exemple.test", "m2@exemple.test", "m3@exemple.test"];
    assert_eq!(told(&scene, "decision-carried").await, all);
    // Her receipt is asked of the new register.
    let page = voices(ctx, &by, SLUG, open).await.unwrap();
    assert_eq!(page.register.to_string(), format!("{SLUG}~2"));
    let hash = &page.voices[0].last.as_ref().unwrap().entry_hash;
    let receipt = serve::proof(ctx, &page.register, hash).await.unwrap();
    assert!(matches!(receipt, serve::Proof::Receipt(_)));
    // What was said counts, and what is said now follows it.
    scene.says(1, open, Choice::Consent).await;
    scene.says(2, open, Choice::Support).await;
    scene.says(3, open, Choice::Support).await;
    let stage = close(ctx, &by, SLUG, open).await.unwrap();
    assert_eq!(stage, Stage::Over(End::Consent));
    let report = scene.audited(open).await;
    assert_eq!(report.faults, []);
    assert_eq!(
        (report.end, report.statements),
        (Some(End::Consent), 4),
        "her first position too"
    );
}

#[tokio::test]
async fn what_waited_when_the_register_stopped_comes_after_what_stood_in_it() {
    let scene = Scene::new(2, 0).await;
    let ctx = &scene.world.ctx;
    let id = scene.opened().await;
    scene.says(1, id, Choice::Support).await;
    let file = scene.folder.join(format!("{}-1.key", scene.cpts));
    std::fs::remove_file(file).unwrap();
    // Nobody knows yet: it is acknowledged, and waits.
    scene.says(2, id, Choice::Reservation).await;
    assert!(ctx.is_stopped(SLUG));
    scene.resumed().await;
    let report = scene.audited(id).await;
    assert_eq!((report.faults, report.statements), (vec![], 2));
    // And once more.
    scene.lost(2).await;
    scene.resumed().await;
    assert_eq!(scene.proved(id).await, format!("{SLUG}~3"));
    let mut places = scene.places().await;
    let all = places.len();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), all, "nothing stands twice in a register");
}

#[tokio::test]
async fn until_the_new_register_shows_it_the_old_one_proves_what_stood_there() {
    let scene = Scene::new(2, 0).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let id = scene.opened().await;
    scene.says(1, id, Choice::Support).await;
    scene.lost(1).await;
    resume(ctx, &by, SLUG, "reprendre").await.unwrap();
    let archive = archive::named(ctx, &by, SLUG, id).await.unwrap();
    let report = audit(&archive, None);
    assert_eq!((report.faults, report.statements), (vec![], 1));
    assert!(archive.head.log.contains(&format!("/{SLUG}+")));
}
