//! The demonstration, in which one CPTS keeps a secret: every name, address and word that only its
//! own people may read begins with [`SECRET`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use app::error;
use app::root::{Entry, table};
use app::visit::{AppState, Assets};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use axum::middleware::from_fn_with_state;
use chrono::TimeDelta;
use domain::member::AdhesionState;
use domain::role::RoleKind;
use http_body_util::BodyExt as _;
use rand::SeedableRng as _;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait as _, Database, DatabaseConnection,
    EntityTrait, IntoActiveModel as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
};
use server::config::Http;
use server::layer::limit::{Limits, limit};
use service::Ctx;
use service::ctx::{Settings, SystemClock};
use service::db::Db;
use service::demo::{self, DemoOptions, Plan};
use service::log::{NewLeaf, Vault, sequence};
use tower::ServiceExt as _;
use uuid::Uuid;

/// How every secret begins; no page says it of itself.
pub const SECRET: &str = "canari";

/// Slug of the CPTS that keeps the secret, and of the one from which the attack comes.
pub const VICTIM: &str = "pays-des-gabares";
pub const ATTACKER: &str = "tuffeau-et-martins-pecheurs";

pub struct Site {
    pub ctx: Ctx,
    pub entries: Vec<Entry>,
    router: Router,
    folder: Option<std::path::PathBuf>,
    /// Hash of an entry of the victim's register whose content is a secret.
    pub secret_leaf: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub body: String,
}

