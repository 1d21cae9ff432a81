//! Creates `contract_version`, `contract_comment`, `contract_guest`, `contract_opinion`, `contract_mandate`.

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
                    .table("contract_version")
                    .col(uuid("id").primary_key())
                    .col(uuid("contract_id"))
                    .col(integer("number"))
                    .col(text("body"))
                    .col(string("sha256"))
                    .col(text("source"))
                    .col(text("note"))
                    .col(uuid("author_id"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut key("contract_version", "contract_id", "contract"))
                    .foreign_key(&mut key("contract_version", "author_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_comment")
                    .col(uuid("id").primary_key())
                    .col(uuid("contract_id"))
                    .col(integer("version"))
                    .col(string("clause"))
                    .col(text("body"))
                    .col(uuid("author_id"))
                    .col(uuid("party_id"))
                    .col(timestamp_with_time_zone("at"))
                    .col(timestamp_with_time_zone_null("settled_at"))
                    .foreign_key(&mut key("contract_comment", "contract_id", "contract"))
                    .foreign_key(&mut key("contract_comment", "author_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_guest")
                    .col(uuid("id").primary_key())
                    .col(uuid("contract_id"))
                    .col(uuid("partner_id"))
                    .col(string("name"))
                    .col(string("function"))
                    .col(string("email"))
                    .col(string("token_sha256"))
                    .col(boolean("signs"))
                    .col(uuid("invited_by"))
                    .col(timestamp_with_time_zone("invited_at"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .col(uuid_null("person_id"))
                    .col(timestamp_with_time_zone_null("accepted_at"))
                    .col(timestamp_with_time_zone_null("ended_at"))
                    .col(string_null("code_sha256"))
                    .col(string_null("code_salt"))
                    .col(timestamp_with_time_zone_null("code_until"))
                    .col(integer("code_tries"))
                    .col(string_null("key_id"))
                    .col(timestamp_with_time_zone_null("key_at"))
                    .col(uuid_null("key_by"))
                    .foreign_key(&mut key("contract_guest", "contract_id", "contract"))
                    .foreign_key(&mut key("contract_guest", "partner_id", "partner"))
                    .foreign_key(&mut key("contract_guest", "invited_by", "person"))
                    .foreign_key(&mut key("contract_guest", "person_id", "person"))
                    .foreign_key(&mut key("contract_guest", "key_by", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_opinion")
                    .col(uuid("id").primary_key())
                    .col(uuid("contract_id"))
                    .col(uuid("cpts_id"))
                    .col(integer("version"))
                    .col(uuid("person_id"))
                    .col(string("opinion"))
                    .col(text("reason"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut key("contract_opinion", "contract_id", "contract"))
                    .foreign_key(&mut key("contract_opinion", "cpts_id", "cpts"))
                    .foreign_key(&mut key("contract_opinion", "person_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_mandate")
                    .col(uuid("id").primary_key())
                    .col(uuid("contract_id"))
                    .col(uuid("cpts_id"))
                    .col(string("sha256"))
                    .col(uuid("decision_id"))
                    .col(uuid("asked_by"))
                    .col(timestamp_with_time_zone("asked_at"))
                    .foreign_key(&mut key("contract_mandate", "contract_id", "contract"))
                    .foreign_key(&mut key("contract_mandate", "cpts_id", "cpts"))
                    .foreign_key(&mut key("contract_mandate", "decision_id", "decision"))
                    .foreign_key(&mut key("contract_mandate", "asked_by", "person"))
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
            "contract_mandate",
            "contract_opinion",
            "contract_guest",
            "contract_comment",
            "contract_version",
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
    ("contract_version", &["contract_id", "number"], true),
    ("contract_comment", &["contract_id", "at"], false),
    ("contract_guest", &["token_sha256"], true),
    ("contract_guest", &["contract_id"], false),
    ("contract_guest", &["person_id"], false),
    (
        "contract_opinion",
        &["contract_id", "cpts_id", "version", "person_id"],
        true,
    ),
    (
        "contract_mandate",
        &["contract_id", "cpts_id", "sha256"],
        false,
    ),
    ("contract_mandate", &["decision_id"], true),
];
