//! The register of a CPTS is begun anew while a contract is signed: its file holds.

use domain::contract::signing::Order;
use domain::contract::stage::Step;
use domain::id::ContractId;
use entity::outbox;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::contract::file;

use super::scene::{GUEST, Hospital};
use crate::decision::scene::SLUG;

impl Hospital {
    /// The register that proves the file, which holds but for signatures that are not there yet.
    async fn proved(&self, id: ContractId) -> String {
        let ctx = &self.scene.world.ctx;
        let archive = file::of(ctx, &self.actor(1), SLUG, id).await.unwrap();
        let report = ::contract::audit::audit(&archive, None);
        let missing = ::contract::audit::What::Missing;
        let faults = report.faults.iter().filter(|it| it.what != missing);
        assert_eq!(faults.collect::<Vec<_>>(), Vec::<&_>::new());
        let (name, _) = report.log.split_once('+').unwrap();
        name.rsplit('/').next().unwrap().to_owned()
    }
}

#[tokio::test]
async fn what_is_half_signed_goes_on_in_the_new_register_and_what_was_signed_stays_in_the_old_one()
{
    let it = Hospital::new().await;
    it.scene.device(&it.guest, GUEST).await;
    let over = it.opened(Order::Free).await;
    it.signs(&it.actor(1), 1, over).await.unwrap();
    it.signs(&it.guest, GUEST, over).await.unwrap();
    let open = it.opened(Order::Free).await;
    it.signs(&it.actor(1), 1, open).await.unwrap();
    assert_eq!(it.proved(open).await, SLUG);
    it.scene.lost(1).await;
    it.scene.resumed().await;
    assert_eq!(it.proved(over).await, SLUG);
    assert_eq!(it.proved(open).await, format!("{SLUG}~2"));
    let told = outbox::Entity::find()
        .filter(outbox::Column::Kind.eq("contract-carried"))
        .all(it.scene.world.ctx.db().read())
        .await
        .unwrap();
    assert!(
        told.iter()
            .any(|it| it.recipient == "jean.petit@hopital.example"),
        "who signs is told to look"
    );
    // What was signed counts, and what is signed now follows it.
    it.signs(&it.guest, GUEST, open).await.unwrap();
    assert_eq!(it.sheet(1, open).await.seen.stage.step(), Step::InForce);
    let archive = file::of(&it.scene.world.ctx, &it.actor(1), SLUG, open).await;
    let report = ::contract::audit::audit(&archive.unwrap(), None);
    assert_eq!(report.faults, [], "{report:#?}");
    assert_eq!(report.signed.len(), 2);
}
