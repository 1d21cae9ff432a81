//! Several servers, one database, many members.

use entity::log_leaf;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use service::log::serve::{Proof, proof};
use service::log::{check, sequence};

use super::{Sealed, log, name, proves};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_sequencers_at_once_place_every_entry_once() {
    let sealed = Sealed::new().await;
    sealed.run().await;
    let (ctx, vault, cpts) = (sealed.ctx().clone(), sealed.vault.clone(), sealed.cpts);
    let sequencers: Vec<_> = (0..2)
        .map(|_| {
            let (ctx, vault) = (ctx.clone(), vault.clone());
            tokio::spawn(async move {
                let mut placed = 0;
                for _ in 0..60 {
                    placed += sequence::run(&ctx, &vault).await.unwrap();
                    tokio::time::sleep(std::time::Duration::from_millis(3)).await;
                }
                placed
            })
        })
        .collect();
    let members: Vec<_> = (0..6)
        .map(|_| {
            let ctx = ctx.clone();
            tokio::spawn(async move {
                let mut logged = Vec::new();
                for number in 0..20 {
                    logged.push(log(&ctx, cpts, number).await.unwrap());
                }
                logged
            })
        })
        .collect();
    let mut logged = Vec::new();
    for member in members {
        logged.extend(member.await.unwrap());
    }
    let mut placed = 0;
    for sequencer in sequencers {
        placed += sequencer.await.unwrap();
    }
    placed += sealed.run().await;
    assert_eq!((placed, logged.len()), (120, 120));
    let leaves = log_leaf::Entity::find()
        .filter(log_leaf::Column::LogId.eq(sealed.row().await.id))
        .order_by_asc(log_leaf::Column::Idx)
        .all(ctx.db().read())
        .await
        .unwrap();
    assert!(leaves.iter().map(|leaf| leaf.idx).eq(0..120));
    let head = sealed.head().await;
    assert_eq!((head.size, sealed.kept()), (120, Some(120)));
    for one in &logged {
        let Proof::Receipt(text) = proof(&ctx, &name("loire"), &one.hex()).await.unwrap() else {
            panic!("an entry has no place");
        };
        assert!(proves(&text, &one.hash, &head));
    }
    assert_eq!(check::check(&ctx, cpts.0).await.unwrap(), None);
}
