//! An election of two urns that are closed, made row by row: how one votes is another test's matter.

use std::path::PathBuf;

use belenios::ballot::{Booth, Vote};
use belenios::credential::Credentials;
use belenios::election::{Election, Parameters};
use belenios::question::Question;
use belenios::trustee::{Trustee, TrusteeKey, Trustees};
use domain::election::order::on_ballot;
use domain::id::{CandidacyId, ElectionId, TrusteeBoardId, UrnId};
use domain::statutes::{
    Board, Cap, CapOn, Renewal, Said, Side, Stated, Statutes, WhenZero, template,
};
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;
use service::Actor;
use service::election::count as api;
use service::log::{Vault, sequence};
use uuid::Uuid;

use crate::rules::Stored;
use crate::trustee::{self, Device, SLUG};
use crate::world::World;

/// An urn, and who stands in it, in the order of the ballot.
pub struct Urn {
    pub id: UrnId,
    pub uuid: String,
    pub names: Vec<String>,
}

pub struct Scene {
    pub base: trustee::Scene,
    pub board: TrusteeBoardId,
    pub devices: Vec<Device>,
    pub id: ElectionId,
    pub urns: Vec<Urn>,
    pub tellers: [Actor; 2],
    pub vault: Vault,
    folder: PathBuf,
}

/// Five seats: three for the first college, two for the second; a bloc has one at most.
pub fn statutes() -> Statutes {
    let mut statutes = template();
    statutes.board = Said::says(
        "13",
        Board {
            seats: 5,
            term_years: 3,
            renewal: Renewal::Whole,
        },
    );
    for (place, college) in statutes.colleges.iter_mut().enumerate() {
        college.seats = [3, 2].get(place).copied().unwrap_or(0);
    }
    statutes.caps = vec![Stated {
        article: "18".to_owned(),
        rule: Cap::Seats {
            on: CapOn::EachBloc,
            share: domain::exact::Fraction::percent(20),
            when_zero: Some(WhenZero::NoSeat),
        },
    }];
    assert_eq!(statutes.contradictions(), []);
    statutes
}

/// Who stands, whether for a bloc, and whom each ballot marks.
pub type Plan<'a> = (&'a [(&'a str, bool)], &'a [&'a [&'a str]]);

