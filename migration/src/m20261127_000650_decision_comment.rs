//! Creates `decision_comment`, `decision_comment_edit`.

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
                    .table("decision_comment")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(uuid("decision_id"))
                    .col(uuid_null("parent_id"))
                    .col(uuid("author_id"))
                    .col(text("body"))
                    .col(integer("text_version"))
                    .col(timestamp_with_time_zone("at"))
                    .col(timestamp_with_time_zone_null("edited_at"))
                    .col(timestamp_with_time_zone_null("removed_at"))
                    .col(timestamp_with_time_zone_null("hidden_at"))
                    .col(uuid_null("hidden_by"))
                    .col(string_null("hidden_why"))
                    .col(text_null("hidden_note"))
                    .foreign_key(&mut key("decision_comment", "cpts_id", "cpts"))
                    .foreign_key(&mut key("decision_comment", "decision_id", "decision"))
                    .foreign_key(&mut key(
                        "decision_comment",
                        "parent_id",
                        "decision_comment",
                    ))
                    .foreign_key(&mut key("decision_comment", "author_id", "person"))
                    .foreign_key(&mut key("decision_comment", "hidden_by", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_decision_comment_decision_id")
                    .table("decision_comment")
                    .col("decision_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_comment_edit")
                    .col(uuid("id").primary_key())
                    .col(uuid("comment_id"))
                    .col(text("body"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(
                        key("decision_comment_edit", "comment_id", "decision_comment")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_decision_comment_edit_comment_id")
                    .table("decision_comment_edit")
                    .col("comment_id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("decision_comment_edit").to_owned())
            .await?;
        manager
            .drop_table(Table::drop().table("decision_comment").to_owned())
            .await?;
        Ok(())
    }
}
