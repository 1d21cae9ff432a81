//! An index in the order of the directory, so that its later pages cost no more than the first.

use sea_orm_migration::prelude::*;

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_index(
                Index::create()
                    .name("ix_adhesion_directory")
                    .table("adhesion")
                    .col("cpts_id")
                    .col("state")
                    .col("kind")
                    .col("search_name")
                    .col("id")
                    .col("person_id")
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(
                Index::drop()
                    .name("ix_adhesion_directory")
                    .table("adhesion")
                    .to_owned(),
            )
            .await
    }
}