impl Site {
    /// The site with the demonstration in it, on SQLite or, when `COLLEGIALE_TEST_POSTGRES` names a
    /// server, on PostgreSQL.
    pub async fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let name = format!("collegiale_tenant_{}_{number}", std::process::id());
        let (url, folder) = if let Ok(server) = std::env::var("COLLEGIALE_TEST_POSTGRES") {
            let admin = Database::connect(&server).await.unwrap();
            let create = format!("CREATE DATABASE {name}");
            admin.execute_unprepared(&create).await.unwrap();
            let (base, _) = server.rsplit_once('/').unwrap();
            (format!("{base}/{name}"), None)
        } else {
            let folder = std::env::temp_dir().join(&name);
            std::fs::create_dir_all(&folder).unwrap();
            let file = folder.join("site.sqlite");
            (
                format!("sqlite://{}?mode=rwc", file.display()),
                Some(folder),
            )
        };
        let db = Db::connect(&url, 8).await.unwrap();
        db.migrate().await.unwrap();
        let settings = Settings {
            public_url: "http://127.0.0.1:3000".to_owned(),
            demonstration: false,
            operator: service::ctx::Operator::default(),
            session: domain::account::Lifetime::DEFAULT,
        };
        let rng = rand_chacha::ChaCha20Rng::seed_from_u64(u64::from(number));
        let ctx = Ctx::with(db, Arc::new(SystemClock), rng, settings);
        fill(&ctx).await;
        let secret_leaf = log_secret(&ctx, &name).await;
        let state = AppState {
            ctx: ctx.clone(),
            assets: Arc::new(Assets::default()),
            providers: Arc::from([]),
            gate: Arc::new(app::account::gate::NoGate),
            behind_proxy: false,
            live: app::decision::live::Live::new(2, Arc::default()),
        };
        let table = table();
        let router = table
            .router
            .layer(axum::extract::DefaultBodyLimit::disable())
            .layer(from_fn_with_state(Limits::from(&Http::default()), limit))
            .layer(from_fn_with_state(state.clone(), error::pages))
            .with_state(state);
        Self {
            ctx,
            entries: table.entries,
            router,
            folder,
            secret_leaf,
        }
    }

    pub fn db(&self) -> &DatabaseConnection {
        self.ctx.db().read()
    }

    /// The cookie of a new session of that person.
    pub async fn sign_in(&self, person: Uuid) -> String {
        let id = self.ctx.uuid();
        let now = self.ctx.now();
        entity::session::Entity::insert(entity::session::ActiveModel {
            id: Set(id),
            person_id: Set(person),
            token_sha256: Set(service::account::sha256_hex(id.to_string().as_bytes())),
            means: Set("email".to_owned()),
            created_at: Set(now),
            seen_at: Set(now),
            idle_seconds: Set(1_800),
            expires_at: Set(now + TimeDelta::hours(4)),
            ..Default::default()
        })
        .exec_without_returning(self.db())
        .await
        .unwrap();
        format!("session={id}")
    }

    /// A device that signs for that person.
    pub async fn device(&self, person: Uuid) -> Uuid {
        let id = self.ctx.uuid();
        entity::device::Entity::insert(entity::device::ActiveModel {
            id: Set(id),
            person_id: Set(person),
            name: Set("Canari".to_owned()),
            key_id: Set("key".to_owned()),
            public_key: Set("public".to_owned()),
            storage: Set("browser".to_owned()),
            enrolment: Set("{}".to_owned()),
            enrolment_sha256: Set("0".repeat(64)),
            means: Set("oidc".to_owned()),
            verified: Set(true),
            stop_sha256: Set("stop".to_owned()),
            enrolled_at: Set(self.ctx.now()),
            speaks_from: Set(self.ctx.now()),
            ..Default::default()
        })
        .exec_without_returning(self.db())
        .await
        .unwrap();
        id
    }

    pub async fn ask(
        &self,
        method: &str,
        path: &str,
        cookie: Option<&str>,
        kind: &str,
        body: String,
    ) -> Answer {
        let mut request = Request::builder()
            .method(Method::from_bytes(method.as_bytes()).unwrap())
            .uri(path)
            .header(header::HOST, "127.0.0.1:3000")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, kind);
        if !body.is_empty() {
            request = request.header(header::CONTENT_LENGTH, body.len());
        }
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.body(Body::from(body)).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, mut body) = response.into_parts();
        let kind = head.headers.get(header::CONTENT_TYPE);
        // A stream tells everything in its first event, and would go on for ten minutes.
        let bytes = if kind.is_some_and(|it| it.as_bytes().starts_with(b"text/event-stream")) {
            let frame = body.frame().await.unwrap().unwrap();
            frame.into_data().unwrap()
        } else {
            to_bytes(body, usize::MAX).await.unwrap()
        };
        Answer {
            status: head.status,
            location: head
                .headers
                .get(header::LOCATION)
                .map_or_else(String::new, |to| to.to_str().unwrap().to_owned()),
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub async fn get(&self, path: &str, cookie: Option<&str>) -> Answer {
        self.ask("GET", path, cookie, "", String::new()).await
    }

    pub async fn post(&self, path: &str, cookie: Option<&str>, form: &str) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        self.ask("POST", path, cookie, kind, form.to_owned()).await
    }

    pub async fn cpts(&self, slug: &str) -> Uuid {
        let found = entity::cpts::Entity::find()
            .filter(entity::cpts::Column::Slug.eq(slug))
            .one(self.db())
            .await
            .unwrap();
        found.unwrap().id
    }

    /// Who holds that office in that CPTS today.
    pub async fn officer(&self, slug: &str, kind: RoleKind) -> Uuid {
        let today = self.ctx.today();
        let roles = entity::role::Entity::find()
            .filter(entity::role::Column::CptsId.eq(self.cpts(slug).await))
            .filter(entity::role::Column::Kind.eq(kind.code()))
            .all(self.db())
            .await
            .unwrap();
        let current = |role: &&entity::role::Model| role.ends_on.is_none_or(|end| today <= end);
        roles.iter().find(current).unwrap().person_id
    }

    /// A person who is admitted in that CPTS, in no other, and holds no office anywhere.
    pub async fn plain_member(&self, slug: &str) -> Uuid {
        let id = self.cpts(slug).await;
        let only = only_here(self.db(), id).await;
        *only.first().unwrap()
    }

    /// Everything the victim's board keeps, to see whether anything moved.
    pub async fn kept(&self) -> BTreeMap<&'static str, Vec<String>> {
        let id = self.cpts(VICTIM).await;
        let mut kept = BTreeMap::new();
        macro_rules! keep {
            ($($table:ident),+) => {$(
                let rows = entity::$table::Entity::find()
                    .filter(entity::$table::Column::CptsId.eq(id))
                    .all(self.db())
                    .await
                    .unwrap();
                let mut rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
                rows.sort();
                kept.insert(stringify!($table), rows);
            )+};
        }
        keep!(
            adhesion,
            attachment,
            audit_entry,
            bloc,
            bloc_party,
            decision,
            decision_comment,
            decision_document,
            dues,
            dues_rate,
            import_batch,
            invitation,
            log,
            log_opening,
            log_pending,
            outbox,
            partner,
            role,
            rules,
            rules_draft,
            statutes,
            territory,
            trustee_board
        );
        kept
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// Loads communes and demonstration, then makes the victim's secrets secret.
async fn fill(ctx: &Ctx) {
    let options = DemoOptions {
        seed: 37,
        members: None,
        today: ctx.today(),
    };
    communes(ctx, &options).await;
    demo::load(ctx, &options).await.unwrap();
    let db = ctx.db().read();
    let victim = entity::cpts::Entity::find()
        .filter(entity::cpts::Column::Slug.eq(VICTIM))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let secret: BTreeSet<Uuid> = only_here(db, victim.id).await.into_iter().collect();
    for (number, person) in secret.iter().enumerate() {
        let name = format!("Canarinom{number}");
        let address = format!("canari{number}@exemple.test");
        entity::person::Entity::update_many()
            .col_expr(
                entity::person::Column::FamilyName,
                Expr::value(name.clone()),
            )
            .col_expr(
                entity::person::Column::SearchName,
                Expr::value(name.to_lowercase()),
            )
            .col_expr(entity::person::Column::Email, Expr::value(address.clone()))
            .filter(entity::person::Column::Id.eq(*person))
            .exec(db)
            .await
            .unwrap();
        entity::adhesion::Entity::update_many()
            .col_expr(entity::adhesion::Column::Name, Expr::value(name.clone()))
            .col_expr(
                entity::adhesion::Column::SearchName,
                Expr::value(name.to_lowercase()),
            )
            .col_expr(entity::adhesion::Column::Email, Expr::value(address))
            .col_expr(
                entity::adhesion::Column::Message,
                Expr::value("canarimessage"),
            )
            .filter(entity::adhesion::Column::PersonId.eq(*person))
            .exec(db)
            .await
            .unwrap();
    }
    entity::partner::Entity::update_many()
        .col_expr(entity::partner::Column::Note, Expr::value("canarinote"))
        .col_expr(
            entity::partner::Column::Email,
            Expr::value("canari@partenaire.exemple.test"),
        )
        .filter(entity::partner::Column::CptsId.eq(victim.id))
        .exec(db)
        .await
        .unwrap();
    let author = secret.first().copied().unwrap();
    for kind in ["members", "dues", "parties"] {
        batch(ctx, victim.id, author, kind).await;
    }
    invitation(ctx, victim.id, author).await;
    group(ctx, victim.id).await;
    draft(ctx, victim.id, author).await;
    crate::victim_decision::decision(ctx, victim.id, author).await;
    crate::victim_decision::public(ctx, victim.id, author).await;
    crate::victim_trustee::trustees(ctx, victim.id, author).await;
    let member = entity::adhesion::Entity::find()
        .filter(entity::adhesion::Column::CptsId.eq(victim.id))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    crate::victim_election::election(ctx, victim.id, author, member.id).await;
    crate::victim_vote::vote(ctx, victim.id, author).await;
    let partner = entity::partner::Entity::find()
        .filter(entity::partner::Column::CptsId.eq(victim.id))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    crate::victim_contract::contract(ctx, victim.id, author, partner.id).await;
}

