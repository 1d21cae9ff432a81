//! Creates `election_act`, `election_incident`.

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
                    .table("election_act")
                    .col(uuid("id").primary_key())
                    .col(uuid("election_id"))
                    .col(uuid_null("urn_id"))
                    .col(string("kind"))
                    .col(text("subject"))
                    .col(uuid("proposed_by"))
                    .col(timestamp_with_time_zone("proposed_at"))
                    .col(uuid_null("confirmed_by"))
                    .col(timestamp_with_time_zone_null("confirmed_at"))
                    .col(timestamp_with_time_zone_null("withdrawn_at"))
                    .foreign_key(&mut key("election_act", "election_id", "election"))
                    .foreign_key(&mut key("election_act", "urn_id", "election_urn"))
                    .foreign_key(&mut key("election_act", "proposed_by", "person"))
                    .foreign_key(&mut key("election_act", "confirmed_by", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("election_incident")
                    .col(uuid("id").primary_key())
                    .col(uuid("election_id"))
                    .col(uuid_null("urn_id"))
                    .col(string("kind"))
                    .col(text("text"))
                    .col(timestamp_with_time_zone("at"))
                    .col(uuid_null("by_person"))
                    .foreign_key(&mut key("election_incident", "election_id", "election"))
                    .foreign_key(&mut key("election_incident", "urn_id", "election_urn"))
                    .foreign_key(&mut key("election_incident", "by_person", "person"))
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
        for table in ["election_incident", "election_act"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// Table, columns, whether a row is the only one with them.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("election_act", &["election_id"], false),
    ("election_incident", &["election_id"], false),
];
