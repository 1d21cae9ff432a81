//! Whether the rows of an election still are what was frozen, registered, cast and logged: asked by the electoral board, and
//! every ten minutes while the vote is open. Who changed the database by hand is found, and the row named.
//!
//! Nothing of this says who chose what: that a line voted and that a ballot by its code is there is what casting asks too.

mod chain;
mod line;
mod read;

use std::convert::Infallible;

use chrono::{DateTime, TimeDelta, Utc};
use domain::audit::Event;
use domain::election::act::IncidentKind;
use domain::election::stage::Stage;
use domain::id::ElectionId;
use entity::{cpts, election, election_check, person};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{incident, keep, key, reader};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, other};
use crate::notice::election as letters;
use crate::notice::letter;
use read::Rows;

/// Pause between two checks of an election whose vote is open.
const PAUSE: TimeDelta = TimeDelta::minutes(10);
/// Rows that an incident names; how many more there are is said.
const NAMED: usize = 20;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// In which table.
    pub table: &'static str,
    /// Which row, where there is one.
    pub row: Option<Uuid>,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The roll is not the one that the register names.
    Roll,
    /// A line is not as the roll has it, or is of somebody else.
    Line,
    /// A line of the roll is missing from its urn.
    NoLine,
    /// The code of a line is not one that was bound to it.
    Code,
    /// A line is marked as voted without a ballot, or has a ballot without the mark.
    Mark,
    /// A line is marked as voted on paper without an act of two.
    Paper,
    /// The bytes of a ballot are not those of its tracking number.
    Ballot,
    /// A ballot is by a code of nobody.
    Stranger,
    /// A ballot that waits cannot be read.
    Waiting,
    /// From this ballot on, the archive is not the one that the register names.
    Archive,
    /// What an urn says of itself is not what the register or its rows say.
    Urn,
}

impl Finding {
    const fn of(table: &'static str, row: Uuid, wrong: Wrong) -> Self {
        Self {
            table,
            row: Some(row),
            wrong,
        }
    }

    /// The sentence of the journal of incidents.
    fn said(&self) -> String {
        let what = match self.wrong {
            Wrong::Roll => "la liste électorale n’est pas celle du registre",
            Wrong::Line => "cette ligne n’est pas celle de la liste arrêtée",
            Wrong::NoLine => "une ligne de la liste arrêtée manque dans cette urne",
            Wrong::Code => "le code de cette ligne n’est pas celui qui y a été lié",
            Wrong::Mark => "la marque « a voté » ne correspond pas aux bulletins",
            Wrong::Paper => "un vote sur papier sans acte de deux membres",
            Wrong::Ballot => "les octets du bulletin ne sont plus ceux de son numéro de suivi",
            Wrong::Stranger => "un bulletin dont le code n’est à personne",
            Wrong::Waiting => "un bulletin en attente ne se lit plus",
            Wrong::Archive => "à partir de ce bulletin, l’archive n’est plus celle du registre",
            Wrong::Urn => "ce que dit l’urne n’est pas ce que disent ses lignes ou le registre",
        };
        match self.row {
            Some(row) => format!("{} {row} : {what}.", self.table),
            None => format!("{} : {what}.", self.table),
        }
    }
}

/// When an election was checked last, and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// When.
    pub at: DateTime<Utc>,
    /// How many rows do not hold.
    pub wrong: u32,
    /// The rows, one a line.
    pub text: String,
}

/// Checks an election now. Permission: the electoral board.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn now(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<Vec<Finding>, Infallible> {
    let seen = reader::seen(ctx.db().read(), ctx, actor, slug, id).await?;
    if seen.officer.is_empty() {
        return Err(Failure::Forbidden(domain::permission::Refused::NoRole));
    }
    // Before there are ballots there is nothing to compare; afterwards what it takes is destroyed.
    if !(Stage::Sealed..=Stage::Challenge).contains(&seen.stage) {
        return Err(Failure::NotFound);
    }
    Ok(check(ctx, id, Some(actor)).await?)
}

