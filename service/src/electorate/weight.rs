//! What each group weighs on a day: voices and seats, against each limit.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::canonical::Digest;
use domain::electorate::small::{self, Line, TooFew};
use domain::electorate::{Barred, Right};
use domain::ght::weight::{Counted, Group, Measure, Weight};
use domain::id::{AdhesionId, BlocId};
use domain::permission::Action;
use domain::profession::Profession;
use domain::quorum::Heads;
use domain::statutes::{CollegeId, Side, Statutes};
use entity::{adhesion, cpts};
use sea_orm::ConnectionTrait;

use super::admission::Admission;
use super::published::published;
use super::{Day, Sitting};
use crate::contract::voiceless::{Voiceless, voiceless};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome, refuse};
use crate::member::full_name;
use crate::scope::{self, Seat};
use crate::statutes::rules;

/// What each group weighs in a CPTS on a day.
#[derive(Debug, Clone)]
pub struct Weights {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The day.
    pub on: NaiveDate,
    /// Whether it is today.
    pub is_today: bool,
    /// The first day on which rules were in force, if there ever were any.
    pub since: Option<NaiveDate>,
    /// The days that the reader may ask for, the earliest first; nothing for who reads the register, and any day.
    pub published: Option<Vec<NaiveDate>>,
    /// The figures; nothing where no rules were in force on the day, or where none is published yet.
    pub figures: Option<Figures>,
    /// The partners under contract on the day: none has a voice or a seat by it.
    pub under_contract: Vec<Voiceless>,
}

/// The figures of a day.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The rules in force.
    pub statutes: Statutes,
    /// Their number.
    pub number: i32,
    /// What names them.
    pub digest: Digest,
    /// Since when they hold.
    pub in_force_from: NaiveDate,
    /// Names of blocs.
    pub blocs: BTreeMap<BlocId, String>,
    /// Who votes, in all.
    pub all: Heads,
    /// Members who do not vote, by reason.
    pub silent: Silent,
    /// By college.
    pub colleges: Table<CollegeId>,
    /// By profession; `None` for those who have none.
    pub professions: Table<Option<Profession>>,
    /// By side.
    pub sides: Table<Side>,
    /// By bloc; `None` for who counts to none.
    pub parties: Table<Option<BlocId>>,
    /// Seats of the board that are held: the office is public, so they are shown one by one.
    pub board: Vec<Sitting>,
    /// Each group against each limit, with what may be said of it.
    pub measures: Vec<Shown>,
    /// Below how many people a group is not shown by itself to members.
    pub fewer_than: u64,
    /// Whether the reader has the register, and sees every group.
    pub is_full: bool,
    /// What each applicant would change, for who may read applications, today.
    pub applicants: Option<Vec<Applicant>>,
}

/// Somebody whose application waits.
#[derive(Debug, Clone)]
pub struct Applicant {
    /// The adhesion.
    pub id: AdhesionId,
    /// Their name.
    pub name: String,
    /// What admitting them would change.
    pub admission: Admission,
}

/// Members who do not vote on an ordinary decision.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Silent {
    /// They speak and are not counted.
    pub consultative: u64,
    /// Dues are owed.
    pub owing: u64,
    /// Not a member for long enough.
    pub recent: u64,
    /// Rights are suspended.
    pub suspended: u64,
    /// No college takes them.
    pub nowhere: u64,
}

/// Lines of a table, or that there are too few people to show any.
pub type Table<K> = Result<Vec<Cell<K>>, TooFew>;

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<K> {
    /// The groups that it holds; several were merged.
    pub groups: Vec<K>,
    /// Members who vote, and their voices.
    pub heads: Heads,
}

/// A group against a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The group, what it has and the limit.
    pub measure: Measure,
    /// Whether only that it is kept or not may be said: the group is too small for its figure.
    pub is_hidden: bool,
}

/// Why a day has no weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeightRefused {
    /// It has not come yet.
    #[error("the day lies in the future")]
    Future,
    /// Members see the published days alone.
    #[error("the day is not published to members")]
    NotPublished,
}

/// Reads what each group weighs on a day.
///
/// Permission: [`Action::ReadWeight`]. Who may read the register sees every group on any day; to others, groups of too
/// few people are shown together, on published days alone ([`domain::electorate::publish`]), the last one unless
/// another is asked for.
///
/// # Errors
/// [`WeightRefused`], not found, forbidden or a fault.
pub async fn weights(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    on: Option<NaiveDate>,
) -> Outcome<Weights, WeightRefused> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadWeight)?;
    let published = match seat.require(Action::ReadMembers) {
        Ok(()) => None,
        Err(_) => Some(published(db, ctx, &seat).await?),
    };
    if on.is_some_and(|on| on > ctx.today()) {
        return refuse(WeightRefused::Future);
    }
    let shown = match &published {
        None => Some(on.unwrap_or_else(|| ctx.today())),
        Some(days) => match on {
            None => days.last().copied(),
            Some(on) if days.contains(&on) => Some(on),
            Some(_) => return refuse(WeightRefused::NotPublished),
        },
    };
    let day = match shown {
        Some(on) => Day::read(db, ctx, &seat, on).await?,
        None => None,
    };
    let on = shown.unwrap_or_else(|| ctx.today());
    let figures = day.map(|day| figures(&seat, &day, on == ctx.today()));
    let figures = figures.transpose()?;
    Ok(Weights {
        under_contract: voiceless(db, ctx, seat.id(), on).await?,
        published,
        since: rules::first_day(db, seat.cpts.id).await?,
        is_today: on == ctx.today(),
        cpts: seat.cpts,
        on,
        figures,
    })
}

