//! Creates `log`, `log_head`, `log_tile`, `log_checkpoint`, `log_refusal`: the registers.

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
                    .table("log")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(integer("epoch"))
                    .col(string("origin"))
                    .col(text("vkey"))
                    .col(timestamp_with_time_zone("opened_at"))
                    .col(timestamp_with_time_zone_null("retired_at"))
                    .col(text_null("last_note"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_log_cpts_id")
                            .from("log", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        for (name, columns) in [
            ("uq_log_cpts_id_epoch", &["cpts_id", "epoch"][..]),
            ("uq_log_origin", &["origin"]),
        ] {
            let mut index = Index::create();
            index.name(name).table("log").unique();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("log_head")
                    .col(uuid("log_id").primary_key())
                    .col(big_integer("size"))
                    .col(blob("root"))
                    .col(text("note"))
                    .col(timestamp_with_time_zone("signed_at"))
                    .col(big_integer_null("published_size"))
                    .col(text_null("published_note"))
                    .col(timestamp_with_time_zone_null("published_at"))
                    .foreign_key(&mut key("log_head", "log_id", "log"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("log_tile")
                    .col(uuid("log_id"))
                    .col(small_integer("level"))
                    .col(big_integer("idx"))
                    .col(small_integer("width"))
                    .col(blob("bytes"))
                    .primary_key(Index::create().col("log_id").col("level").col("idx"))
                    .foreign_key(&mut key("log_tile", "log_id", "log"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("log_checkpoint")
                    .col(uuid("log_id"))
                    .col(big_integer("size"))
                    .col(text("note"))
                    .col(timestamp_with_time_zone("signed_at"))
                    .primary_key(Index::create().col("log_id").col("size"))
                    .foreign_key(&mut key("log_checkpoint", "log_id", "log"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("log_refusal")
                    .col(uuid("cpts_id").primary_key())
                    .col(string("reason"))
                    .col(timestamp_with_time_zone("found_at"))
                    .col(text_null("kept_note"))
                    .col(text_null("found_note"))
                    .col(string_null("place"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_log_refusal_cpts_id")
                            .from("log_refusal", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "log_refusal",
            "log_checkpoint",
            "log_tile",
            "log_head",
            "log",
        ] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
