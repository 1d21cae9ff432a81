use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::id::{DecisionId, PersonId, SessionId};
use domain::role::RoleKind;
use domain::statutes::{DecisionKind, OrganKind};
use entity::{adhesion, cpts, decision_voter, mandate, person, role};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::super::people_to_try;
use crate::ctx::{Actor, Clock, Ctx};
use crate::failure::Fault;

/// A clock that goes back to when things happened.
struct Moved {
    start: DateTime<Utc>,
    milliseconds: AtomicI64,
}

impl Clock for Moved {
    /// Each look is a little later than the one before, so that all has an order.
    fn now(&self) -> DateTime<Utc> {
        let passed = self.milliseconds.fetch_add(1, Ordering::Relaxed);
        self.start + TimeDelta::milliseconds(passed)
    }
}

/// Decision, voice, and the vote (0 for positions): the last number and digest.
type Chains = BTreeMap<(Uuid, Uuid, i32), (u32, signed::Digest)>;

/// The demonstration, as it was.
pub(in crate::demo) struct Past {
    pub(in crate::demo) ctx: Ctx,
    clock: Arc<Moved>,
    now: DateTime<Utc>,
    pub(super) seed: u64,
    /// The last statement of a chain: number and digest.
    pub(super) chains: Mutex<Chains>,
    /// Of the clock: days ago, and how far it went on that day.
    on: AtomicI64,
}

/// A voice of a decision that somebody casts.
pub(in crate::demo) struct Voice {
    pub voter: Uuid,
    pub person: PersonId,
    /// Counts to a bloc.
    pub bloc: bool,
    /// One of those whom visitors try.
    pub known: bool,
}

/// Where the days of the past begin.
const DAYS: i64 = 100;
const DAY_MS: i64 = 86_400_000;

impl Past {
    pub(in crate::demo) fn new(ctx: &Ctx, seed: u64) -> Self {
        let now = ctx.now();
        let clock = Arc::new(Moved {
            start: now - TimeDelta::days(DAYS),
            milliseconds: AtomicI64::new(0),
        });
        let rng = ChaCha20Rng::seed_from_u64(seed ^ 0xdec1);
        let ctx = Ctx::with(ctx.db().clone(), clock.clone(), rng, ctx.settings().clone());
        Self {
            ctx,
            clock,
            now,
            seed,
            chains: Mutex::new(BTreeMap::new()),
            on: AtomicI64::new(DAYS),
        }
    }

    /// Goes to a day, so many days ago, at the time of the day that it is now; stays where it is on the same day.
    pub(in crate::demo) fn at(&self, days: i64) {
        if self.on.swap(days, Ordering::Relaxed) != days {
            let milliseconds = (DAYS - days) * DAY_MS;
            self.clock
                .milliseconds
                .store(milliseconds, Ordering::Relaxed);
        }
    }

    /// Before all of it.
    pub(super) fn start(&self) -> DateTime<Utc> {
        self.clock.start
    }

    /// A minute passes.
    pub(in crate::demo) fn pass(&self) {
        self.pass_minutes(1);
    }

    /// Minutes pass.
    pub(in crate::demo) fn pass_minutes(&self, minutes: i64) {
        let passed = minutes * 60_000;
        self.clock.milliseconds.fetch_add(passed, Ordering::Relaxed);
    }

    /// The day so many days ago, in France.
    pub(in crate::demo) fn day(&self, ago: i64) -> Option<NaiveDate> {
        let at = self.now.checked_sub_signed(TimeDelta::days(ago))?;
        Some(crate::calendar::paris_day(at))
    }

    async fn cpts(&self, slug: &str) -> Result<cpts::Model, Fault> {
        let found = cpts::Entity::find()
            .filter(cpts::Column::Slug.eq(slug))
            .one(self.ctx.db().read())
            .await?;
        found.ok_or_else(|| Fault::Other(format!("the demonstration has no {slug}")))
    }

