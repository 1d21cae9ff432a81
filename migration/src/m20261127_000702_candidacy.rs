//! Creates `election_candidacy`, `election_photo`.

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
                    .table("election_candidacy")
                    .col(uuid("id").primary_key())
                    .col(uuid("election_id"))
                    .col(uuid("adhesion_id"))
                    .col(string("college"))
                    .col(string("name"))
                    .col(text("statement"))
                    .col(string_null("profession"))
                    .col(string_null("practice"))
                    .col(timestamp_with_time_zone("filed_at"))
                    .col(timestamp_with_time_zone("changed_at"))
                    .col(timestamp_with_time_zone_null("withdrawn_at"))
                    .col(integer_null("place"))
                    .col(text_null("seat"))
                    .col(big_integer_null("votes"))
                    .col(text_null("why"))
                    .foreign_key(&mut key("election_candidacy", "election_id", "election"))
                    .foreign_key(&mut key("election_candidacy", "adhesion_id", "adhesion"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("election_photo")
                    .col(uuid("candidacy_id").primary_key())
                    .col(string("kind"))
                    .col(blob("content"))
                    .foreign_key(&mut key(
                        "election_photo",
                        "candidacy_id",
                        "election_candidacy",
                    ))
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
        for table in ["election_photo", "election_candidacy"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// Table, columns, whether a row is the only one with them.
const INDEXES: &[(&str, &[&str], bool)] =
    &[("election_candidacy", &["election_id", "adhesion_id"], true)];
