//! The register of contracts of a CPTS.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use chrono::NaiveDate;
use domain::contract::Kind;
use domain::contract::stage::{End, Stage, Step};
use domain::ght::{Bloc, bloc_of};
use domain::id::{BlocId, ContractId, CptsId, PartnerId};
use domain::permission::Action;
use domain::territory::Mission;
use domain::text::searchable;
use entity::{contract, contract_cpts, contract_party, cpts, partner};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use uuid::Uuid;

use super::mandate::partner_entities;
use super::reader;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome};
use crate::ght::known;
use crate::scope::{self, Seat};

/// What is looked for; nothing finds all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// Words of the title.
    pub words: String,
    /// With that partner.
    pub partner: Option<PartnerId>,
    /// With a partner who is in that bloc today.
    pub bloc: Option<BlocId>,
    /// About that mission.
    pub mission: Option<Mission>,
    /// At that stage.
    pub step: Option<Step>,
    /// With a day of its term in that year.
    pub year: Option<i32>,
}

/// The register, as far as was looked for.
#[derive(Debug, Clone)]
pub struct Register {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Contracts: those that run first, then by their end.
    pub rows: Vec<Line>,
    /// Partners of any contract, to look for.
    pub partners: Vec<(PartnerId, String)>,
    /// Blocs, to look for.
    pub blocs: Vec<(BlocId, String)>,
    /// Whether the reader may begin a contract.
    pub manages: bool,
}

/// A contract in the register.
#[derive(Debug, Clone)]
pub struct Line {
    /// Which.
    pub id: ContractId,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub step: Step,
    /// How it ended.
    pub end: Option<End>,
    /// Its partners.
    pub partners: Vec<String>,
    /// The blocs in which they are today: it is shown as theirs.
    pub blocs: Vec<String>,
    /// The missions that it is about.
    pub missions: BTreeSet<Mission>,
    /// First day.
    pub begins_on: NaiveDate,
    /// Last day on which it can run.
    pub ends_on: NaiveDate,
}

/// Reads the register. Drafts are seen by who writes them. Permission: to read the contracts of the CPTS.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn register(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    search: &Search,
) -> Outcome<Register, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    reader::reads(db, ctx, &seat).await?;
    let manages = seat.require(Action::ManageContracts).is_ok();
    let blocs = known::blocs(db, seat.id()).await?;
    let rows = rows(db, &seat, search, manages).await?;
    let known = parties(db, &rows, &blocs, ctx.today()).await?;
    let mut lines = Vec::new();
    for row in rows {
        let with = known.of.get(&row.id).cloned().unwrap_or_default();
        let theirs: BTreeSet<BlocId> = with
            .iter()
            .filter_map(|it| known.blocs.get(it).copied().flatten())
            .collect();
        let wrong_partner = search.partner.is_some_and(|it| !with.contains(&it.0));
        let wrong_bloc = search.bloc.is_some_and(|it| !theirs.contains(&it));
        if wrong_partner || wrong_bloc {
            continue;
        }
        let names = |id: &Uuid| known.names.get(id).cloned();
        lines.push(line(
            row,
            with.iter().filter_map(names).collect(),
            (&blocs, &theirs),
        )?);
    }
    lines.sort_by_key(|it| (!it.step.is_running(), it.step == Step::Over, it.ends_on));
    let partners = known
        .names
        .into_iter()
        .map(|(id, name)| (PartnerId(id), name));
    let mut partners: Vec<_> = partners.collect();
    partners.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(Register {
        rows: lines,
        partners,
        blocs: blocs.into_iter().map(|it| (it.id, it.name)).collect(),
        manages,
        cpts: seat.cpts,
    })
}

