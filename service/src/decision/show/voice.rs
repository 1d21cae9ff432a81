use chrono::{DateTime, Utc};
use domain::electorate::roll::Voter;
use domain::id::{AdhesionId, DecisionId};
use entity::{decision_round, decision_statement, decision_voter};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

use super::name::{names, of_adhesions};
use crate::decision::reader::Seen;
use crate::decision::speak::{in_person, last};
use crate::failure::Fault;

/// A voice that the reader speaks for.
#[derive(Debug, Clone)]
pub struct Voice {
    /// Its line on the roll.
    pub voter: Voter,
    /// Whose it is, by name.
    pub name: String,
    /// It is hers, or of a structure that she represents; else she carries the mandate.
    pub own: bool,
    /// What was said for it in what is open.
    pub last: Option<Taken>,
    /// Code of the position taken for it in an earlier round, where none is taken in this one.
    pub earlier: Option<String>,
    /// Why nothing may be said for it.
    pub barred: Option<Barred>,
    /// The fields of what is to be signed, but what is said. Only while something is open in which it may be said.
    pub statement: Option<Value>,
}

/// Why nothing may be said for a voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barred {
    /// Its member stands aside.
    Recused,
    /// Its member has spoken herself, which ended the mandate.
    SpokeHerself,
}

/// What was said.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Code of the position or ballot.
    pub code: String,
    /// By which its receipt is asked.
    pub entry_hash: String,
    /// Where it stands, of an objection.
    pub objection: Option<String>,
    /// Which statement.
    pub id: Uuid,
    /// When it was received.
    pub at: DateTime<Utc>,
}

impl Taken {
    fn of(row: &decision_statement::Model) -> Self {
        Self {
            code: row.code.clone(),
            entry_hash: row.entry_hash.clone(),
            objection: row.objection.clone(),
            id: row.id,
            at: row.at,
        }
    }
}

/// The voices that the reader speaks for, her own first: what was said for them in the round or vote that is open, if one
/// is, and what may be signed next.
pub(in crate::decision) async fn voices(
    db: &impl ConnectionTrait,
    seen: &Seen,
    open: Option<&decision_round::Model>,
) -> Result<Vec<Voice>, Fault> {
    if seen.row.roll_sha256.is_none() || seen.mine.is_empty() {
        return Ok(Vec::new());
    }
    let mut voices = Vec::new();
    for line in lines(db, seen).await? {
        let Some(voter) = line.row.voter()? else {
            continue;
        };
        voices.push(voice(db, seen, open, voter, line).await?);
    }
    Ok(voices)
}

/// A line of the roll, with who speaks for it, as the roll names her.
struct Spoken {
    row: decision_voter::Model,
    by: Uuid,
    name: String,
}

/// Her own lines in the order of her adhesions, then those that she carries, by name.
async fn lines(db: &impl ConnectionTrait, seen: &Seen) -> Result<Vec<Spoken>, Fault> {
    let id = DecisionId(seen.row.id);
    let mut own = of_adhesions(db, id, seen.adhesions()).await?;
    own.sort_by_key(|row| {
        let same = |it: &AdhesionId| Some(it.0) == row.adhesion_id;
        seen.adhesions().position(|it| same(&it))
    });
    let mine: Vec<Uuid> = own.iter().map(|it| it.voter).collect();
    // Who holds her own mandate's giver too is shown the voice once.
    let carried = decision_voter::Entity::find()
        .filter(decision_voter::Column::DecisionId.eq(id.0))
        .filter(decision_voter::Column::Proxy.is_in(mine.clone()))
        .filter(decision_voter::Column::Voter.is_not_in(mine))
        .all(db)
        .await?;
    let names = names(db, &[own.clone(), carried.clone()].concat()).await?;
    let name = |row: &decision_voter::Model| names.get(&row.voter).cloned().unwrap_or_default();
    let spoken = |row: decision_voter::Model, by: Uuid| Spoken {
        name: name(&row),
        row,
        by,
    };
    let own = own.into_iter().map(|row| {
        let by = row.voter;
        spoken(row, by)
    });
    let carried = carried
        .into_iter()
        .filter_map(|row| row.proxy.map(|by| spoken(row, by)));
    let mut carried: Vec<Spoken> = carried.collect();
    carried.sort_by(|one, next| (&one.name, one.row.voter).cmp(&(&next.name, next.row.voter)));
    Ok(own.chain(carried).collect())
}

async fn voice(
    db: &impl ConnectionTrait,
    seen: &Seen,
    open: Option<&decision_round::Model>,
    voter: Voter,
    Spoken { row, by, name }: Spoken,
) -> Result<Voice, Fault> {
    let (kind, chain) = match open {
        Some(round) if round.vote => ("vote", round.number),
        _ => ("position", 0),
    };
    let of = (seen.row.id, kind, chain, row.voter);
    let before = last(db, of).await?;
    let own = by == row.voter;
    let barred = if voter.recused.is_some() {
        Some(Barred::Recused)
    } else if !own && in_person(db, of).await? {
        Some(Barred::SpokeHerself)
    } else {
        None
    };
    let number = open.map(|it| it.number);
    let now = before.as_ref().filter(|it| Some(it.round) == number);
    let next = before.as_ref().and_then(|it| it.number).unwrap_or(0) + 1;
    let statement = open.filter(|_| barred.is_none()).map(|round| {
        json!({
            "cpts": seen.row.cpts_id, "decision": seen.row.id,
            "for": row.voter, "member": by,
            "number": next, "previous": before.as_ref().map(|it| &it.digest),
            "roll": seen.row.roll_sha256, "round": round.number,
            "statutes": seen.row.statutes_sha256, "text": round.text_sha256,
        })
    });
    Ok(Voice {
        voter,
        name,
        own,
        last: now.map(Taken::of),
        earlier: before
            .as_ref()
            .filter(|_| now.is_none())
            .map(|it| it.code.clone()),
        barred,
        statement,
    })
}
