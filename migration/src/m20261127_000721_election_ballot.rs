//! Creates `election_waiting`, `election_ballot`, `election_spoiled`, `election_reserve`, `election_register`.

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
        for mut table in tables() {
            manager.create_table(table.take()).await?;
        }
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
            "election_register",
            "election_reserve",
            "election_spoiled",
            "election_ballot",
            "election_waiting",
        ] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

fn tables() -> [TableCreateStatement; 5] {
    [
        Table::create()
            .table("election_waiting")
            .col(uuid("id").primary_key())
            .col(uuid("urn_id"))
            .col(blob("sealed"))
            .foreign_key(&mut key("election_waiting", "urn_id", "election_urn"))
            .to_owned(),
        Table::create()
            .table("election_ballot")
            .col(uuid("id").primary_key())
            .col(uuid("urn_id"))
            .col(big_integer("idx"))
            .col(string("tracker"))
            .col(string("credential"))
            .col(blob("bytes"))
            .foreign_key(&mut key("election_ballot", "urn_id", "election_urn"))
            .to_owned(),
        Table::create()
            .table("election_spoiled")
            .col(uuid("id").primary_key())
            .col(uuid("urn_id"))
            .col(string("tracker"))
            .foreign_key(&mut key("election_spoiled", "urn_id", "election_urn"))
            .to_owned(),
        Table::create()
            .table("election_reserve")
            .col(uuid("id").primary_key())
            .col(uuid("election_id"))
            .col(uuid("urn_id"))
            .col(integer("number"))
            .col(blob("held"))
            .col(boolean("given"))
            .col(boolean("counted"))
            .foreign_key(&mut key("election_reserve", "election_id", "election"))
            .foreign_key(&mut key("election_reserve", "urn_id", "election_urn"))
            .to_owned(),
        Table::create()
            .table("election_register")
            .col(uuid("id").primary_key())
            .col(uuid("urn_id"))
            .col(uuid("entry"))
            .col(text("sealed"))
            .foreign_key(&mut key("election_register", "urn_id", "election_urn"))
            .to_owned(),
    ]
}

/// Table, columns, whether a row is the only one with them.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("election_waiting", &["urn_id"], false),
    ("election_ballot", &["urn_id", "idx"], true),
    ("election_ballot", &["urn_id", "tracker"], true),
    ("election_spoiled", &["urn_id", "tracker"], true),
    ("election_reserve", &["election_id"], false),
    ("election_reserve", &["urn_id", "number"], true),
    ("election_register", &["urn_id", "entry"], true),
];
