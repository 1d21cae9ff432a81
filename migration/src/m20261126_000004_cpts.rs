//! Creates `cpts`, `statutes`.

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
                    .table("cpts")
                    .col(uuid("id").primary_key())
                    .col(string("slug"))
                    .col(string("name"))
                    .col(string("short_name"))
                    .col(string("colour"))
                    .col(string("legal_regime"))
                    .col(string_null("rna"))
                    .col(string_null("siret"))
                    .col(string_null("finess"))
                    .col(text_null("seat"))
                    .col(string_null("email"))
                    .col(string_null("phone"))
                    .col(string_null("website"))
                    .col(text("description"))
                    .col(integer("retention_months"))
                    .col(integer("next_number"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(integer("version"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("uq_cpts_slug")
                    .table("cpts")
                    .col("slug")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("statutes")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(integer("number"))
                    .col(text("body"))
                    .col(string("sha256"))
                    .col(date("adopted_on"))
                    .col(date("in_force_from"))
                    .col(uuid_null("published_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_statutes_cpts_id")
                            .from("statutes", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_statutes_published_by")
                            .from("statutes", "published_by")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("uq_statutes_cpts_id_number")
                    .table("statutes")
                    .col("cpts_id")
                    .col("number")
                    .unique()
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["statutes", "cpts"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
