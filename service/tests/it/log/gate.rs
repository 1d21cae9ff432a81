//! A database that is not the one that was shown stops its CPTS, until it is, or an officer decides.

use domain::log::Reason;
use domain::member::AdhesionState;
use domain::role::RoleKind;
use entity::{audit_entry, log_checkpoint, log_head, log_leaf, log_tile};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _,
};
use service::log::resume::{ResumeRefused, resume, stopped};
use service::log::serve::checkpoint;
use service::log::{gate, show};
use service::{Failure, Fault};

use super::{Sealed, log, name};

/// What a backup of a register has.
struct Backup {
    head: log_head::Model,
    tiles: Vec<log_tile::Model>,
}

async fn back_up(sealed: &Sealed) -> Backup {
    let db = sealed.ctx().db().read();
    Backup {
        head: log_head::Entity::find().one(db).await.unwrap().unwrap(),
        tiles: log_tile::Entity::find().all(db).await.unwrap(),
    }
}

async fn restore(sealed: &Sealed, backup: Backup) {
    let db = sealed.ctx().db().read();
    let size = backup.head.size;
    backup
        .head
        .into_active_model()
        .reset_all()
        .update(db)
        .await
        .unwrap();
    log_tile::Entity::delete_many().exec(db).await.unwrap();
    let tiles = backup
        .tiles
        .into_iter()
        .map(|row| row.into_active_model().reset_all());
    log_tile::Entity::insert_many(tiles)
        .exec_without_returning(db)
        .await
        .unwrap();
    log_leaf::Entity::delete_many()
        .filter(log_leaf::Column::Idx.gte(size))
        .exec(db)
        .await
        .unwrap();
    log_checkpoint::Entity::delete_many()
        .filter(log_checkpoint::Column::Size.gt(size))
        .exec(db)
        .await
        .unwrap();
}

async fn look(sealed: &Sealed) -> Option<Reason> {
    let looked = gate::look_at(sealed.ctx(), &sealed.vault, sealed.cpts.0).await;
    looked.unwrap()
}

/// A register of three entries that knew five.
async fn restored() -> Sealed {
    let sealed = Sealed::with(3).await;
    let backup = back_up(&sealed).await;
    sealed.log(2).await;
    sealed.run().await;
    restore(&sealed, backup).await;
    sealed
}

#[tokio::test]
async fn an_older_backup_stops_every_action_of_the_cpts_and_of_no_other() {
    let sealed = restored().await;
    let neighbour = sealed.world.cpts("cher").await;
    let all = gate::look(sealed.ctx(), &sealed.vault).await.unwrap();
    assert_eq!(all, [("loire".to_owned(), Reason::Behind)]);
    assert!(sealed.ctx().is_stopped("loire") && !sealed.ctx().is_stopped("cher"));
    let refused = sealed.publishes("Un texte.").await;
    assert!(matches!(refused, Err(Failure::Fault(Fault::Stopped))));
    let refused = log(sealed.ctx(), sealed.cpts, 9).await;
    assert!(matches!(refused, Err(Failure::Fault(Fault::Stopped))));
    log(sealed.ctx(), neighbour, 9).await.unwrap();
    // The sequencer works for the neighbour, and signs nothing for the one that is stopped.
    assert_eq!(sealed.run().await, 1);
    assert_eq!(sealed.kept(), Some(5));
    let shown = checkpoint(sealed.ctx(), &name("loire")).await;
    assert!(matches!(shown, Err(Failure::Fault(Fault::Stopped))));
    let journal = audit_entry::Entity::find()
        .filter(audit_entry::Column::Event.eq("log-stopped"))
        .all(sealed.ctx().db().read())
        .await
        .unwrap();
    assert_eq!(journal.len(), 1);
}

