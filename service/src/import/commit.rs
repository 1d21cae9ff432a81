//! Writing what was checked.

use std::collections::{BTreeMap, BTreeSet};

use domain::audit::Event;
use domain::id::{AdhesionId, BatchId};
use domain::import::verdict::changes;
use domain::import::{Candidate, Choice, Effect, Line, dry_run};
use domain::member::{AdhesionState, Change, MemberKind};
use domain::profession::{Category, Profession};
use entity::{adhesion, adhesion_change, cpts, import_batch};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::choose::still_open;
use super::fill::{fill, rewrite};
use super::store::{NewLine, ROWS_PER_STATEMENT, advance, lines, open, replace_lines, to_json};
use super::{BatchRefused, Kind, Open, State, Summary, known, party, payment};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::ght::attachment::find;
use crate::scope::{self, Seat};
use crate::tx::{Entry, Tx};

/// What a commit did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// Adhesions, or records of dues, that were created.
    pub created: u32,
    /// Adhesions whose contact data were completed.
    pub updated: u32,
    /// Groups that were recorded for the sake of their parties.
    pub groups: u32,
}

/// What is done about lines with errors.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Errors {
    /// A file of groups waits until somebody says that they are left out.
    Ask,
    /// The others are written.
    LeaveOut,
}

/// Writes what the import would do, all of it or nothing. Lines are compared again with the
/// register as it is now: if that would do something else than what was looked at, nothing is
/// written. A file of groups with errors is written by [`commit_rest`] only.
///
/// Needs what the import itself needs.
///
/// # Errors
/// [`BatchRefused`].
pub async fn commit(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    batch: BatchId,
) -> Outcome<Committed, BatchRefused> {
    settle(ctx, actor, slug, batch, Errors::Ask).await
}

/// Writes as [`commit`] does, and leaves out the lines of a file of groups that have errors.
///
/// # Errors
/// [`BatchRefused`].
pub async fn commit_rest(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    batch: BatchId,
) -> Outcome<Committed, BatchRefused> {
    settle(ctx, actor, slug, batch, Errors::LeaveOut).await
}

async fn settle(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    batch: BatchId,
    errors: Errors,
) -> Outcome<Committed, BatchRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        let open = open(tx.db(), &seat, batch).await?;
        still_open(open.state)?;
        let done = match open.kind {
            Kind::Members => members(ctx, tx, actor, &seat, &open).await?,
            Kind::Dues => payment::commit(ctx, tx, actor, &seat, &open).await?,
            Kind::Parties => party::commit(ctx, tx, actor, &seat, &open, errors).await?,
        };
        let summary = Summary {
            created: done.created,
            updated: done.updated,
            groups: done.groups,
            ..open.summary.clone()
        };
        let moved = import_batch::ActiveModel {
            state: Set(State::Committed.code().to_owned()),
            committed_at: Set(Some(ctx.now())),
            summary: Set(to_json(&summary)?),
            ..Default::default()
        };
        if !advance(tx.db(), &open, moved).await? {
            return refuse(BatchRefused::AlreadyCommitted);
        }
        let detail = json!({ "kind": open.kind.code(), "created": done.created, "updated": done.updated,
            "groups": done.groups });
        tx.record(
            Entry::new(Event::ImportCommitted)
                .cpts(seat.id())
                .actor(actor)
                .subject(batch.0)
                .detail(detail),
        )
        .await?;
        Ok(done)
    })
}

async fn members(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    seat: &Seat,
    open: &Open,
) -> Outcome<Committed, BatchRefused> {
    let mut checked = Vec::new();
    for stored in lines(tx.db(), open.id).await? {
        checked.push(stored.into_line()?);
    }
    let people = known::people(tx.db(), seat).await?;
    let judged = dry_run(
        checked
            .iter()
            .map(|(line, _)| line.clone().into_read())
            .collect(),
        &people,
    );
    let stale = checked
        .iter()
        .zip(&judged)
        .filter(|((was, _), is)| was.differs(is))
        .count();
    if stale > 0 {
        return refuse(BatchRefused::Stale(
            u32::try_from(stale).unwrap_or(u32::MAX),
        ));
    }
    let mut plan = Plan::new(ctx, actor, seat, open);
    for (line, choice) in checked {
        plan.take(tx, line, choice).await?;
    }
    plan.write(tx).await
}

/// Rows to write, gathered so that they are written many at a time.
struct Plan<'a> {
    ctx: &'a Ctx,
    actor: &'a Actor,
    seat: &'a Seat,
    open: &'a Open,
    number: i32,
    adhesions: Vec<adhesion::ActiveModel>,
    changes: Vec<adhesion_change::ActiveModel>,
    /// Adhesions to complete, with what they become.
    updates: BTreeMap<AdhesionId, adhesion::Model>,
    lines: Vec<(Line, Option<Choice>, Option<AdhesionId>)>,
}

impl<'a> Plan<'a> {
    fn new(ctx: &'a Ctx, actor: &'a Actor, seat: &'a Seat, open: &'a Open) -> Self {
        Self {
            ctx,
            actor,
            seat,
            open,
            number: seat.cpts.next_number,
            adhesions: Vec::new(),
            changes: Vec::new(),
            updates: BTreeMap::new(),
            lines: Vec::new(),
        }
    }

