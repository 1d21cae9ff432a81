//! The profile of a CPTS is changed.

use domain::audit::Event;
use domain::cpts::{Colour, LegalRegime, RETENTION_MONTHS};
use domain::identifier::{Finess, Malformed, Rna, Siret};
use domain::permission::Action;
use entity::cpts;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::scope;
use crate::tx::Entry;

/// The profile as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Full name.
    pub name: String,
    /// Name in lists and headers.
    pub short_name: String,
    /// Colour.
    pub colour: Colour,
    /// Law.
    pub regime: LegalRegime,
    /// RNA number.
    pub rna: String,
    /// SIRET of the seat.
    pub siret: String,
    /// FINESS number.
    pub finess: String,
    /// Address of the seat.
    pub seat: String,
    /// Public address.
    pub email: String,
    /// Public telephone.
    pub phone: String,
    /// Public site.
    pub website: String,
    /// What it says of itself.
    pub description: String,
    /// How long ended adhesions keep names, in months.
    pub retention_months: i32,
    /// Version that was read.
    pub version: i32,
}

/// Why a profile is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileRefused {
    /// 3 to 200 characters.
    Name,
    /// 2 to 40 characters.
    ShortName,
    /// The RNA number has not the right form.
    Rna(Malformed),
    /// Associations of Alsace-Moselle have no RNA number.
    RnaInAlsaceMoselle,
    /// The SIRET has not the right form.
    Siret(Malformed),
    /// The FINESS number has not the right form.
    Finess(Malformed),
    /// Not an e-mail address.
    Email,
    /// Not a telephone number.
    Phone,
    /// Not an address that begins with `https://`.
    Website,
    /// The seat has 500 characters at most, the description 5,000.
    TooLong,
    /// One to ten years.
    Retention,
    /// Somebody changed the profile in the meantime.
    Overtaken,
}

/// Changes the profile; the journal keeps which fields changed. Permission: [`Action::EditProfile`].
///
/// # Errors
/// [`ProfileRefused`], not found, forbidden or a fault.
pub async fn edit(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    typed: &Profile,
) -> Outcome<(), ProfileRefused> {
    let wanted = check(typed).map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::EditProfile)?;
        let changed = changes(&seat.cpts, &wanted);
        if changed.is_empty() {
            tx.without_journal("nothing changed");
            return Ok(());
        }
        if seat.cpts.version != typed.version {
            return refuse(ProfileRefused::Overtaken);
        }
        let id = seat.id();
        let mut row = seat.cpts.into_active_model();
        row.name = Set(wanted.name.clone());
        row.short_name = Set(wanted.short_name.clone());
        row.colour = Set(wanted.colour.clone());
        row.legal_regime = Set(wanted.legal_regime.clone());
        row.rna = Set(wanted.rna.clone());
        row.siret = Set(wanted.siret.clone());
        row.finess = Set(wanted.finess.clone());
        row.seat = Set(wanted.seat.clone());
        row.email = Set(wanted.email.clone());
        row.phone = Set(wanted.phone.clone());
        row.website = Set(wanted.website.clone());
        row.description = Set(wanted.description.clone());
        row.retention_months = Set(wanted.retention_months);
        row.version = Set(typed.version + 1);
        row.update(tx.db()).await?;
        tx.record(
            Entry::new(Event::ProfileEdited)
                .cpts(id)
                .actor(actor)
                .detail(json!({ "fields": changed })),
        )
        .await?;
        Ok(())
    })
}

/// Reads the profile for its form. Permission: [`Action::EditProfile`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn read(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
) -> Outcome<cpts::Model, std::convert::Infallible> {
    let seat = scope::seat(ctx.db().read(), ctx, actor, slug).await?;
    seat.require(Action::EditProfile)?;
    Ok(seat.cpts)
}

/// A profile that was checked.
struct Wanted {
    name: String,
    short_name: String,
    colour: String,
    legal_regime: String,
    rna: Option<String>,
    siret: Option<String>,
    finess: Option<String>,
    seat: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    website: Option<String>,
    description: String,
    retention_months: i32,
}

fn check(typed: &Profile) -> Result<Wanted, ProfileRefused> {
    use ProfileRefused as R;
    let (name, short_name) = (typed.name.trim(), typed.short_name.trim());
    if !(3..=200).contains(&name.chars().count()) {
        return Err(R::Name);
    }
    if !(2..=40).contains(&short_name.chars().count()) {
        return Err(R::ShortName);
    }
    let rna = number::<Rna>(&typed.rna).map_err(R::Rna)?;
    if rna.is_some() && typed.regime == LegalRegime::AlsaceMoselle {
        return Err(R::RnaInAlsaceMoselle);
    }
    let siret = number::<Siret>(&typed.siret).map_err(R::Siret)?;
    let finess = number::<Finess>(&typed.finess).map_err(R::Finess)?;
    let (seat, email, phone, website) = (
        optional(&typed.seat),
        optional(&typed.email),
        optional(&typed.phone),
        optional(&typed.website),
    );
    if email
        .as_deref()
        .is_some_and(|it| !domain::contact::is_email(it))
    {
        return Err(R::Email);
    }
    if phone
        .as_deref()
        .is_some_and(|it| !domain::contact::is_phone(it))
    {
        return Err(R::Phone);
    }
    if website.as_deref().is_some_and(|it| !is_website(it)) {
        return Err(R::Website);
    }
    let description = typed.description.trim().replace("\r\n", "\n");
    if seat.as_ref().is_some_and(|it| it.chars().count() > 500)
        || description.chars().count() > 5_000
    {
        return Err(R::TooLong);
    }
    if !RETENTION_MONTHS.contains(&typed.retention_months) {
        return Err(R::Retention);
    }
    Ok(Wanted {
        name: name.to_owned(),
        short_name: short_name.to_owned(),
        colour: typed.colour.code().to_owned(),
        legal_regime: typed.regime.code().to_owned(),
        rna,
        siret,
        finess,
        seat,
        email,
        phone,
        website,
        description,
        retention_months: typed.retention_months,
    })
}

/// Names of the fields that differ.
fn changes(row: &cpts::Model, wanted: &Wanted) -> Vec<&'static str> {
    [
        ("name", row.name != wanted.name),
        ("short-name", row.short_name != wanted.short_name),
        ("colour", row.colour != wanted.colour),
        ("legal-regime", row.legal_regime != wanted.legal_regime),
        ("rna", row.rna != wanted.rna),
        ("siret", row.siret != wanted.siret),
        ("finess", row.finess != wanted.finess),
        ("seat", row.seat != wanted.seat),
        ("email", row.email != wanted.email),
        ("phone", row.phone != wanted.phone),
        ("website", row.website != wanted.website),
        ("description", row.description != wanted.description),
        ("retention", row.retention_months != wanted.retention_months),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .collect()
}

fn is_website(text: &str) -> bool {
    text.strip_prefix("https://").is_some_and(|rest| {
        rest.contains('.')
            && text.len() <= 200
            && !rest
                .chars()
                .any(|c| c.is_whitespace() || "\"'<>".contains(c))
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
