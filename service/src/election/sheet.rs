//! Voting sheets on paper (« feuilles de vote »): credentials in reserve, made in the browser of who prints them, of which
//! the server learns the public part. One is given by hand to who has no code, or has lost hers.

use belenios::credential::claim;
use belenios::election::Uuid as UrnName;
use belenios::group::Element;
use belenios::proof::Proof;
use domain::audit::Event;
use domain::election::act::ActKind;
use domain::election::incident::Said;
use domain::election::plan::reserve;
use domain::election::stage::Stage;
use domain::election::urn::{OfficerKind, UrnStatus};
use domain::id::ElectionId;
use entity::{
    election, election_act, election_officer, election_register, election_reserve, election_urn,
    election_voter,
};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder,
};
use serde_json::json;
use uuid::Uuid;

use super::credential::{bind, held};
use super::key::{self, Keys};
use super::voter::{Voting, voting};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::{Entry, Tx};

/// A sheet, as who prints it sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The public part of its credential, in hexadecimal.
    pub credential: String,
    /// The proof that it was made here: JSON.
    pub proof: String,
}

/// The sheets of an urn.
#[derive(Debug, Clone)]
pub struct Stack {
    /// The urn.
    pub urn: election_urn::Model,
    /// Members who registered no code.
    pub without: u64,
    /// How many sheets are to be made: one for each of them, and 5 % of the roll more, at least 5.
    pub needed: u64,
    /// How many were made.
    pub made: u64,
    /// How many were given.
    pub given: u64,
}

/// Why no sheets are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetRefused {
    /// She is not the one who makes them.
    NotYou,
    /// The roll is not frozen yet, or the settings are locked.
    Stage,
    /// Not as many as are needed.
    Count {
        /// How many are.
        needed: u64,
    },
    /// One is no credential, or not proved, or is there twice.
    Credential,
}

/// The sheets of each urn. Permission: who makes them.
///
/// # Errors
/// [`SheetRefused`], not found, forbidden or a fault.
pub async fn stacks(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<(Voting, Vec<Stack>), SheetRefused> {
    let db = ctx.db().read();
    let voting = voting(db, ctx, actor, slug, id).await?;
    officer(db, actor, id).await?;
    let urns = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(id.0))
        .filter(election_urn::Column::Rehearsal.eq(false))
        .filter(election_urn::Column::Status.ne(UrnStatus::Aside.code()))
        .order_by_asc(election_urn::Column::Name)
        .all(db)
        .await?;
    let mut stacks = Vec::with_capacity(urns.len());
    for urn in urns {
        stacks.push(stack(db, urn).await?);
    }
    Ok((voting, stacks))
}

/// Counts the sheets of an urn.
///
/// # Errors
/// When the database refuses.
pub async fn stack(db: &impl ConnectionTrait, urn: election_urn::Model) -> Result<Stack, Fault> {
    let lines = election_voter::Entity::find().filter(election_voter::Column::UrnId.eq(urn.id));
    let roll = lines.clone().count(db).await?;
    let without = lines.filter(election_voter::Column::Registered.eq(false));
    let without = without.count(db).await?;
    let made = election_reserve::Entity::find().filter(election_reserve::Column::UrnId.eq(urn.id));
    let given = made
        .clone()
        .filter(election_reserve::Column::Given.eq(true));
    Ok(Stack {
        needed: reserve(roll, roll.saturating_sub(without)),
        without,
        made: made.count(db).await?,
        given: given.count(db).await?,
        urn,
    })
}

/// For which line of an urn a sheet proves its credential.
pub fn name(number: usize) -> String {
    format!("sheet {number}")
}

