//! Creates `election_sample`, `election_sample_line`.

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
                .table("election_sample")
                .col(uuid("election_id").primary_key())
                .col(text("fact"))
                .col(timestamp_with_time_zone("drawn_at"))
                .col(timestamp_with_time_zone_null("done_at"))
                .foreign_key(&mut key("election_sample", "election_id", "election"))
                .to_owned(),
            Table::create()
                .table("election_sample_line")
                .col(uuid("id").primary_key())
                .col(uuid("election_id"))
                .col(uuid("urn_id"))
                .col(uuid("entry"))
                .col(integer("place"))
                .col(text("sealed"))
                .col(text("shares"))
                .col(string_null("found"))
                .col(string_null("answer"))
                .foreign_key(&mut key("election_sample_line", "election_id", "election"))
                .foreign_key(&mut key("election_sample_line", "urn_id", "election_urn"))
                .to_owned(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        let mut index = Index::create();
        index.name("ix_election_sample_line_election_id");
        index.table("election_sample_line").col("election_id");
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["election_sample_line", "election_sample"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
