//! Creates `import_batch`, `import_line`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

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
                    .table("import_batch")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(string("kind"))
                    .col(string("file_name"))
                    .col(string("sha256"))
                    .col(uuid("author_id"))
                    .col(string("state"))
                    .col(json_binary("summary"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone_null("committed_at"))
                    .col(timestamp_with_time_zone_null("undone_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_import_batch_cpts_id")
                            .from("import_batch", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_import_batch_author_id")
                            .from("import_batch", "author_id")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_import_batch_cpts_id_created_at")
                    .table("import_batch")
                    .col("cpts_id")
                    .col("created_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("import_line")
                    .col(uuid("batch_id"))
                    .col(integer("line"))
                    .col(string("verdict"))
                    .col(json_binary("detail"))
                    .col(string_null("choice"))
                    .col(uuid_null("adhesion_id"))
                    .col(integer_null("adhesion_version"))
                    .primary_key(Index::create().col("batch_id").col("line"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_import_line_batch_id")
                            .from("import_line", "batch_id")
                            .to("import_batch", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_import_line_adhesion_id")
                    .table("import_line")
                    .col("adhesion_id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["import_line", "import_batch"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
