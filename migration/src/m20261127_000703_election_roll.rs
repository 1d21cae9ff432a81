//! Creates `election_roll`, `election_voter`, `election_proxy`, `election_request`.

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
                    .table("election_roll")
                    .col(uuid("election_id").primary_key())
                    .col(text("text"))
                    .foreign_key(&mut key("election_roll", "election_id", "election"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("election_voter")
                    .col(uuid("id").primary_key())
                    .col(uuid("urn_id"))
                    .col(uuid("entry"))
                    .col(uuid("adhesion_id"))
                    .col(blob("salt"))
                    .col(text("line"))
                    .col(uuid_null("holder_id"))
                    .col(blob_null("binding"))
                    .col(blob_null("held"))
                    .col(boolean("registered"))
                    .col(boolean("sheet"))
                    .col(boolean("voted"))
                    .col(boolean("paper"))
                    .foreign_key(&mut key("election_voter", "urn_id", "election_urn"))
                    .foreign_key(&mut key("election_voter", "adhesion_id", "adhesion"))
                    .foreign_key(&mut key("election_voter", "holder_id", "adhesion"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("election_proxy")
                    .col(uuid("id").primary_key())
                    .col(uuid("election_id"))
                    .col(uuid("giver_id"))
                    .col(uuid("holder_id"))
                    .col(timestamp_with_time_zone("given_at"))
                    .col(timestamp_with_time_zone_null("withdrawn_at"))
                    .foreign_key(&mut key("election_proxy", "election_id", "election"))
                    .foreign_key(&mut key("election_proxy", "giver_id", "adhesion"))
                    .foreign_key(&mut key("election_proxy", "holder_id", "adhesion"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("election_request")
                    .col(uuid("id").primary_key())
                    .col(uuid("election_id"))
                    .col(uuid("person_id"))
                    .col(text("text"))
                    .col(timestamp_with_time_zone("at"))
                    .col(timestamp_with_time_zone_null("answered_at"))
                    .col(text_null("answer"))
                    .col(uuid_null("answered_by"))
                    .foreign_key(&mut key("election_request", "election_id", "election"))
                    .foreign_key(&mut key("election_request", "person_id", "person"))
                    .foreign_key(&mut key("election_request", "answered_by", "person"))
                    .to_owned(),
            )
            .await?;
        for (table, columns, unique) in INDEXES {
            let mut index = Index::create();
            let kind = if *unique { "uq" } else { "ix" };
            index.name(format!("{kind}_{table}_{}", columns.join("_")));
            index.table(*table);
            if *unique {
                index.unique();
            }
            for column in *columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "election_request",
            "election_proxy",
            "election_voter",
            "election_roll",
        ] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// Table, columns, whether a row is the only one with them.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("election_voter", &["urn_id", "entry"], true),
    ("election_voter", &["adhesion_id"], false),
    ("election_voter", &["holder_id"], false),
    ("election_proxy", &["election_id"], false),
    ("election_request", &["election_id"], false),
];
