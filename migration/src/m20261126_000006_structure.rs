//! Creates `structure`, `mandate`.

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
                    .table("structure")
                    .col(uuid("id").primary_key())
                    .col(string("name"))
                    .col(string("search_name"))
                    .col(string("kind"))
                    .col(string_null("finess"))
                    .col(string_null("siret"))
                    .col(string_null("rna"))
                    .col(string_null("commune_code"))
                    .col(text_null("address"))
                    .col(string_null("email"))
                    .col(string_null("phone"))
                    .col(uuid_null("created_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(integer("version"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_structure_created_by")
                            .from("structure", "created_by")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_structure_search_name")
                    .table("structure")
                    .col("search_name")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("mandate")
                    .col(uuid("id").primary_key())
                    .col(uuid("structure_id"))
                    .col(uuid("person_id"))
                    .col(string("kind"))
                    .col(date("starts_on"))
                    .col(date_null("ends_on"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_mandate_structure_id")
                            .from("mandate", "structure_id")
                            .to("structure", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_mandate_person_id")
                            .from("mandate", "person_id")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_mandate_structure_id")
                    .table("mandate")
                    .col("structure_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_mandate_person_id")
                    .table("mandate")
                    .col("person_id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["mandate", "structure"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
