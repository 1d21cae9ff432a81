//! A CPTS that makes a contract with a hospital of a group, to which two of its board are attached.

use std::collections::BTreeSet;

use domain::canonical::Digest;
use domain::contract::Kind;
use domain::contract::promise::{Action, Every, Indicator, Money};
use domain::contract::signing::Order;
use domain::contract::term::Renewal;
use domain::id::{ContractId, DecisionId, PartnerId};
use domain::role::RoleKind;
use domain::statutes::{
    Abstention, Agreed, Consensus, ConsensusRule, DecisionKind, OrganKind, Said, Statutes,
    TabledBy, WithoutAgreement,
};
use domain::territory::Mission;
use entity::{adhesion, bloc, bloc_party, contract_guest, identity, outbox, partner, person};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use service::Actor;
use service::contract::begin::{Begun, begin};
use service::contract::guest::{Invited, accept, invite};
use service::contract::mandate::{Asked, ask};
use service::contract::show::{Sheet, show};
use service::contract::write::{Typed, write};
use service::contract::{negotiate, sign, signing};
use service::decision::{close, table};
use signed::decision::Choice;

use crate::decision::scene::{SLUG, Scene, sign as envelope};

pub const PDF: &[u8] = b"%PDF-1.7 convention";
pub const FINESS: &str = "370000481";
pub const GUEST: u8 = 50;

pub struct Hospital {
    pub scene: Scene,
    pub partner: PartnerId,
    pub guest: Actor,
}

/// The board seeks agreement on contracts.
pub fn statutes() -> Statutes {
    let mut statutes = crate::decision::scene::statutes();
    let rule = ConsensusRule {
        decisions: vec![DecisionKind::Contract],
        tabled_by: TabledBy::Board,
        discussion_days: 1,
        round_days: 1,
        rounds: 2,
        agreed: Agreed::Consent,
        abstention: Abstention::Tolerated,
        then: WithoutAgreement::Vote,
    };
    let board = statutes.organs.iter_mut();
    for organ in board.filter(|it| it.organ == OrganKind::Board) {
        organ.consensus = Said::says("14", Consensus::Sought(rule.clone()));
    }
    assert_eq!(statutes.contradictions(), []);
    statutes
}

impl Hospital {
    /// Members 1 to 5 are of ville, 6 and 7 of the hospital's group; 1 presides, 2, 3, 6 and 7 sit on the board.
    pub async fn new() -> Self {
        Self::under(&statutes()).await
    }

    /// The same, under other statutes.
    pub async fn under(statutes: &Statutes) -> Self {
        let scene = Scene::under(statutes, 5, 2).await;
        let world = &scene.world;
        for n in [2, 3, 6, 7] {
            world
                .role(scene.cpts, &scene.actor(n), RoleKind::BoardMember)
                .await;
        }
        let (db, now) = (world.ctx.db().read(), world.ctx.now());
        let partner = world.ctx.uuid();
        partner::Entity::insert(partner::ActiveModel {
            id: Set(partner),
            cpts_id: Set(scene.cpts.0),
            kind: Set("hospital".to_owned()),
            name: Set("Hôpital des Rives".to_owned()),
            search_name: Set("hopital des rives".to_owned()),
            finess: Set(Some(FINESS.to_owned())),
            contact_name: Set(Some("Jean Petit".to_owned())),
            created_at: Set(now),
            version: Set(1),
            ..Default::default()
        })
        .exec_without_returning(db)
        .await
        .unwrap();
        let group = bloc::Entity::find().one(db).await.unwrap().unwrap();
        bloc_party::Entity::insert(bloc_party::ActiveModel {
            id: Set(world.ctx.uuid()),
            cpts_id: Set(scene.cpts.0),
            bloc_id: Set(group.id),
            finess: Set(Some(FINESS.to_owned())),
            name: Set("Hôpital des Rives".to_owned()),
            starts_on: Set(world.today()),
            created_at: Set(now),
            version: Set(1),
            ..Default::default()
        })
        .exec_without_returning(db)
        .await
        .unwrap();
        for n in [6, 7] {
            adhesion::Entity::update_many()
                .col_expr(adhesion::Column::Name, Expr::value(format!("Membre{n}")))
                .filter(adhesion::Column::Id.eq(scene.of(n).adhesion.0))
                .exec(db)
                .await
                .unwrap();
        }
        let guest = world.person("").await;
        identity::Entity::insert(identity::ActiveModel {
            id: Set(world.ctx.uuid()),
            person_id: Set(guest.person.0),
            kind: Set("email".to_owned()),
            issuer: Set(String::new()),
            subject: Set("jean.petit@hopital.example".to_owned()),
            created_at: Set(now),
            ..Default::default()
        })
        .exec_without_returning(db)
        .await
        .unwrap();
        person::Entity::update_many()
            .col_expr(
                person::Column::Email,
                Expr::value("jean.petit@hopital.example"),
            )
            .filter(person::Column::Id.eq(guest.person.0))
            .exec(db)
            .await
            .unwrap();
        Self {
            scene,
            partner: PartnerId(partner),
            guest,
        }
    }

