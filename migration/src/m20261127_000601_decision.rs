//! Creates `decision`, `decision_roll`, `decision_text`, `decision_conflict`, `decision_proxy`.

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
                    .table("decision")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(integer_null("number"))
                    .col(string("title"))
                    .col(string("search_title"))
                    .col(text("why"))
                    .col(string("organ"))
                    .col(string("kind"))
                    .col(text("missions"))
                    .col(uuid("author_id"))
                    .col(uuid_null("author_adhesion_id"))
                    .col(string("stage"))
                    .col(text("stage_detail"))
                    .col(integer("revision"))
                    .col(date_null("tabled_on"))
                    .col(uuid_null("rules_id"))
                    .col(string_null("statutes_sha256"))
                    .col(string_null("roll_sha256"))
                    .col(uuid_null("chair"))
                    .col(timestamp_with_time_zone_null("closes_at"))
                    .col(timestamp_with_time_zone_null("waits_since"))
                    .col(string_null("ended"))
                    .col(timestamp_with_time_zone_null("ended_at"))
                    .col(boolean("public"))
                    .col(date_null("follow_up_on"))
                    .col(uuid_null("follow_up_owner_id"))
                    .col(date_null("follow_up_done_on"))
                    .col(text_null("follow_up_note"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("changed_at"))
                    .foreign_key(&mut key("decision", "cpts_id", "cpts"))
                    .foreign_key(&mut key("decision", "author_id", "person"))
                    .foreign_key(&mut key("decision", "author_adhesion_id", "adhesion"))
                    .foreign_key(&mut key("decision", "rules_id", "rules"))
                    .foreign_key(&mut key("decision", "follow_up_owner_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_roll")
                    .col(uuid("decision_id").primary_key())
                    .col(text("text"))
                    .foreign_key(&mut key("decision_roll", "decision_id", "decision"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_text")
                    .col(uuid("id").primary_key())
                    .col(uuid("decision_id"))
                    .col(integer("version"))
                    .col(text("body"))
                    .col(string("sha256"))
                    .col(text("note"))
                    .col(uuid_null("author_id"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut key("decision_text", "decision_id", "decision"))
                    .foreign_key(&mut key("decision_text", "author_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_conflict")
                    .col(uuid("id").primary_key())
                    .col(uuid("decision_id"))
                    .col(uuid_null("partner_id"))
                    .col(uuid_null("bloc_id"))
                    .foreign_key(&mut key("decision_conflict", "decision_id", "decision"))
                    .foreign_key(&mut key("decision_conflict", "partner_id", "partner"))
                    .foreign_key(&mut key("decision_conflict", "bloc_id", "bloc"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("decision_proxy")
                    .col(uuid("id").primary_key())
                    .col(uuid("decision_id"))
                    .col(uuid("giver_id"))
                    .col(uuid("holder_id"))
                    .col(timestamp_with_time_zone("given_at"))
                    .col(timestamp_with_time_zone_null("withdrawn_at"))
                    .foreign_key(&mut key("decision_proxy", "decision_id", "decision"))
                    .foreign_key(&mut key("decision_proxy", "giver_id", "adhesion"))
                    .foreign_key(&mut key("decision_proxy", "holder_id", "adhesion"))
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
            "decision_proxy",
            "decision_conflict",
            "decision_text",
            "decision_roll",
            "decision",
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
    ("decision", &["cpts_id", "number"], true),
    ("decision", &["closes_at"], false),
    ("decision", &["waits_since"], false),
    ("decision_text", &["decision_id", "version"], true),
    ("decision_conflict", &["decision_id"], false),
    ("decision_proxy", &["decision_id"], false),
];
