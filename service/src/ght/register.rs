//! The register of blocs, as those who read the register of members see it.

use std::collections::BTreeSet;
use std::convert::Infallible;

use domain::ght::attachment::{AttachedTo, Attachment};
use domain::ght::{Bloc, BlocKind, Entity, bloc_of};
use domain::id::{AdhesionId, BlocId, PartyId};
use domain::partner::PartnerKind;
use domain::permission::Action;
use domain::role::Period;
use entity::{adhesion, bloc, bloc_party, cpts, partner};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder};

use super::known;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};
use crate::scope::{self, Seat};

/// The register.
#[derive(Debug, Clone)]
pub struct Register {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Blocs, by name.
    pub blocs: Vec<Summary>,
    /// Whether the reader keeps the register.
    pub may_manage: bool,
}

/// A bloc in the list.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Which.
    pub id: BlocId,
    /// What it is.
    pub kind: BlocKind,
    /// Its name.
    pub name: String,
    /// Parties today.
    pub parties: usize,
    /// Members who are attached today, whether they count to it or not.
    pub members: usize,
}

/// A bloc with its parties over time and the members attached.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The bloc.
    pub row: bloc::Model,
    /// What it is.
    pub kind: BlocKind,
    /// Its parties, the latest first; struck ones too.
    pub parties: Vec<PartyShown>,
    /// Members attached today, by name.
    pub members: Vec<Attached>,
    /// Entities of the register of partners that could be parties and are in no bloc today.
    pub proposed: Vec<partner::Model>,
    /// Whether the reader keeps the register.
    pub may_manage: bool,
}

/// A party as its bloc's page shows it.
#[derive(Debug, Clone)]
pub struct PartyShown {
    /// Which.
    pub id: PartyId,
    /// The row.
    pub row: bloc_party::Model,
    /// The entity.
    pub entity: Entity,
    /// When.
    pub period: Period,
}

/// A member attached to a bloc.
#[derive(Debug, Clone)]
pub struct Attached {
    /// The member.
    pub adhesion: adhesion::Model,
    /// What ties them.
    pub attachment: Attachment,
    /// Name of the entity, unless it is a declared link to the bloc.
    pub entity: Option<String>,
}

/// Reads the register. Permission: [`Action::ReadMembers`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn list(ctx: &Ctx, actor: &Actor, slug: &str) -> Outcome<Register, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadMembers)?;
    let today = ctx.today();
    let known = known::blocs(db, seat.id()).await?;
    let attachments = known::attachments(db, seat.id(), None).await?;
    let mut attached: BTreeSet<(BlocId, AdhesionId)> = BTreeSet::new();
    for (adhesion, of) in &attachments {
        for it in of.iter().filter(|it| it.holds_on(today)) {
            attached.extend(to_bloc(&known, &it.to, today).map(|bloc| (bloc, *adhesion)));
        }
    }
    let blocs = known
        .into_iter()
        .map(|bloc| {
            let members = attached.iter().filter(|(id, _)| *id == bloc.id).count();
            let holds = |it: &&domain::ght::Party| it.period.holds_on(today);
            Summary {
                id: bloc.id,
                kind: bloc.kind,
                parties: bloc.parties.iter().filter(holds).count(),
                name: bloc.name,
                members,
            }
        })
        .collect();
    Ok(Register {
        blocs,
        may_manage: seat.require(Action::ManageBlocs).is_ok(),
        cpts: seat.cpts,
    })
}

/// Reads one bloc. Permission: [`Action::ReadMembers`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn sheet(ctx: &Ctx, actor: &Actor, slug: &str, id: BlocId) -> Outcome<Sheet, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadMembers)?;
    let row = bloc(db, &seat, id).await?;
    let known = known::blocs(db, seat.id()).await?;
    let rows = seat
        .bloc_parties()
        .filter(bloc_party::Column::BlocId.eq(id.0))
        .order_by_desc(bloc_party::Column::StartsOn)
        .order_by_asc(bloc_party::Column::Name)
        .all(db)
        .await?;
    let mut parties = Vec::with_capacity(rows.len());
    for row in rows {
        let party = known::party(&row)?;
        parties.push(PartyShown {
            id: PartyId(row.id),
            row,
            entity: party.entity,
            period: party.period,
        });
    }
    Ok(Sheet {
        kind: entity::read("bloc", "kind", &row.kind)?,
        members: attached(db, ctx, &seat, &known, id).await?,
        proposed: proposed(db, ctx, &seat, &known, &row).await?,
        may_manage: seat.require(Action::ManageBlocs).is_ok(),
        row,
        parties,
        cpts: seat.cpts,
    })
}

