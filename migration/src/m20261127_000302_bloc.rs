//! Creates `bloc`, `bloc_party`, `attachment`, `attachment_change`.

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
                    .table("bloc")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(string("kind"))
                    .col(string("name"))
                    .col(string("search_name"))
                    .col(text_null("note"))
                    .col(uuid_null("created_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(integer("version"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_bloc_cpts_id")
                            .from("bloc", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_bloc_created_by")
                            .from("bloc", "created_by")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_bloc_cpts_id")
                    .table("bloc")
                    .col("cpts_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("bloc_party")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(uuid("bloc_id"))
                    .col(string_null("finess"))
                    .col(string_null("siren"))
                    .col(string("name"))
                    .col(date("starts_on"))
                    .col(date_null("ends_on"))
                    .col(text_null("source"))
                    .col(uuid_null("recorded_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone_null("struck_at"))
                    .col(integer("version"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_bloc_party_cpts_id")
                            .from("bloc_party", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_bloc_party_bloc_id")
                            .from("bloc_party", "bloc_id")
                            .to("bloc", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_bloc_party_recorded_by")
                            .from("bloc_party", "recorded_by")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_bloc_party_cpts_id")
                    .table("bloc_party")
                    .col("cpts_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_bloc_party_bloc_id")
                    .table("bloc_party")
                    .col("bloc_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("attachment")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(uuid("adhesion_id"))
                    .col(uuid_null("bloc_id"))
                    .col(string_null("finess"))
                    .col(string_null("siren"))
                    .col(string_null("entity_name"))
                    .col(string("way"))
                    .col(string("source"))
                    .col(text_null("evidence"))
                    .col(date("starts_on"))
                    .col(date_null("ends_on"))
                    .col(string("state"))
                    .col(integer_null("half_days_inside"))
                    .col(integer_null("half_days_outside"))
                    .col(string_null("at_threshold"))
                    .col(uuid_null("created_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(integer("version"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_attachment_cpts_id")
                            .from("attachment", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_attachment_adhesion_id")
                            .from("attachment", "adhesion_id")
                            .to("adhesion", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_attachment_bloc_id")
                            .from("attachment", "bloc_id")
                            .to("bloc", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_attachment_created_by")
                            .from("attachment", "created_by")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_attachment_cpts_id_adhesion_id")
                    .table("attachment")
                    .col("cpts_id")
                    .col("adhesion_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_attachment_adhesion_id")
                    .table("attachment")
                    .col("adhesion_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("attachment_change")
                    .col(uuid("id").primary_key())
                    .col(uuid("attachment_id"))
                    .col(timestamp_with_time_zone("at"))
                    .col(uuid_null("actor_id"))
                    .col(string("kind"))
                    .col(string("state"))
                    .col(text_null("reason"))
                    .col(date("starts_on"))
                    .col(date_null("ends_on"))
                    .col(integer_null("half_days_inside"))
                    .col(integer_null("half_days_outside"))
                    .col(string_null("at_threshold"))
                    .col(integer("version"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_attachment_change_attachment_id")
                            .from("attachment_change", "attachment_id")
                            .to("attachment", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_attachment_change_actor_id")
                            .from("attachment_change", "actor_id")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_attachment_change_attachment_id")
                    .table("attachment_change")
                    .col("attachment_id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["attachment_change", "attachment", "bloc_party", "bloc"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