/// What admitting somebody would change today; nothing where no rules are in force.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn admitting(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
    adhesion: uuid::Uuid,
) -> Result<Option<Admission>, Fault> {
    match Day::read(db, ctx, seat, ctx.today()).await? {
        Some(day) => day.admitting(adhesion),
        None => Ok(None),
    }
}

fn figures(seat: &Seat, day: &Day, is_today: bool) -> Result<Figures, Fault> {
    let voters = day.voters();
    let weight = Weight::of(&voters);
    let board = day.board()?;
    let measures = day.measures(&voters, &board);
    let statutes = &day.rules.statutes;
    let fewer_than = small::fewer_than(statutes);
    let is_full = seat.require(Action::ReadMembers).is_ok();
    let floor = if is_full { 0 } else { fewer_than };
    let (parties, sides) = (parties(&weight, floor), table(&weight.sides, floor));
    let shown = measures.into_iter().map(|measure| Shown {
        is_hidden: measure.counted != Counted::Seats
            && !match measure.of {
                Group::Bloc(bloc) => is_alone(&parties, &Some(bloc)),
                Group::Establishments => is_alone(&sides, &Side::Establishment),
                _ => true,
            },
        measure,
    });
    let may_read = is_today && seat.require(Action::ReadApplications).is_ok();
    Ok(Figures {
        measures: shown.collect(),
        number: day.rules.number,
        digest: day.rules.digest(),
        in_force_from: day.rules.adoption.in_force_from,
        blocs: day.names(),
        all: weight.all,
        silent: silent(&voters.entries),
        colleges: in_order(statutes, table(&weight.colleges, floor)),
        professions: table(&weight.professions, floor),
        sides,
        parties,
        board,
        fewer_than,
        is_full,
        applicants: if may_read {
            Some(applicants(day)?)
        } else {
            None
        },
        statutes: statutes.clone(),
    })
}

/// Voices by bloc, `None` for who counts to none.
pub(super) fn parties(weight: &Weight, floor: u64) -> Table<Option<BlocId>> {
    let mut parties: BTreeMap<Option<BlocId>, Heads> = weight
        .blocs
        .iter()
        .map(|(bloc, heads)| (Some(*bloc), *heads))
        .collect();
    let tied: Heads = sum(parties.values());
    parties.insert(
        None,
        Heads {
            members: weight.all.members - tied.members,
            voices: weight.all.voices - tied.voices,
        },
    );
    table(&parties, floor)
}

fn applicants(day: &Day) -> Result<Vec<Applicant>, Fault> {
    let rows: BTreeMap<_, _> = day
        .known
        .adhesions
        .iter()
        .map(|row| (row.id, row))
        .collect();
    let found = day.applicants()?.into_iter();
    let mut found: Vec<_> = found
        .filter_map(|(id, admission)| Some((*rows.get(&id)?, admission)))
        .collect();
    found.sort_by_key(|(row, _)| (row.applied_at, row.id));
    let applicant = |(row, admission): (&adhesion::Model, Admission)| Applicant {
        id: AdhesionId(row.id),
        name: full_name(row),
        admission,
    };
    Ok(found.into_iter().map(applicant).collect())
}

fn silent(entries: &[domain::electorate::Entry]) -> Silent {
    let mut silent = Silent::default();
    for entry in entries {
        let count = match &entry.right {
            Right::Consultative { .. } => &mut silent.consultative,
            Right::Barred(Barred::Owes { .. }) => &mut silent.owing,
            Right::Barred(Barred::Since { .. }) => &mut silent.recent,
            Right::Barred(Barred::Suspended) => &mut silent.suspended,
            Right::Barred(Barred::NoCollege) => &mut silent.nowhere,
            Right::Votes { .. } | Right::Recused { .. } | Right::Barred(_) => continue,
        };
        *count += 1;
    }
    silent
}

fn sum<'a>(heads: impl IntoIterator<Item = &'a Heads>) -> Heads {
    heads.into_iter().fold(Heads::default(), |all, it| Heads {
        members: all.members + it.members,
        voices: all.voices + it.voices,
    })
}

/// The lines that a reader sees: none rests on fewer than so many people.
fn table<K: Ord + Clone>(groups: &BTreeMap<K, Heads>, fewer_than: u64) -> Table<K> {
    let people: BTreeMap<K, u64> = groups
        .iter()
        .map(|(group, heads)| (group.clone(), heads.members))
        .collect();
    let lines = small::merge(&people, fewer_than)?;
    Ok(lines
        .into_iter()
        .map(|Line { groups: held, .. }| Cell {
            heads: sum(held.iter().filter_map(|it| groups.get(it))),
            groups: held,
        })
        .collect())
}

/// The colleges in the order of the rules.
fn in_order(statutes: &Statutes, lines: Table<CollegeId>) -> Table<CollegeId> {
    let place = |college: &CollegeId| {
        let mut colleges = statutes.colleges.iter();
        colleges.position(|it| &it.id == college)
    };
    lines.map(|mut cells| {
        for cell in &mut cells {
            cell.groups.sort_by_key(place);
        }
        cells.sort_by_key(|cell| (cell.groups.len(), cell.groups.first().and_then(place)));
        cells
    })
}

fn is_alone<K: PartialEq>(table: &Table<K>, group: &K) -> bool {
    let alone = |cells: &Vec<Cell<K>>| {
        let same = |it: &Cell<K>| it.groups.len() == 1 && it.groups.contains(group);
        cells.iter().any(same)
    };
    // A group of nobody has no line, and its nought tells nothing of anybody.
    let absent = |cells: &Vec<Cell<K>>| cells.iter().all(|it| !it.groups.contains(group));
    table.as_ref().is_ok_and(|it| alone(it) || absent(it))
}
