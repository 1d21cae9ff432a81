//! Creates `decision_document`, `decision_document_content`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::key::key;

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
            .create_table(
                Table::create()
                    .table("decision_document")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(uuid("decision_id"))
                    .col(string("name"))
                    .col(string("kind"))
                    .col(big_integer("bytes"))
                    .col(string("sha256"))
                    .col(uuid("added_by"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut key("decision_document", "cpts_id", "cpts"))
                    .foreign_key(
                        key("decision_document", "decision_id", "decision")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(&mut key("decision_document", "added_by", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_decision_document_decision_id")
                    .table("decision_document")
                    .col("decision_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_document_content")
                    .col(uuid("document_id").primary_key())
                    .col(blob("content"))
                    .foreign_key(
                        key(
                            "decision_document_content",
                            "document_id",
                            "decision_document",
                        )
                        .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("decision_document_content").to_owned())
            .await?;
        manager
            .drop_table(Table::drop().table("decision_document").to_owned())
            .await?;
        Ok(())
    }
}
