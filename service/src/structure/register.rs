//! A person registers a structure that they represent, and keeps its data.

use domain::audit::Event;
use domain::contact::{is_email, is_phone};
use domain::id::StructureId;
use domain::identifier::{Finess, Malformed, Rna, Siret, Warning};
use domain::structure::{MandateKind, StructureKind};
use domain::territory::InseeCode;
use domain::text::searchable;
use domain::typed::{self, NAME_MAX, TypedRefused};
use entity::{commune, mandate, structure};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};
use serde_json::json;

use super::mandate::{represented, speaks_for};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::ght::attachment::find;
use crate::tx::Entry;

/// A structure, as typed.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Name.
    pub name: String,
    /// What it is.
    pub kind: StructureKind,
    /// Commune of its seat.
    pub commune: Option<InseeCode>,
    /// Address; may be empty.
    pub address: String,
    /// FINESS number; may be empty.
    pub finess: String,
    /// SIRET; may be empty.
    pub siret: String,
    /// RNA number; may be empty.
    pub rna: String,
    /// Contact address; may be empty.
    pub email: String,
    /// Contact telephone; may be empty.
    pub phone: String,
}

/// A number that identifies a structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// FINESS.
    Finess,
    /// SIRET.
    Siret,
    /// RNA.
    Rna,
}

/// Why a structure is not registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetRefused {
    /// The name is missing or cannot be kept.
    Name(Option<TypedRefused>),
    /// The commune is missing or unknown.
    Commune,
    /// The address cannot be kept.
    Address(TypedRefused),
    /// A number has not its form.
    Number(Number, Malformed),
    /// The e-mail address.
    Email,
    /// The telephone number.
    Phone,
}

/// A structure as its page shows it.
#[derive(Debug, Clone)]
pub struct Registered {
    /// The row.
    pub row: structure::Model,
    /// What it is.
    pub kind: StructureKind,
    /// Name of the commune of its seat.
    pub commune: Option<String>,
    /// The check digit of its FINESS number does not fit.
    pub warning: Option<Warning>,
}

/// Registers a structure; the person becomes its representative from today.
///
/// Sending the same form twice gives back the structure of the first time.
///
/// # Errors
/// [`SheetRefused`].
pub async fn register(
    ctx: &Ctx,
    actor: &Actor,
    sheet: &Sheet,
) -> Outcome<StructureId, SheetRefused> {
    let checked = check(sheet)?;
    transaction!(ctx, |tx| {
        known_commune(tx.db(), &checked.commune).await?;
        let ours = represented(tx.db(), actor.person, ctx.today()).await?;
        let twin = structure::Entity::find()
            .filter(structure::Column::Id.is_in(ours))
            .filter(structure::Column::Name.eq(&checked.name))
            .filter(structure::Column::Kind.eq(sheet.kind.code()))
            .filter(structure::Column::CommuneCode.eq(&checked.commune))
            .one(tx.db())
            .await?;
        if let Some(twin) = twin {
            tx.without_journal("the same form was sent twice");
            return Ok(StructureId(twin.id));
        }
        let id = StructureId(ctx.uuid());
        structure::Entity::insert(structure::ActiveModel {
            id: Set(id.0),
            created_by: Set(Some(actor.person.0)),
            created_at: Set(ctx.now()),
            version: Set(1),
            ..written(&checked, sheet.kind)
        })
        .exec_without_returning(tx.db())
        .await?;
        mandate::Entity::insert(mandate::ActiveModel {
            id: Set(ctx.uuid()),
            structure_id: Set(id.0),
            person_id: Set(actor.person.0),
            kind: Set(MandateKind::Representative.code().to_owned()),
            starts_on: Set(ctx.today()),
            ends_on: Set(None),
            created_at: Set(ctx.now()),
        })
        .exec_without_returning(tx.db())
        .await?;
        tx.record(
            Entry::new(Event::StructureRegistered)
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "kind": sheet.kind.code() })),
        )
        .await?;
        Ok(id)
    })
}

/// Corrects the data of a structure. Adhesions keep what they said when they were sent.
///
/// Permission: a mandate for the structure that runs today.
///
/// # Errors
/// [`SheetRefused`]; not found for a structure one does not represent.
pub async fn correct(
    ctx: &Ctx,
    actor: &Actor,
    id: StructureId,
    sheet: &Sheet,
) -> Outcome<(), SheetRefused> {
    let checked = check(sheet)?;
    transaction!(ctx, |tx| {
        let row = own(tx.db(), ctx, actor, id).await?;
        known_commune(tx.db(), &checked.commune).await?;
        let version = row.version;
        let mut edited = structure::ActiveModel {
            id: Set(row.id),
            ..written(&checked, sheet.kind)
        };
        edited.version = Set(version + 1);
        edited.update(tx.db()).await?;
        find::of_structure(ctx, tx, id).await?;
        tx.record(
            Entry::new(Event::StructureEdited)
                .actor(actor)
                .subject(id.0),
        )
        .await?;
        Ok(())
    })
}

