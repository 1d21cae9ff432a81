//! Creates `device`, `device_challenge`, `device_desk`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::key::key;

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
                    .table("device")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("name"))
                    .col(string("key_id").unique_key())
                    .col(string("public_key"))
                    .col(string("storage"))
                    .col(string_null("replaces"))
                    .col(text("enrolment"))
                    .col(string("enrolment_sha256"))
                    .col(string("means"))
                    .col(string_null("provider"))
                    .col(boolean("verified"))
                    .col(string("stop_sha256").unique_key())
                    .col(timestamp_with_time_zone("enrolled_at"))
                    .col(timestamp_with_time_zone("speaks_from"))
                    .col(string_null("accepted_by"))
                    .col(text_null("approval"))
                    .col(timestamp_with_time_zone_null("ended_at"))
                    .col(string_null("ended_why"))
                    .col(text_null("revocation"))
                    .foreign_key(&mut key("device", "person_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_device_person_id")
                    .table("device")
                    .col("person_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("device_challenge")
                    .col(uuid("session_id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("challenge"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .foreign_key(
                        key("device_challenge", "session_id", "session")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(&mut key("device_challenge", "person_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("device_desk")
                    .col(uuid("id").primary_key())
                    .col(uuid("device_id"))
                    .col(uuid("cpts_id"))
                    .col(uuid("officer_id"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut key("device_desk", "device_id", "device"))
                    .foreign_key(&mut key("device_desk", "cpts_id", "cpts"))
                    .foreign_key(&mut key("device_desk", "officer_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_device_desk_device_id")
                    .table("device_desk")
                    .col("device_id")
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["device_desk", "device_challenge", "device"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
