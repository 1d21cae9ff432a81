//! Creates `territory`, `territory_commune`.

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
                    .table("territory")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(integer("number"))
                    .col(date("in_force_from"))
                    .col(date_null("in_force_to"))
                    .col(text_null("note"))
                    .col(uuid_null("author_id"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_territory_cpts_id")
                            .from("territory", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_territory_author_id")
                            .from("territory", "author_id")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("uq_territory_cpts_id_number")
                    .table("territory")
                    .col("cpts_id")
                    .col("number")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("territory_commune")
                    .col(uuid("territory_id"))
                    .col(string("code"))
                    .primary_key(Index::create().col("territory_id").col("code"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_territory_commune_territory_id")
                            .from("territory_commune", "territory_id")
                            .to("territory", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_territory_commune_code")
                            .from("territory_commune", "code")
                            .to("commune", "code"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_territory_commune_code")
                    .table("territory_commune")
                    .col("code")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["territory_commune", "territory"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