/// One bloc of a CPTS.
///
/// # Errors
/// [`Failure::NotFound`] for one of another CPTS as for one that never was.
pub(super) async fn bloc<R>(
    db: &impl ConnectionTrait,
    seat: &Seat,
    id: BlocId,
) -> Result<bloc::Model, Failure<R>> {
    seat.blocs()
        .filter(bloc::Column::Id.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)
}

/// The bloc to which something is attached on a day.
pub(super) fn to_bloc(blocs: &[Bloc], to: &AttachedTo, on: chrono::NaiveDate) -> Option<BlocId> {
    match to {
        AttachedTo::Entity(entity) => bloc_of(blocs, entity, on).map(|it| it.id),
        AttachedTo::Bloc(bloc) => Some(*bloc),
    }
}

async fn attached(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
    known: &[Bloc],
    id: BlocId,
) -> Result<Vec<Attached>, Fault> {
    let today = ctx.today();
    let names = known::names(db, seat.id()).await?;
    let mut found = Vec::new();
    let mut ids = Vec::new();
    for (adhesion, of) in known::attachments(db, seat.id(), None).await? {
        for it in of {
            if it.holds_on(today) && to_bloc(known, &it.to, today) == Some(id) {
                ids.push(adhesion.0);
                found.push((adhesion, it));
            }
        }
    }
    ids.dedup();
    let mut rows = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        rows.extend(
            seat.adhesions()
                .filter(adhesion::Column::Id.is_in(some.to_vec()))
                .all(db)
                .await?,
        );
    }
    let mut members: Vec<Attached> = found
        .into_iter()
        .filter_map(|(adhesion, attachment)| {
            let row = rows.iter().find(|it| it.id == adhesion.0)?.clone();
            let entity = match &attachment.to {
                AttachedTo::Entity(entity) => names.get(entity).cloned(),
                AttachedTo::Bloc(_) => None,
            };
            Some(Attached {
                adhesion: row,
                attachment,
                entity,
            })
        })
        .collect();
    members.sort_by(|a, b| {
        let key = |it: &Attached| (it.adhesion.search_name.clone(), it.attachment.id);
        key(a).cmp(&key(b))
    });
    Ok(members)
}

/// Partners that could be parties: those registered under a GHT of the same name first, then other establishments; none
/// that is in a bloc today.
async fn proposed(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
    known: &[Bloc],
    bloc: &bloc::Model,
) -> Result<Vec<partner::Model>, Fault> {
    let today = ctx.today();
    let rows = seat
        .partners()
        .filter(partner::Column::EndedOn.is_null())
        .order_by_asc(partner::Column::SearchName)
        .all(db)
        .await?;
    let group = rows
        .iter()
        .find(|it| it.kind == PartnerKind::Ght.code() && it.search_name == bloc.search_name)
        .map(|it| it.id);
    let mut found = Vec::new();
    for row in rows {
        let kind: PartnerKind = entity::read("partner", "kind", &row.kind)?;
        let numbers = [
            row.finess
                .as_deref()
                .and_then(|it| it.parse().ok())
                .map(Entity::Finess),
            row.siren
                .as_deref()
                .and_then(|it| it.parse().ok())
                .map(Entity::Siren),
        ];
        let mut numbers = numbers.into_iter().flatten().peekable();
        let may = kind.may_join_ght() || kind == PartnerKind::Clinic;
        if may
            && numbers.peek().is_some()
            && !numbers.any(|it| bloc_of(known, &it, today).is_some())
        {
            found.push(row);
        }
    }
    found.sort_by_key(|it| group.is_none() || it.parent_id != group);
    Ok(found)
}
