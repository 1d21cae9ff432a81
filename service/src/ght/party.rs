//! A legal entity joins a bloc.

use domain::audit::Event;
use domain::ght::{Entity, Party, PartyRefused, may_record};
use domain::id::{BlocId, PartyId};
use domain::identifier::{Finess, Malformed, Siren};
use domain::permission::Action;
use domain::role::Period;
use domain::typed::{self, NAME_MAX, TypedRefused};
use entity::bloc_party;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::attachment::find;
use super::known;
use super::register::bloc;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};
use crate::scope::{self, Seat};
use crate::tx::{Entry, Tx};

/// The longest source, in characters.
pub const SOURCE_MAX: usize = 500;

/// A party as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// FINESS of the legal entity; this or the SIREN.
    pub finess: String,
    /// SIREN.
    pub siren: String,
    /// Its name.
    pub name: String,
    /// Between which days.
    pub period: Period,
    /// Where that is written; may be empty.
    pub source: String,
}

/// Why a party is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordRefused {
    /// Neither number was given.
    NoNumber,
    /// Both were: one names it, the other would not be compared.
    TwoNumbers,
    /// The FINESS number has not its form.
    Finess(Malformed),
    /// The SIREN has not its form.
    Siren(Malformed),
    /// The name is missing or cannot be kept.
    Name(Option<TypedRefused>),
    /// The source cannot be kept.
    Source(TypedRefused),
    /// The last day lies before the first.
    EndsBeforeStart,
    /// It is in a bloc on some of these days.
    Elsewhere(Box<Clash>),
    /// Somebody changed it in the meantime, or struck it.
    Overtaken,
}

/// An entity in two blocs on one day: both, with their days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Name of the bloc in which it is.
    pub theirs: String,
    /// From when to when.
    pub held: Period,
    /// Name of the bloc in which it was to be recorded.
    pub ours: String,
    /// What was to be recorded.
    pub wanted: Period,
}

/// Records that an entity is a party. The same twice is one.
///
/// Permission: [`Action::ManageBlocs`].
///
/// # Errors
/// [`RecordRefused`], not found, forbidden or a fault.
pub async fn add(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: BlocId,
    typed: &Typed,
) -> Outcome<PartyId, RecordRefused> {
    let checked = check(typed).map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageBlocs)?;
        let row = bloc(tx.db(), &seat, id).await?;
        for held in parties(tx, &seat).await? {
            if held.bloc_id == id.0 && known::party(&held)? == checked.party {
                tx.without_journal("the same form was sent twice");
                return Ok(PartyId(held.id));
            }
        }
        let blocs = known::blocs(tx.db(), seat.id()).await?;
        may_record(&blocs, &checked.party)
            .map_err(|it| Failure::Refused(said(it, &blocs, &row.name)))?;
        let party = write(ctx, tx, actor, &seat, id, &checked).await?;
        let entity = std::slice::from_ref(&checked.party.entity);
        find::of_entities(ctx, tx, seat.id(), entity).await?;
        Ok(party)
    })
}

/// A checked party, ready for its row.
#[derive(Debug, Clone)]
pub(crate) struct Checked {
    pub(crate) party: Party,
    pub(crate) name: String,
    pub(crate) source: Option<String>,
}

/// Writes a party that [`may_record`] allows.
pub(crate) async fn write(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    seat: &Seat,
    bloc: BlocId,
    checked: &Checked,
) -> Result<PartyId, Fault> {
    let id = ctx.uuid();
    let (finess, siren) = numbers(&checked.party.entity);
    let period = checked.party.period;
    bloc_party::Entity::insert(bloc_party::ActiveModel {
        id: Set(id),
        cpts_id: Set(seat.cpts.id),
        bloc_id: Set(bloc.0),
        finess: Set(finess),
        siren: Set(siren),
        name: Set(checked.name.clone()),
        starts_on: Set(period.starts_on),
        ends_on: Set(period.ends_on),
        source: Set(checked.source.clone()),
        recorded_by: Set(Some(actor.person.0)),
        created_at: Set(ctx.now()),
        struck_at: Set(None),
        version: Set(1),
    })
    .exec_without_returning(tx.db())
    .await?;
    let detail = json!({ "what": "party-added", "from": period.starts_on, "to": period.ends_on });
    changed(tx, actor, seat, bloc, detail).await?;
    Ok(PartyId(id))
}

/// The two columns in which an entity is kept: FINESS and SIREN.
pub(super) fn numbers(entity: &Entity) -> (Option<String>, Option<String>) {
    match entity {
        Entity::Finess(number) => (Some(number.to_string()), None),
        Entity::Siren(number) => (None, Some(number.to_string())),
    }
}

pub(crate) async fn changed(
    tx: &Tx<'_>,
    actor: &Actor,
    seat: &Seat,
    bloc: BlocId,
    detail: serde_json::Value,
) -> Result<(), Fault> {
    tx.record(
        Entry::new(Event::BlocChanged)
            .cpts(seat.id())
            .actor(actor)
            .subject(bloc.0)
            .detail(detail),
    )
    .await
}

async fn parties(tx: &Tx<'_>, seat: &Seat) -> Result<Vec<bloc_party::Model>, Fault> {
    Ok(seat
        .bloc_parties()
        .filter(bloc_party::Column::StruckAt.is_null())
        .all(tx.db())
        .await?)
}

pub(super) fn said(
    refused: PartyRefused,
    blocs: &[domain::ght::Bloc],
    ours: &str,
) -> RecordRefused {
    match refused {
        PartyRefused::EndsBeforeStart => RecordRefused::EndsBeforeStart,
        PartyRefused::Elsewhere {
            bloc,
            theirs: held,
            ours: wanted,
        } => RecordRefused::Elsewhere(Box::new(Clash {
            theirs: blocs
                .iter()
                .find(|it| it.id == bloc)
                .map_or_else(String::new, |it| it.name.clone()),
            held,
            ours: ours.to_owned(),
            wanted,
        })),
    }
}

fn check(typed: &Typed) -> Result<Checked, RecordRefused> {
    let entity = entity(&typed.finess, &typed.siren)?;
    let name = typed::line(&typed.name, NAME_MAX).map_err(|it| RecordRefused::Name(Some(it)))?;
    let source = typed::paragraphs(&typed.source, SOURCE_MAX).map_err(RecordRefused::Source)?;
    Ok(Checked {
        party: Party {
            entity,
            period: typed.period,
        },
        name: name.ok_or(RecordRefused::Name(None))?,
        source,
    })
}

/// The entity that one of the two numbers names.
///
/// # Errors
/// [`RecordRefused`] for none, both, or one that has not its form.
pub fn entity(finess: &str, siren: &str) -> Result<Entity, RecordRefused> {
    match (finess.trim(), siren.trim()) {
        ("", "") => Err(RecordRefused::NoNumber),
        (number, "") => number
            .parse::<Finess>()
            .map(Entity::Finess)
            .map_err(RecordRefused::Finess),
        ("", number) => number
            .parse::<Siren>()
            .map(Entity::Siren)
            .map_err(RecordRefused::Siren),
        _ => Err(RecordRefused::TwoNumbers),
    }
}