/// The structures that the person represents today, by name.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn mine(ctx: &Ctx, actor: &Actor) -> Result<Vec<Registered>, Fault> {
    let db = ctx.db().read();
    let ids = represented(db, actor.person, ctx.today()).await?;
    let mut rows = structure::Entity::find()
        .filter(structure::Column::Id.is_in(ids))
        .all(db)
        .await?;
    rows.sort_by(|a, b| a.search_name.cmp(&b.search_name));
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(shown(db, row).await?);
    }
    Ok(found)
}

/// One of them.
///
/// # Errors
/// [`Failure::NotFound`] for a structure one does not represent.
pub async fn one<R>(ctx: &Ctx, actor: &Actor, id: StructureId) -> Result<Registered, Failure<R>> {
    let db = ctx.db().read();
    let row = own(db, ctx, actor, id).await?;
    Ok(shown(db, row).await?)
}

async fn own<R>(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    id: StructureId,
) -> Result<structure::Model, Failure<R>> {
    if !speaks_for(db, actor.person, id.0, ctx.today()).await? {
        return Err(Failure::NotFound);
    }
    let row = structure::Entity::find_by_id(id.0).one(db).await?;
    row.ok_or(Failure::NotFound)
}

async fn shown(db: &impl ConnectionTrait, row: structure::Model) -> Result<Registered, Fault> {
    let commune = match &row.commune_code {
        Some(code) => commune::Entity::find_by_id(code).one(db).await?,
        None => None,
    };
    let finess = row.finess.as_deref().map(str::parse::<Finess>);
    Ok(Registered {
        kind: entity::read("structure", "kind", &row.kind)?,
        commune: commune.map(|it| it.name),
        warning: finess.and_then(Result::ok).and_then(|it| it.warning()),
        row,
    })
}

/// A structure, checked.
struct Checked {
    name: String,
    commune: String,
    address: Option<String>,
    finess: Option<String>,
    siret: Option<String>,
    rna: Option<String>,
    email: Option<String>,
    phone: Option<String>,
}

fn check(sheet: &Sheet) -> Outcome<Checked, SheetRefused> {
    let name = typed::line(&sheet.name, NAME_MAX)
        .map_err(|it| Failure::Refused(SheetRefused::Name(Some(it))))?;
    let Some(name) = name else {
        return refuse(SheetRefused::Name(None));
    };
    let Some(commune) = sheet.commune else {
        return refuse(SheetRefused::Commune);
    };
    let email = filled(&sheet.email);
    if email.as_deref().is_some_and(|it| !is_email(it)) {
        return refuse(SheetRefused::Email);
    }
    let phone = filled(&sheet.phone);
    if phone.as_deref().is_some_and(|it| !is_phone(it)) {
        return refuse(SheetRefused::Phone);
    }
    Ok(Checked {
        name,
        commune: commune.to_string(),
        address: typed::paragraphs(&sheet.address, NAME_MAX * 3)
            .map_err(|it| Failure::Refused(SheetRefused::Address(it)))?,
        finess: number::<Finess>(&sheet.finess, Number::Finess)?,
        siret: number::<Siret>(&sheet.siret, Number::Siret)?,
        rna: number::<Rna>(&sheet.rna, Number::Rna)?,
        email,
        phone,
    })
}

fn filled(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|it| !it.is_empty())
}

fn number<N>(text: &str, which: Number) -> Outcome<Option<String>, SheetRefused>
where
    N: std::str::FromStr<Err = Malformed> + Into<String>,
{
    match text.parse::<N>() {
        Ok(number) => Ok(Some(number.into())),
        Err(Malformed::Empty) => Ok(None),
        Err(malformed) => refuse(SheetRefused::Number(which, malformed)),
    }
}

async fn known_commune(db: &impl ConnectionTrait, code: &str) -> Outcome<(), SheetRefused> {
    match commune::Entity::find_by_id(code).one(db).await? {
        Some(_) => Ok(()),
        None => refuse(SheetRefused::Commune),
    }
}

fn written(checked: &Checked, kind: StructureKind) -> structure::ActiveModel {
    structure::ActiveModel {
        name: Set(checked.name.clone()),
        search_name: Set(searchable(&checked.name)),
        kind: Set(kind.code().to_owned()),
        finess: Set(checked.finess.clone()),
        siret: Set(checked.siret.clone()),
        rna: Set(checked.rna.clone()),
        commune_code: Set(Some(checked.commune.clone())),
        address: Set(checked.address.clone()),
        email: Set(checked.email.clone()),
        phone: Set(checked.phone.clone()),
        ..<structure::ActiveModel as ActiveModelTrait>::default()
    }
}