/// Takes the public parts of all sheets of an urn, numbered from 1; those made before count no more. Permission: who makes
/// them.
///
/// # Errors
/// [`SheetRefused`], not found, forbidden or a fault.
pub async fn make(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    urn: Uuid,
    sheets: &[Sheet],
) -> Outcome<(), SheetRefused> {
    let asked = voting::<SheetRefused>(ctx.db().read(), ctx, actor, slug, id).await?;
    officer(ctx.db().read(), actor, id).await?;
    if asked.stage != Stage::Roll {
        return refuse(SheetRefused::Stage);
    }
    let keys = key::make(ctx, id.0).await?;
    let keys = &keys;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let voting = voting(db, ctx, actor, slug, id).await?;
        officer(db, actor, id).await?;
        let urn = election_urn::Entity::find_by_id(urn)
            .filter(election_urn::Column::ElectionId.eq(id.0))
            .one(db)
            .await?
            .ok_or(Failure::NotFound)?;
        if voting.stage != Stage::Roll || urn.election_json.is_some() {
            return refuse(SheetRefused::Stage);
        }
        let needed = stack(db, urn.clone()).await?.needed;
        let count = u64::try_from(sheets.len()).unwrap_or_default();
        if count < needed || 2 * needed + 100 < count {
            return refuse(SheetRefused::Count { needed });
        }
        election_reserve::Entity::delete_many()
            .filter(election_reserve::Column::UrnId.eq(urn.id))
            .exec(db)
            .await?;
        let mut rows = Vec::with_capacity(sheets.len());
        for (place, sheet) in sheets.iter().enumerate() {
            rows.push(row(ctx, keys, &urn, place + 1, sheet)?);
        }
        let mut seen = std::collections::BTreeSet::new();
        if !rows.iter().all(|it| seen.insert(it.id.clone().take())) {
            return refuse(SheetRefused::Credential);
        }
        let taken = election_register::Entity::find()
            .filter(election_register::Column::UrnId.eq(urn.id))
            .all(db)
            .await?;
        if taken.iter().any(|it| seen.contains(&Some(it.id))) {
            return refuse(SheetRefused::Credential);
        }
        for some in rows.chunks(100) {
            election_reserve::Entity::insert_many(some.to_vec())
                .exec_without_returning(db)
                .await?;
        }
        recount(db, id).await?;
        tx.record(
            Entry::new(Event::ElectionSheets)
                .cpts(voting.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "urn": urn.id, "made": sheets.len() })),
        )
        .await?;
        Ok(())
    })
}

