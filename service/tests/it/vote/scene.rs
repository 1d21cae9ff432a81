//! An election of one urn, made row by row: how it comes about is another test's matter.

use std::path::PathBuf;

use belenios::ballot::{Booth, Vote};
use belenios::credential::{Credentials, Entry, PrivateCredential, claim};
use belenios::election::{Election, Parameters};
use belenios::group::{Element, Secret};
use belenios::joint::Joint;
use belenios::question::Question;
use belenios::wire;
use chrono::TimeDelta;
use domain::id::{AdhesionId, CptsId, ElectionId};
use domain::member::AdhesionState;
use rand::SeedableRng;
use rand_chacha::ChaCha20Rng;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use service::election::batch;
use service::election::cast::{Cast, CastRefused, cast};
use service::election::credential::{RegisterRefused, Registration, list, register};
use service::election::receipt::Receipt;
use service::log::{NewLeaf, Vault, sequence};
use service::{Actor, Failure, Outcome, transaction};
use uuid::Uuid;

use crate::world::World;

pub const SLUG: &str = "loire";

pub struct Voter {
    pub actor: Actor,
    pub adhesion: AdhesionId,
    pub entry: Uuid,
    pub code: PrivateCredential,
}

pub struct Scene {
    pub world: World,
    pub cpts: CptsId,
    pub id: ElectionId,
    pub urn: Uuid,
    pub voters: Vec<Voter>,
    pub vault: Vault,
    pub tellers: [Secret; 2],
    folder: PathBuf,
}

pub const UUID: &str = "RF4PcR5GjUgb7p";

impl Scene {
    /// The roll is frozen, and nobody has a code.
    pub async fn frozen(count: usize) -> Self {
        let world = World::new().await;
        let cpts = world.cpts(SLUG).await;
        let folder = std::env::temp_dir().join(format!("urne-{}", world.ctx.uuid()));
        let vault = Vault::open(&folder).unwrap();
        world.ctx.keep_in(vault.clone());
        let (id, urn) = (world.ctx.uuid(), world.ctx.uuid());
        let chair = world.person("Martin").await;
        let db = world.ctx.db().read();
        let now = world.ctx.now();
        entity::election::Entity::insert(entity::election::ActiveModel {
            id: Set(id),
            cpts_id: Set(cpts.0),
            number: Set(1),
            title: Set("Conseil d’administration".to_owned()),
            search_title: Set("conseil d administration".to_owned()),
            stage: Set("roll".to_owned()),
            revision: Set(1),
            created_by: Set(chair.person.0),
            closes_at: Set(Some(now + TimeDelta::hours(3))),
            created_at: Set(now),
            changed_at: Set(now),
            ..Default::default()
        })
        .exec_without_returning(db)
        .await
        .unwrap();
        entity::election_urn::Entity::insert(entity::election_urn::ActiveModel {
            id: Set(urn),
            election_id: Set(id),
            college: Set("professionals".to_owned()),
            name: Set("Professionnels de santé".to_owned()),
            seats: Set(2),
            uuid: Set(UUID.to_owned()),
            rehearsal: Set(false),
            joined: Set("[]".to_owned()),
            status: Set("waiting".to_owned()),
            min: Set(1),
            max: Set(2),
            turnout: Set(0),
            roll_size: Set(i64::try_from(count).unwrap()),
            paper: Set(0),
            ..Default::default()
        })
        .exec_without_returning(db)
        .await
        .unwrap();
        let mut rng = ChaCha20Rng::seed_from_u64(71);
        let tellers = [(); 2].map(|()| Secret::random(&mut rng));
        let mut scene = Self {
            world,
            cpts,
            id: ElectionId(id),
            urn,
            voters: Vec::new(),
            vault,
            tellers,
            folder,
        };
        for number in 0..count {
            let voter = scene.voter(&format!("Voix{number}")).await;
            scene.voters.push(voter);
        }
        scene
    }