    async fn take(
        &mut self,
        tx: &Tx<'_>,
        mut line: Line,
        choice: Option<Choice>,
    ) -> Outcome<(), BatchRefused> {
        let adhesion = match line.effect(choice) {
            Effect::Nothing => None,
            Effect::Create => Some(self.create(&line.detail.told)),
            Effect::Update(id) => {
                if !self.updates.contains_key(&id) {
                    let row = self
                        .seat
                        .adhesions()
                        .filter(adhesion::Column::Id.eq(id.0))
                        .one(tx.db())
                        .await?;
                    self.updates.insert(id, row.ok_or(Failure::NotFound)?);
                }
                let row = self.updates.get_mut(&id).ok_or(Failure::NotFound)?;
                // Computed here: the board's choice came after the dry run, and an earlier line
                // may have completed the same member.
                line.detail.changes = changes(&known::known(row)?, &line.detail.told);
                for change in &line.detail.changes {
                    fill(row, change.column, Some(change.after.clone()));
                }
                (!line.detail.changes.is_empty()).then_some(id)
            }
        };
        self.lines.push((line, choice, adhesion));
        Ok(())
    }

    fn create(&mut self, told: &Candidate) -> AdhesionId {
        let (ctx, now) = (self.ctx, self.ctx.now());
        let id = AdhesionId(ctx.uuid());
        self.adhesions.push(adhesion::ActiveModel {
            id: Set(id.0),
            cpts_id: Set(self.seat.id().0),
            number: Set(self.number),
            kind: Set(MemberKind::Person.code().to_owned()),
            person_id: Set(None),
            structure_id: Set(None),
            state: Set(AdhesionState::Admitted.code().to_owned()),
            category: Set(category(told.profession).code().to_owned()),
            name: Set(told.family_name.clone()),
            given_name: Set(Some(told.given_name.clone())),
            search_name: Set(domain::text::searchable(&format!(
                "{} {}",
                told.family_name, told.given_name
            ))),
            rpps: Set(told.rpps.as_ref().map(ToString::to_string)),
            finess: Set(told.finess.as_ref().map(ToString::to_string)),
            profession: Set(told.profession.map(|it| it.code().to_owned())),
            skill: Set(told.skill.clone().map(String::from)),
            mode: Set(told.mode.map(|it| it.code().to_owned())),
            sector: Set(told.sector.map(|it| it.code().to_owned())),
            activity_id: Set(None),
            place_name: Set(told.place_name.clone()),
            commune_code: Set(told.commune.map(|it| it.to_string())),
            email: Set(told.email.as_ref().map(ToString::to_string)),
            phone: Set(told.phone.clone()),
            message: Set(None),
            statutes_id: Set(None),
            statutes_sha256: Set(None),
            applied_at: Set(now),
            // Without a day in the file, membership is known from today on.
            admitted_on: Set(Some(told.member_since.unwrap_or_else(|| ctx.today()))),
            ended_at: Set(None),
            pseudonymised_at: Set(None),
            batch_id: Set(Some(self.open.id.0)),
            version: Set(1),
        });
        self.changes.push(adhesion_change::ActiveModel {
            id: Set(ctx.uuid()),
            adhesion_id: Set(id.0),
            change: Set(Change::Admit.code().to_owned()),
            from_state: Set(None),
            to_state: Set(AdhesionState::Admitted.code().to_owned()),
            author_id: Set(Some(self.actor.person.0)),
            reason: Set(None),
            at: Set(now),
        });
        self.number = self.number.saturating_add(1);
        id
    }

    async fn write(mut self, tx: &Tx<'_>) -> Outcome<Committed, BatchRefused> {
        let created = u32::try_from(self.adhesions.len()).unwrap_or(u32::MAX);
        let completed: BTreeSet<_> = self.lines.iter().filter_map(|(_, _, id)| *id).collect();
        self.updates.retain(|id, _| completed.contains(id));
        let updated = u32::try_from(self.updates.len()).unwrap_or(u32::MAX);
        if created == 0 && updated == 0 {
            return refuse(BatchRefused::Nothing);
        }
        let mut versions = BTreeMap::new();
        for (id, mut row) in self.updates {
            row.version += 1;
            versions.insert(id, row.version);
            rewrite(tx.db(), row).await?;
        }
        let mut adhesions = self.adhesions.into_iter();
        while adhesions.len() > 0 {
            adhesion::Entity::insert_many(adhesions.by_ref().take(ROWS_PER_STATEMENT))
                .exec_without_returning(tx.db())
                .await?;
        }
        let mut changes = self.changes.into_iter();
        while changes.len() > 0 {
            adhesion_change::Entity::insert_many(changes.by_ref().take(ROWS_PER_STATEMENT))
                .exec_without_returning(tx.db())
                .await?;
        }
        cpts::Entity::update_many()
            .col_expr(cpts::Column::NextNumber, Expr::value(self.number))
            .filter(cpts::Column::Id.eq(self.seat.id().0))
            .exec(tx.db())
            .await?;
        let rows = self.lines.iter().map(|(line, choice, adhesion)| NewLine {
            adhesion: adhesion.map(|id| (id, versions.get(&id).copied().unwrap_or(1))),
            ..NewLine::of(line, *choice)
        });
        replace_lines(tx.db(), self.open.id, &rows.collect::<Vec<_>>()).await?;
        let written: Vec<_> = self.lines.iter().filter_map(|(_, _, id)| *id).collect();
        let written: Vec<_> = written.into_iter().map(|id| id.0).collect();
        find::of_adhesions(self.ctx, tx, self.seat.id(), &written).await?;
        Ok(Committed {
            created,
            updated,
            groups: 0,
        })
    }
}

/// What somebody of that profession is in a CPTS.
pub(super) fn category(profession: Option<Profession>) -> Category {
    profession.map_or(Category::Other, Profession::category)
}
