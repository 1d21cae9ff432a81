//! A person changes their own names and telephone number.

use domain::audit::Event;
use domain::contact::is_phone;
use domain::text::searchable;
use domain::typed::{self, NAME_MAX, TypedRefused};
use entity::person;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::tx::Entry;

/// Names and telephone, as typed.
#[derive(Debug, Clone)]
pub struct Edit {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Telephone; may be empty.
    pub phone: String,
}

/// Why nothing is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditRefused {
    /// The given name is missing or cannot be kept.
    GivenName(Option<TypedRefused>),
    /// The family name is missing or cannot be kept.
    FamilyName(Option<TypedRefused>),
    /// The telephone number has not the form of one.
    Phone,
}

/// Keeps names and telephone. The names of a person whose number (RPPS) a provider verified come
/// from there and are left as they are.
///
/// # Errors
/// [`EditRefused`].
pub async fn edit(ctx: &Ctx, actor: &Actor, edit: &Edit) -> Outcome<(), EditRefused> {
    let given = name(&edit.given_name, EditRefused::GivenName)?;
    let family = name(&edit.family_name, EditRefused::FamilyName)?;
    let phone = edit.phone.trim();
    if !phone.is_empty() && !is_phone(phone) {
        return refuse(EditRefused::Phone);
    }
    transaction!(ctx, |tx| {
        let row = person::Entity::find_by_id(actor.person.0)
            .one(tx.db())
            .await?
            .ok_or(Failure::NotFound)?;
        let (version, provided) = (row.version, row.rpps.is_some());
        let mut row = row.into_active_model();
        if !provided {
            row.search_name = Set(searchable(&format!("{family} {given}")));
            row.given_name = Set(given.clone());
            row.family_name = Set(family.clone());
        }
        row.phone = Set(Some(phone.to_owned()).filter(|it| !it.is_empty()));
        row.version = Set(version + 1);
        row.update(tx.db()).await?;
        tx.record(
            Entry::new(Event::PersonEdited)
                .actor(actor)
                .subject(actor.person.0)
                .detail(json!({ "contact": true })),
        )
        .await?;
        Ok(())
    })
}

fn name(
    text: &str,
    refused: impl Fn(Option<TypedRefused>) -> EditRefused,
) -> Outcome<String, EditRefused> {
    typed::line(text, NAME_MAX)
        .map_err(|it| Failure::Refused(refused(Some(it))))?
        .ok_or_else(|| Failure::Refused(refused(None)))
}
