//! Creates `log_pending`, `log_leaf`, `log_opening`: the entries of registers.

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
                    .table("log_pending")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(blob("hash"))
                    .col(blob("entry"))
                    .col(timestamp_with_time_zone("logged_at"))
                    .col(integer("place"))
                    .foreign_key(&mut key("log_pending", "cpts_id", "cpts"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("log_leaf")
                    .col(uuid("log_id"))
                    .col(big_integer("idx"))
                    .col(uuid("entry_id"))
                    .col(blob("hash"))
                    .primary_key(Index::create().col("log_id").col("idx"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_log_leaf_log_id")
                            .from("log_leaf", "log_id")
                            .to("log", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("log_opening")
                    .col(uuid("entry_id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(uuid_null("person_id"))
                    .col(string("kind"))
                    .col(blob("hash"))
                    .col(blob("salt"))
                    .col(blob("blob"))
                    .col(boolean("open"))
                    .col(timestamp_with_time_zone("logged_at"))
                    .foreign_key(&mut key("log_opening", "cpts_id", "cpts"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_log_opening_person_id")
                            .from("log_opening", "person_id")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        for (table, columns) in UNIQUE {
            let mut index = Index::create();
            index.name(format!("uq_{table}_{}", columns.join("_")));
            index.table(*table).unique();
            for column in *columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        manager
            .create_index(
                Index::create()
                    .name("ix_log_opening_person_id")
                    .table("log_opening")
                    .col("person_id")
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["log_opening", "log_leaf", "log_pending"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// An entry stands once in a register: its salt is random.
const UNIQUE: &[(&str, &[&str])] = &[
    ("log_pending", &["cpts_id", "hash"]),
    ("log_leaf", &["log_id", "hash"]),
    ("log_opening", &["cpts_id", "hash"]),
];
