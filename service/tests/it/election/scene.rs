//! A CPTS with members of two colleges, its electoral board, and an election.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};
use domain::election::plan::Dates;
use domain::election::stage::Stage;
use domain::election::urn::OfficerKind;
use domain::id::{AdhesionId, CandidacyId, CptsId, ElectionId};
use domain::member::AdhesionState;
use domain::profession::{Category, Mode};
use domain::role::RoleKind;
use domain::statutes::{CollegeId, Said, Statutes, template};
use entity::adhesion;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::election::{call, candidacy, draft, freeze, officer};
use service::log::{Vault, sequence};
use service::{Actor, Failure, Outcome};

use crate::rules::Stored;
use crate::world::World;

pub const SLUG: &str = "loire";
pub const VILLE: &str = "ville";
pub const SOCIAL: &str = "medico-social";

pub struct Member {
    pub actor: Actor,
    pub adhesion: AdhesionId,
}

pub struct Scene {
    pub world: World,
    pub cpts: CptsId,
    pub members: Vec<Member>,
    pub vault: Vault,
    folder: PathBuf,
}

/// Nobody waits to vote, and the roll is that of the day on which it is frozen.
pub fn statutes() -> Statutes {
    let mut statutes = template();
    statutes.membership.seniority_months = Said::Silent;
    statutes.membership.roll_closes_days = Said::Silent;
    assert_eq!(statutes.contradictions(), []);
    statutes
}

impl Scene {
    /// So many members of ville, the first of them president, the next four the electoral board; then so many of the
    /// medico-social college.
    pub async fn new(ville: u8, social: u8) -> Self {
        Self::under(&statutes(), ville, social).await
    }

    pub async fn under(statutes: &Statutes, ville: u8, social: u8) -> Self {
        let world = World::new().await;
        let cpts = world.cpts(SLUG).await;
        Stored::of(1, statutes, world.today() - TimeDelta::days(30))
            .insert(&world, cpts)
            .await;
        let name = format!("election-{}-{}", std::process::id(), world.ctx.uuid());
        let folder = std::env::temp_dir().join(name);
        let vault = Vault::open(&folder).unwrap();
        world.ctx.keep_in(vault.clone());
        let mut scene = Self {
            world,
            cpts,
            members: Vec::new(),
            vault,
            folder,
        };
        for n in 1..=ville + social {
            let of = if n <= ville {
                Category::Health
            } else {
                Category::Social
            };
            scene.join(n, of).await;
        }
        let president = scene.members[0].actor;
        scene
            .world
            .role(cpts, &president, RoleKind::President)
            .await;
        scene.settle().await;
        scene
    }

    async fn join(&mut self, n: u8, category: Category) {
        let name = format!("Membre{n}");
        let actor = self.world.person(&name).await;
        let adhesion = self
            .world
            .adhesion(self.cpts, &actor, AdhesionState::Admitted)
            .await;
        adhesion::Entity::update_many()
            .col_expr(adhesion::Column::Mode, Expr::value(Mode::Liberal.code()))
            .col_expr(adhesion::Column::Category, Expr::value(category.code()))
            .col_expr(adhesion::Column::Name, Expr::value(name.clone()))
            .col_expr(
                adhesion::Column::SearchName,
                Expr::value(name.to_lowercase()),
            )
            .filter(adhesion::Column::Id.eq(adhesion.0))
            .exec(self.world.ctx.db().read())
            .await
            .unwrap();
        self.members.push(Member { actor, adhesion });
    }

    pub fn of(&self, n: u8) -> &Member {
        &self.members[usize::from(n) - 1]
    }

    pub fn actor(&self, n: u8) -> Actor {
        self.of(n).actor
    }

    pub fn at(&self, hours: i64) -> DateTime<Utc> {
        self.world.ctx.now() + TimeDelta::hours(hours)
    }

    /// Candidacies for ten days from now, the vote ten days later, for a day.
    pub fn typed(&self) -> draft::Typed {
        draft::Typed {
            title: "Conseil 2027".to_owned(),
            dates: Dates {
                candidacies_open: self.at(0),
                candidacies_close: self.at(240),
                opens: self.at(480),
                closes: self.at(504),
            },
            seats: BTreeMap::from([(college(VILLE), 2), (college(SOCIAL), 1)]),
        }
    }

    /// An election that is prepared, with its electoral board.
    pub async fn drafted(&self) -> ElectionId {
        let (ctx, by) = (&self.world.ctx, self.actor(1));
        let id = draft::create(ctx, &by, SLUG, &self.typed()).await.unwrap();
        for (n, kind) in [
            (2, OfficerKind::Chair),
            (3, OfficerKind::Teller),
            (4, OfficerKind::Teller),
            (5, OfficerKind::Sheets),
        ] {
            let who = self.of(n).adhesion;
            officer::name(ctx, &by, SLUG, id, who, kind).await.unwrap();
        }
        id
    }

    /// One whose candidacies are called for.
    pub async fn called(&self) -> ElectionId {
        let id = self.drafted().await;
        let (ctx, by) = (&self.world.ctx, self.actor(1));
        call::call(ctx, &by, SLUG, id).await.unwrap();
        self.settle().await;
        id
    }

    pub async fn stands(
        &self,
        n: u8,
        id: ElectionId,
    ) -> Outcome<CandidacyId, candidacy::CandidacyRefused> {
        let (ctx, it) = (&self.world.ctx, self.of(n));
        candidacy::file(ctx, &it.actor, SLUG, id, it.adhesion, "Je me présente.").await
    }

    /// Candidacies are over, and the roll is frozen.
    pub async fn frozen(&self, candidates: &[u8]) -> ElectionId {
        let id = self.called().await;
        for n in candidates {
            self.stands(*n, id).await.unwrap();
        }
        self.world.pass(TimeDelta::hours(241));
        let (ctx, by) = (&self.world.ctx, self.actor(1));
        freeze::freeze(ctx, &by, SLUG, id).await.unwrap();
        self.settle().await;
        id
    }

    pub async fn row(&self, id: ElectionId) -> entity::election::Model {
        let db = self.world.ctx.db().read();
        let row = entity::election::Entity::find_by_id(id.0).one(db).await;
        row.unwrap().unwrap()
    }

    pub async fn stage(&self, id: ElectionId) -> Stage {
        self.row(id).await.stage.parse().unwrap()
    }

    pub async fn urns(&self, id: ElectionId) -> Vec<entity::election_urn::Model> {
        entity::election_urn::Entity::find()
            .filter(entity::election_urn::Column::ElectionId.eq(id.0))
            .filter(entity::election_urn::Column::Rehearsal.eq(false))
            .all(self.world.ctx.db().read())
            .await
            .unwrap()
    }

    pub async fn urn(&self, id: ElectionId, of: &str) -> entity::election_urn::Model {
        let urns = self.urns(id).await;
        urns.into_iter().find(|it| it.college == of).unwrap()
    }

    /// Entries get their place in the register.
    pub async fn settle(&self) {
        sequence::run(&self.world.ctx, &self.vault).await.unwrap();
        self.world.pass(TimeDelta::seconds(1));
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn college(word: &str) -> CollegeId {
    word.parse().unwrap()
}

/// The refusal of what was refused.
pub fn refused<T: std::fmt::Debug, R: std::fmt::Debug>(outcome: Outcome<T, R>) -> R {
    match outcome {
        Err(Failure::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}
