//! Creates `decision_voter`, `decision_round`, `decision_statement`, `decision_key`, `decision_record`.

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
                    .table("decision_voter")
                    .col(uuid("decision_id"))
                    .col(uuid("voter"))
                    .col(uuid_null("adhesion_id"))
                    .col(uuid_null("person_id"))
                    .col(blob("salt"))
                    .col(text_null("line"))
                    .col(uuid_null("proxy"))
                    .col(boolean("facilitates"))
                    .primary_key(Index::create().col("decision_id").col("voter"))
                    .foreign_key(&mut key("decision_voter", "decision_id", "decision"))
                    .foreign_key(&mut key("decision_voter", "adhesion_id", "adhesion"))
                    .foreign_key(&mut key("decision_voter", "person_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_round")
                    .col(uuid("id").primary_key())
                    .col(uuid("decision_id"))
                    .col(integer("number"))
                    .col(boolean("vote"))
                    .col(integer("text_version"))
                    .col(string("text_sha256"))
                    .col(date("opens"))
                    .col(date("closes_on"))
                    .col(timestamp_with_time_zone("opened_at"))
                    .col(timestamp_with_time_zone("closes_at"))
                    .col(timestamp_with_time_zone_null("closed_at"))
                    .col(text_null("tally"))
                    .col(uuid_null("opened_by"))
                    .col(timestamp_with_time_zone_null("reminded_at"))
                    .foreign_key(&mut key("decision_round", "decision_id", "decision"))
                    .foreign_key(&mut key("decision_round", "opened_by", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_statement")
                    .col(uuid("id").primary_key())
                    .col(uuid("decision_id"))
                    .col(string("kind"))
                    .col(integer("round"))
                    .col(integer("chain"))
                    .col(uuid("voice"))
                    .col(uuid("member"))
                    .col(integer_null("number"))
                    .col(string("code"))
                    .col(boolean("counts"))
                    .col(string_null("objection"))
                    .col(string("digest").unique_key())
                    .col(string_null("about"))
                    .col(string_null("answers"))
                    .col(text("envelope"))
                    .col(string("key_id"))
                    .col(uuid_null("person_id"))
                    .col(text_null("reason"))
                    .col(blob_null("reason_salt"))
                    .col(text_null("proposal"))
                    .col(uuid("entry_id"))
                    .col(string("entry_hash"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut key("decision_statement", "decision_id", "decision"))
                    .foreign_key(&mut key("decision_statement", "person_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_key")
                    .col(uuid("decision_id"))
                    .col(string("key_id"))
                    .col(uuid("voter"))
                    .col(string("public_key"))
                    .col(timestamp_with_time_zone("logged_at"))
                    .col(timestamp_with_time_zone_null("revoked_at"))
                    .primary_key(
                        Index::create()
                            .col("decision_id")
                            .col("key_id")
                            .col("voter"),
                    )
                    .foreign_key(&mut key("decision_key", "decision_id", "decision"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_record")
                    .col(uuid("decision_id"))
                    .col(uuid("entry_id"))
                    .col(blob("hash"))
                    .primary_key(Index::create().col("decision_id").col("entry_id"))
                    .foreign_key(&mut key("decision_record", "decision_id", "decision"))
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
            "decision_record",
            "decision_key",
            "decision_statement",
            "decision_round",
            "decision_voter",
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
    ("decision_voter", &["decision_id", "adhesion_id"], true),
    ("decision_voter", &["decision_id", "proxy"], false),
    ("decision_round", &["decision_id", "number"], true),
    (
        "decision_statement",
        &["decision_id", "kind", "chain", "voice", "number"],
        true,
    ),
    (
        "decision_statement",
        &["decision_id", "round", "kind", "counts"],
        false,
    ),
    ("decision_statement", &["about"], false),
    ("decision_key", &["key_id"], false),
];
