//! Search in the directory: by name, profession, commune, structure.

use std::collections::{BTreeMap, HashMap};

use domain::directory::{Audience, Field, Reader};
use domain::member::{AdhesionState, MemberKind};
use domain::permission::Action;
use domain::profession::Profession;
use domain::text::searchable;
use entity::{adhesion, commune, cpts, field_visibility};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::card::{Card, card};
use super::choices;
use super::neighbour::neighbours;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault};
use crate::scope;
use crate::territory::search::search as search_communes;

/// Members on one page.
pub const PER_PAGE: u64 = 30;
/// How many communes or structures of a like name a search follows.
const ALIKE: usize = 200;

/// Which members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// People of this CPTS.
    #[default]
    People,
    /// Structures of this CPTS.
    Structures,
    /// People of neighbouring CPTS who agreed to be seen.
    Neighbours,
}

/// What is searched, as typed; empty texts search nothing.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Which members.
    pub scope: Scope,
    /// The start of any word of the name.
    pub name: String,
    /// What they do.
    pub profession: Option<Profession>,
    /// Name or postal code of a commune.
    pub commune: String,
    /// Words of the name of a structure.
    pub structure: String,
    /// From 1.
    pub page: u64,
}

/// One member found.
#[derive(Debug, Clone)]
pub struct Found {
    /// What is shown.
    pub card: Card,
    /// The neighbouring CPTS, for people of a neighbour.
    pub cpts: Option<String>,
}

/// A page of members.
#[derive(Debug, Clone)]
pub struct Directory {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The members of this page.
    pub found: Vec<Found>,
    /// How many there are in all.
    pub total: u64,
    /// This page, from 1.
    pub page: u64,
    /// The last page.
    pub pages: u64,
    /// Professions among the people of the CPTS.
    pub professions: Vec<Profession>,
    /// The neighbouring CPTS.
    pub neighbours: Vec<cpts::Model>,
}

/// Searches. Nobody is found by something that they hide: who hides her commune is not found by it.
///
/// Permission: [`Action::ReadDirectory`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn search(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    search: &Search,
) -> Result<Directory, Failure<std::convert::Infallible>> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadDirectory)?;
    let cpts = seat.cpts.clone();
    let neighbours = neighbours(db, cpts.id, ctx.today()).await?;
    let among = among(&cpts, &neighbours, search.scope)
        .add_option(named(&search.name))
        .add_option(search.profession.map(|it| doing(it, reader(search.scope))))
        .add_option(located(ctx, &search.commune, search.scope).await?);
    let among = match placed(db, &among, search).await? {
        Some(condition) => among.add(condition),
        None => among,
    };
    let query = adhesion::Entity::find().filter(among);
    let total = query.clone().count(db).await?;
    let pages = std::cmp::Ord::max(total.div_ceil(PER_PAGE), 1);
    let page = search.page.clamp(1, pages);
    let rows = query
        .order_by_asc(adhesion::Column::SearchName)
        .order_by_asc(adhesion::Column::Id)
        .offset((page - 1) * PER_PAGE)
        .limit(PER_PAGE)
        .all(db)
        .await?;
    let found = cards(db, &cpts, &neighbours, rows, search.scope).await?;
    Ok(Directory {
        found,
        total,
        page,
        pages,
        professions: professions(db, &cpts).await?,
        cpts,
        neighbours,
    })
}

const fn reader(scope: Scope) -> Reader {
    match scope {
        Scope::People | Scope::Structures => Reader::Colleague,
        Scope::Neighbours => Reader::Neighbour,
    }
}

