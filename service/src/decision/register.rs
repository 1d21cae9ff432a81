//! The register of the decisions of a CPTS: searched, narrowed, and with what is to be followed up.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use chrono::{Datelike, NaiveDate};
use domain::decision::stage::{End, Stage};
use domain::permission::Action;
use domain::statutes::{DecisionKind, OrganKind};
use domain::territory::Mission;
use domain::text::searchable;
use entity::{cpts, decision, decision_text};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Reader, reader};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome};

/// Decisions on a page.
pub const PER_PAGE: usize = 25;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words of the title, the grounds or the text; or a number.
    pub words: String,
    /// Where it stands.
    pub state: Option<State>,
    /// The year of tabling.
    pub year: Option<i32>,
    /// A mission.
    pub mission: Option<Mission>,
}

/// Where decisions stand, as the register tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Written and not tabled: one's own.
    Draft,
    /// Discussed.
    Discussion,
    /// Positions are taken, a vote is open, or one of them is to be opened.
    Open,
    /// Adopted, in whatever way.
    Adopted,
    /// Rejected, or not decided.
    NotAdopted,
    /// Taken back.
    Withdrawn,
}

/// The register, as one reader sees it.
#[derive(Debug, Clone)]
pub struct Register {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// What was found: drafts first, then the latest tabled.
    pub lines: Vec<Line>,
    /// Adopted decisions whose follow-up is not done, the most overdue first.
    pub followed: Vec<Line>,
    /// How many decisions the register has.
    pub total: usize,
    /// How many of them are not over.
    pub running: usize,
    /// Years in which something was tabled, the latest first.
    pub years: Vec<i32>,
    /// Whether the reader leads decisions.
    pub facilitates: bool,
    /// Today.
    pub today: NaiveDate,
}

/// A decision in the register.
#[derive(Debug, Clone)]
pub struct Line {
    /// The row.
    pub row: decision::Model,
    /// Where it stands.
    pub stage: Stage,
    /// Who decides.
    pub organ: OrganKind,
    /// What.
    pub kind: DecisionKind,
    /// What it is about.
    pub missions: BTreeSet<Mission>,
    /// Who follows it up.
    pub owner: Option<String>,
}

impl Line {
    /// Whether what was decided should be done by now and is not.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_followed() && self.row.follow_up_on.is_some_and(|on| on < today)
    }

    fn is_followed(&self) -> bool {
        self.row.follow_up_on.is_some() && self.row.follow_up_done_on.is_none()
    }
}

/// Reads the register. Permission: to read decisions.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn register(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    asked: &Asked,
) -> Outcome<Register, Infallible> {
    let db = ctx.db().read();
    let reader = reader(db, ctx, actor, slug).await?;
    let rows = reader
        .seat
        .decisions()
        .filter(
            Condition::any()
                .add(decision::Column::Number.is_not_null())
                .add(decision::Column::AuthorId.eq(actor.person.0)),
        )
        .order_by_desc(decision::Column::Number)
        .order_by_desc(decision::Column::CreatedAt)
        .all(db)
        .await?;
    let owners = names_of(db, rows.iter().filter_map(|it| it.follow_up_owner_id)).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        all.push(line(row, &owners)?);
    }
    // Drafts have no number, and databases do not agree on where that sorts.
    all.sort_by_key(|it| it.row.number.is_some());
    let years: BTreeSet<i32> = all
        .iter()
        .filter_map(|it| it.row.tabled_on)
        .map(|it| it.year())
        .collect();
    let mut followed: Vec<Line> = all.iter().filter(|it| it.is_followed()).cloned().collect();
    followed.sort_by_key(|it| it.row.follow_up_on);
    let tabled = all.iter().filter(|it| it.row.number.is_some());
    let (total, running) = (
        tabled.clone().count(),
        tabled
            .filter(|it| !matches!(it.stage, Stage::Over(_)))
            .count(),
    );
    let texts = texts(db, &reader, asked).await?;
    let wanted = searchable(&asked.words);
    all.retain(|it| asked.holds(it) && matches(it, &wanted, texts.get(&it.row.id)));
    Ok(Register {
        lines: all,
        followed,
        total,
        running,
        years: years.into_iter().rev().collect(),
        facilitates: reader.seat.require(Action::FacilitateDecisions).is_ok(),
        today: ctx.today(),
        cpts: reader.seat.cpts,
    })
}

impl Asked {
    fn holds(&self, line: &Line) -> bool {
        let year = |it: i32| line.row.tabled_on.is_some_and(|on| on.year() == it);
        self.state.is_none_or(|it| it.holds(&line.stage))
            && self.year.is_none_or(year)
            && self.mission.is_none_or(|it| line.missions.contains(&it))
    }
}

impl State {
    /// Every state, in the order of a decision's life.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Discussion,
        Self::Open,
        Self::Adopted,
        Self::NotAdopted,
        Self::Withdrawn,
    ];

    const fn holds(self, stage: &Stage) -> bool {
        match self {
            Self::Draft => matches!(stage, Stage::Draft),
            Self::Discussion => matches!(stage, Stage::Discussion(_)),
            Self::Open => matches!(
                stage,
                Stage::Round(_) | Stage::Between(_) | Stage::Voting(_)
            ),
            Self::Adopted => matches!(
                stage,
                Stage::Over(End::Consensus | End::Consent | End::Adopted)
            ),
            Self::NotAdopted => matches!(stage, Stage::Over(End::Rejected | End::Undecided)),
            Self::Withdrawn => matches!(stage, Stage::Over(End::Withdrawn)),
        }
    }
}

fn line(row: decision::Model, owners: &BTreeMap<Uuid, String>) -> Result<Line, Fault> {
    let mut missions = BTreeSet::new();
    for code in row.missions.split_whitespace() {
        missions.insert(entity::read("decision", "missions", code)?);
    }
    Ok(Line {
        stage: row.stage()?,
        organ: entity::read("decision", "organ", &row.organ)?,
        kind: entity::read("decision", "kind", &row.kind)?,
        missions,
        owner: row
            .follow_up_owner_id
            .and_then(|it| owners.get(&it).cloned()),
        row,
    })
}

/// The latest text of each decision, where words are looked for.
async fn texts(
    db: &impl ConnectionTrait,
    reader: &Reader,
    asked: &Asked,
) -> Result<BTreeMap<Uuid, String>, Fault> {
    if asked.words.trim().is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = decision_text::Entity::find()
        .inner_join(decision::Entity)
        .filter(decision::Column::CptsId.eq(reader.seat.cpts.id))
        .order_by_asc(decision_text::Column::Version)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|it| (it.decision_id, it.body))
        .collect())
}

/// Whether every word is in the title, the grounds or the text, or the number is meant.
fn matches(line: &Line, wanted: &str, text: Option<&String>) -> bool {
    if wanted.is_empty() || line.row.number.is_some_and(|it| wanted == it.to_string()) {
        return true;
    }
    let text = text.map_or("", String::as_str);
    let all = searchable(&format!("{} {} {text}", line.row.title, line.row.why));
    wanted.split(' ').all(|word| all.contains(word))
}
