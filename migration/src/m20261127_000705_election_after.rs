//! Adds to `election` when voters were reminded and when the leaders were declared.

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
        for column in [
            timestamp_with_time_zone_null("reminded_at"),
            date_null("declared_on"),
        ] {
            let mut table = Table::alter();
            table.table("election").add_column(column);
            manager.alter_table(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["declared_on", "reminded_at"] {
            let mut table = Table::alter();
            table.table("election").drop_column(column);
            manager.alter_table(table).await?;
        }
        Ok(())
    }
}