    pub fn actor(&self, n: u8) -> Actor {
        self.scene.actor(n)
    }

    pub fn begun(&self) -> Begun {
        Begun {
            kind: Kind::Establishment,
            partners: vec![self.partner],
            with: Vec::new(),
            begin: self.scene.day(0),
            end: self.scene.day(364),
            notice_days: 90,
            renewal: Renewal::Express,
            missions: BTreeSet::from([Mission::Pathway]),
        }
    }

    /// A draft, from the template.
    pub async fn draft(&self) -> ContractId {
        let (ctx, by) = (&self.scene.world.ctx, self.actor(1));
        begin(ctx, &by, SLUG, &self.begun()).await.unwrap()
    }

    pub async fn sheet(&self, n: u8, id: ContractId) -> Sheet {
        let (ctx, by) = (&self.scene.world.ctx, self.actor(n));
        show(ctx, &by, SLUG, id).await.unwrap()
    }

    /// What the form of the last version would send, complete.
    pub async fn typed(&self, id: ContractId) -> Typed {
        let sheet = self.sheet(1, id).await;
        let mut parties = sheet.head.text.parties.clone();
        for it in &mut parties {
            it.signatory.function = "Direction".into();
        }
        let cpts = self.scene.cpts.0;
        let mut promises = sheet.head.text.promises.clone();
        promises.actions = vec![Action {
            label: "Une ligne directe".to_owned(),
            mission: Some(Mission::Pathway),
            by: Some(self.partner.0),
        }];
        promises.indicators = vec![Indicator {
            label: "Lettres de liaison le jour même".to_owned(),
            target: 90,
            unit: "%".to_owned(),
            due: self.scene.day(180),
        }];
        promises.money = vec![Money {
            label: "Coordination".to_owned(),
            payer: self.partner.0,
            payee: cpts,
            cents: 100_000,
            ceiling: None,
            due: self.scene.day(100),
            every: Some(Every::Quarter),
        }];
        let clean = |text: &str| {
            let mut out = text.to_owned();
            while let (Some(from), Some(to)) = (out.find("{{"), out.find("}}")) {
                out.replace_range(from..to + 2, "précisé");
            }
            out
        };
        let mut clauses = sheet.head.text.clauses.clone();
        for it in &mut clauses {
            it.heading = clean(&it.heading);
            it.body = clean(&it.body);
        }
        Typed {
            title: clean(&sheet.head.text.title),
            parties,
            clauses,
            annexes: Vec::new(),
            term: sheet.head.text.term,
            promises,
            note: "Version complète".to_owned(),
        }
    }

    /// Writes the text anew, with a change.
    pub async fn writes(&self, id: ContractId, change: impl FnOnce(&mut Typed)) -> i32 {
        let mut typed = self.typed(id).await;
        change(&mut typed);
        let (ctx, by) = (&self.scene.world.ctx, self.actor(1));
        let revision = self.sheet(1, id).await.seen.row.revision;
        write(ctx, &by, SLUG, id, revision, &typed).await.unwrap()
    }

