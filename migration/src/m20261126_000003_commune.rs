//! Creates `epci`, `commune`, `commune_word`, `commune_postal`, `contour`.

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
                    .table("epci")
                    .col(string("code").primary_key())
                    .col(string("name"))
                    .col(string("search_name"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("commune")
                    .col(string("code").primary_key())
                    .col(string("name"))
                    .col(string("search_name"))
                    .col(string("department"))
                    .col(integer("population"))
                    .col(string_null("epci_code"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_commune_search_name")
                    .table("commune")
                    .col("search_name")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_commune_epci_code")
                    .table("commune")
                    .col("epci_code")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("commune_word")
                    .col(string("word"))
                    .col(string("code"))
                    .primary_key(Index::create().col("word").col("code"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_commune_word_code")
                            .from("commune_word", "code")
                            .to("commune", "code"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("commune_postal")
                    .col(string("postal"))
                    .col(string("code"))
                    .primary_key(Index::create().col("postal").col("code"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_commune_postal_code")
                            .from("commune_postal", "code")
                            .to("commune", "code"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contour")
                    .col(string("code").primary_key())
                    .col(json_binary("rings"))
                    .col(timestamp_with_time_zone("loaded_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_contour_code")
                            .from("contour", "code")
                            .to("commune", "code"),
                    )
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "contour",
            "commune_postal",
            "commune_word",
            "commune",
            "epci",
        ] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
