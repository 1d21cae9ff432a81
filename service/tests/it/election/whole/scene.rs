//! A CPTS of three colleges, its register of blocs, its electoral board and its trustees. Rows are made of the CPTS, its members
//! and its rules alone: everything of the election is done by actions.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::TimeDelta;
use domain::election::plan::Dates;
use domain::election::stage::Stage;
use domain::election::urn::OfficerKind;
use domain::exact::Fraction;
use domain::ght::BlocKind;
use domain::ght::attachment::{AttachedTo, Way};
use domain::home::{ElectionStep, Task};
use domain::id::{AdhesionId, CptsId, ElectionId};
use domain::member::AdhesionState;
use domain::profession::{Category, Mode};
use domain::role::{Period, RoleKind};
use domain::statutes::{Board, Cap, CapOn, Renewal, Said, Stated, Statutes, template};
use entity::adhesion;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::account::places;
use service::election::act::{Act, confirm, propose};
use service::election::{call, candidacy, draft, freeze, officer, proxy};
use service::ght::attachment::edit::record;
use service::ght::attachment::tie::{Tie, To};
use service::ght::bloc;
use service::home::todo;
use service::log::{Vault, sequence};
use service::trustee::choose::choose;
use service::trustee::name::{NewBoard, name};
use service::{Actor, Ctx};

use crate::election::scene::college;
use crate::rules::Stored;
use crate::trustee::Device;
pub use crate::trustee::SLUG;
use crate::world::World;

pub const VILLE: &str = "ville";
pub const SOCIAL: &str = "medico-social";
pub const USERS: &str = "usagers";

/// Who does what; members have numbers from 1.
pub const PRESIDENT: u8 = 1;
pub const CHAIR: u8 = 2;
pub const TELLERS: [u8; 2] = [3, 4];
pub const SHEETS: u8 = 5;
pub const TRUSTEES: [u8; 3] = [14, 15, 16];
/// No member.
pub const NOBODY: [u8; 0] = [];
/// Who never prepared a phone.
pub const LATE: u8 = 7;
/// Who loses her phone.
pub const LOST: u8 = 12;
/// Who votes on paper.
pub const PAPER: u8 = 13;
/// Who votes for two more, and these.
pub const HOLDER: u8 = 17;
pub const GIVERS: [u8; 2] = [18, 19];

pub struct Scene {
    pub world: World,
    pub id: ElectionId,
    pub members: Vec<(Actor, AdhesionId)>,
    pub trustees: Vec<Device>,
    /// What the devices of the tellers keep.
    pub teller_codes: Vec<String>,
    pub vault: Vault,
    folder: PathBuf,
}

/// Five seats, of which a bloc has one at most.
pub fn statutes() -> Statutes {
    let mut statutes = template();
    statutes.membership.seniority_months = Said::Silent;
    statutes.membership.roll_closes_days = Said::Silent;
    statutes.board = Said::says(
        "13",
        Board {
            seats: 5,
            term_years: 3,
            renewal: Renewal::Whole,
        },
    );
    for it in &mut statutes.colleges {
        it.seats = match it.id.as_str() {
            VILLE | SOCIAL => 2,
            USERS => 1,
            _ => 0,
        };
    }
    statutes.caps = vec![Stated {
        article: "18".to_owned(),
        rule: Cap::Seats {
            on: CapOn::EachBloc,
            share: Fraction::percent(20),
            when_zero: None,
        },
    }];
    assert_eq!(statutes.contradictions(), []);
    statutes
}

impl Scene {
    /// 19 members: 7 of ville, 6 of the medico-social college, 6 users. The election is drafted.
    pub async fn drafted() -> Self {
        Self::of(19).await
    }

    /// The same with so many members: the last ones are users.
    pub async fn of(count: u8) -> Self {
        Self::under(&statutes(), count).await
    }