fn line(
    row: contract::Model,
    partners: Vec<String>,
    (blocs, theirs): (&[Bloc], &BTreeSet<BlocId>),
) -> Result<Line, Fault> {
    let step: Step = entity::read("contract", "stage", &row.stage)?;
    // What is not over has no end, and its stage needs not be read.
    let end = match step {
        Step::Over => match row.stage()? {
            Stage::Over { end, .. } => Some(end),
            _ => None,
        },
        _ => None,
    };
    let missions = row.missions.split_whitespace();
    let missions = missions.map(|it| entity::read("contract", "missions", it));
    let named = blocs.iter().filter(|it| theirs.contains(&it.id));
    Ok(Line {
        id: ContractId(row.id),
        kind: entity::read("contract", "kind", &row.kind)?,
        step,
        end,
        partners,
        blocs: named.map(|it| it.name.clone()).collect(),
        missions: missions.collect::<Result<_, _>>()?,
        begins_on: row.begins_on,
        ends_on: row.ends_on,
        title: row.title,
    })
}

async fn rows(
    db: &impl ConnectionTrait,
    seat: &Seat,
    search: &Search,
    manages: bool,
) -> Result<Vec<contract::Model>, Fault> {
    let mut seen = Condition::any().add(contract::Column::Stage.ne("draft"));
    if manages {
        seen = seen.add(contract::Column::CptsId.eq(seat.cpts.id));
    }
    let mut found = contract::Entity::find()
        .filter(contract::Column::Id.in_subquery(taking(seat.id()).into_query()))
        .filter(seen);
    let words = searchable(&search.words);
    for word in words.split_whitespace() {
        found = found.filter(contract::Column::SearchTitle.contains(word));
    }
    if let Some(mission) = search.mission {
        let code = format!(" {} ", mission.code());
        found = found.filter(contract::Column::Missions.contains(&code));
    }
    if let Some(step) = search.step {
        found = found.filter(contract::Column::Stage.eq(step.code()));
    }
    if let Some(year) = search.year {
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        if let (Some(first), Some(last)) = (day(1, 1), day(12, 31)) {
            found = found
                .filter(contract::Column::BeginsOn.lte(last))
                .filter(contract::Column::EndsOn.gte(first));
        }
    }
    Ok(found
        .order_by_asc(contract::Column::EndsOn)
        .order_by_asc(contract::Column::Id)
        .all(db)
        .await?)
}

/// The contracts in which a CPTS takes part.
pub(super) fn taking(cpts: CptsId) -> sea_orm::Select<contract_cpts::Entity> {
    contract_cpts::Entity::find()
        .select_only()
        .column(contract_cpts::Column::ContractId)
        .filter(contract_cpts::Column::CptsId.eq(cpts.0))
}

/// Partners of contracts, their names, and the blocs in which they are.
pub(super) struct Parties {
    pub of: BTreeMap<Uuid, Vec<Uuid>>,
    pub names: BTreeMap<Uuid, String>,
    pub blocs: BTreeMap<Uuid, Option<BlocId>>,
    pub rows: Vec<partner::Model>,
}

pub(super) async fn parties(
    db: &impl ConnectionTrait,
    rows: &[contract::Model],
    blocs: &[Bloc],
    on: NaiveDate,
) -> Result<Parties, Fault> {
    let mut of: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    // A few hundred at a time: databases bound how many values one statement has.
    for chunk in rows.chunks(400) {
        let found = contract_party::Entity::find()
            .filter(contract_party::Column::ContractId.is_in(chunk.iter().map(|it| it.id)))
            .order_by_asc(contract_party::Column::Place)
            .all(db)
            .await?;
        for it in found {
            of.entry(it.contract_id).or_default().push(it.partner_id);
        }
    }
    let ids: BTreeSet<Uuid> = of.values().flatten().copied().collect();
    let partners = partner::Entity::find()
        .filter(partner::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let mut within = BTreeMap::new();
    for row in &partners {
        let mut bloc = None;
        for entity in partner_entities(row)? {
            bloc = bloc.or_else(|| bloc_of(blocs, &entity, on).map(|it| it.id));
        }
        within.insert(row.id, bloc);
    }
    Ok(Parties {
        of,
        names: partners.iter().map(|it| (it.id, it.name.clone())).collect(),
        blocs: within,
        rows: partners,
    })
}
