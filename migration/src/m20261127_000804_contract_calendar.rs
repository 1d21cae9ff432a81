//! Creates `contract_review`, `contract_reminder`, `contract_feed`.

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
                    .table("contract_review")
                    .col(uuid("id").primary_key())
                    .col(uuid("contract_id"))
                    .col(date("on_day"))
                    .col(integer_null("indicator"))
                    .col(string("label"))
                    .col(integer_null("reached"))
                    .col(text("note"))
                    .col(uuid("by_id"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut key("contract_review", "contract_id", "contract"))
                    .foreign_key(&mut key("contract_review", "by_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_reminder")
                    .col(uuid("id").primary_key())
                    .col(uuid("contract_id"))
                    .col(uuid("person_id"))
                    .col(string("due"))
                    .col(integer("days"))
                    .col(timestamp_with_time_zone("sent_at"))
                    .foreign_key(&mut key("contract_reminder", "contract_id", "contract"))
                    .foreign_key(&mut key("contract_reminder", "person_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_feed")
                    .col(uuid("person_id").primary_key())
                    .col(string("token_sha256"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut key("contract_feed", "person_id", "person"))
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
        for table in ["contract_feed", "contract_reminder", "contract_review"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// Table, columns, whether a row is the only one with them.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("contract_review", &["contract_id", "on_day"], false),
    (
        "contract_reminder",
        &["contract_id", "person_id", "due", "days"],
        true,
    ),
    ("contract_feed", &["token_sha256"], true),
];