#[tokio::test]
async fn a_backup_put_in_under_a_running_server_is_found_when_it_would_publish() {
    let sealed = restored().await;
    // Enough to be longer than what was shown: sizes alone would not tell.
    sealed.log(4).await;
    sealed.run().await;
    assert!(sealed.ctx().is_stopped("loire"));
    assert_eq!(sealed.kept(), Some(5));
    assert_eq!(look(&sealed).await, Some(Reason::Differs));
}

#[tokio::test]
async fn the_newer_backup_heals_by_itself_and_the_journal_says_so() {
    let sealed = Sealed::with(3).await;
    let old = back_up(&sealed).await;
    sealed.log(2).await;
    sealed.run().await;
    let new = back_up(&sealed).await;
    let db = sealed.ctx().db().read();
    let leaves = log_leaf::Entity::find().all(db).await.unwrap();
    restore(&sealed, old).await;
    assert_eq!(look(&sealed).await, Some(Reason::Behind));
    restore(&sealed, new).await;
    let gone = leaves.into_iter().filter(|leaf| 3 <= leaf.idx);
    log_leaf::Entity::insert_many(gone.map(|row| row.into_active_model().reset_all()))
        .exec_without_returning(db)
        .await
        .unwrap();
    assert_eq!(look(&sealed).await, None);
    assert!(!sealed.ctx().is_stopped("loire"));
    sealed.publishes("Un texte.").await.unwrap();
    sealed.run().await;
    assert_eq!(sealed.head().await.size, 6);
}

#[tokio::test]
async fn a_missing_file_stops_what_was_published() {
    let sealed = Sealed::with(3).await;
    let file = sealed.folder.join(format!("{}.checkpoint", sealed.cpts.0));
    let note = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert_eq!(look(&sealed).await, Some(Reason::Missing));
    std::fs::write(&file, note.replace(' ', "  ")).unwrap();
    assert_eq!(look(&sealed).await, Some(Reason::Forged));
    std::fs::write(&file, note).unwrap();
    assert_eq!(look(&sealed).await, None);
}

#[tokio::test]
async fn a_missing_or_another_key_stops() {
    let sealed = Sealed::with(3).await;
    let file = sealed.folder.join(format!("{}-1.key", sealed.cpts.0));
    let key = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert_eq!(look(&sealed).await, Some(Reason::Key));
    std::fs::write(&file, "not a key").unwrap();
    assert_eq!(look(&sealed).await, Some(Reason::Key));
    std::fs::write(&file, key).unwrap();
    assert_eq!(look(&sealed).await, None);
}

#[tokio::test]
async fn a_database_from_before_the_register_began_stops() {
    let sealed = Sealed::with(3).await;
    let db = sealed.ctx().db().read();
    log_leaf::Entity::delete_many().exec(db).await.unwrap();
    log_tile::Entity::delete_many().exec(db).await.unwrap();
    log_checkpoint::Entity::delete_many()
        .exec(db)
        .await
        .unwrap();
    log_head::Entity::delete_many().exec(db).await.unwrap();
    entity::log::Entity::delete_many().exec(db).await.unwrap();
    sealed.run().await;
    assert!(sealed.ctx().is_stopped("loire"));
    resume(sealed.ctx(), &sealed.president, "loire", "reprendre")
        .await
        .unwrap();
    sealed.run().await;
    assert_eq!(sealed.row().await.epoch, 2);
    let old = checkpoint(sealed.ctx(), &name("loire")).await.unwrap();
    assert!(old.contains("\n3\n"), "the last that was shown: {old}");
}

