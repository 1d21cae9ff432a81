//! A board records a bloc, or corrects its name and kind.

use domain::audit::Event;
use domain::ght::BlocKind;
use domain::id::BlocId;
use domain::permission::Action;
use domain::text::searchable;
use domain::typed::{self, NAME_MAX, TypedRefused};
use entity::bloc;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::scope::{self, Seat};
use crate::tx::{Entry, Tx};

/// The longest remark, in characters.
pub const NOTE_MAX: usize = 2_000;

/// A bloc as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// What it is.
    pub kind: BlocKind,
    /// Its name.
    pub name: String,
    /// Remark; may be empty.
    pub note: String,
    /// Version that was read; not asked of a new one.
    pub version: i32,
}

/// Why a bloc is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlocRefused {
    /// The name is missing or cannot be kept.
    Name(Option<TypedRefused>),
    /// The remark cannot be kept.
    Note(TypedRefused),
    /// A bloc of that name is recorded already.
    Twice,
    /// Somebody changed it in the meantime.
    Overtaken,
}

/// Records a bloc. Permission: [`Action::ManageBlocs`].
///
/// # Errors
/// [`BlocRefused`], not found, forbidden or a fault.
pub async fn add(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    typed: &Typed,
) -> Outcome<BlocId, BlocRefused> {
    let (name, note) = check(typed).map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageBlocs)?;
        if named(tx, &seat, &name, None).await? {
            return refuse(BlocRefused::Twice);
        }
        Ok(write(ctx, tx, actor, &seat, typed.kind, &name, note.clone()).await?)
    })
}

/// Corrects the kind, the name or the remark of a bloc. Permission: [`Action::ManageBlocs`].
///
/// # Errors
/// [`BlocRefused`], not found, forbidden or a fault.
pub async fn correct(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: BlocId,
    typed: &Typed,
) -> Outcome<(), BlocRefused> {
    let (name, note) = check(typed).map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageBlocs)?;
        let row = super::register::bloc(tx.db(), &seat, id).await?;
        if (row.kind.as_str(), &row.name, &row.note) == (typed.kind.code(), &name, &note) {
            tx.without_journal("nothing was changed");
            return Ok(());
        }
        if row.version != typed.version {
            return refuse(BlocRefused::Overtaken);
        }
        if named(tx, &seat, &name, Some(id)).await? {
            return refuse(BlocRefused::Twice);
        }
        let version = row.version + 1;
        let mut row = row.into_active_model();
        row.kind = Set(typed.kind.code().to_owned());
        row.search_name = Set(searchable(&name));
        row.name = Set(name.clone());
        row.note = Set(note.clone());
        row.version = Set(version);
        row.update(tx.db()).await?;
        tx.record(
            Entry::new(Event::BlocChanged)
                .cpts(seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "what": "named", "kind": typed.kind.code() })),
        )
        .await?;
        Ok(())
    })
}

/// Writes a new bloc whose name was checked.
pub(crate) async fn write(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    seat: &Seat,
    kind: BlocKind,
    name: &str,
    note: Option<String>,
) -> Result<BlocId, Fault> {
    let id = ctx.uuid();
    bloc::Entity::insert(bloc::ActiveModel {
        id: Set(id),
        cpts_id: Set(seat.cpts.id),
        kind: Set(kind.code().to_owned()),
        name: Set(name.to_owned()),
        search_name: Set(searchable(name)),
        note: Set(note),
        created_by: Set(Some(actor.person.0)),
        created_at: Set(ctx.now()),
        version: Set(1),
    })
    .exec_without_returning(tx.db())
    .await?;
    tx.record(
        Entry::new(Event::BlocAdded)
            .cpts(seat.id())
            .actor(actor)
            .subject(id)
            .detail(json!({ "kind": kind.code() })),
    )
    .await?;
    Ok(BlocId(id))
}

/// Whether another bloc has the name.
async fn named(
    tx: &Tx<'_>,
    seat: &Seat,
    name: &str,
    except: Option<BlocId>,
) -> Result<bool, Fault> {
    let name = searchable(name);
    let rows = seat.blocs().all(tx.db()).await?;
    Ok(rows
        .iter()
        .any(|row| row.search_name == name && Some(BlocId(row.id)) != except))
}

fn check(typed: &Typed) -> Result<(String, Option<String>), BlocRefused> {
    let name = typed::line(&typed.name, NAME_MAX).map_err(|it| BlocRefused::Name(Some(it)))?;
    let note = typed::paragraphs(&typed.note, NOTE_MAX).map_err(BlocRefused::Note)?;
    // A name without a letter or a digit could be told from no other.
    let name = name.filter(|it| !searchable(it).is_empty());
    Ok((name.ok_or(BlocRefused::Name(None))?, note))
}
