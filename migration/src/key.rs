//! Foreign keys, all named alike.

use sea_orm_migration::prelude::*;

/// `from.column` names a row of `to` by its `id`; the constraint is called `fk_from_column`. Migrations that have run say so
/// too: what this gives never changes.
pub fn key(from: &str, column: &str, to: &str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{from}_{column}"))
        .from(from.to_owned(), column.to_owned())
        .to(to.to_owned(), "id")
        .to_owned()
}