impl Scene {
    /// Three trustees of whom two are needed; each college's candidates and ballots as said. `paper` people of the first
    /// urn voted on paper.
    pub async fn closed(plans: [Plan<'_>; 2], paper: i64) -> Self {
        let base = trustee::scene(5).await;
        let ctx = base.world.ctx.clone();
        let folder = std::env::temp_dir().join(format!("compte-{}", ctx.uuid()));
        let vault = Vault::open(&folder).unwrap();
        ctx.keep_in(vault.clone());
        let (board, devices) = base.ready(3, 2).await;
        let statutes = statutes();
        let cpts = base.cpts;
        let stored = Stored::of(1, &statutes, base.world.today());
        stored.insert(&base.world, cpts).await;
        let (id, db) = (ctx.uuid(), ctx.db().read());
        let rules = entity::rules::Entity::find()
            .one(db)
            .await
            .unwrap()
            .unwrap()
            .id;
        let now = ctx.now();
        let hidden = |byte: u8| hex::encode([byte; 32]);
        let shown = |byte: u8| domain::canonical::Digest::of(&[byte; 32]).to_string();
        entity::election::Entity::insert(entity::election::ActiveModel {
            id: Set(id),
            cpts_id: Set(cpts.0),
            number: Set(1),
            title: Set("Bureau 2026".to_owned()),
            search_title: Set("bureau 2026".to_owned()),
            stage: Set("closed".to_owned()),
            revision: Set(1),
            created_by: Set(base.president.person.0),
            rules_id: Set(Some(rules)),
            statutes_sha256: Set(Some(statutes.digest().to_string())),
            roll_sha256: Set(Some(shown(9))),
            order_commit: Set(Some(shown(3))),
            order_seed: Set(Some(hidden(3))),
            lot_commit: Set(Some(shown(4))),
            lot_seed: Set(Some(hidden(4))),
            trustee_board_id: Set(Some(board.0)),
            sealed_at: Set(Some(now)),
            closed_at: Set(Some(now)),
            created_at: Set(now),
            changed_at: Set(now),
            ..Default::default()
        })
        .exec_without_returning(db)
        .await
        .unwrap();
        let tellers = [base.people[3].0, base.people[4].0];
        for teller in tellers {
            entity::election_officer::Entity::insert(entity::election_officer::ActiveModel {
                election_id: Set(id),
                person_id: Set(teller.person.0),
                kind: Set("teller".to_owned()),
                seed_public: Set(None),
            })
            .exec_without_returning(db)
            .await
            .unwrap();
        }
        let mut scene = Self {
            base,
            board,
            devices,
            id: ElectionId(id),
            urns: Vec::new(),
            tellers,
            vault,
            folder,
        };
        for (at, plan) in plans.iter().enumerate() {
            let paper = if at == 0 { paper } else { 0 };
            let college = &statutes.colleges[at];
            let urn = scene
                .urn(college.id.as_str(), college.seats, *plan, paper)
                .await;
            scene.urns.push(urn);
        }
        sequence::run(&ctx, &scene.vault).await.unwrap();
        scene
    }

    pub fn world(&self) -> &World {
        &self.base.world
    }

    /// Candidates, set-up, ballots; then the encrypted sum, as at the close.
    async fn urn(&self, college: &str, seats: u16, (stand, votes): Plan<'_>, paper: i64) -> Urn {
        let ctx = &self.world().ctx;
        let db = ctx.db().read();
        let ids: Vec<(Uuid, &str, bool)> = stand
            .iter()
            .map(|(name, bloc)| (ctx.uuid(), *name, *bloc))
            .collect();
        let all: Vec<CandidacyId> = ids.iter().map(|it| CandidacyId(it.0)).collect();
        let mut names = Vec::new();
        for (at, one) in on_ballot(&[3; 32], &all).into_iter().enumerate() {
            let (_, name, bloc) = ids.iter().find(|it| it.0 == one.0).unwrap();
            names.push((*name).to_owned());
            self.candidacy(one, college, name, *bloc, at + 1).await;
        }
        let uuid = if self.urns.is_empty() {
            "RF4PcR5GjUgb7pRF"
        } else {
            "dK2qZQB1pkR5TZdK"
        };
        let urn = ctx.uuid();
        service::election::key::make_server(ctx, urn).await.unwrap();
        let mut rng = ChaCha20Rng::from_seed(ctx.secret());
        let secret = service::election::key::server(ctx, urn).await.unwrap();
        let row = entity::trustee_board::Entity::find_by_id(self.board.0)
            .one(db)
            .await
            .unwrap();
        let published = service::trustee::threshold(&row.unwrap()).unwrap();
        let trustees = Trustees::new(vec![
            Trustee::Single(TrusteeKey::prove(&secret, &mut rng).into()),
            Trustee::Pedersen(published),
        ])
        .unwrap();
        let most = u32::from(seats).min(u32::try_from(names.len()).unwrap());
        let election = Election::new(Parameters {
            version: Election::VERSION,
            description: "Bureau 2026".to_owned(),
            name: college.to_owned(),
            group: belenios::group::NAME.to_owned(),
            public_key: *trustees.key(),
            questions: vec![Question {
                answers: names.clone(),
                blank: Some(true),
                min: 1,
                max: most,
                question: college.to_owned(),
            }],
            uuid: uuid.parse().unwrap(),
            administrator: None,
            credential_authority: None,
            language: None,
        })
        .unwrap();
        let belenios = &election.parameters().uuid;
        let voters = Credentials::draw(vec![None; votes.len()], belenios, &mut rng);
        let listed = voters.iter().map(|it| it.public).collect();
        let credentials = Credentials::new(listed).unwrap();
        let row = entity::election_urn::Entity::insert(entity::election_urn::ActiveModel {
            id: Set(urn),
            election_id: Set(self.id.0),
            college: Set(college.to_owned()),
            name: Set(format!("Collège {college}")),
            seats: Set(i32::from(seats)),
            uuid: Set(uuid.to_owned()),
            rehearsal: Set(false),
            joined: Set(json!([{ "college": college, "seats": seats }]).to_string()),
            status: Set("closed".to_owned()),
            min: Set(1),
            max: Set(i32::try_from(most).unwrap()),
            election_json: Set(Some(election.bytes().to_vec())),
            trustees_json: Set(Some(trustees.bytes().to_vec())),
            credentials_json: Set(Some(credentials.bytes().to_vec())),
            turnout: Set(0),
            roll_size: Set(i64::try_from(votes.len()).unwrap() + paper),
            paper: Set(paper),
            ..Default::default()
        })
        .exec_with_returning(db)
        .await
        .unwrap();
        let booth = Booth::new(&election);
        for (idx, (voter, marked)) in (0..).zip(voters.iter().zip(votes)) {
            let marks = names
                .iter()
                .map(|it| marked.contains(&it.as_str()))
                .collect();
            let vote = if marked.is_empty() {
                Vote::Blank
            } else {
                Vote::Marks(marks)
            };
            let ballot = booth
                .fill(&[vote], &voter.private.exponent(belenios), &mut rng)
                .unwrap();
            entity::election_ballot::Entity::insert(entity::election_ballot::ActiveModel {
                id: Set(ctx.uuid()),
                urn_id: Set(urn),
                idx: Set(idx),
                tracker: Set(ballot.tracker().to_base64()),
                credential: Set(ballot.credential().to_hex()),
                bytes: Set(ballot.bytes().to_vec()),
            })
            .exec_without_returning(db)
            .await
            .unwrap();
        }
        api::close(ctx, row).await.unwrap();
        Urn {
            id: UrnId(urn),
            uuid: uuid.to_owned(),
            names,
        }
    }

    async fn candidacy(
        &self,
        id: CandidacyId,
        college: &str,
        name: &str,
        bloc: bool,
        place: usize,
    ) {
        let ctx = &self.world().ctx;
        let who = self.world().person(name).await;
        let state = domain::member::AdhesionState::Admitted;
        let adhesion = self.world().adhesion(self.base.cpts, &who, state).await;
        let seat = domain::election::limits::Seat {
            profession: Some(domain::profession::Profession::Nurse),
            field: None,
            side: if bloc {
                Side::Establishment
            } else {
                Side::Ville
            },
            bloc: bloc.then_some(domain::id::BlocId(Uuid::from_u128(77))),
        };
        entity::election_candidacy::Entity::insert(entity::election_candidacy::ActiveModel {
            id: Set(id.0),
            election_id: Set(self.id.0),
            adhesion_id: Set(adhesion.0),
            college: Set(college.to_owned()),
            name: Set(name.to_owned()),
            statement: Set(String::new()),
            filed_at: Set(ctx.now()),
            changed_at: Set(ctx.now()),
            withdrawn_at: Set((name == "Farid").then(|| ctx.now())),
            place: Set(Some(i32::try_from(place).unwrap())),
            seat: Set(Some(serde_json::to_string(&seat).unwrap())),
            ..Default::default()
        })
        .exec_without_returning(ctx.db().read())
        .await
        .unwrap();
    }

    /// A trustee's share of an urn, as her device makes it.
    pub async fn part(&self, device: usize, urn: usize) -> String {
        use service::election::counting::{bytes, counting};
        let (ctx, actor) = (&self.world().ctx, &self.devices[device].actor);
        let archive = bytes(ctx, actor, SLUG, self.id, self.urns[urn].id)
            .await
            .unwrap();
        let read = counting(ctx, actor, SLUG, self.id).await.unwrap();
        let sealed = read.mine.unwrap().sealed;
        let seed = &self.devices[device].seed;
        let opened = ceremony::decrypt(seed, &sealed, &archive, &ctx.secret::<32>()).unwrap();
        assert_eq!(opened.uuid, self.urns[urn].uuid);
        opened.part
    }

    pub async fn row(&self) -> entity::election::Model {
        let db = self.world().ctx.db().read();
        let row = entity::election::Entity::find_by_id(self.id.0)
            .one(db)
            .await;
        row.unwrap().unwrap()
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.folder);
    }
}