/// Says on the election how many sheets it has.
pub(super) async fn recount(db: &impl ConnectionTrait, id: ElectionId) -> Result<(), Fault> {
    let all = election_reserve::Entity::find()
        .filter(election_reserve::Column::ElectionId.eq(id.0))
        .count(db)
        .await?;
    let all: Option<i32> = i32::try_from(all).ok();
    election::Entity::update_many()
        .col_expr(election::Column::Reserve, Expr::value(all))
        .filter(election::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

fn row(
    ctx: &Ctx,
    keys: &Keys,
    urn: &election_urn::Model,
    number: usize,
    sheet: &Sheet,
) -> Outcome<election_reserve::ActiveModel, SheetRefused> {
    let no = || Failure::Refused(SheetRefused::Credential);
    let uuid: UrnName = urn.uuid.parse().map_err(|_| no())?;
    let credential = Element::key(&sheet.credential).map_err(|_| no())?;
    let proof: Proof = belenios::wire::read_canonical(sheet.proof.as_bytes()).map_err(|_| no())?;
    if !claim::verify(&credential, &uuid, &name(number), &proof) {
        return Err(no());
    }
    let id = keys.row("credential", &credential.to_bytes());
    Ok(election_reserve::ActiveModel {
        id: Set(id),
        election_id: Set(urn.election_id),
        urn_id: Set(urn.id),
        number: Set(i32::try_from(number).map_err(|_| no())?),
        held: Set(keys.seal(ctx, id.as_bytes(), &credential.to_bytes())?),
        given: Set(false),
        counted: Set(false),
    })
}

/// Whether she makes the sheets of an election.
async fn officer(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ElectionId,
) -> Outcome<(), SheetRefused> {
    let kind = OfficerKind::Sheets.code().to_owned();
    let found = election_officer::Entity::find_by_id((id.0, actor.person.0, kind));
    if found.one(db).await?.is_some() {
        return Ok(());
    }
    refuse(SheetRefused::NotYou)
}

/// Why no sheet is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GiveRefused {
    /// There is no such line in that urn.
    NoLine,
    /// Who votes on the line has voted: the vote stands.
    Voted,
    /// There is no such sheet.
    NoSheet,
    /// It was given to somebody.
    Given,
    /// The votes are not taken now.
    Stage,
}

/// Gives a sheet to a line: its code takes the place of an earlier one, which is dead. An act of two of the electoral board.
///
/// # Errors
/// [`GiveRefused`], or a fault.
pub async fn give(
    tx: &Tx<'_>,
    ctx: &Ctx,
    urn: &election_urn::Model,
    entry: Uuid,
    number: i32,
) -> Outcome<(), GiveRefused> {
    let db = tx.db();
    let keys = key::of(ctx, urn.election_id).await?;
    let line = election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.eq(urn.id))
        .filter(election_voter::Column::Entry.eq(entry))
        .one(db)
        .await?
        .ok_or(Failure::Refused(GiveRefused::NoLine))?;
    if line.voted || line.paper {
        return refuse(GiveRefused::Voted);
    }
    if urn.election_json.is_none() {
        return refuse(GiveRefused::Stage);
    }
    let sheet = election_reserve::Entity::find()
        .filter(election_reserve::Column::UrnId.eq(urn.id))
        .filter(election_reserve::Column::Number.eq(number))
        .one(db)
        .await?
        .ok_or(Failure::Refused(GiveRefused::NoSheet))?;
    if sheet.given || sheet.counted {
        return refuse(GiveRefused::Given);
    }
    let credential = held(&keys, sheet.id.as_bytes(), &sheet.held)?;
    let mut line = bind(ctx, &keys, line, &credential)?;
    line.sheet = Set(true);
    line.update(db).await?;
    let mut sheet = sheet.into_active_model();
    sheet.given = Set(true);
    sheet.update(db).await?;
    Ok(())
}

/// Marks the sheets that tellers counted, and says where they differ from the list of those that were given. An act of two of
/// the electoral board.
///
/// # Errors
/// When the database refuses.
pub async fn count_left(
    tx: &Tx<'_>,
    urn: &election_urn::Model,
    numbers: &[i32],
) -> Result<Said, Fault> {
    let db = tx.db();
    let sheets = election_reserve::Entity::find()
        .filter(election_reserve::Column::UrnId.eq(urn.id))
        .order_by_asc(election_reserve::Column::Number)
        .all(db)
        .await?;
    let (mut right, mut missing, mut back) = (0, Vec::new(), Vec::new());
    for sheet in sheets {
        let there = numbers.contains(&sheet.number);
        match (sheet.given, there) {
            (false, false) => missing.push(sheet.number),
            (true, true) => back.push(sheet.number),
            (false, true) => right += 1,
            (true, false) => {}
        }
        if there {
            let mut row = sheet.into_active_model();
            row.counted = Set(true);
            row.update(db).await?;
        }
    }
    Ok(Said::LeftSheets {
        urn: urn.name.clone(),
        right,
        missing,
        back,
    })
}

/// Whether the sheets that are left of an urn were counted.
///
/// # Errors
/// When the database refuses.
pub(super) async fn is_counted(db: &impl ConnectionTrait, urn: Uuid) -> Result<bool, Fault> {
    let counted = election_act::Entity::find()
        .filter(election_act::Column::UrnId.eq(urn))
        .filter(election_act::Column::Kind.eq(ActKind::LeftSheets.code()))
        .filter(election_act::Column::ConfirmedAt.is_not_null())
        .count(db)
        .await?;
    Ok(counted > 0)
}
