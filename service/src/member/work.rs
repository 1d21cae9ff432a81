//! What an applicant does: one of the activities known of them, or one that they declare.

use domain::id::ActivityId;
use domain::profession::{Category, Mode, Profession, SavoirFaire, Sector};
use domain::territory::InseeCode;
use domain::typed::{self, NAME_MAX, TypedRefused};
use entity::activity;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::Tx;

/// What an applicant does, as typed.
#[derive(Debug, Clone)]
pub enum Work {
    /// One of the activities known of the person.
    Known(ActivityId),
    /// One that the person declares.
    Declared(Declared),
}

/// An activity as declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// What the person does.
    pub profession: Profession,
    /// For doctors: the specialty.
    pub skill: Option<SavoirFaire>,
    /// How; may be left out where it is plain (see [`usual_mode`]).
    pub mode: Option<Mode>,
    /// The kind of place.
    pub sector: Option<Sector>,
    /// The name of the place, as typed; may be empty.
    pub place_name: String,
}

/// What an adhesion keeps of it.
#[derive(Debug, Clone)]
pub struct Practised {
    /// The activity.
    pub activity: Uuid,
    /// What the person does.
    pub profession: Profession,
    /// The specialty.
    pub skill: Option<SavoirFaire>,
    /// How.
    pub mode: Mode,
    /// The kind of place.
    pub sector: Option<Sector>,
    /// The name of the place.
    pub place_name: Option<String>,
    /// FINESS of the place.
    pub finess: Option<String>,
}

/// Why what the person does cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkRefused {
    /// The mode of practice is missing.
    Mode,
    /// The name of the place.
    Place(TypedRefused),
}

/// The mode of those of whom nobody asks it.
pub fn usual_mode(profession: Profession) -> Option<Mode> {
    match profession.category() {
        Category::Users | Category::Elected => Some(Mode::Voluntary),
        Category::Coordination | Category::Management => Some(Mode::Salaried),
        Category::Health | Category::Social | Category::Other | Category::Structure => None,
    }
}

/// The known activity, or the declared one, which is kept with the person's others.
///
/// # Errors
/// [`WorkRefused`]; not found for an activity that is ended or somebody else's.
pub async fn resolve(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    work: &Work,
    commune: InseeCode,
) -> Outcome<Practised, WorkRefused> {
    match work {
        Work::Known(id) => {
            let row = activity::Entity::find_by_id(id.0)
                .filter(activity::Column::PersonId.eq(actor.person.0))
                .filter(activity::Column::EndedAt.is_null())
                .one(tx.db())
                .await?
                .ok_or(Failure::NotFound)?;
            Ok(read(&row)?)
        }
        Work::Declared(declared) => declare(ctx, tx, actor, declared, commune).await,
    }
}

/// Keeps a declared activity, unless the same one is there.
///
/// # Errors
/// [`WorkRefused`].
pub async fn declare(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    declared: &Declared,
    commune: InseeCode,
) -> Outcome<Practised, WorkRefused> {
    let place = typed::line(&declared.place_name, NAME_MAX)
        .map_err(|it| Failure::Refused(WorkRefused::Place(it)))?;
    let Some(mode) = declared.mode.or(usual_mode(declared.profession)) else {
        return refuse(WorkRefused::Mode);
    };
    let row = activity::Model {
        id: ctx.uuid(),
        person_id: actor.person.0,
        source: "declared".to_owned(),
        profession: declared.profession.code().to_owned(),
        category: None,
        skill: declared.skill.as_ref().map(|it| it.as_str().to_owned()),
        mode: mode.code().to_owned(),
        sector: declared.sector.map(|it| it.code().to_owned()),
        structure_name: place,
        finess_site: None,
        finess_legal: None,
        siret: None,
        commune_code: Some(commune.to_string()),
        created_at: ctx.now(),
        ended_at: None,
    };
    let same = activity::Entity::find()
        .filter(activity::Column::PersonId.eq(actor.person.0))
        .filter(activity::Column::EndedAt.is_null())
        .all(tx.db())
        .await?
        .into_iter()
        .find(|known| {
            (&known.profession, &known.skill, &known.mode, &known.sector)
                == (&row.profession, &row.skill, &row.mode, &row.sector)
                && (&known.structure_name, &known.commune_code)
                    == (&row.structure_name, &row.commune_code)
        });
    if let Some(known) = same {
        return Ok(read(&known)?);
    }
    let practised = read(&row)?;
    activity::Entity::insert(activity::ActiveModel::from(row).reset_all())
        .exec_without_returning(tx.db())
        .await?;
    Ok(practised)
}

/// An activity as the domain knows it. Codes of a nomenclature newer than ours are left out, and
/// an unknown profession is "other": the provider's word is kept in the activity.
fn read(row: &activity::Model) -> Result<Practised, Fault> {
    Ok(Practised {
        activity: row.id,
        profession: row.profession.parse().unwrap_or(Profession::Other),
        skill: row.skill.as_deref().and_then(|code| code.parse().ok()),
        mode: entity::read("activity", "mode", &row.mode)?,
        sector: row.sector.as_deref().and_then(|code| code.parse().ok()),
        place_name: row.structure_name.clone(),
        finess: row.finess_site.clone(),
    })
}