    /// The same under other statutes.
    pub async fn under(statutes: &Statutes, count: u8) -> Self {
        let world = World::new().await;
        let cpts = world.cpts(SLUG).await;
        let since = world.today() - TimeDelta::days(30);
        Stored::of(1, statutes, since).insert(&world, cpts).await;
        let name = format!("entiere-{}-{}", std::process::id(), world.ctx.uuid());
        let folder = std::env::temp_dir().join(name);
        let vault = Vault::open(&folder).unwrap();
        world.ctx.keep_in(vault.clone());
        let mut members = Vec::new();
        for n in 1..=count {
            members.push(join(&world, cpts, n).await);
        }
        let president = members[0].0;
        world.role(cpts, &president, RoleKind::President).await;
        let (ctx, by) = (&world.ctx, president);
        let typed = bloc::Typed {
            kind: BlocKind::Ght,
            name: "GHT Touraine".to_owned(),
            note: String::new(),
            version: 1,
        };
        let bloc = bloc::add(ctx, &by, SLUG, &typed).await.unwrap();
        for n in [8_usize, 9] {
            let tie = Tie {
                to: To::Known(AttachedTo::Bloc(bloc)),
                way: Way::Mandate,
                period: Period {
                    starts_on: since,
                    ends_on: None,
                },
                half_days: None,
                evidence: "Nomination".to_owned(),
            };
            record(ctx, &by, SLUG, members[n - 1].1, &tie)
                .await
                .unwrap();
        }
        let at = |hours: i64| ctx.now() + TimeDelta::hours(hours);
        let typed = draft::Typed {
            title: "Conseil 2027".to_owned(),
            dates: Dates {
                candidacies_open: at(0),
                candidacies_close: at(240),
                opens: at(480),
                closes: at(504),
            },
            seats: BTreeMap::from([
                (college(VILLE), 2),
                (college(SOCIAL), 2),
                (college(USERS), 1),
            ]),
        };
        let id = draft::create(ctx, &by, SLUG, &typed).await.unwrap();
        let scene = Self {
            world,

            id,
            members,
            trustees: Vec::new(),
            teller_codes: Vec::new(),
            vault,
            folder,
        };
        let board = [
            (CHAIR, OfficerKind::Chair),
            (TELLERS[0], OfficerKind::Teller),
            (TELLERS[1], OfficerKind::Teller),
            (SHEETS, OfficerKind::Sheets),
        ];
        for (n, kind) in board {
            let who = scene.adhesion(n);
            officer::name(scene.ctx(), &by, SLUG, id, who, kind)
                .await
                .unwrap();
        }
        scene.settle().await;
        scene
    }

    pub fn ctx(&self) -> &Ctx {
        &self.world.ctx
    }

    pub fn actor(&self, n: u8) -> Actor {
        self.members[usize::from(n) - 1].0
    }

    pub fn adhesion(&self, n: u8) -> AdhesionId {
        self.members[usize::from(n) - 1].1
    }

    /// Entries get their place in the register.
    pub async fn settle(&self) {
        sequence::run(self.ctx(), &self.vault).await.unwrap();
        self.world.pass(TimeDelta::seconds(1));
    }

    pub async fn row(&self) -> entity::election::Model {
        let db = self.ctx().db().read();
        let row = entity::election::Entity::find_by_id(self.id.0).one(db);
        row.await.unwrap().unwrap()
    }

    pub async fn stage(&self) -> Stage {
        self.row().await.stage.parse().unwrap()
    }

    pub async fn urn(&self, of: &str) -> entity::election_urn::Model {
        let urns = entity::election_urn::Entity::find()
            .filter(entity::election_urn::Column::ElectionId.eq(self.id.0))
            .filter(entity::election_urn::Column::College.eq(of))
            .one(self.ctx().db().read());
        urns.await.unwrap().unwrap()
    }

    /// The urns in which one votes.
    pub async fn urns(&self) -> Vec<entity::election_urn::Model> {
        let urns = entity::election_urn::Entity::find()
            .filter(entity::election_urn::Column::ElectionId.eq(self.id.0))
            .filter(entity::election_urn::Column::Rehearsal.eq(false))
            .all(self.ctx().db().read());
        urns.await.unwrap()
    }

    /// What the election asks of somebody on the first page.
    pub async fn asked(&self, n: u8) -> Vec<ElectionStep> {
        let (ctx, actor) = (self.ctx(), self.actor(n));
        let places = places(ctx, actor.person).await.unwrap();
        let all = todo(ctx, &actor, &places).await.unwrap();
        let steps = all.into_iter().filter_map(|it| match it.task {
            Task::Election { step, .. } => Some(step),
            _ => None,
        });
        steps.collect()
    }

