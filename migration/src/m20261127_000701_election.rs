//! Creates `election`, `election_urn`, `election_officer`.

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
                    .table("election")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(integer("number"))
                    .col(string("title"))
                    .col(string("search_title"))
                    .col(string("stage"))
                    .col(integer("revision"))
                    .col(uuid("created_by"))
                    .col(timestamp_with_time_zone_null("candidacies_open_at"))
                    .col(timestamp_with_time_zone_null("candidacies_close_at"))
                    .col(timestamp_with_time_zone_null("opens_at"))
                    .col(timestamp_with_time_zone_null("closes_at"))
                    .col(date_null("mandates_from"))
                    .col(date_null("challenge_until"))
                    .col(uuid_null("rules_id"))
                    .col(string_null("statutes_sha256"))
                    .col(string_null("roll_sha256"))
                    .col(string_null("order_commit"))
                    .col(string_null("order_seed"))
                    .col(string_null("lot_commit"))
                    .col(string_null("lot_seed"))
                    .col(uuid_null("trustee_board_id"))
                    .col(integer_null("reserve"))
                    .col(timestamp_with_time_zone_null("called_at"))
                    .col(timestamp_with_time_zone_null("frozen_at"))
                    .col(timestamp_with_time_zone_null("sealed_at"))
                    .col(timestamp_with_time_zone_null("closed_at"))
                    .col(timestamp_with_time_zone_null("counted_at"))
                    .col(timestamp_with_time_zone_null("proclaimed_at"))
                    .col(timestamp_with_time_zone_null("archived_at"))
                    .col(text_null("cancelled_reason"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("changed_at"))
                    .foreign_key(&mut key("election", "cpts_id", "cpts"))
                    .foreign_key(&mut key("election", "created_by", "person"))
                    .foreign_key(&mut key("election", "rules_id", "rules"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("election_urn")
                    .col(uuid("id").primary_key())
                    .col(uuid("election_id"))
                    .col(string("college"))
                    .col(string("name"))
                    .col(integer("seats"))
                    .col(string("uuid"))
                    .col(boolean("rehearsal"))
                    .col(text("joined"))
                    .col(string_null("small"))
                    .col(string("status"))
                    .col(integer("min"))
                    .col(integer("max"))
                    .col(text_null("server_key"))
                    .col(blob_null("election_json"))
                    .col(blob_null("trustees_json"))
                    .col(blob_null("credentials_json"))
                    .col(blob_null("tally_json"))
                    .col(blob_null("result_json"))
                    .col(string_null("head"))
                    .col(big_integer("turnout"))
                    .col(big_integer("roll_size"))
                    .col(big_integer("paper"))
                    .foreign_key(&mut key("election_urn", "election_id", "election"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("election_officer")
                    .col(uuid("election_id"))
                    .col(uuid("person_id"))
                    .col(string("kind"))
                    .col(text_null("seed_public"))
                    .primary_key(
                        Index::create()
                            .col("election_id")
                            .col("person_id")
                            .col("kind"),
                    )
                    .foreign_key(&mut key("election_officer", "election_id", "election"))
                    .foreign_key(&mut key("election_officer", "person_id", "person"))
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
        for table in ["election_officer", "election_urn", "election"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// Table, columns, whether a row is the only one with them.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("election", &["cpts_id", "number"], true),
    ("election", &["stage"], false),
    ("election_urn", &["uuid"], true),
    ("election_urn", &["election_id"], false),
    ("election_officer", &["person_id"], false),
];