    /// A contract that is negotiated, with a complete text.
    pub async fn negotiated(&self) -> ContractId {
        let id = self.draft().await;
        self.writes(id, |_| ()).await;
        let (ctx, by) = (&self.scene.world.ctx, self.actor(1));
        negotiate::open(ctx, &by, SLUG, id).await.unwrap();
        id
    }

    /// The director takes up her link.
    pub async fn invited(&self, id: ContractId) {
        let (ctx, by) = (&self.scene.world.ctx, self.actor(1));
        invite(ctx, &by, SLUG, id, &self.director()).await.unwrap();
        let token = self.token().await;
        accept(ctx, &self.guest, &token).await.unwrap();
    }

    pub fn director(&self) -> Invited {
        Invited {
            partner: self.partner,
            name: "Jean Petit".to_owned(),
            function: "Direction".to_owned(),
            email: "Jean.Petit@hopital.example".to_owned(),
            signs: true,
        }
    }

    /// The token of the last link that was sent.
    pub async fn token(&self) -> String {
        let mail = outbox::Entity::find()
            .filter(outbox::Column::Kind.eq("contract-guest"))
            .order_by_desc(outbox::Column::CreatedAt)
            .one(self.scene.world.ctx.db().read())
            .await
            .unwrap()
            .unwrap();
        let at = mail.body.find("/invitation").unwrap();
        let path = mail.body[at..].split_whitespace().next().unwrap();
        path.rsplit('/').next().unwrap().to_owned()
    }

    pub async fn guest_row(&self, id: ContractId) -> contract_guest::Model {
        contract_guest::Entity::find()
            .filter(contract_guest::Column::ContractId.eq(id.0))
            .one(self.scene.world.ctx.db().read())
            .await
            .unwrap()
            .unwrap()
    }

    /// The board is asked.
    pub async fn asked(&self, id: ContractId) -> DecisionId {
        let asked = Asked {
            organ: OrganKind::Board,
            why: "Les sorties se passent mal.".to_owned(),
        };
        let (ctx, by) = (&self.scene.world.ctx, self.actor(1));
        ask(ctx, &by, SLUG, id, &asked).await.unwrap()
    }

    /// The board agrees: those who may, for nobody asks the others.
    pub async fn agrees(&self, decision: DecisionId) {
        let (ctx, by) = (&self.scene.world.ctx, self.actor(1));
        table::table(ctx, &by, SLUG, decision, 1).await.unwrap();
        self.scene.pass(2).await;
        self.scene.opens(decision).await;
        for n in [1, 2, 3] {
            self.scene.says(n, decision, Choice::Consent).await;
        }
        close::close(ctx, &by, SLUG, decision).await.unwrap();
        self.scene.settle().await;
    }

    /// A contract that the board lets be signed, open for signing.
    pub async fn opened(&self, order: Order) -> ContractId {
        let id = self.negotiated().await;
        self.invited(id).await;
        let decision = self.asked(id).await;
        self.agrees(decision).await;
        self.opens(id, order).await;
        id
    }

    pub async fn opens(&self, id: ContractId, order: Order) {
        let printed = self.sheet(1, id).await.head.text.digest();
        let (ctx, by) = (&self.scene.world.ctx, self.actor(1));
        let what: (Digest, &[u8]) = (printed, PDF);
        signing::open_with(ctx, &by, SLUG, id, order, what)
            .await
            .unwrap();
        self.scene.settle().await;
    }

    /// What somebody would sign.
    pub async fn offer(&self, by: &Actor, id: ContractId) -> sign::Offer {
        let offer = sign::offer(&self.scene.world.ctx, by, SLUG, id).await;
        offer.unwrap()
    }

    /// Somebody signs what the page offers, with the key of that seed.
    pub async fn signs(
        &self,
        by: &Actor,
        seed: u8,
        id: ContractId,
    ) -> Result<sign::Heard, service::Failure<sign::SignatureRefused>> {
        let statement = self.offer(by, id).await.statement.expect("something");
        let bytes = envelope(seed, statement);
        let done = sign::sign(&self.scene.world.ctx, by, SLUG, id, &bytes).await;
        self.scene.settle().await;
        done
    }
}
