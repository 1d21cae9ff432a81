//! Creates `role`, `invitation`.

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
                    .table("role")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(uuid("person_id"))
                    .col(string("kind"))
                    .col(date("starts_on"))
                    .col(date_null("ends_on"))
                    .col(uuid_null("appointed_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_role_cpts_id")
                            .from("role", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_role_person_id")
                            .from("role", "person_id")
                            .to("person", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_role_appointed_by")
                            .from("role", "appointed_by")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_role_cpts_id")
                    .table("role")
                    .col("cpts_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_role_person_id")
                    .table("role")
                    .col("person_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("invitation")
                    .col(uuid("id").primary_key())
                    .col(uuid("cpts_id"))
                    .col(string_null("role_kind"))
                    .col(uuid_null("adhesion_id"))
                    .col(string("email"))
                    .col(string("token_sha256"))
                    .col(uuid_null("created_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .col(timestamp_with_time_zone_null("accepted_at"))
                    .col(uuid_null("accepted_by"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_invitation_cpts_id")
                            .from("invitation", "cpts_id")
                            .to("cpts", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_invitation_adhesion_id")
                            .from("invitation", "adhesion_id")
                            .to("adhesion", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_invitation_created_by")
                            .from("invitation", "created_by")
                            .to("person", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk_invitation_accepted_by")
                            .from("invitation", "accepted_by")
                            .to("person", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("ix_invitation_cpts_id")
                    .table("invitation")
                    .col("cpts_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("uq_invitation_token_sha256")
                    .table("invitation")
                    .col("token_sha256")
                    .unique()
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["invitation", "role"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