/// The members of a scope whose name the reader sees.
fn among(cpts: &cpts::Model, neighbours: &[cpts::Model], scope: Scope) -> Condition {
    let kind = match scope {
        Scope::Structures => MemberKind::Structure,
        Scope::People | Scope::Neighbours => MemberKind::Person,
    };
    let admitted = Condition::all()
        .add(adhesion::Column::State.eq(AdhesionState::Admitted.code()))
        .add(adhesion::Column::Kind.eq(kind.code()));
    match scope {
        Scope::Structures => admitted.add(adhesion::Column::CptsId.eq(cpts.id)),
        Scope::People => admitted
            .add(adhesion::Column::CptsId.eq(cpts.id))
            .add(shows(Field::Name, Reader::Colleague)),
        Scope::Neighbours => {
            let ids: Vec<Uuid> = neighbours.iter().map(|it| it.id).collect();
            admitted
                .add(adhesion::Column::CptsId.is_in(ids.clone()))
                .add(shows(Field::Name, Reader::Neighbour))
                .add(elsewhere(cpts.id, &ids))
        }
    }
}

/// Whether the reader sees a field of the member of the row: the query's twin of
/// [`domain::directory::visible`], which decides what a card shows; a test holds them together.
fn shows(field: Field, reader: Reader) -> Expr {
    let reached = |it: &&Audience| reader.is_in(**it);
    let of_row = |audiences: Vec<&'static str>| -> SelectStatement {
        Query::select()
            .expr(Expr::val(1))
            .from(field_visibility::Entity)
            .and_where(
                Expr::col((field_visibility::Entity, field_visibility::Column::PersonId))
                    .equals((adhesion::Entity, adhesion::Column::PersonId)),
            )
            .and_where(field_visibility::Column::Field.eq(field.code()))
            .and_where(field_visibility::Column::Audience.is_in(audiences))
            .to_owned()
    };
    if reader.is_in(field.default_audience()) {
        let hidden = Audience::ALL.iter().filter(|it| !reached(it));
        Expr::exists(of_row(hidden.map(|it| it.code()).collect())).not()
    } else {
        let shown = Audience::ALL.iter().filter(reached);
        Expr::exists(of_row(shown.map(|it| it.code()).collect()))
    }
}

/// People of neighbours who are not members here too (they stand among the people of this CPTS),
/// each once even if they are members of several neighbours.
fn elsewhere(here: Uuid, neighbours: &[Uuid]) -> Expr {
    let twin = sea_orm::sea_query::Alias::new("twin");
    let col = |column| Expr::col((twin.clone(), column));
    let is_here = col(adhesion::Column::CptsId).eq(here);
    let is_first = col(adhesion::Column::CptsId)
        .is_in(neighbours.iter().copied())
        .and(col(adhesion::Column::Id).lt(Expr::col((adhesion::Entity, adhesion::Column::Id))));
    let twins = Query::select()
        .expr(Expr::val(1))
        .from_as(adhesion::Entity, twin.clone())
        .and_where(
            col(adhesion::Column::PersonId).equals((adhesion::Entity, adhesion::Column::PersonId)),
        )
        .and_where(col(adhesion::Column::State).eq(AdhesionState::Admitted.code()))
        .and_where(is_here.or(is_first))
        .to_owned();
    Expr::exists(twins).not()
}

/// Members one word of whose name begins so.
fn named(typed: &str) -> Option<Condition> {
    let words = searchable(typed);
    if words.is_empty() {
        return None;
    }
    // Every word typed begins a word of the name: « marie dup » finds « dupont anne marie ».
    Some(words.split(' ').fold(Condition::all(), |all, word| {
        all.add(
            Condition::any()
                .add(adhesion::Column::SearchName.starts_with(word))
                .add(adhesion::Column::SearchName.contains(format!(" {word}"))),
        )
    }))
}

fn doing(profession: Profession, reader: Reader) -> Condition {
    Condition::all()
        .add(adhesion::Column::Profession.eq(profession.code()))
        .add(shows(Field::Profession, reader))
}

/// Members who practise in a commune of that name or postal code.
async fn located(ctx: &Ctx, typed: &str, scope: Scope) -> Result<Option<Condition>, Fault> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let communes = search_communes(ctx, typed, ALIKE).await?;
    let codes = communes.into_iter().map(|it| it.commune.code.to_string());
    let there = Condition::all().add(adhesion::Column::CommuneCode.is_in(codes));
    Ok(Some(match scope {
        Scope::Structures => there,
        Scope::People | Scope::Neighbours => there.add(shows(Field::Address, reader(scope))),
    }))
}

