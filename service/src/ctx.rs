//! What every action is given: database, clock, randomness, settings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::account::Lifetime;
use domain::id::{PersonId, SessionId};
use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;
use uuid::Uuid;

use crate::calendar::paris_day;
use crate::db::Db;
use crate::electorate::voices::ReadOn;
use crate::failure::Fault;
use crate::log::Vault;

mod ahead;

use ahead::Ahead;
pub use ahead::{AheadRefused, FURTHEST};

/// Tells the time. The server's tells the real one; tests move theirs.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// Who runs the server; what is empty was not said.
#[derive(Debug, Clone, Default)]
pub struct Operator {
    /// Name of the association or company.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// E-mail address or telephone number.
    pub contact: String,
    /// Who answers for what is published.
    pub publisher: String,
    /// Who hosts the machine.
    pub host: String,
}

/// What the server is told once, at start.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Origin of the site, without a slash at the end, such as `https://collegiale.example`.
    pub public_url: String,
    /// Whether this is the demonstration.
    pub demonstration: bool,
    /// Who runs the server, for the page of legal notices.
    pub operator: Operator,
    /// How long sessions last; those of Pro Santé Connect never longer than it allows.
    pub session: Lifetime,
}

struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    rng: Mutex<ChaCha20Rng>,
    settings: Settings,
    stopped: RwLock<BTreeSet<String>>,
    vault: OnceLock<Vault>,
    programs: OnceLock<BTreeMap<String, String>>,
    voices: RwLock<BTreeMap<Uuid, ReadOn>>,
    /// The demonstration's clock.
    ahead: Option<Arc<Ahead>>,
}

/// What every action is given. Cheap to clone.
#[derive(Clone)]
pub struct Ctx(Arc<Inner>);

impl Ctx {
    /// A context with the machine's clock and its source of randomness. In the demonstration the clock can be put
    /// forward ([`Ctx::put_forward`]).
    pub fn new(db: Db, settings: Settings) -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "the one place that asks the system for chance"
        )]
        let rng = ChaCha20Rng::from_os_rng();
        if !settings.demonstration {
            return Self::with(db, Arc::new(SystemClock), rng, settings);
        }
        let ahead = Arc::new(Ahead::default());
        Self::made(db, ahead.clone(), rng, settings, Some(ahead))
    }

    /// A context with a given clock and generator, for tests and for the demonstration's data.
    pub fn with(db: Db, clock: Arc<dyn Clock>, rng: ChaCha20Rng, settings: Settings) -> Self {
        Self::made(db, clock, rng, settings, None)
    }

    fn made(
        db: Db,
        clock: Arc<dyn Clock>,
        rng: ChaCha20Rng,
        settings: Settings,
        ahead: Option<Arc<Ahead>>,
    ) -> Self {
        Self(Arc::new(Inner {
            db,
            clock,
            rng: Mutex::new(rng),
            settings,
            stopped: RwLock::default(),
            vault: OnceLock::new(),
            programs: OnceLock::new(),
            voices: RwLock::default(),
            ahead,
        }))
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Says in which folder keys are kept; once, at start.
    pub fn keep_in(&self, vault: Vault) {
        // Said twice, the first stays: keys do not move while a server runs.
        let _first = self.0.vault.set(vault);
    }

    /// The folder in which keys are kept.
    ///
    /// # Errors
    /// When none was said.
    pub(crate) fn vault(&self) -> Result<Vault, Fault> {
        let vault = self.0.vault.get().cloned();
        vault.ok_or_else(|| Fault::Other("no folder for keys was said at start".to_owned()))
    }

    /// Says which programs voters' browsers get: SHA-256 of each, by its name; once, at start.
    pub fn serves(&self, programs: BTreeMap<String, String>) {
        // Said twice, the first stays: files are read once.
        let _first = self.0.programs.set(programs);
    }

    /// The programs that voters' browsers get, if this serves pages.
    pub(crate) fn programs(&self) -> Option<&BTreeMap<String, String>> {
        self.0.programs.get()
    }

    /// Whether nothing is written in the name of the CPTS of that address, as far as this server has
    /// seen: for pages. Actions ask the database.
    pub fn is_stopped(&self, slug: &str) -> bool {
        let stopped = self.0.stopped.read();
        stopped
            .unwrap_or_else(PoisonError::into_inner)
            .contains(slug)
    }

    /// Tells pages which CPTS are stopped.
    pub(crate) fn set_stopped(&self, slugs: BTreeSet<String>) {
        let stopped = self.0.stopped.write();
        *stopped.unwrap_or_else(PoisonError::into_inner) = slugs;
    }

    /// The voices of a CPTS that were read already, and on which day.
    pub(crate) fn voices(&self, cpts: Uuid) -> Option<ReadOn> {
        let kept = self.0.voices.read();
        let kept = kept.unwrap_or_else(PoisonError::into_inner);
        kept.get(&cpts).cloned()
    }

    /// Keeps the voices of a CPTS.
    pub(crate) fn keep_voices(&self, cpts: Uuid, read: ReadOn) {
        let kept = self.0.voices.write();
        kept.unwrap_or_else(PoisonError::into_inner)
            .insert(cpts, read);
    }

    /// The present instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    /// How far the demonstration's clock is ahead of the machine's; none elsewhere, where nobody moves it.
    pub fn ahead(&self) -> Option<TimeDelta> {
        self.0.ahead.as_ref().map(|it| it.by())
    }

    /// Puts the demonstration's clock forward, for everybody: what waits for its hour comes due.
    ///
    /// # Errors
    /// [`AheadRefused`].
    pub fn put_forward(&self, by: TimeDelta) -> Result<(), AheadRefused> {
        let ahead = self.0.ahead.as_ref();
        ahead.ok_or(AheadRefused::NotADemonstration)?.put(by)
    }

    /// The present day in France: deadlines and mandates are counted in its calendar.
    pub fn today(&self) -> NaiveDate {
        paris_day(self.now())
    }

    /// A new random identifier (version 4): it tells nothing about order or time.
    pub fn uuid(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.secret()).into_uuid()
    }

    /// Random bytes, fit for secrets.
    pub fn secret<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0
            .rng
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .fill_bytes(&mut bytes);
        bytes
    }
}

/// Who acts: a person, signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub person: PersonId,
    /// The session.
    pub session: SessionId,
}
