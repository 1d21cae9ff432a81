//! Creates `trustee_board`, `trustee`.

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
                    .table("trustee_board")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(string("name"))
                    .col(integer("threshold"))
                    .col(integer("size"))
                    .col(string("state"))
                    .col(text_null("trustees_json"))
                    .col(timestamp_with_time_zone_null("rehearsed_at"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(uuid("created_by"))
                    .col(timestamp_with_time_zone_null("retired_at"))
                    .foreign_key(&mut key("trustee_board", "cpts_id", "cpts"))
                    .foreign_key(&mut key("trustee_board", "created_by", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("trustee")
                    .col(uuid("id").primary_key())
                    .col(uuid("board_id"))
                    .col(integer("place"))
                    .col(uuid("person_id"))
                    .col(text_null("certificate"))
                    .col(text_null("polynomial"))
                    .col(text_null("voutput"))
                    .col(timestamp_with_time_zone_null("joined_at"))
                    .foreign_key(&mut key("trustee", "board_id", "trustee_board"))
                    .foreign_key(&mut key("trustee", "person_id", "person"))
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
        for table in ["trustee", "trustee_board"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// Table, columns, whether a row is the only one with them.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("trustee_board", &["cpts_id"], false),
    ("trustee", &["board_id", "place"], true),
    ("trustee", &["person_id"], false),
];
