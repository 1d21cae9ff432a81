//! The server dies between two steps; what was shown stays true.

use service::log::publish::{Held, keep, publish};
use service::log::sequence::batch;
use service::log::{gate, open};

use super::Sealed;

#[tokio::test]
async fn between_the_key_and_the_register() {
    let sealed = Sealed::new().await;
    let origin = super::name("loire")
        .origin("http://127.0.0.1:3000")
        .unwrap();
    let made = sealed
        .vault
        .make_key(sealed.cpts.0, 1, origin, &[7; 32])
        .unwrap();
    sealed.run().await;
    let log = sealed.row().await;
    assert_eq!((log.epoch, log.vkey), (1, made.verifier().to_string()));
}

#[tokio::test]
async fn between_commit_and_file() {
    let sealed = Sealed::with(2).await;
    sealed.log(3).await;
    let (log, cpts) = (sealed.row().await, sealed.cpts.0);
    let signer = sealed.vault.key(cpts, 1).unwrap().unwrap();
    assert_eq!(batch(sealed.ctx(), &signer, &log).await.unwrap(), 3);
    // Here it dies.
    assert_eq!((sealed.kept(), sealed.head().await.size), (Some(2), 2));
    assert_eq!(
        gate::look_at(sealed.ctx(), &sealed.vault, cpts)
            .await
            .unwrap(),
        None
    );
    assert_eq!(sealed.run().await, 0);
    assert_eq!((sealed.kept(), sealed.head().await.size), (Some(5), 5));
}

#[tokio::test]
async fn between_file_and_publishing() {
    let sealed = Sealed::with(2).await;
    sealed.log(3).await;
    let (log, cpts) = (sealed.row().await, sealed.cpts.0);
    let signer = sealed.vault.key(cpts, 1).unwrap().unwrap();
    batch(sealed.ctx(), &signer, &log).await.unwrap();
    let held = keep(sealed.ctx(), &sealed.vault, &log).await.unwrap();
    assert!(matches!(held, Held::Kept(_)));
    // Here it dies.
    assert_eq!((sealed.kept(), sealed.head().await.size), (Some(5), 2));
    assert_eq!(
        gate::look_at(sealed.ctx(), &sealed.vault, cpts)
            .await
            .unwrap(),
        None
    );
    sealed.run().await;
    assert_eq!(sealed.head().await.size, 5);
}

#[tokio::test]
async fn before_the_first_checkpoint_was_kept() {
    let sealed = Sealed::new().await;
    let cpts = sealed.cpts.0;
    open::open(sealed.ctx(), &sealed.vault, cpts).await.unwrap();
    assert_eq!(sealed.kept(), None);
    assert_eq!(
        gate::look_at(sealed.ctx(), &sealed.vault, cpts)
            .await
            .unwrap(),
        None
    );
    sealed.run().await;
    assert_eq!(sealed.kept(), Some(0));
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_keeps_entries_waiting_and_publishes_nothing() {
    let sealed = Sealed::with(2).await;
    sealed.log(1).await;
    let (log, cpts) = (sealed.row().await, sealed.cpts.0);
    let signer = sealed.vault.key(cpts, 1).unwrap().unwrap();
    batch(sealed.ctx(), &signer, &log).await.unwrap();
    // A folder stands where the new file would: as for a full disk, nothing can be written.
    let file = format!("{cpts}.new-{}", std::process::id());
    std::fs::create_dir(sealed.folder.join(&file)).unwrap();
    assert!(publish(sealed.ctx(), &sealed.vault, &log).await.is_err());
    assert_eq!((sealed.kept(), sealed.head().await.size), (Some(2), 2));
    std::fs::remove_dir(sealed.folder.join(&file)).unwrap();
    sealed.run().await;
    assert_eq!(sealed.head().await.size, 3);
}
