//! A board at its desk.

use domain::id::{BatchId, CptsId};
use domain::import::Verdict;
use domain::role::RoleKind;
use entity::{adhesion, audit_entry};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use service::import::{self, BatchRefused, CheckRefused, File};
use service::{Actor, Failure};

use crate::world::World;

pub const FILE: &str = "Nom;Prénom;RPPS;Profession;Commune;E-mail;Téléphone\n\
    Lefèvre;Zoé;10003461034;Infirmière libérale;Amboise;zoe@exemple.fr;0612345678\n\
    Petit;Jean;;Médecin généraliste;Tours;jean@exemple.fr;\n\
    Durand;Paul;123;Boulanger;Amboise;;\n";

pub struct Board {
    pub world: World,
    pub cpts: CptsId,
    pub secretary: Actor,
    pub treasurer: Actor,
}

impl Board {
    pub async fn new() -> Self {
        let world = World::new().await;
        let cpts = world.cpts("tuffeau").await;
        let secretary = world.person("Secrétaire").await;
        let treasurer = world.person("Trésorière").await;
        world.role(cpts, &secretary, RoleKind::Secretary).await;
        world.role(cpts, &treasurer, RoleKind::Treasurer).await;
        for (code, name, postal) in [("37003", "amboise", "37400"), ("37261", "tours", "37000")] {
            let db = world.ctx.db().read();
            let commune = entity::commune::ActiveModel {
                code: Set(code.to_owned()),
                name: Set(name.to_owned()),
                search_name: Set(name.to_owned()),
                department: Set("37".to_owned()),
                population: Set(10_000),
                epci_code: Set(None),
                parent_code: Set(None),
            };
            entity::commune::Entity::insert(commune)
                .exec_without_returning(db)
                .await
                .expect("a commune");
            let postal = entity::commune_postal::ActiveModel {
                postal: Set(postal.to_owned()),
                code: Set(code.to_owned()),
            };
            entity::commune_postal::Entity::insert(postal)
                .exec_without_returning(db)
                .await
                .expect("a postal code");
        }
        Self {
            world,
            cpts,
            secretary,
            treasurer,
        }
    }

    pub async fn check(&self, text: &str) -> Result<BatchId, Failure<CheckRefused>> {
        let file = File {
            name: "membres.csv".to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        import::check(&self.world.ctx, &self.secretary, "tuffeau", file).await
    }

    pub async fn checked(&self, text: &str) -> BatchId {
        self.check(text).await.expect("a dry run")
    }

    pub async fn commit(&self, batch: BatchId) -> Result<import::Committed, Failure<BatchRefused>> {
        import::commit(&self.world.ctx, &self.secretary, "tuffeau", batch).await
    }

    pub async fn undo(&self, batch: BatchId) -> Result<(), Failure<BatchRefused>> {
        import::undo(&self.world.ctx, &self.secretary, "tuffeau", batch).await
    }

    pub async fn verdicts(&self, batch: BatchId) -> Vec<(u32, Verdict)> {
        let look = import::look(&self.world.ctx, &self.secretary, "tuffeau", batch, None, 0)
            .await
            .expect("a look");
        look.lines
            .iter()
            .map(|line| (line.line, line.verdict))
            .collect()
    }

    pub async fn members(&self) -> Vec<adhesion::Model> {
        let db = self.world.ctx.db().read();
        let of_cpts = adhesion::Entity::find().filter(adhesion::Column::CptsId.eq(self.cpts.0));
        of_cpts
            .order_by_asc(adhesion::Column::Number)
            .all(db)
            .await
            .expect("members")
    }

    pub async fn events(&self) -> Vec<String> {
        let db = self.world.ctx.db().read();
        let entries = audit_entry::Entity::find()
            .filter(audit_entry::Column::CptsId.eq(self.cpts.0))
            .all(db)
            .await;
        let mut events: Vec<_> = entries
            .expect("a journal")
            .into_iter()
            .map(|entry| entry.event)
            .collect();
        events.sort();
        events
    }
}

pub fn refusal<T, R>(outcome: Result<T, Failure<R>>) -> R {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal,
        Err(Failure::NotFound) => panic!("not found"),
        Err(Failure::Forbidden(refused)) => panic!("forbidden: {refused}"),
        Err(Failure::Fault(fault)) => panic!("broken: {fault}"),
        Ok(_) => panic!("not refused"),
    }
}
