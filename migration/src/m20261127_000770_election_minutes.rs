//! Creates `election_minutes`, `election_minutes_signature`, `election_program`, `election_check`.

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
        let tables = [
            Table::create()
                .table("election_minutes")
                .col(uuid("election_id").primary_key())
                .col(blob("pdf"))
                .col(string("sha256"))
                .col(string("entry_hash"))
                .col(timestamp_with_time_zone("printed_at"))
                .foreign_key(&mut key("election_minutes", "election_id", "election"))
                .to_owned(),
            Table::create()
                .table("election_minutes_signature")
                .col(uuid("id").primary_key())
                .col(uuid("election_id"))
                .col(uuid("person_id"))
                .col(string("name"))
                .col(string("capacity"))
                .col(string("public_key"))
                .col(text("envelope"))
                .col(string("entry_hash"))
                .col(timestamp_with_time_zone("signed_at"))
                .foreign_key(&mut key(
                    "election_minutes_signature",
                    "election_id",
                    "election",
                ))
                .foreign_key(&mut key(
                    "election_minutes_signature",
                    "person_id",
                    "person",
                ))
                .to_owned(),
            Table::create()
                .table("election_program")
                .col(uuid("election_id").primary_key())
                .col(text("fact"))
                .col(string("entry_hash"))
                .foreign_key(&mut key("election_program", "election_id", "election"))
                .to_owned(),
            Table::create()
                .table("election_check")
                .col(uuid("election_id").primary_key())
                .col(timestamp_with_time_zone("at"))
                .col(integer("wrong"))
                .col(text("findings"))
                .foreign_key(&mut key("election_check", "election_id", "election"))
                .to_owned(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        manager
            .create_index(
                Index::create()
                    .name("ix_election_minutes_signature_election_id")
                    .table("election_minutes_signature")
                    .col("election_id")
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "election_check",
            "election_program",
            "election_minutes_signature",
            "election_minutes",
        ] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
