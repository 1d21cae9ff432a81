//! Creates `account_merge`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |column: &str, table: &str| {
            ForeignKey::create()
                .name(format!("fk_account_merge_{column}"))
                .from("account_merge", column.to_owned())
                .to(table.to_owned(), "id")
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        manager
            .create_table(
                Table::create()
                    .table("account_merge")
                    .col(uuid("session_id").primary_key())
                    .col(uuid("person_id"))
                    .col(uuid("other_id"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .foreign_key(&mut key("session_id", "session"))
                    .foreign_key(&mut key("person_id", "person"))
                    .foreign_key(&mut key("other_id", "person"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("account_merge").to_owned())
            .await
    }
}
