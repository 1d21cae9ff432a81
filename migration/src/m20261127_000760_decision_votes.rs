//! Adds `votes` to `decision_voter`.

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
            .alter_table(
                Table::alter()
                    .table("decision_voter")
                    .add_column(boolean("votes").default(false))
                    .to_owned(),
            )
            .await?;
        manager
            .execute(
                Query::update()
                    .table("decision_voter")
                    .value("votes", true)
                    .and_where(Expr::col("line").like("%\"recused\":null%"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("decision_voter")
                    .drop_column("votes")
                    .to_owned(),
            )
            .await
    }
}
