//! The names of a person who came by e-mail: no provider gave them.

use domain::audit::Event;
use domain::text::searchable;
use entity::person;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};
use crate::tx::Entry;

/// Why a name cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameRefused {
    /// The given name is missing, too long or holds control characters.
    Given,
    /// The family name is missing, too long or holds control characters.
    Family,
}

/// Says one's names for the first time. Names that are there already are not touched.
///
/// # Errors
/// [`NameRefused`].
pub async fn give(ctx: &Ctx, actor: &Actor, given: &str, family: &str) -> Outcome<(), NameRefused> {
    let (given, family) = (given.trim(), family.trim());
    if !fits(given) {
        return refuse(NameRefused::Given);
    }
    if !fits(family) {
        return refuse(NameRefused::Family);
    }
    transaction!(ctx, |tx| {
        person::Entity::update_many()
            .col_expr(person::Column::GivenName, Expr::value(given))
            .col_expr(person::Column::FamilyName, Expr::value(family))
            .col_expr(
                person::Column::SearchName,
                Expr::value(searchable(&format!("{family} {given}"))),
            )
            .filter(person::Column::Id.eq(actor.person.0))
            .filter(person::Column::FamilyName.eq(""))
            .exec(tx.db())
            .await?;
        tx.record(
            Entry::new(Event::PersonEdited)
                .actor(actor)
                .subject(actor.person.0),
        )
        .await?;
        Ok(())
    })
}

fn fits(name: &str) -> bool {
    !name.is_empty() && name.chars().count() <= 100 && !name.chars().any(char::is_control)
}