    /// Somebody on the roll.
    async fn voter(&self, name: &str) -> Voter {
        let actor = self.world.person(name).await;
        let state = AdhesionState::Admitted;
        let adhesion = self.world.adhesion(self.cpts, &actor, state).await;
        let entry = self.line(adhesion, None).await;
        Voter {
            actor,
            adhesion,
            entry,
            code: self.code(),
        }
    }

    pub async fn line(&self, adhesion: AdhesionId, holder: Option<AdhesionId>) -> Uuid {
        let entry = self.world.ctx.uuid();
        entity::election_voter::Entity::insert(entity::election_voter::ActiveModel {
            id: Set(self.world.ctx.uuid()),
            urn_id: Set(self.urn),
            entry: Set(entry),
            adhesion_id: Set(adhesion.0),
            salt: Set(vec![0; 32]),
            line: Set("{}".to_owned()),
            holder_id: Set(holder.map(|it| it.0)),
            registered: Set(false),
            sheet: Set(false),
            voted: Set(false),
            paper: Set(false),
            ..Default::default()
        })
        .exec_without_returning(self.world.ctx.db().read())
        .await
        .unwrap();
        entry
    }

    pub fn rng(&self) -> ChaCha20Rng {
        ChaCha20Rng::from_seed(self.world.ctx.secret())
    }

    pub fn code(&self) -> PrivateCredential {
        PrivateCredential::random(&mut self.rng())
    }

    pub fn exponent(code: &PrivateCredential) -> Secret {
        code.exponent(&UUID.parse().unwrap())
    }

    /// What a device sends to register a code.
    pub fn registration(&self, entry: Uuid, code: &PrivateCredential) -> Registration {
        let mut rng = self.rng();
        let (secret, line) = (Self::exponent(code), entry.to_string());
        let keys = self.tellers.each_ref().map(Secret::public);
        let context = format!("{UUID}|{line}");
        let sealed = Joint::seal(&keys, &context, b"an envelope", &mut rng).unwrap();
        Registration {
            urn: self.urn,
            entry,
            credential: secret.public().to_hex(),
            proof: wire::write_text(&claim::prove(
                &secret,
                &UUID.parse().unwrap(),
                &line,
                &mut rng,
            )),
            sealed: String::from_utf8(sealed.bytes()).unwrap(),
        }
    }

    pub async fn register(
        &self,
        actor: &Actor,
        all: &[Registration],
    ) -> Outcome<(), RegisterRefused> {
        register(&self.world.ctx, actor, SLUG, self.id, all).await
    }

    /// All have a code, and the vote is open.
    pub async fn open(count: usize) -> Self {
        let scene = Self::frozen(count).await;
        for voter in &scene.voters {
            let registration = scene.registration(voter.entry, &voter.code);
            scene.register(&voter.actor, &[registration]).await.unwrap();
        }
        scene.seal().await;
        scene
    }

    /// Locks the codes and opens the vote.
    pub async fn seal(&self) {
        let ctx = &self.world.ctx;
        let db = ctx.db().read();
        // A register, whose key signs receipts.
        self.begin().await.unwrap();
        sequence::run(ctx, &self.vault).await.unwrap();
        let urn = self.row().await;
        let all = list(db, ctx, &urn).await.unwrap();
        let entries = all.into_iter().map(|key| Entry { key, weight: None });
        let credentials = Credentials::new(entries.collect()).unwrap();
        let election = Self::election();
        let mut row = urn.into_active_model();
        row.status = Set("open".to_owned());
        row.election_json = Set(Some(election.bytes().to_vec()));
        row.trustees_json = Set(Some(b"[]".to_vec()));
        row.credentials_json = Set(Some(credentials.bytes().to_vec()));
        row.update(db).await.unwrap();
        self.stage("open").await;
    }

