//! Seeing what an import would do, or did.

use std::collections::{HashMap, HashSet};
use std::convert::Infallible;

use chrono::{DateTime, Utc};
use domain::id::{AdhesionId, BatchId};
use domain::import::party::PartyDetail;
use domain::import::payment::PaymentDetail;
use domain::import::{Choice, Detail, Verdict, Whom};
use domain::territory::InseeCode;
use entity::{adhesion, commune, import_batch, import_line, person};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::store::{Stored, action, open, stored};
use super::{Kind, Open, State, Summary};
use crate::ctx::{Actor, Ctx};
use crate::electorate::joined::Joined;
use crate::failure::{Failure, Fault, Outcome};
use crate::scope::{self, Seat};

/// Lines on one page.
pub const LINES_PER_PAGE: u64 = 50;
/// Refused lines that are shown above the table.
const REFUSED_SHOWN: u64 = 20;
/// Imports in the history of a CPTS.
const HISTORY: u64 = 20;

/// An import, without its lines.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Which.
    pub id: BatchId,
    /// What it holds.
    pub kind: Kind,
    /// Where it stands.
    pub state: State,
    /// The file's name.
    pub file_name: String,
    /// Who sent it.
    pub author: String,
    /// When it was checked.
    pub created_at: DateTime<Utc>,
    /// When it was written.
    pub committed_at: Option<DateTime<Utc>>,
    /// When it was taken back.
    pub undone_at: Option<DateTime<Utc>>,
    /// Counts and columns.
    pub summary: Summary,
}

/// What a page of an import shows.
#[derive(Debug, Clone)]
pub struct Look {
    /// The import.
    pub batch: Batch,
    /// The same file was written before, by this import.
    pub before: Option<BatchId>,
    /// Likely duplicates for which nothing was chosen.
    pub undecided: u32,
    /// What the commit would create.
    pub would_create: u32,
    /// What the commit would complete.
    pub would_update: u32,
    /// What would follow for the weight of groups; asked on the first page of members that wait for their commit.
    pub weighs: Option<Joined>,
    /// The first lines with errors.
    pub refused: Vec<Shown>,
    /// The lines of the asked page.
    pub lines: Vec<Shown>,
    /// How many lines the asked verdict has.
    pub total: u64,
    /// Names of the communes that are mentioned.
    pub communes: HashMap<InseeCode, String>,
}

/// One line on a page.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Its number in the file.
    pub line: u32,
    /// What would happen.
    pub verdict: Verdict,
    /// What it says.
    pub leaf: Leaf,
}

/// What a line says.
#[derive(Debug, Clone)]
pub enum Leaf {
    /// A person.
    Member {
        /// What was read and found.
        detail: Box<Detail>,
        /// What the board chose.
        choice: Option<Choice>,
        /// The members it may be, by name.
        known: HashMap<AdhesionId, (i32, domain::import::Candidate)>,
    },
    /// Dues.
    Payment(Box<PaymentDetail>),
    /// A legal entity in a group.
    Party(Box<PartyDetail>),
}

/// Whether the person may import files of that kind; asked before a file is received.
///
/// # Errors
/// Forbidden when not.
pub async fn may_import(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    kind: Kind,
) -> Outcome<(), Infallible> {
    let seat = scope::seat(ctx.db().read(), ctx, actor, slug).await?;
    Ok(seat.require(action(kind))?)
}

/// The imports of one kind in a CPTS, the latest first. Needs what such an import itself needs.
///
/// # Errors
/// None of its own.
pub async fn history(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    kind: Kind,
) -> Outcome<Vec<Batch>, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(action(kind))?;
    let rows = seat
        .imports()
        .filter(import_batch::Column::Kind.eq(kind.code()))
        .order_by_desc(import_batch::Column::CreatedAt)
        .limit(HISTORY)
        .find_also_related(person::Entity)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(row, author)| batch(row, author))
        .collect::<Result<_, Fault>>()
        .map_err(Failure::from)
}

/// One import with a page of its lines; `verdict` shows only lines of that kind.
///
/// Needs what the import itself needs.
///
/// # Errors
/// None of its own.
pub async fn look(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: BatchId,
    verdict: Option<Verdict>,
    page: u64,
) -> Outcome<Look, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    let open = open(db, &seat, id).await?;
    let author = person::Entity::find_by_id(open.row.author_id)
        .one(db)
        .await?;
    let of_batch = || import_line::Entity::find().filter(import_line::Column::BatchId.eq(id.0));
    let of = |verdict: Verdict| of_batch().filter(import_line::Column::Verdict.eq(verdict.code()));
    let choices: Vec<Option<String>> = of(Verdict::Likely)
        .select_only()
        .column(import_line::Column::Choice)
        .into_tuple()
        .all(db)
        .await?;
    let choices: Vec<Option<Choice>> = choices
        .into_iter()
        .map(|it| it.and_then(|it| it.parse().ok()))
        .collect();
    let chosen = |fits: fn(&Option<Choice>) -> bool| {
        u32::try_from(choices.iter().filter(|it| fits(it)).count()).unwrap_or(u32::MAX)
    };
    let counts = open.summary.counts;
    let refused = of(Verdict::Refused)
        .order_by_asc(import_line::Column::Line)
        .limit(REFUSED_SHOWN)
        .all(db)
        .await?;
    let asked = verdict.map_or_else(of_batch, of);
    let total = asked.clone().count(db).await?;
    let lines = asked
        .order_by_asc(import_line::Column::Line)
        .offset(page.saturating_mul(LINES_PER_PAGE))
        .limit(LINES_PER_PAGE)
        .all(db)
        .await?;
    let before = seat
        .imports()
        .filter(import_batch::Column::Sha256.eq(&open.row.sha256))
        .filter(import_batch::Column::Kind.eq(open.kind.code()))
        .filter(import_batch::Column::State.eq(State::Committed.code()))
        .filter(import_batch::Column::Id.ne(id.0))
        .order_by_desc(import_batch::Column::CreatedAt)
        .one(db)
        .await?;
    let refused = shown(db, &seat, &open, refused).await?;
    let lines = shown(db, &seat, &open, lines).await?;
    let waits = open.kind == Kind::Members && open.state == State::Checked;
    let weighs = if waits && verdict.is_none() && page == 0 {
        super::weight::weighs(db, ctx, &seat, id).await?
    } else {
        None
    };
    Ok(Look {
        weighs,
        communes: communes(db, &lines).await?,
        before: before.map(|row| BatchId(row.id)),
        undecided: chosen(Option::is_none),
        would_create: counts.create + chosen(|it| *it == Some(Choice::Another)),
        would_update: counts.update + chosen(|it| matches!(it, Some(Choice::Same(_)))),
        refused,
        lines,
        total,
        batch: batch(open.row, author)?,
    })
}

