//! Creates `election_share`, `election_paper_count`, `election_dossier`.

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
                    .table("election_share")
                    .col(uuid("id").primary_key())
                    .col(uuid("urn_id"))
                    .col(integer("place"))
                    .col(integer("number"))
                    .col(blob("bytes"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut key("election_share", "urn_id", "election_urn"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("election_paper_count")
                    .col(uuid("id").primary_key())
                    .col(uuid("urn_id"))
                    .col(uuid("teller_id"))
                    .col(text("counts"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut key("election_paper_count", "urn_id", "election_urn"))
                    .foreign_key(&mut key("election_paper_count", "teller_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("election_dossier")
                    .col(uuid("election_id").primary_key())
                    .col(text("held"))
                    .col(text("seats"))
                    .foreign_key(&mut key("election_dossier", "election_id", "election"))
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
        for table in ["election_dossier", "election_paper_count", "election_share"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// Table, columns, whether a row is the only one with them.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("election_share", &["urn_id", "place"], true),
    ("election_share", &["urn_id", "number"], true),
    ("election_paper_count", &["urn_id", "teller_id"], true),
];
