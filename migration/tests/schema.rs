//! The schema goes up, down and up again.

use migration::{Migrator, MigratorTrait};
use sea_orm::Database;

#[tokio::test]
async fn every_migration_goes_both_ways() {
    let dir = std::env::temp_dir().join(format!("collegiale_schema_{}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("a folder");
    let url = format!("sqlite://{}?mode=rwc", dir.join("schema.sqlite").display());
    let db = Database::connect(url).await.expect("opens");
    Migrator::up(&db, None).await.expect("up");
    Migrator::down(&db, None).await.expect("down");
    Migrator::up(&db, None).await.expect("up again");
    std::fs::remove_dir_all(&dir).expect("cleans up");
}