/// Names of the communes that lines, or the members they may be, mention.
async fn communes(
    db: &impl ConnectionTrait,
    lines: &[Shown],
) -> Result<HashMap<InseeCode, String>, Fault> {
    let mut codes = HashSet::new();
    for shown in lines {
        if let Leaf::Member { detail, known, .. } = &shown.leaf {
            codes.extend(detail.told.commune);
            codes.extend(known.values().filter_map(|(_, member)| member.commune));
        }
    }
    if codes.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = commune::Entity::find()
        .filter(commune::Column::Code.is_in(codes.iter().map(InseeCode::as_str)))
        .all(db)
        .await?;
    let name = |row: commune::Model| Ok((entity::read("commune", "code", &row.code)?, row.name));
    rows.into_iter().map(name).collect()
}

fn batch(row: import_batch::Model, author: Option<person::Model>) -> Result<Batch, Fault> {
    Ok(Batch {
        id: BatchId(row.id),
        kind: entity::read("import_batch", "kind", &row.kind)?,
        state: entity::read("import_batch", "state", &row.state)?,
        summary: super::store::summary(&row)?,
        file_name: row.file_name,
        author: author
            .map(|it| format!("{} {}", it.given_name, it.family_name))
            .unwrap_or_default(),
        created_at: row.created_at,
        committed_at: row.committed_at,
        undone_at: row.undone_at,
    })
}

async fn shown(
    db: &impl ConnectionTrait,
    seat: &Seat,
    open: &Open,
    rows: Vec<import_line::Model>,
) -> Result<Vec<Shown>, Fault> {
    match open.kind {
        Kind::Members => members(db, seat, rows).await,
        Kind::Dues => rows.into_iter().map(payment).collect(),
        Kind::Parties => rows.into_iter().map(party).collect(),
    }
}

fn payment(row: import_line::Model) -> Result<Shown, Fault> {
    let verdict = entity::read("import_line", "verdict", &row.verdict)?;
    let stored: Stored<PaymentDetail> = stored(row)?;
    Ok(Shown {
        line: stored.line,
        verdict,
        leaf: Leaf::Payment(Box::new(stored.detail)),
    })
}

fn party(row: import_line::Model) -> Result<Shown, Fault> {
    let verdict = entity::read("import_line", "verdict", &row.verdict)?;
    let stored: Stored<PartyDetail> = stored(row)?;
    Ok(Shown {
        line: stored.line,
        verdict,
        leaf: Leaf::Party(Box::new(stored.detail)),
    })
}

async fn members(
    db: &impl ConnectionTrait,
    seat: &Seat,
    rows: Vec<import_line::Model>,
) -> Result<Vec<Shown>, Fault> {
    let lines = rows
        .into_iter()
        .map(stored::<Detail>)
        .collect::<Result<Vec<_>, _>>()?;
    let whom = lines.iter().flat_map(|line| {
        line.detail
            .like
            .iter()
            .map(|it| it.whom)
            .chain(line.detail.same)
    });
    let ids: Vec<_> = whom
        .filter_map(|whom| match whom {
            Whom::Adhesion(id) => Some(id.0),
            Whom::Line(_) => None,
        })
        .collect();
    let mut names = HashMap::new();
    if !ids.is_empty() {
        for row in seat
            .adhesions()
            .filter(adhesion::Column::Id.is_in(ids))
            .all(db)
            .await?
        {
            names.insert(AdhesionId(row.id), (row.number, super::known::told(&row)?));
        }
    }
    let mut all = Vec::with_capacity(lines.len());
    for stored in lines {
        let (line, choice) = stored.into_line()?;
        let mut known = HashMap::new();
        for whom in line
            .detail
            .like
            .iter()
            .map(|it| it.whom)
            .chain(line.detail.same)
        {
            if let Whom::Adhesion(id) = whom
                && let Some(found) = names.get(&id)
            {
                known.insert(id, found.clone());
            }
        }
        let leaf = Leaf::Member {
            detail: Box::new(line.detail),
            choice,
            known,
        };
        all.push(Shown {
            line: line.line,
            verdict: line.verdict,
            leaf,
        });
    }
    Ok(all)
}