/// Something secret in the victim's register; its hash is nobody's secret.
async fn log_secret(ctx: &Ctx, name: &str) -> String {
    let db = ctx.db().read();
    let victim = entity::cpts::Entity::find()
        .filter(entity::cpts::Column::Slug.eq(VICTIM))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let cpts = domain::id::CptsId(victim.id);
    let logged: service::Outcome<_, ()> = async {
        service::transaction!(ctx, |tx| {
            tx.without_journal("a test's");
            let leaf = NewLeaf::bytes("test", None, b"canari".to_vec())?;
            Ok(tx.log(cpts, leaf).await?)
        })
    }
    .await;
    let folder = std::env::temp_dir().join(format!("{name}_register"));
    let vault = Vault::open(&folder).unwrap();
    sequence::run(ctx, &vault).await.unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    logged.unwrap().hex()
}

/// Rules that the victim's board writes.
async fn draft(ctx: &Ctx, cpts: Uuid, author: Uuid) {
    let db = ctx.db().read();
    let mut statutes = domain::statutes::template();
    "Canari secret".clone_into(&mut statutes.association);
    let (id, document) = (ctx.uuid(), statutes.canonical());
    entity::rules_draft::Entity::insert(entity::rules_draft::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts),
        title: Set("Canaribrouillon".to_owned()),
        revision: Set(1),
        document: Set(document.clone()),
        origin: Set("template".to_owned()),
        created_by: Set(Some(author)),
        created_at: Set(ctx.now()),
        closed_at: Set(None),
        rules_id: Set(None),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::rules_revision::Entity::insert(entity::rules_revision::ActiveModel {
        id: Set(ctx.uuid()),
        draft_id: Set(id),
        revision: Set(1),
        section: Set("start".to_owned()),
        document: Set(document),
        edited_by: Set(Some(author)),
        edited_at: Set(ctx.now()),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
}

/// A hospital group, an establishment in it, and a member said to work there.
async fn group(ctx: &Ctx, cpts: Uuid) {
    let db = ctx.db().read();
    let (bloc, adhesion) = (ctx.uuid(), secret_member(db, cpts).await);
    entity::bloc::Entity::insert(entity::bloc::ActiveModel {
        id: Set(bloc),
        cpts_id: Set(cpts),
        kind: Set("ght".to_owned()),
        name: Set("Canarigroupe".to_owned()),
        search_name: Set("canarigroupe".to_owned()),
        note: Set(Some("canarinote".to_owned())),
        created_by: Set(None),
        created_at: Set(ctx.now()),
        version: Set(1),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::bloc_party::Entity::insert(entity::bloc_party::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(cpts),
        bloc_id: Set(bloc),
        finess: Set(Some("370000028".to_owned())),
        siren: Set(None),
        name: Set("Canaripartie".to_owned()),
        starts_on: Set(ctx.today()),
        ends_on: Set(None),
        source: Set(Some("canarisource".to_owned())),
        recorded_by: Set(None),
        created_at: Set(ctx.now()),
        struck_at: Set(None),
        version: Set(1),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::attachment::Entity::insert(entity::attachment::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(cpts),
        adhesion_id: Set(adhesion),
        bloc_id: Set(None),
        finess: Set(Some("370000028".to_owned())),
        siren: Set(None),
        entity_name: Set(Some("Canaripartie".to_owned())),
        way: Set("main-activity".to_owned()),
        source: Set("declared".to_owned()),
        evidence: Set(Some("canaripreuve".to_owned())),
        starts_on: Set(ctx.today()),
        ends_on: Set(None),
        state: Set("proposed".to_owned()),
        half_days_inside: Set(None),
        half_days_outside: Set(None),
        at_threshold: Set(None),
        created_by: Set(None),
        created_at: Set(ctx.now()),
        version: Set(1),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
}

async fn secret_member(db: &DatabaseConnection, cpts: Uuid) -> Uuid {
    let row = entity::adhesion::Entity::find()
        .filter(entity::adhesion::Column::CptsId.eq(cpts))
        .filter(entity::adhesion::Column::State.eq("admitted"))
        .filter(entity::adhesion::Column::Name.starts_with("Canarinom"))
        .one(db)
        .await
        .unwrap();
    row.unwrap().id
}

/// People whose adhesions are all in that CPTS, without office or mandate, who open nothing to
/// neighbours.
async fn only_here(db: &DatabaseConnection, cpts: Uuid) -> Vec<Uuid> {
    let adhesions = entity::adhesion::Entity::find().all(db).await.unwrap();
    let mut apart: BTreeSet<Uuid> = BTreeSet::new();
    let people = |rows: Vec<Uuid>| rows.into_iter();
    apart.extend(people(
        entity::role::Entity::find()
            .select_only()
            .column(entity::role::Column::PersonId)
            .into_tuple()
            .all(db)
            .await
            .unwrap(),
    ));
    apart.extend(people(
        entity::mandate::Entity::find()
            .select_only()
            .column(entity::mandate::Column::PersonId)
            .into_tuple()
            .all(db)
            .await
            .unwrap(),
    ));
    apart.extend(people(
        entity::field_visibility::Entity::find()
            .select_only()
            .column(entity::field_visibility::Column::PersonId)
            .into_tuple()
            .all(db)
            .await
            .unwrap(),
    ));
    let elsewhere = adhesions.iter().filter(|row| row.cpts_id != cpts);
    apart.extend(elsewhere.filter_map(|row| row.person_id));
    adhesions
        .iter()
        .filter(|row| row.cpts_id == cpts)
        .filter(|row| {
            [
                AdhesionState::Admitted,
                AdhesionState::Applied,
                AdhesionState::MoreAsked,
            ]
            .iter()
            .any(|state| state.code() == row.state)
        })
        .filter_map(|row| row.person_id)
        .filter(|person| !apart.contains(person))
        .collect()
}

async fn communes(ctx: &Ctx, options: &DemoOptions) {
    let plan = Plan::new(options);
    let codes: BTreeSet<&str> = plan
        .territory_commune
        .iter()
        .map(|row| row.code.as_str())
        .collect();
    let rows = codes.into_iter().map(|code| {
        entity::commune::Model {
            code: code.to_owned(),
            name: format!("Commune {code}"),
            search_name: format!("commune {code}"),
            department: code.chars().take(2).collect(),
            population: 1_000,
            epci_code: None,
            parent_code: None,
        }
        .into_active_model()
    });
    entity::commune::Entity::insert_many(rows)
        .exec_without_returning(ctx.db().read())
        .await
        .unwrap();
    assert!(
        entity::commune::Entity::find()
            .count(ctx.db().read())
            .await
            .unwrap()
            > 0
    );
}

async fn batch(ctx: &Ctx, cpts: Uuid, author: Uuid, kind: &str) {
    entity::import_batch::Entity::insert(entity::import_batch::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(cpts),
        kind: Set(kind.to_owned()),
        file_name: Set("canarifichier.csv".to_owned()),
        sha256: Set("0".repeat(64)),
        author_id: Set(author),
        state: Set("checked".to_owned()),
        summary: Set(serde_json::json!({})),
        created_at: Set(ctx.now()),
        ..Default::default()
    })
    .exec_without_returning(ctx.db().read())
    .await
    .unwrap();
}

async fn invitation(ctx: &Ctx, cpts: Uuid, author: Uuid) {
    entity::invitation::Entity::insert(entity::invitation::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(cpts),
        role_kind: Set(Some(RoleKind::BoardMember.code().to_owned())),
        email: Set("canari@invitation.exemple.test".to_owned()),
        token_sha256: Set("1".repeat(64)),
        created_by: Set(Some(author)),
        created_at: Set(ctx.now()),
        expires_at: Set(ctx.now() + TimeDelta::days(14)),
        ..Default::default()
    })
    .exec_without_returning(ctx.db().read())
    .await
    .unwrap();
}
