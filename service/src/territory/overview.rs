//! What a page tells of a territory.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::territory::mission::gaps;
use domain::territory::overlap::coverage;
use domain::territory::{
    Communes, Coverage, InseeCode, Mission, ShownCount, SizeClass, Step, neighbours,
};
use domain::text::searchable;
use entity::cpts;
use uuid::Uuid;

use super::concerned::{Concerned, concerned};
use super::mission::said;
use super::place::{Commune, communes};
use super::version::{Holder, holders, stored, territory};
use crate::ctx::Ctx;
use crate::failure::Failure;
use crate::scope;

/// A territory today.
#[derive(Debug, Clone)]
pub struct Overview {
    /// Whose it is.
    pub cpts: cpts::Model,
    /// Its communes, by name.
    pub communes: Vec<Commune>,
    /// Their inhabitants.
    pub population: u64,
    /// The size class of that population.
    pub class: SizeClass,
    /// Changes that are planned, the latest first.
    pub planned: Vec<Step>,
    /// Changes up to today, the latest first.
    pub history: Vec<Step>,
    /// Names of all communes that the changes name.
    pub names: BTreeMap<InseeCode, String>,
    /// Neighbours with whom communes are shared, the most shared first.
    pub neighbours: Vec<Neighbour>,
    /// Communes that others cover too, by name.
    pub shared: Vec<Shared>,
}

/// A CPTS that shares communes.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// What is shared.
    pub communes: Communes,
    /// Inhabitants of what is shared.
    pub population: u64,
    /// Members of this CPTS who practise in the shared communes.
    pub ours: ConcernedShown,
    /// Members of the neighbour who do.
    pub theirs: ConcernedShown,
    /// People who are members of both.
    pub both: ShownCount,
}

/// How many are concerned, as far as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConcernedShown {
    /// People.
    pub people: ShownCount,
    /// Structures.
    pub structures: ShownCount,
}

/// A commune that several CPTS cover.
#[derive(Debug, Clone)]
pub struct Shared {
    /// The commune.
    pub commune: Commune,
    /// Who covers it, this CPTS first, with what each has said.
    pub holders: Vec<(cpts::Model, Coverage)>,
    /// Missions that nobody takes on, once all have said.
    pub gaps: BTreeSet<Mission>,
}

/// The territory of a CPTS today. Open to everybody.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such CPTS.
pub async fn overview(
    ctx: &Ctx,
    slug: &str,
) -> Result<Overview, Failure<std::convert::Infallible>> {
    let db = ctx.db().read();
    let today = ctx.today();
    let cpts = scope::cpts(db, slug).await?;
    let whole = territory(&stored(db, cpts.id).await?);
    let own = whole.on(today);
    let (planned, history): (Vec<Step>, Vec<Step>) = whole
        .steps()
        .into_iter()
        .partition(|step| step.from > today);

    let others: Vec<Holder> = holders(db, &own, today)
        .await?
        .into_iter()
        .filter(|holder| holder.cpts.id != cpts.id)
        .collect();
    let told: Communes = planned
        .iter()
        .chain(&history)
        .flat_map(|step| step.added.iter().chain(&step.removed))
        .chain(&own)
        .copied()
        .collect();
    let places: BTreeMap<InseeCode, Commune> = communes(db, told)
        .await?
        .into_iter()
        .map(|commune| (commune.code, commune))
        .collect();
    let inhabitants = |of: &Communes| -> u64 {
        of.iter()
            .filter_map(|code| places.get(code))
            .map(|c| c.population)
            .sum()
    };

    let members: BTreeMap<Uuid, Concerned> = concerned(
        db,
        others.iter().map(|other| other.cpts.id).chain([cpts.id]),
        &own,
    )
    .await?;
    let nobody = Concerned::default();
    let ours = members.get(&cpts.id).unwrap_or(&nobody);
    let neighbours = neighbours(
        &own,
        others.iter().map(|other| (&other.cpts, &other.communes)),
    )
    .into_iter()
    .map(|overlap| {
        let theirs = members.get(&overlap.with.id).unwrap_or(&nobody);
        Neighbour {
            cpts: overlap.with.clone(),
            population: inhabitants(&overlap.communes),
            ours: ours.shown(&overlap.communes),
            theirs: theirs.shown(&overlap.communes),
            both: ShownCount::of(ours.people_too_in(theirs)),
            communes: overlap.communes,
        }
    })
    .collect();

    let said = said(db, others.iter().map(|o| o.cpts.id).chain([cpts.id]), &own).await?;
    let all = std::iter::once((&cpts, &own)).chain(others.iter().map(|o| (&o.cpts, &o.communes)));
    let mut shared: Vec<Shared> = coverage(all)
        .into_iter()
        .filter(|(code, who)| who.len() > 1 && own.contains(code))
        .filter_map(|(code, who)| {
            let holders: Vec<(cpts::Model, Coverage)> = who
                .into_iter()
                .map(|cpts| {
                    let coverage = said.get(&(cpts.id, code)).cloned().unwrap_or_default();
                    (cpts.clone(), coverage)
                })
                .collect();
            Some(Shared {
                commune: places.get(&code)?.clone(),
                gaps: gaps(holders.iter().map(|(_, coverage)| coverage)),
                holders,
            })
        })
        .collect();
    shared.sort_by_cached_key(|shared| searchable(&shared.commune.name));

    let population = inhabitants(&own);
    let names = places
        .values()
        .map(|commune| (commune.code, commune.name.clone()))
        .collect();
    let mut communes: Vec<Commune> = places
        .into_values()
        .filter(|commune| own.contains(&commune.code))
        .collect();
    communes.sort_by_cached_key(|commune| searchable(&commune.name));
    Ok(Overview {
        communes,
        population,
        class: SizeClass::of(population),
        planned,
        history,
        names,
        neighbours,
        shared,
        cpts,
    })
}

impl Overview {
    /// The first day of the territory as it is today.
    pub fn since(&self) -> Option<NaiveDate> {
        self.history.first().map(|step| step.from)
    }
}