/// Checks every election whose vote is open and that was not checked for ten minutes; says how many findings there are.
///
/// # Errors
/// The first fault; the others are checked all the same.
pub async fn run(ctx: &Ctx) -> Result<usize, Fault> {
    let db = ctx.db().read();
    let open = election::Entity::find()
        .filter(election::Column::Stage.eq(Stage::Open.code()))
        .order_by_asc(election::Column::Id)
        .all(db)
        .await?;
    let (mut found, mut fault) = (0, None);
    for row in open {
        let id = ElectionId(row.id);
        let last = last(db, id).await?;
        if last.is_some_and(|it| ctx.now() < it.at + PAUSE) {
            continue;
        }
        match check(ctx, id, None).await {
            Ok(findings) => found += findings.len(),
            Err(Fault::Stopped) => {}
            Err(error) => fault = fault.or(Some(error)),
        }
    }
    fault.map_or(Ok(found), Err)
}

/// The last check of an election.
///
/// # Errors
/// When the database refuses.
pub async fn last(db: &impl ConnectionTrait, id: ElectionId) -> Result<Option<Checked>, Fault> {
    let row = election_check::Entity::find_by_id(id.0).one(db).await?;
    Ok(row.map(|it| Checked {
        at: it.at,
        wrong: it.wrong.unsigned_abs(),
        text: it.findings,
    }))
}

/// Checks, and notes what was found.
async fn check(ctx: &Ctx, id: ElectionId, by: Option<&Actor>) -> Result<Vec<Finding>, Fault> {
    let keys = key::of(ctx, id.0).await?;
    // All rows are of one moment: a ballot that is cast meanwhile is no finding.
    let rows: Outcome<Rows, Infallible> = transaction!(ctx, |tx| {
        tx.without_journal("it only reads");
        Ok(read::rows(tx.db(), id).await?)
    });
    let rows = fault(rows)?;
    let judged = tokio::task::spawn_blocking(move || judge(&rows, &keys));
    let found = judged.await.map_err(other)??;
    note(ctx, id, by, &found).await?;
    Ok(found)
}

fn judge(rows: &Rows, keys: &key::Keys) -> Result<Vec<Finding>, Fault> {
    let mut found = Vec::new();
    line::roll(rows, &mut found);
    for urn in &rows.urns {
        chain::ballots(rows, urn, &mut found)?;
        line::lines(rows, urn, keys, &mut found);
    }
    Ok(found)
}

/// Keeps when it was checked. What is new goes into the journal of incidents, and the electoral board is told.
async fn note(
    ctx: &Ctx,
    id: ElectionId,
    by: Option<&Actor>,
    found: &[Finding],
) -> Result<(), Fault> {
    let mut lines: Vec<String> = found.iter().take(NAMED).map(Finding::said).collect();
    if NAMED < found.len() {
        lines.push(format!("Et {} autres.", found.len() - NAMED));
    }
    let text = lines.join("\n");
    let done: Outcome<(), Infallible> = transaction!(ctx, |tx| {
        let db = tx.db();
        let row = election::Entity::find_by_id(id.0)
            .find_also_related(cpts::Entity)
            .one(db)
            .await?;
        let Some((row, Some(cpts))) = row else {
            return Err(Failure::NotFound);
        };
        let before = last(db, id).await?;
        let known = before.is_some_and(|it| it.text == text);
        election_check::Entity::delete_by_id(id.0).exec(db).await?;
        election_check::Entity::insert(election_check::ActiveModel {
            election_id: Set(id.0),
            at: Set(ctx.now()),
            wrong: Set(i32::try_from(found.len()).unwrap_or(i32::MAX)),
            findings: Set(text.clone()),
        })
        .exec_without_returning(db)
        .await?;
        if found.is_empty() || known {
            tx.without_journal("nothing new was found");
            return Ok(());
        }
        let said = format!("Le contrôle d’intégrité a trouvé des lignes changées :\n{text}");
        let kind = IncidentKind::Integrity;
        let person = by.map(|it| it.person.0);
        incident::write(db, ctx, (id, None), kind, &said, person).await?;
        let board = keep::board(db, id).await?;
        let people = person::Entity::find()
            .filter(person::Column::Id.is_in(board.iter().map(|it| it.0)))
            .order_by_asc(person::Column::Id)
            .all(db)
            .await?;
        for officer in &people {
            letter::to_person(ctx, tx, &cpts, officer, &letters::integrity(&cpts, &row)).await?;
        }
        tx.record(keep::entry(Event::ElectionIntegrity, &row, by))
            .await?;
        Ok(())
    });
    fault(done)
}

fn fault<T>(done: Outcome<T, Infallible>) -> Result<T, Fault> {
    done.map_err(|failure| match failure {
        Failure::Fault(fault) => fault,
        _ => Fault::Other("an election is gone".to_owned()),
    })
}
