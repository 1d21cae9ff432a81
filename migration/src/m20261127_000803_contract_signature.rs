//! Creates `contract_document`, `contract_document_content`, `contract_scan`, `contract_signature`, `contract_record`.

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
                    .table("contract_document")
                    .col(uuid("id").primary_key())
                    .col(uuid("contract_id"))
                    .col(string("role"))
                    .col(string("name"))
                    .col(string("kind"))
                    .col(big_integer("bytes"))
                    .col(string("sha256"))
                    .col(uuid("added_by"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut key("contract_document", "contract_id", "contract"))
                    .foreign_key(&mut key("contract_document", "added_by", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_document_content")
                    .col(uuid("document_id").primary_key())
                    .col(blob("content"))
                    .foreign_key(&mut key(
                        "contract_document_content",
                        "document_id",
                        "contract_document",
                    ))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_scan")
                    .col(uuid("id").primary_key())
                    .col(uuid("contract_id"))
                    .col(uuid("party_id"))
                    .col(string("sha256"))
                    .col(uuid("document_id"))
                    .col(string("name"))
                    .col(uuid("first_id"))
                    .col(timestamp_with_time_zone("first_at"))
                    .col(uuid_null("second_id"))
                    .col(timestamp_with_time_zone_null("second_at"))
                    .col(timestamp_with_time_zone_null("refused_at"))
                    .foreign_key(&mut key("contract_scan", "contract_id", "contract"))
                    .foreign_key(&mut key(
                        "contract_scan",
                        "document_id",
                        "contract_document",
                    ))
                    .foreign_key(&mut key("contract_scan", "first_id", "person"))
                    .foreign_key(&mut key("contract_scan", "second_id", "person"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_signature")
                    .col(uuid("id").primary_key())
                    .col(uuid("contract_id"))
                    .col(uuid("party_id"))
                    .col(string("sha256"))
                    .col(string("document_sha256"))
                    .col(uuid_null("person_id"))
                    .col(string("name"))
                    .col(string("function"))
                    .col(string_null("key_id"))
                    .col(blob_null("envelope"))
                    .col(string_null("digest"))
                    .col(string_null("entry_hash"))
                    .col(uuid_null("scan_id"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut key("contract_signature", "contract_id", "contract"))
                    .foreign_key(&mut key("contract_signature", "person_id", "person"))
                    .foreign_key(&mut key("contract_signature", "scan_id", "contract_scan"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contract_record")
                    .col(uuid("contract_id"))
                    .col(uuid("entry_id"))
                    .col(blob("hash"))
                    .primary_key(Index::create().col("contract_id").col("entry_id"))
                    .foreign_key(&mut key("contract_record", "contract_id", "contract"))
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
            "contract_record",
            "contract_signature",
            "contract_scan",
            "contract_document_content",
            "contract_document",
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
    ("contract_document", &["contract_id", "sha256"], false),
    ("contract_scan", &["contract_id", "sha256"], false),
    (
        "contract_signature",
        &["contract_id", "party_id", "sha256"],
        true,
    ),
];