    /// Its president.
    pub(in crate::demo) async fn lead(&self, slug: &str) -> Result<Actor, Fault> {
        let cpts = self.cpts(slug).await?;
        self.officer(cpts.id, RoleKind::President).await
    }

    async fn officer(&self, cpts: Uuid, kind: RoleKind) -> Result<Actor, Fault> {
        let today = self.ctx.today();
        let held = role::Entity::find()
            .filter(role::Column::CptsId.eq(cpts))
            .filter(role::Column::Kind.eq(kind.code()))
            .order_by_asc(role::Column::CreatedAt)
            .order_by_asc(role::Column::Id)
            .all(self.ctx.db().read())
            .await?;
        let now = held
            .into_iter()
            .find(|it| it.starts_on <= today && it.ends_on.is_none_or(|end| today <= end));
        let holder = now.ok_or_else(|| Fault::Other("nobody holds that office".to_owned()))?;
        Ok(actor(holder.person_id))
    }

    /// On what its rules seek agreement.
    pub(super) async fn on(&self, slug: &str) -> Result<(OrganKind, DecisionKind), Fault> {
        let cpts = self.cpts(slug).await?;
        let db = self.ctx.db().read();
        let rules = crate::statutes::rules::in_force(db, cpts.id, self.ctx.today()).await?;
        let sought = rules.map(|it| crate::decision::sought(&it.statutes));
        let first = sought.and_then(|it| it.first().copied());
        first.ok_or_else(|| Fault::Other("the rules seek no agreement".to_owned()))
    }

    /// Voices of a decision that do not stand aside and that somebody casts, in the order of adhesions.
    pub(in crate::demo) async fn voices(&self, id: DecisionId) -> Result<Vec<Voice>, Fault> {
        let db = self.ctx.db().read();
        let rows = decision_voter::Entity::find()
            .filter(decision_voter::Column::DecisionId.eq(id.0))
            .find_also_related(adhesion::Entity)
            .order_by_asc(decision_voter::Column::AdhesionId)
            .all(db)
            .await?;
        let known = people_to_try();
        let mut voices = Vec::new();
        for (row, adhesion) in rows {
            let (Some(voter), Some(adhesion)) = (row.voter()?, adhesion) else {
                continue;
            };
            let speaker = match (adhesion.person_id, adhesion.structure_id) {
                (Some(person), _) => Some(person),
                (None, Some(structure)) => self.speaker(structure).await?,
                (None, None) => None,
            };
            let Some(speaker) = speaker.filter(|_| voter.recused.is_none()) else {
                continue;
            };
            let named = person::Entity::find_by_id(speaker).one(db).await?;
            let is_known = named.is_some_and(|it| {
                known
                    .iter()
                    .any(|one| one.given_name == it.given_name && one.family_name == it.family_name)
            });
            voices.push(Voice {
                voter: row.voter,
                person: PersonId(speaker),
                bloc: voter.bloc.is_some(),
                known: is_known,
            });
        }
        Ok(voices)
    }

    async fn speaker(&self, structure: Uuid) -> Result<Option<Uuid>, Fault> {
        let today = self.ctx.today();
        let rows = mandate::Entity::find()
            .filter(mandate::Column::StructureId.eq(structure))
            .order_by_asc(mandate::Column::Id)
            .all(self.ctx.db().read())
            .await?;
        let now = rows
            .into_iter()
            .find(|it| it.starts_on <= today && it.ends_on.is_none_or(|end| today <= end));
        Ok(now.map(|it| it.person_id))
    }

    /// Whether a vote is left to this voice: that of the president or the secretary.
    pub(super) async fn waits_for(&self, slug: &str, voice: &Voice) -> Result<bool, Fault> {
        let cpts = self.cpts(slug).await?;
        for kind in [RoleKind::President, RoleKind::Secretary] {
            if self.officer(cpts.id, kind).await?.person == voice.person {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

pub(super) const fn actor(person: Uuid) -> Actor {
    Actor {
        person: PersonId(person),
        session: SessionId(Uuid::nil()),
    }
}
