//! A CPTS begins: its row, and an invitation to preside it.

use domain::audit::Event;
use domain::cpts::{Colour, LegalRegime, Slug};
use domain::id::CptsId;
use domain::role::RoleKind;
use entity::cpts;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::ctx::Ctx;
use crate::failure::{Outcome, refuse};
use crate::role::invite::{offer, token};
use crate::tx::Entry;

/// What a new CPTS needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCpts {
    /// Word of its addresses.
    pub slug: Slug,
    /// Full name.
    pub name: String,
    /// Name in lists and headers.
    pub short_name: String,
    /// Law.
    pub regime: LegalRegime,
    /// Address of the person who will preside.
    pub president_email: String,
}

/// Why a CPTS is not created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FoundRefused {
    /// The word is taken.
    #[error("a CPTS has this word in its addresses already")]
    SlugTaken,
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    Email,
    /// Names have 3 to 200 characters, short ones 2 to 40.
    #[error("the name must have 3 to 200 characters, the short name 2 to 40")]
    Name,
}

/// Creates a CPTS and invites its first president; the link of the invitation is returned, for where mail does
/// not work yet. For the machine's operator only: no page leads here.
///
/// # Errors
/// [`FoundRefused`] or a fault.
pub async fn found(ctx: &Ctx, new: &NewCpts) -> Outcome<String, FoundRefused> {
    let email = new.president_email.trim().to_lowercase();
    if !domain::contact::is_email(&email) {
        return refuse(FoundRefused::Email);
    }
    let (name, short_name) = (new.name.trim(), new.short_name.trim());
    if !(3..=200).contains(&name.chars().count()) || !(2..=40).contains(&short_name.chars().count())
    {
        return refuse(FoundRefused::Name);
    }
    let token = token(ctx);
    transaction!(ctx, |tx| {
        let all = cpts::Entity::find();
        if all
            .clone()
            .filter(cpts::Column::Slug.eq(new.slug.as_str()))
            .count(tx.db())
            .await?
            > 0
        {
            return refuse(FoundRefused::SlugTaken);
        }
        // Neighbours get different colours as long as there are eight.
        let count = usize::try_from(all.count(tx.db()).await?).unwrap_or_default();
        let colour = Colour::ALL
            .iter()
            .cycle()
            .nth(count % Colour::ALL.len())
            .copied()
            .unwrap_or(Colour::Azur);
        let row = cpts::Model {
            id: ctx.uuid(),
            slug: new.slug.as_str().to_owned(),
            name: name.to_owned(),
            short_name: short_name.to_owned(),
            colour: colour.code().to_owned(),
            legal_regime: new.regime.code().to_owned(),
            rna: None,
            siret: None,
            finess: None,
            seat: None,
            email: None,
            phone: None,
            website: None,
            description: String::new(),
            retention_months: 36,
            next_number: 1,
            created_at: ctx.now(),
            version: 1,
        };
        let values: cpts::ActiveModel = row.clone().into();
        cpts::Entity::insert(values.reset_all())
            .exec_without_returning(tx.db())
            .await?;
        tx.record(
            Entry::new(Event::CptsCreated)
                .cpts(CptsId(row.id))
                .subject(row.id),
        )
        .await?;
        offer(ctx, tx, &row, None, &email, RoleKind::President, &token).await?;
        Ok(format!("{}/invitation/{token}", ctx.settings().public_url))
    })
}
