//! Creates `partner`.

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
                    .table("partner")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(string("kind"))
                    .col(string("name"))
                    .col(string("search_name"))
                    .col(uuid_null("parent_id"))
                    .col(string_null("finess"))
                    .col(string_null("siren"))
                    .col(string_null("commune_code"))
                    .col(string_null("contact_name"))
                    .col(string_null("email"))
                    .col(string_null("phone"))
                    .col(text_null("note"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(date_null("ended_on"))
                    .col(integer("version"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_partner_cpts_id")
                            .from("partner", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_partner_parent_id")
                            .from("partner", "parent_id")
                            .to("partner", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_partner_cpts_id")
                    .table("partner")
                    .col("cpts_id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["partner"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