    async fn begin(&self) -> Outcome<(), ()> {
        transaction!(&self.world.ctx, |tx| {
            tx.without_journal("a test");
            let fact = json!({ "sealed": true });
            let leaf = NewLeaf::fact("election.sealed", Some(self.id.0), &fact)?;
            tx.log(self.cpts, leaf).await?;
            Ok(())
        })
    }

    pub async fn stage(&self, stage: &str) {
        entity::election::Entity::update_many()
            .col_expr(entity::election::Column::Stage, Expr::value(stage))
            .filter(entity::election::Column::Id.eq(self.id.0))
            .exec(self.world.ctx.db().read())
            .await
            .unwrap();
    }

    pub async fn row(&self) -> entity::election_urn::Model {
        entity::election_urn::Entity::find_by_id(self.urn)
            .one(self.world.ctx.db().read())
            .await
            .unwrap()
            .unwrap()
    }

    pub fn election() -> Election {
        Election::new(Parameters {
            version: Election::VERSION,
            description: "Collège".to_owned(),
            name: "Conseil".to_owned(),
            group: "Ed25519".to_owned(),
            public_key: Element::generator(),
            questions: vec![Question {
                answers: ["Anne", "Bilal", "Chloé"].map(str::to_owned).to_vec(),
                blank: Some(true),
                min: 1,
                max: 2,
                question: "Qui ?".to_owned(),
            }],
            uuid: UUID.parse().unwrap(),
            administrator: None,
            credential_authority: None,
            language: None,
        })
        .unwrap()
    }

    /// A new ballot, with a code.
    pub fn ballot(&self, code: &PrivateCredential) -> Vec<u8> {
        let election = Self::election();
        let votes = [Vote::Marks(vec![true, false, true])];
        let mut rng = self.rng();
        let ballot = Booth::new(&election).fill(&votes, &Self::exponent(code), &mut rng);
        ballot.unwrap().bytes().to_vec()
    }

    pub async fn cast(
        &self,
        actor: &Actor,
        entry: Uuid,
        ballot: &[u8],
    ) -> Outcome<Receipt, CastRefused> {
        let sent = Cast {
            urn: self.urn,
            entry,
            ballot,
        };
        cast(&self.world.ctx, actor, SLUG, self.id, sent).await
    }

    /// Somebody votes.
    pub async fn vote(&self, number: usize) -> Receipt {
        let voter = &self.voters[number];
        let ballot = self.ballot(&voter.code);
        self.cast(&voter.actor, voter.entry, &ballot).await.unwrap()
    }

    pub async fn batch(&self) -> usize {
        batch::run(&self.world.ctx).await.unwrap()
    }

    /// The close as the job does it, in one transaction: the last batch, and everything anew.
    pub async fn close(&self) {
        self.closing().await.unwrap();
    }

    async fn closing(&self) -> Outcome<(), ()> {
        let ctx = &self.world.ctx;
        transaction!(ctx, |tx| {
            tx.without_journal("a test");
            entity::election::Entity::update_many()
                .col_expr(entity::election::Column::Stage, Expr::value("closed"))
                .col_expr(entity::election::Column::ClosedAt, Expr::value(ctx.now()))
                .filter(entity::election::Column::Id.eq(self.id.0))
                .exec(tx.db())
                .await?;
            let urn = entity::election_urn::Entity::find_by_id(self.urn)
                .one(tx.db())
                .await?;
            let urn = urn.ok_or(Failure::NotFound)?;
            batch::last(tx, ctx, urn.clone()).await?;
            batch::rewrite(tx, ctx, &urn).await?;
            Ok(())
        })
    }

    pub async fn lines(&self) -> Vec<entity::election_voter::Model> {
        entity::election_voter::Entity::find()
            .all(self.world.ctx.db().read())
            .await
            .unwrap()
    }

    pub async fn archive(&self) -> Vec<entity::election_ballot::Model> {
        let mut all = entity::election_ballot::Entity::find()
            .all(self.world.ctx.db().read())
            .await
            .unwrap();
        all.sort_by_key(|it| it.idx);
        all
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
