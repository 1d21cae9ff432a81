//! A partner is registered, corrected, or leaves.

use domain::audit::Event;
use domain::id::PartnerId;
use domain::identifier::{Finess, Malformed, Siren};
use domain::partner::PartnerKind;
use domain::permission::Action;
use entity::partner;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::scope;
use crate::tx::Entry;

/// A partner as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// What it is.
    pub kind: PartnerKind,
    /// Name, as it writes it.
    pub name: String,
    /// The hospital group it is a party to.
    pub group: Option<PartnerId>,
    /// FINESS of the legal entity.
    pub finess: String,
    /// SIREN.
    pub siren: String,
    /// Whom to write to.
    pub contact_name: String,
    /// Contact address.
    pub email: String,
    /// Contact telephone.
    pub phone: String,
    /// Remark.
    pub note: String,
}

/// Why a partner is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveRefused {
    /// It has no name, or one of more than 200 characters.
    Name,
    /// The FINESS number has not the right form.
    Finess(Malformed),
    /// The SIREN has not the right form.
    Siren(Malformed),
    /// Not an e-mail address.
    Email,
    /// Not a telephone number.
    Phone,
    /// A remark has 2,000 characters at most, a contact's name 200.
    TooLong,
    /// Only public establishments are parties to a hospital group, and the group must be one of this CPTS.
    Group,
    /// A partner of that FINESS, SIREN or name is registered already.
    Twice,
}

/// A checked partner, ready for its row.
struct Checked {
    name: String,
    search_name: String,
    finess: Option<String>,
    siren: Option<String>,
    contact_name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    note: Option<String>,
}

/// Registers a partner (`id` is none) or corrects it. Permission: [`Action::ManagePartners`].
///
/// # Errors
/// [`SaveRefused`], not found, forbidden or a fault.
pub async fn save(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: Option<PartnerId>,
    typed: &Partner,
) -> Outcome<PartnerId, SaveRefused> {
    let checked = check(typed).map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManagePartners)?;
        let rows = seat.partners().all(tx.db()).await?;
        let present = match id {
            Some(id) => Some(
                rows.iter()
                    .find(|row| row.id == id.0)
                    .cloned()
                    .ok_or(Failure::NotFound)?,
            ),
            None => None,
        };
        let others = || {
            rows.iter()
                .filter(|row| Some(row.id) != id.map(|it| it.0) && row.ended_on.is_none())
        };
        if let Some(group) = typed.group {
            let is_group =
                others().any(|row| row.id == group.0 && row.kind == PartnerKind::Ght.code());
            if !is_group || !typed.kind.may_join_ght() {
                return refuse(SaveRefused::Group);
            }
        }
        let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        let twice = others().any(|row| {
            same(&row.finess, &checked.finess)
                || same(&row.siren, &checked.siren)
                || row.search_name == checked.search_name
        });
        if twice {
            return refuse(SaveRefused::Twice);
        }
        let version = present.as_ref().map_or(1, |row| row.version + 1);
        let is_new = present.is_none();
        let row_id = present.as_ref().map_or_else(|| ctx.uuid(), |row| row.id);
        let mut row = match present {
            Some(row) => row.into_active_model(),
            None => partner::ActiveModel {
                id: Set(row_id),
                cpts_id: Set(seat.cpts.id),
                created_at: Set(ctx.now()),
                commune_code: Set(None),
                ended_on: Set(None),
                ..Default::default()
            },
        };
        row.kind = Set(typed.kind.code().to_owned());
        row.name = Set(checked.name.clone());
        row.search_name = Set(checked.search_name.clone());
        row.parent_id = Set(typed.group.map(|it| it.0));
        row.finess = Set(checked.finess.clone());
        row.siren = Set(checked.siren.clone());
        row.contact_name = Set(checked.contact_name.clone());
        row.email = Set(checked.email.clone());
        row.phone = Set(checked.phone.clone());
        row.note = Set(checked.note.clone());
        row.version = Set(version);
        let event = if is_new {
            partner::Entity::insert(row)
                .exec_without_returning(tx.db())
                .await?;
            Event::PartnerAdded
        } else {
            row.update(tx.db()).await?;
            Event::PartnerEdited
        };
        record(tx, &seat, actor, event, row_id, typed.kind).await?;
        Ok(PartnerId(row_id))
    })
}

/// A partner leaves: it stays in the register as a former one. Permission: [`Action::ManagePartners`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn end(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: PartnerId,
) -> Outcome<(), std::convert::Infallible> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManagePartners)?;
        let row = seat
            .partners()
            .filter(partner::Column::Id.eq(id.0))
            .one(tx.db())
            .await?
            .ok_or(Failure::NotFound)?;
        if row.ended_on.is_some() {
            tx.without_journal("the partner left already");
            return Ok(());
        }
        let kind: PartnerKind = entity::read("partner", "kind", &row.kind)?;
        let version = row.version + 1;
        let mut row = row.into_active_model();
        row.ended_on = Set(ctx.today().pred_opt());
        row.version = Set(version);
        row.update(tx.db()).await?;
        record(tx, &seat, actor, Event::PartnerEnded, id.0, kind).await?;
        Ok(())
    })
}

async fn record(
    tx: &crate::tx::Tx<'_>,
    seat: &scope::Seat,
    actor: &Actor,
    event: Event,
    id: Uuid,
    kind: PartnerKind,
) -> Result<(), crate::failure::Fault> {
    tx.record(
        Entry::new(event)
            .cpts(seat.id())
            .actor(actor)
            .subject(id)
            .detail(json!({ "kind": kind.code() })),
    )
    .await
}

fn check(typed: &Partner) -> Result<Checked, SaveRefused> {
    let name = typed.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 200 {
        return Err(SaveRefused::Name);
    }
    let finess = number::<Finess>(&typed.finess).map_err(SaveRefused::Finess)?;
    let siren = number::<Siren>(&typed.siren).map_err(SaveRefused::Siren)?;
    let email = optional(&typed.email);
    if email
        .as_deref()
        .is_some_and(|it| !domain::contact::is_email(it))
    {
        return Err(SaveRefused::Email);
    }
    let phone = optional(&typed.phone);
    if phone
        .as_deref()
        .is_some_and(|it| !domain::contact::is_phone(it))
    {
        return Err(SaveRefused::Phone);
    }
    let (contact_name, note) = (optional(&typed.contact_name), optional(&typed.note));
    let longer =
        |text: &Option<String>, max| text.as_ref().is_some_and(|it| it.chars().count() > max);
    if longer(&contact_name, 200) || longer(&note, 2_000) {
        return Err(SaveRefused::TooLong);
    }
    Ok(Checked {
        search_name: domain::text::searchable(&name),
        name,
        finess,
        siren,
        contact_name,
        email,
        phone,
        note,
    })
}

fn number<N>(typed: &str) -> Result<Option<String>, Malformed>
where
    N: std::str::FromStr<Err = Malformed> + std::fmt::Display,
{
    if typed.trim().is_empty() {
        return Ok(None);
    }
    typed.parse::<N>().map(|number| Some(number.to_string()))
}

fn optional(typed: &str) -> Option<String> {
    let text = typed.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
