//! A world for tests: an empty database, a clock that stands still until moved, seeded chance.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::id::{AdhesionId, CptsId, PersonId, SessionId};
use domain::member::AdhesionState;
use domain::role::RoleKind;
use rand::SeedableRng;
use rand_chacha::ChaCha20Rng;
use sea_orm::{ActiveValue::Set, ConnectionTrait, Database, EntityTrait};
use service::ctx::{Clock, Settings};
use service::db::Db;
use service::{Actor, Ctx};

/// Thursday 26 November 2026, 12:00 in France.
const START: i64 = 1_795_690_800;

struct StandingClock(AtomicI64);

impl Clock for StandingClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0.load(Ordering::SeqCst), 0).expect("a date of our time")
    }
}

pub struct World {
    pub ctx: Ctx,
    clock: Arc<StandingClock>,
    dir: Option<std::path::PathBuf>,
}

impl World {
    pub async fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let name = format!("collegiale_it_{}_{number}", std::process::id());
        let (url, dir) = if let Ok(server) = std::env::var("COLLEGIALE_TEST_POSTGRES") {
            let admin = Database::connect(&server)
                .await
                .expect("PostgreSQL answers");
            admin
                .execute_unprepared(&format!("CREATE DATABASE {name}"))
                .await
                .expect("a database of its own");
            let base = server
                .rsplit_once('/')
                .map_or(server.as_str(), |(base, _)| base);
            (format!("{base}/{name}"), None)
        } else {
            let dir = std::env::temp_dir().join(&name);
            std::fs::create_dir_all(&dir).expect("a folder of its own");
            let file = dir.join("world.sqlite");
            (format!("sqlite://{}?mode=rwc", file.display()), Some(dir))
        };
        let db = Db::connect(&url, 4).await.expect("the database opens");
        db.migrate().await.expect("the schema is made");
        let clock = Arc::new(StandingClock(AtomicI64::new(START)));
        let ctx = Ctx::with(
            db,
            clock.clone(),
            ChaCha20Rng::seed_from_u64(number.into()),
            Settings {
                public_url: "http://127.0.0.1:3000".to_owned(),
                demonstration: false,
                operator: service::ctx::Operator::default(),
                session: domain::account::Lifetime::DEFAULT,
            },
        );
        Self { ctx, clock, dir }
    }

    /// The same world, for whoever looks at it from another side.
    pub fn again(&self) -> Self {
        Self {
            ctx: self.ctx.clone(),
            clock: self.clock.clone(),
            dir: None,
        }
    }

    /// The same database and clock, for a server that starts anew: nothing that was in memory is there.
    pub fn restarted(&self) -> Self {
        let settings = self.ctx.settings().clone();
        let rng = ChaCha20Rng::seed_from_u64(u64::MAX);
        let db = self.ctx.db().clone();
        Self {
            ctx: Ctx::with(db, self.clock.clone(), rng, settings),
            clock: self.clock.clone(),
            dir: None,
        }
    }

    /// Time passes.
    pub fn pass(&self, time: TimeDelta) {
        self.clock.0.fetch_add(time.num_seconds(), Ordering::SeqCst);
    }

    pub fn today(&self) -> NaiveDate {
        self.ctx.today()
    }

    /// A CPTS with nothing in it.
    pub async fn cpts(&self, slug: &str) -> CptsId {
        let id = self.ctx.uuid();
        entity::cpts::Entity::insert(entity::cpts::ActiveModel {
            id: Set(id),
            slug: Set(slug.to_owned()),
            name: Set(format!("CPTS {slug}")),
            short_name: Set(slug.to_owned()),
            colour: Set("green".to_owned()),
            legal_regime: Set("loi-1901".to_owned()),
            description: Set(String::new()),
            retention_months: Set(36),
            next_number: Set(1),
            created_at: Set(self.ctx.now()),
            version: Set(1),
            ..Default::default()
        })
        .exec_without_returning(self.ctx.db().read())
        .await
        .expect("a CPTS");
        CptsId(id)
    }

    /// A person with a session.
    pub async fn person(&self, family_name: &str) -> Actor {
        let id = self.ctx.uuid();
        entity::person::Entity::insert(entity::person::ActiveModel {
            id: Set(id),
            family_name: Set(family_name.to_owned()),
            given_name: Set("Camille".to_owned()),
            search_name: Set(family_name.to_lowercase()),
            locale: Set("fr".to_owned()),
            created_at: Set(self.ctx.now()),
            version: Set(1),
            ..Default::default()
        })
        .exec_without_returning(self.ctx.db().read())
        .await
        .expect("a person");
        let session = self.ctx.uuid();
        entity::session::Entity::insert(entity::session::ActiveModel {
            id: Set(session),
            person_id: Set(id),
            token_sha256: Set(service::account::sha256_hex(session.as_bytes())),
            means: Set("email".to_owned()),
            created_at: Set(self.ctx.now()),
            seen_at: Set(self.ctx.now()),
            idle_seconds: Set(1800),
            expires_at: Set(self.ctx.now() + TimeDelta::hours(4)),
            ..Default::default()
        })
        .exec_without_returning(self.ctx.db().read())
        .await
        .expect("a session");
        Actor {
            person: PersonId(id),
            session: SessionId(session),
        }
    }

    /// An adhesion of a person, in a state.
    pub async fn adhesion(&self, cpts: CptsId, actor: &Actor, state: AdhesionState) -> AdhesionId {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let id = self.ctx.uuid();
        entity::adhesion::Entity::insert(entity::adhesion::ActiveModel {
            id: Set(id),
            cpts_id: Set(cpts.0),
            number: Set(i32::try_from(NUMBER.fetch_add(1, Ordering::SeqCst)).expect("few")),
            kind: Set("person".to_owned()),
            person_id: Set(Some(actor.person.0)),
            state: Set(state.code().to_owned()),
            category: Set("health-professional".to_owned()),
            name: Set("Membre".to_owned()),
            given_name: Set(Some("Camille".to_owned())),
            search_name: Set("membre camille".to_owned()),
            applied_at: Set(self.ctx.now()),
            admitted_on: Set(state.is_member().then(|| self.today())),
            ended_at: Set(state.is_ended().then(|| self.ctx.now())),
            version: Set(1),
            ..Default::default()
        })
        .exec_without_returning(self.ctx.db().read())
        .await
        .expect("an adhesion");
        AdhesionId(id)
    }

    /// A role of a person, from today.
    pub async fn role(&self, cpts: CptsId, actor: &Actor, kind: RoleKind) {
        entity::role::Entity::insert(entity::role::ActiveModel {
            id: Set(self.ctx.uuid()),
            cpts_id: Set(cpts.0),
            person_id: Set(actor.person.0),
            kind: Set(kind.code().to_owned()),
            starts_on: Set(self.today()),
            ends_on: Set(None),
            appointed_by: Set(None),
            created_at: Set(self.ctx.now()),
        })
        .exec_without_returning(self.ctx.db().read())
        .await
        .expect("a role");
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if let Some(dir) = &self.dir {
            let _ = std::fs::remove_dir_all(dir);
        }
    }
}