#[tokio::test]
async fn an_officer_goes_on_with_a_new_register_that_names_both_checkpoints() {
    let sealed = restored().await;
    // What waited in the backup is logged again, after the entry that says what happened.
    look(&sealed).await;
    let ctx = sealed.ctx();
    let why = stopped(ctx, &sealed.president, "loire")
        .await
        .unwrap()
        .why
        .unwrap();
    assert_eq!(why.reason, Reason::Behind);
    assert_eq!(why.kept.as_ref().unwrap().1, 5);
    assert_eq!(why.found.as_ref().unwrap().1, 3);
    let wrong = resume(ctx, &sealed.president, "loire", "oui").await;
    assert!(matches!(
        wrong,
        Err(Failure::Refused(ResumeRefused::NotConfirmed))
    ));
    resume(ctx, &sealed.president, "loire", "Reprendre ")
        .await
        .unwrap();
    sealed.publishes("Un texte.").await.unwrap();
    sealed.run().await;
    let log = sealed.row().await;
    assert_eq!(
        (log.epoch, log.origin.as_str()),
        (2, "127.0.0.1:3000/log/loire~2")
    );
    let shown = show::show(ctx, &name("loire~2")).await.unwrap();
    assert_eq!(shown.size, 2);
    let (_, first) = shown.facts.iter().find(|(index, _)| *index == 0).unwrap();
    let text = String::from_utf8(first.blob.clone()).unwrap();
    assert!(
        text.contains("\\n5\\n") && text.contains("\\n3\\n"),
        "{text}"
    );
    // The old one keeps what it last showed; a start finds all in order.
    assert!(
        checkpoint(ctx, &name("loire"))
            .await
            .unwrap()
            .contains("\n5\n")
    );
    assert_eq!(look(&sealed).await, None);
    let again = resume(ctx, &sealed.president, "loire", "reprendre").await;
    assert!(matches!(
        again,
        Err(Failure::Refused(ResumeRefused::NotStopped))
    ));
}

#[tokio::test]
async fn going_back_to_before_the_new_register_stops_again() {
    let sealed = restored().await;
    look(&sealed).await;
    let ctx = sealed.ctx();
    resume(ctx, &sealed.president, "loire", "reprendre")
        .await
        .unwrap();
    sealed.run().await;
    // As if the second register had never been.
    let db = ctx.db().read();
    let second = sealed.row().await.id;
    log_leaf::Entity::delete_many()
        .filter(log_leaf::Column::LogId.eq(second))
        .exec(db)
        .await
        .unwrap();
    log_tile::Entity::delete_many()
        .filter(log_tile::Column::LogId.eq(second))
        .exec(db)
        .await
        .unwrap();
    log_checkpoint::Entity::delete_many()
        .filter(log_checkpoint::Column::LogId.eq(second))
        .exec(db)
        .await
        .unwrap();
    log_head::Entity::delete_by_id(second)
        .exec(db)
        .await
        .unwrap();
    entity::log::Entity::delete_by_id(second)
        .exec(db)
        .await
        .unwrap();
    entity::log::Entity::update_many()
        .col_expr(
            entity::log::Column::RetiredAt,
            Expr::value(None::<chrono::DateTime<chrono::Utc>>),
        )
        .col_expr(entity::log::Column::LastNote, Expr::value(None::<String>))
        .exec(db)
        .await
        .unwrap();
    assert_eq!(look(&sealed).await, Some(Reason::Behind));
    resume(ctx, &sealed.president, "loire", "reprendre")
        .await
        .unwrap();
    sealed.run().await;
    assert_eq!(sealed.row().await.epoch, 3, "no name is used twice");
}

#[tokio::test]
async fn only_president_and_secretary_decide() {
    let sealed = restored().await;
    look(&sealed).await;
    for (role, allowed) in [
        (RoleKind::Treasurer, false),
        (RoleKind::VicePresident, false),
        (RoleKind::Secretary, true),
    ] {
        let person = sealed.world.person("Petit").await;
        sealed
            .world
            .adhesion(sealed.cpts, &person, AdhesionState::Admitted)
            .await;
        sealed.world.role(sealed.cpts, &person, role).await;
        let done = resume(sealed.ctx(), &person, "loire", "reprendre").await;
        if allowed {
            done.unwrap();
        } else {
            assert!(matches!(done, Err(Failure::Forbidden(_))), "{role:?}");
        }
    }
}
