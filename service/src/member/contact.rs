//! The contact data of an adhesion, corrected by the board.

use domain::audit::Event;
use domain::id::AdhesionId;
use domain::permission::Action;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::one::one;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};
use crate::notice::{adhesion::contact_edited, letter};
use crate::scope;
use crate::tx::Entry;

/// Contact data as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// E-mail address.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Name of the place of practice.
    pub place_name: String,
    /// Version of the adhesion that was read.
    pub version: i32,
}

/// Why contact data is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactRefused {
    /// Not an e-mail address.
    Email,
    /// A telephone number has digits, spaces, dots, a plus: and 20 characters at most.
    Phone,
    /// Longer than 200 characters.
    PlaceTooLong,
    /// Somebody changed the adhesion in the meantime.
    Overtaken,
    /// Ended adhesions are kept as they were.
    Ended,
}

/// Corrects the contact data of an adhesion and tells the member, at the old address and the new one.
///
/// It is contact data only: an address typed here signs nobody in and is compared with no account.
///
/// Permission: [`Action::EditMember`].
///
/// # Errors
/// [`ContactRefused`], not found, forbidden or a fault.
pub async fn contact(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AdhesionId,
    typed: &Contact,
) -> Outcome<(), ContactRefused> {
    let email = optional(&typed.email);
    if email
        .as_deref()
        .is_some_and(|it| !domain::contact::is_email(it))
    {
        return refuse(ContactRefused::Email);
    }
    let phone = optional(&typed.phone);
    if phone
        .as_deref()
        .is_some_and(|it| !domain::contact::is_phone(it))
    {
        return refuse(ContactRefused::Phone);
    }
    let place = optional(&typed.place_name);
    if place.as_deref().is_some_and(|it| it.chars().count() > 200) {
        return refuse(ContactRefused::PlaceTooLong);
    }
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::EditMember)?;
        let row = one(tx.db(), &seat, id).await?;
        if row.ended_at.is_some() {
            return refuse(ContactRefused::Ended);
        }
        let changed: Vec<&str> = [
            ("email", row.email != email),
            ("phone", row.phone != phone),
            ("place", row.place_name != place),
        ]
        .into_iter()
        .filter_map(|(name, differs)| differs.then_some(name))
        .collect();
        if changed.is_empty() {
            tx.without_journal("nothing changed");
            return Ok(());
        }
        if row.version != typed.version {
            return refuse(ContactRefused::Overtaken);
        }
        let before = row.clone();
        let mut edited = row.into_active_model();
        edited.email = Set(email.clone());
        edited.phone = Set(phone.clone());
        edited.place_name = Set(place.clone());
        edited.version = Set(typed.version + 1);
        let row = edited.update(tx.db()).await?;
        tx.record(
            Entry::new(Event::ContactEdited)
                .cpts(seat.id())
                .actor(actor)
                .subject(row.id)
                .detail(json!({ "fields": changed })),
        )
        .await?;
        let words = contact_edited(&seat.cpts, &row);
        letter::to_each(ctx, tx, &seat.cpts, &[&before, &row], &words).await?;
        Ok(())
    })
}

fn optional(typed: &str) -> Option<String> {
    let text = typed.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
