//! Creates `rules`, `rules_draft`, `rules_revision`.

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
        manager
            .create_table(
                Table::create()
                    .table("rules")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(integer("number"))
                    .col(text("document"))
                    .col(string("sha256"))
                    .col(uuid_null("statutes_id"))
                    .col(date("adopted_on"))
                    .col(date("in_force_from"))
                    .col(string("organ"))
                    .col(string("reference"))
                    .col(uuid_null("recorded_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_rules_cpts_id")
                            .from("rules", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_rules_statutes_id")
                            .from("rules", "statutes_id")
                            .to("statutes", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_rules_recorded_by")
                            .from("rules", "recorded_by")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("uq_rules_cpts_id_number")
                    .table("rules")
                    .col("cpts_id")
                    .col("number")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("rules_draft")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(string("title"))
                    .col(integer("revision"))
                    .col(text("document"))
                    .col(string("origin"))
                    .col(uuid_null("created_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone_null("closed_at"))
                    .col(uuid_null("rules_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_rules_draft_cpts_id")
                            .from("rules_draft", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_rules_draft_created_by")
                            .from("rules_draft", "created_by")
                            .to("person", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_rules_draft_rules_id")
                            .from("rules_draft", "rules_id")
                            .to("rules", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_rules_draft_cpts_id")
                    .table("rules_draft")
                    .col("cpts_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("rules_revision")
                    .col(uuid("id").primary_key())
                    .col(uuid("draft_id"))
                    .col(integer("revision"))
                    .col(string("section"))
                    .col(text("document"))
                    .col(uuid_null("edited_by"))
                    .col(timestamp_with_time_zone("edited_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_rules_revision_draft_id")
                            .from("rules_revision", "draft_id")
                            .to("rules_draft", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_rules_revision_edited_by")
                            .from("rules_revision", "edited_by")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("uq_rules_revision_draft_id_revision")
                    .table("rules_revision")
                    .col("draft_id")
                    .col("revision")
                    .unique()
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["rules_revision", "rules_draft", "rules"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
