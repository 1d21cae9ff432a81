//! Creates `adhesion`, `adhesion_change`, `field_visibility`.

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
                    .table("adhesion")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(integer("number"))
                    .col(string("kind"))
                    .col(uuid_null("person_id"))
                    .col(uuid_null("structure_id"))
                    .col(string("state"))
                    .col(string("category"))
                    .col(string("name"))
                    .col(string_null("given_name"))
                    .col(string("search_name"))
                    .col(string_null("rpps"))
                    .col(string_null("finess"))
                    .col(string_null("profession"))
                    .col(string_null("skill"))
                    .col(string_null("mode"))
                    .col(string_null("sector"))
                    .col(uuid_null("activity_id"))
                    .col(string_null("place_name"))
                    .col(string_null("commune_code"))
                    .col(string_null("email"))
                    .col(string_null("phone"))
                    .col(text_null("message"))
                    .col(uuid_null("statutes_id"))
                    .col(string_null("statutes_sha256"))
                    .col(timestamp_with_time_zone("applied_at"))
                    .col(date_null("admitted_on"))
                    .col(timestamp_with_time_zone_null("ended_at"))
                    .col(timestamp_with_time_zone_null("pseudonymised_at"))
                    .col(uuid_null("batch_id"))
                    .col(integer("version"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_adhesion_cpts_id")
                            .from("adhesion", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_adhesion_person_id")
                            .from("adhesion", "person_id")
                            .to("person", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_adhesion_structure_id")
                            .from("adhesion", "structure_id")
                            .to("structure", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_adhesion_activity_id")
                            .from("adhesion", "activity_id")
                            .to("activity", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_adhesion_statutes_id")
                            .from("adhesion", "statutes_id")
                            .to("statutes", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_adhesion_batch_id")
                            .from("adhesion", "batch_id")
                            .to("import_batch", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_adhesion_cpts_id_state")
                    .table("adhesion")
                    .col("cpts_id")
                    .col("state")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_adhesion_cpts_id_search_name")
                    .table("adhesion")
                    .col("cpts_id")
                    .col("search_name")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_adhesion_person_id")
                    .table("adhesion")
                    .col("person_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_adhesion_structure_id")
                    .table("adhesion")
                    .col("structure_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("uq_adhesion_cpts_id_number")
                    .table("adhesion")
                    .col("cpts_id")
                    .col("number")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("uq_adhesion_cpts_id_person_id")
                    .table("adhesion")
                    .col("cpts_id")
                    .col("person_id")
                    .unique()
                    .and_where(Expr::col("ended_at").is_null())
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("uq_adhesion_cpts_id_structure_id")
                    .table("adhesion")
                    .col("cpts_id")
                    .col("structure_id")
                    .unique()
                    .and_where(Expr::col("ended_at").is_null())
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("adhesion_change")
                    .col(uuid("id").primary_key())
                    .col(uuid("adhesion_id"))
                    .col(string("change"))
                    .col(string_null("from_state"))
                    .col(string("to_state"))
                    .col(uuid_null("author_id"))
                    .col(text_null("reason"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_adhesion_change_adhesion_id")
                            .from("adhesion_change", "adhesion_id")
                            .to("adhesion", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_adhesion_change_author_id")
                            .from("adhesion_change", "author_id")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_adhesion_change_adhesion_id_at")
                    .table("adhesion_change")
                    .col("adhesion_id")
                    .col("at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("field_visibility")
                    .col(uuid("person_id"))
                    .col(string("field"))
                    .col(string("audience"))
                    .primary_key(Index::create().col("person_id").col("field"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_field_visibility_person_id")
                            .from("field_visibility", "person_id")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["field_visibility", "adhesion_change", "adhesion"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
