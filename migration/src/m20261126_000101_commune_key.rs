//! Replaces `commune_word` by `commune_key`, and adds `former_commune`, municipal arrondissements
//! (`commune.parent_code`), `territory_mission` and packed outlines.
//!
//! Keys are bytes, because texts are ordered by the collation of a database, and PostgreSQL's usual
//! ones pass over spaces: a range of texts would then not be a prefix. The primary key of `commune_key`
//! holds all of its columns, so that a search reads one index and nothing else.

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
        for table in ["commune_word", "contour"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        manager
            .drop_index(
                Index::drop()
                    .name("ix_commune_search_name")
                    .table("commune")
                    .to_owned(),
            )
            .await?;
        manager
            .alter_table(
                Table::alter()
                    .table("commune")
                    .add_column(string_null("parent_code"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_commune_parent_code")
                    .table("commune")
                    .col("parent_code")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("commune_key")
                    .col(blob("key"))
                    .col(integer("kind"))
                    .col(integer("population"))
                    .col(string("code"))
                    .primary_key(
                        Index::create()
                            .col("key")
                            .col("kind")
                            .col("population")
                            .col("code"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_commune_key_code")
                            .from("commune_key", "code")
                            .to("commune", "code"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("former_commune")
                    .col(string("code"))
                    .col(string("name"))
                    .col(string("now_code"))
                    .primary_key(Index::create().col("code").col("name"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_former_commune_now_code")
                            .from("former_commune", "now_code")
                            .to("commune", "code"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_former_commune_now_code")
                    .table("former_commune")
                    .col("now_code")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("territory_mission")
                    .col(uuid("cpts_id"))
                    .col(string("code"))
                    .col(text("missions"))
                    .col(uuid_null("author_id"))
                    .col(timestamp_with_time_zone("said_at"))
                    .primary_key(Index::create().col("cpts_id").col("code"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_territory_mission_cpts_id")
                            .from("territory_mission", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_territory_mission_code")
                            .from("territory_mission", "code")
                            .to("commune", "code"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_territory_mission_author_id")
                            .from("territory_mission", "author_id")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contour")
                    .col(string("code").primary_key())
                    .col(blob("packed"))
                    .col(timestamp_with_time_zone("loaded_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_contour_code")
                            .from("contour", "code")
                            .to("commune", "code"),
                    )
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "contour",
            "territory_mission",
            "former_commune",
            "commune_key",
        ] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        manager
            .drop_index(
                Index::drop()
                    .name("ix_commune_parent_code")
                    .table("commune")
                    .to_owned(),
            )
            .await?;
        manager
            .alter_table(
                Table::alter()
                    .table("commune")
                    .drop_column("parent_code")
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
            .await
    }
}