    /// Of whom the election asks that.
    pub async fn who_is_asked(&self, step: ElectionStep) -> Vec<u8> {
        let count = u8::try_from(self.members.len()).unwrap();
        let mut who = Vec::new();
        for n in 1..=count {
            if self.asked(n).await.contains(&step) {
                who.push(n);
            }
        }
        who
    }

    /// A server that starts anew, on the same database and folder.
    pub fn restarted(&self) -> World {
        let world = self.world.restarted();
        world.ctx.keep_in(Vault::open(&self.folder).unwrap());
        world
    }

    /// The file in which the server keeps a secret, of the election or of an urn.
    pub fn secret_file(&self, of: uuid::Uuid) -> PathBuf {
        self.folder.join("election").join(format!("{of}.key"))
    }

    /// Two of the electoral board do something.
    pub async fn both(&self, act: &Act) {
        let (ctx, id) = (self.ctx(), self.id);
        let made = propose(ctx, &self.actor(CHAIR), SLUG, id, act)
            .await
            .unwrap();
        confirm(ctx, &self.actor(TELLERS[0]), SLUG, id, made)
            .await
            .unwrap();
        self.settle().await;
    }

    /// Candidacies: two for two seats and one that is taken back, three of whom two are of one bloc, two for one seat.
    /// Two users give a third one their voice.
    pub async fn called(&self) {
        let (ctx, id, by) = (self.ctx(), self.id, self.actor(PRESIDENT));
        call::call(ctx, &by, SLUG, id).await.unwrap();
        self.settle().await;
        let mut filed = Vec::new();
        let count = u8::try_from(self.members.len()).unwrap();
        let last = if count < 18 { 14 } else { 18 };
        for n in [1, 6, 7, 8, 9, 10, 17, last] {
            let who = (self.actor(n), self.adhesion(n));
            let done = candidacy::file(ctx, &who.0, SLUG, id, who.1, "Je me présente.").await;
            filed.push((who.0, done.unwrap()));
        }
        let (actor, gone) = filed[2];
        candidacy::withdraw(ctx, &actor, SLUG, id, gone)
            .await
            .unwrap();
        for n in GIVERS.into_iter().filter(|n| *n <= count) {
            let (giver, holder) = (self.adhesion(n), self.adhesion(HOLDER));
            proxy::give(ctx, &self.actor(n), SLUG, id, giver, holder)
                .await
                .unwrap();
        }
    }

    /// The roll is frozen, and three trustees of whom two are needed have made their key.
    pub async fn frozen(&mut self) {
        self.world.pass(TimeDelta::hours(241));
        let (id, by) = (self.id, self.actor(PRESIDENT));
        freeze::freeze(self.ctx(), &by, SLUG, id).await.unwrap();
        self.settle().await;
        let new = NewBoard {
            name: "Dépositaires 2026".to_owned(),
            people: TRUSTEES.iter().map(|n| self.adhesion(*n)).collect(),
            needed: 2,
        };
        let board = name(self.ctx(), &by, SLUG, &new).await.unwrap();
        let mut devices: Vec<Device> = TRUSTEES
            .iter()
            .map(|n| Device::new(self.actor(*n), u64::from(*n)))
            .collect();
        for _step in 0..3 {
            for device in &mut devices {
                device.turn(&self.world, board).await.unwrap();
            }
        }
        choose(self.ctx(), &self.actor(CHAIR), SLUG, id, board)
            .await
            .unwrap();
        self.trustees = devices;
        self.settle().await;
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.folder);
    }
}

async fn join(world: &World, cpts: CptsId, n: u8) -> (Actor, AdhesionId) {
    let category = match n {
        1..=7 => Category::Health,
        8..=13 => Category::Social,
        _ => Category::Users,
    };
    let name = format!("Membre{n}");
    let actor = world.person(&name).await;
    let adhesion = world.adhesion(cpts, &actor, AdhesionState::Admitted).await;
    adhesion::Entity::update_many()
        .col_expr(adhesion::Column::Mode, Expr::value(Mode::Liberal.code()))
        .col_expr(adhesion::Column::Category, Expr::value(category.code()))
        .col_expr(adhesion::Column::Name, Expr::value(name.clone()))
        .col_expr(
            adhesion::Column::SearchName,
            Expr::value(name.to_lowercase()),
        )
        .filter(adhesion::Column::Id.eq(adhesion.0))
        .exec(world.ctx.db().read())
        .await
        .unwrap();
    (actor, adhesion)
}