/// Members whose place of practice has a name of these words.
async fn placed(
    db: &impl ConnectionTrait,
    among: &Condition,
    search: &Search,
) -> Result<Option<Condition>, Fault> {
    let typed = searchable(&search.structure);
    if typed.is_empty() || search.scope == Scope::Structures {
        return Ok(None);
    }
    let names: Vec<Option<String>> = adhesion::Entity::find()
        .select_only()
        .column(adhesion::Column::PlaceName)
        .distinct()
        .filter(among.clone())
        .filter(shows(Field::Structure, reader(search.scope)))
        .into_tuple()
        .all(db)
        .await?;
    let alike = names
        .into_iter()
        .flatten()
        .filter(|name| searchable(name).contains(&typed))
        .take(ALIKE);
    Ok(Some(
        Condition::all()
            .add(adhesion::Column::PlaceName.is_in(alike.collect::<Vec<_>>()))
            .add(shows(Field::Structure, reader(search.scope))),
    ))
}

async fn cards(
    db: &impl ConnectionTrait,
    here: &cpts::Model,
    neighbours: &[cpts::Model],
    rows: Vec<adhesion::Model>,
    scope: Scope,
) -> Result<Vec<Found>, Fault> {
    let chosen = choices::of_all(db, rows.iter().filter_map(|row| row.person_id)).await?;
    let names = communes(db, &rows).await?;
    let names_of: HashMap<Uuid, &str> = neighbours
        .iter()
        .map(|it| (it.id, it.short_name.as_str()))
        .collect();
    let found = rows.iter().filter_map(|row| {
        let commune = row.commune_code.as_ref().and_then(|code| names.get(code));
        let choices = row.person_id.and_then(|id| chosen.get(&id));
        let card = if scope == Scope::Structures {
            Some(of_structure(row, commune))
        } else {
            let choices = choices.copied().unwrap_or_default();
            card(row, commune.map(String::as_str), &choices, reader(scope))
        };
        Some(Found {
            card: card?,
            cpts: (row.cpts_id != here.id)
                .then(|| names_of.get(&row.cpts_id).map(ToString::to_string))
                .flatten(),
        })
    });
    Ok(found.collect())
}

/// A structure hides nothing: it is no person, and its contact data are those it gave as a body.
fn of_structure(row: &adhesion::Model, commune: Option<&String>) -> Card {
    Card {
        name: row.name.clone(),
        profession: None,
        skill: None,
        mode: None,
        structure: None,
        commune: commune.cloned(),
        phone: row.phone.clone(),
        email: row.email.clone(),
    }
}

async fn communes(
    db: &impl ConnectionTrait,
    rows: &[adhesion::Model],
) -> Result<BTreeMap<String, String>, Fault> {
    let codes: Vec<String> = rows
        .iter()
        .filter_map(|it| it.commune_code.clone())
        .collect();
    let rows = commune::Entity::find()
        .filter(commune::Column::Code.is_in(codes))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|it| (it.code, it.name)).collect())
}

/// The professions that a search can ask for here.
async fn professions(
    db: &impl ConnectionTrait,
    cpts: &cpts::Model,
) -> Result<Vec<Profession>, Fault> {
    let codes: Vec<Option<String>> = adhesion::Entity::find()
        .select_only()
        .column(adhesion::Column::Profession)
        .distinct()
        .filter(adhesion::Column::CptsId.eq(cpts.id))
        .filter(adhesion::Column::State.eq(AdhesionState::Admitted.code()))
        .into_tuple()
        .all(db)
        .await?;
    let mut found: Vec<Profession> = codes
        .into_iter()
        .flatten()
        .filter_map(|code| code.parse().ok())
        .collect();
    found.sort_unstable();
    found.dedup();
    Ok(found)
}
