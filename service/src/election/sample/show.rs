//! The sample as its page shows it: for the electoral board alone, as it names members.

use std::convert::Infallible;

use ::election::sample::Sample;
use chrono::{DateTime, Utc};
use domain::election::act::ActKind;
use domain::election::sample::{Answer, Found};
use domain::id::ElectionId;
use entity::{adhesion, election, election_act, election_voter};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::share::{given, tellers};
use super::{lines, one, registered};
use crate::ctx::{Actor, Ctx};
use crate::election::reader::{Seen, seen};
use crate::election::{act, booth, keep, names, teller};
use crate::failure::{Fault, Outcome};

/// The sample of an election.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The election, and what the reader is in it.
    pub seen: Seen,
    /// How many registrations there are.
    pub registered: usize,
    /// A proposal to draw one that waits, and who made it.
    pub waiting: Option<(election_act::Model, String)>,
    /// What was drawn.
    pub drawn: Option<Drawn>,
}

/// What was drawn.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// From what, by which numbers, and what came of it.
    pub sample: Sample,
    /// When.
    pub at: DateTime<Utc>,
    /// Its lines; none once they are destroyed.
    pub lines: Vec<Line>,
    /// Every teller, and whether she gave her part.
    pub tellers: Vec<Teller>,
    /// What the reader’s device needs to give hers.
    pub mine: Option<Mine>,
}

/// A registration that was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Row.
    pub id: Uuid,
    /// Whose.
    pub name: String,
    /// Of which urn.
    pub urn: String,
    /// What was found, once it is opened.
    pub found: Option<Found>,
    /// What its member said.
    pub answer: Option<Answer>,
}

/// A teller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teller {
    /// Her name.
    pub name: String,
    /// Whether she gave her part.
    pub given: bool,
}

/// What a teller’s device needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// The identifier under which she made her key.
    pub under: String,
    /// What she opens: row and registration.
    pub sealed: Vec<(Uuid, String)>,
}

/// Reads it. Permission: chair and tellers.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn sample(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<Shown, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    seen.require_confirms()?;
    let kind = ActKind::Sample.code();
    let mut waiting = act::waiting(db, id).await?;
    waiting.retain(|it| it.kind == kind);
    let waiting = match waiting.into_iter().next() {
        Some(row) => {
            let mut people = names::people(db, [row.proposed_by]).await?;
            let by = people.remove(&row.proposed_by).unwrap_or_default();
            Some((row, by))
        }
        None => None,
    };
    let drawn = match one(db, id).await? {
        Some((row, sample)) => Some(drawn(db, actor, id, (row.drawn_at, sample)).await?),
        None => None,
    };
    Ok(Shown {
        registered: registered(db, id).await?.len(),
        waiting,
        drawn,
        seen,
    })
}

/// Whether a sample waits for somebody: a teller’s part or, once it is opened, the answers of its members.
///
/// # Errors
/// When the database refuses.
pub async fn awaits(
    db: &impl ConnectionTrait,
    actor: &Actor,
    election: &election::Model,
) -> Result<bool, Fault> {
    let id = ElectionId(election.id);
    let drawn = one(db, id).await?;
    if drawn.is_none_or(|(row, _)| row.done_at.is_some())
        || !keep::board(db, id).await?.contains(&actor.person)
    {
        return Ok(false);
    }
    let lines = lines(db, id).await?;
    if lines.is_empty() || lines.iter().all(|(it, _)| it.found.is_some()) {
        return Ok(!lines.is_empty());
    }
    let keyed = tellers(db, id).await?;
    let Some((_, key)) = keyed.iter().find(|it| it.0 == actor.person.0) else {
        return Ok(false);
    };
    for (line, _) in &lines {
        if !given(&line.shares)?.iter().any(|it| it.key == *key) {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn drawn(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ElectionId,
    (at, sample): (DateTime<Utc>, Sample),
) -> Result<Drawn, Fault> {
    let rows = lines(db, id).await?;
    let keyed = tellers(db, id).await?;
    let people = names::people(db, keyed.iter().map(|it| it.0)).await?;
    let mut all = Vec::new();
    for (person, key) in &keyed {
        let mut given_all = !rows.is_empty();
        for (row, _) in &rows {
            given_all &= given(&row.shares)?.iter().any(|it| it.key == *key);
        }
        all.push(Teller {
            name: people.get(person).cloned().unwrap_or_default(),
            given: given_all || sample.outcome.is_some(),
        });
    }
    let own = keyed.iter().position(|it| it.0 == actor.person.0);
    let awaited = own.and_then(|it| all.get(it)).is_some_and(|it| !it.given);
    let under = teller::under(db, id).await?;
    let mine = under.filter(|_| awaited).map(|under| Mine {
        under,
        sealed: rows
            .iter()
            .map(|(row, _)| (row.id, row.sealed.clone()))
            .collect(),
    });
    let mut shown = Vec::with_capacity(rows.len());
    for (row, urn) in rows {
        let found = row.found.as_deref();
        let found = found.map(|it| entity::read("election_sample_line", "found", it));
        let answer = row.answer.as_deref();
        let answer = answer.map(|it| entity::read("election_sample_line", "answer", it));
        shown.push(Line {
            id: row.id,
            name: member(db, row.urn_id, row.entry).await?,
            urn: urn.name,
            found: found.transpose()?,
            answer: answer.transpose()?,
        });
    }
    Ok(Drawn {
        sample,
        at,
        lines: shown,
        tellers: all,
        mine,
    })
}

/// How the member of a line is called.
async fn member(db: &impl ConnectionTrait, urn: Uuid, entry: Uuid) -> Result<String, Fault> {
    let line = election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.eq(urn))
        .filter(election_voter::Column::Entry.eq(entry))
        .one(db)
        .await?;
    let Some(line) = line else {
        return Ok(String::new());
    };
    let row = adhesion::Entity::find_by_id(line.adhesion_id)
        .one(db)
        .await?;
    Ok(row.map(|it| booth::name(&it)).unwrap_or_default())
}
