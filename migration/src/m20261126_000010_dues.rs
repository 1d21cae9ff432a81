//! Creates `dues_rate`, `dues`.

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
                    .table("dues_rate")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(integer("year"))
                    .col(string("category"))
                    .col(big_integer("cents"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_dues_rate_cpts_id")
                            .from("dues_rate", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("uq_dues_rate_cpts_id_year_category")
                    .table("dues_rate")
                    .col("cpts_id")
                    .col("year")
                    .col("category")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("dues")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(uuid("adhesion_id"))
                    .col(integer("year"))
                    .col(string("settlement"))
                    .col(big_integer("cents"))
                    .col(string_null("means"))
                    .col(date("received_on"))
                    .col(text_null("note"))
                    .col(uuid("recorded_by"))
                    .col(timestamp_with_time_zone("recorded_at"))
                    .col(timestamp_with_time_zone_null("cancelled_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_dues_cpts_id")
                            .from("dues", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_dues_adhesion_id")
                            .from("dues", "adhesion_id")
                            .to("adhesion", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_dues_recorded_by")
                            .from("dues", "recorded_by")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_dues_cpts_id_year")
                    .table("dues")
                    .col("cpts_id")
                    .col("year")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("uq_dues_adhesion_id_year")
                    .table("dues")
                    .col("adhesion_id")
                    .col("year")
                    .unique()
                    .and_where(Expr::col("cancelled_at").is_null())
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["dues", "dues_rate"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
