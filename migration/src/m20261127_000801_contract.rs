//! Creates `contract`, `contract_cpts`, `contract_party`, `contract_money`, `contract_template`.

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
                    .table("contract")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(string("kind"))
                    .col(string("title"))
                    .col(string("search_title"))
                    .col(string("stage"))
                    .col(text("stage_detail"))
                    .col(integer("head"))
                    .col(string("sha256"))
                    .col(integer("revision"))
                    .col(string("shown"))
                    .col(text("missions"))
                    .col(integer("actions"))
                    .col(date("begins_on"))
                    .col(date("ends_on"))
                    .col(date_null("in_force_on"))
                    .col(date_null("received_on"))
                    .col(uuid_null("follows_id"))
                    .col(string_null("follows"))
                    .col(uuid("created_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("changed_at"))
                    .foreign_key(&mut key("contract", "cpts_id", "cpts"))
                    .foreign_key(&mut key("contract", "follows_id", "contract"))
                    .foreign_key(&mut key("contract", "created_by", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_cpts")
                    .col(uuid("contract_id"))
                    .col(uuid("cpts_id"))
                    .col(uuid_null("owner_id"))
                    .col(uuid_null("signatory_id"))
                    .col(timestamp_with_time_zone("joined_at"))
                    .primary_key(Index::create().col("contract_id").col("cpts_id"))
                    .foreign_key(&mut key("contract_cpts", "contract_id", "contract"))
                    .foreign_key(&mut key("contract_cpts", "cpts_id", "cpts"))
                    .foreign_key(&mut key("contract_cpts", "owner_id", "person"))
                    .foreign_key(&mut key("contract_cpts", "signatory_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_party")
                    .col(uuid("contract_id"))
                    .col(uuid("partner_id"))
                    .col(integer("place"))
                    .primary_key(Index::create().col("contract_id").col("partner_id"))
                    .foreign_key(&mut key("contract_party", "contract_id", "contract"))
                    .foreign_key(&mut key("contract_party", "partner_id", "partner"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_money")
                    .col(uuid("id").primary_key())
                    .col(uuid("contract_id"))
                    .col(uuid("partner_id"))
                    .col(date("due_on"))
                    .col(big_integer("cents"))
                    .foreign_key(&mut key("contract_money", "contract_id", "contract"))
                    .foreign_key(&mut key("contract_money", "partner_id", "partner"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_template")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(string("kind"))
                    .col(text("body"))
                    .col(integer("revision"))
                    .col(uuid("changed_by"))
                    .col(timestamp_with_time_zone("changed_at"))
                    .foreign_key(&mut key("contract_template", "cpts_id", "cpts"))
                    .foreign_key(&mut key("contract_template", "changed_by", "person"))
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
            "contract_template",
            "contract_money",
            "contract_party",
            "contract_cpts",
            "contract",
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
    ("contract", &["cpts_id", "stage"], false),
    ("contract", &["ends_on"], false),
    ("contract", &["follows_id"], false),
    ("contract_cpts", &["cpts_id"], false),
    ("contract_cpts", &["owner_id"], false),
    ("contract_party", &["partner_id"], false),
    ("contract_money", &["contract_id"], false),
    ("contract_template", &["cpts_id", "kind"], true),
];
