//! A CPTS whose members sign, each with a key of their own.

use std::path::PathBuf;

use ::decision::audit::{Report, audit};
use chrono::{NaiveDate, TimeDelta};
use domain::exact::Fraction;
use domain::id::{AdhesionId, CptsId, DecisionId};
use domain::member::AdhesionState;
use domain::profession::{Category, Mode};
use domain::role::RoleKind;
use domain::statutes::{
    Base, Cap, CapOn, DecisionKind, Decisions, Majority, MajorityKind, OrganKind, Said, Scope,
    Stated, Statutes, Unmet, template,
};
use eddsa::SecretKey;
use entity::{adhesion, attachment, bloc, device};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use service::decision::{Given, Heard, SayRefused};
use service::decision::{draft, live, object, open, show, speak, table};
use service::log::{Vault, sequence};
use service::{Actor, Failure};
use signed::decision::{Answer, Ballot, Choice, Outcome, Position, Reason, Vote, Word};
use signed::key::DeviceKey;
use signed::{Digest, Id, Payload, ToSign};
use tlog::leaf::{Commitment, Salt};

use crate::rules::Stored;
use crate::world::World;

pub const SLUG: &str = "loire";
pub const TEXT: &str = "Ouvrir une consultation le samedi.\n";
pub const OTHER: &str = "Ouvrir une consultation un samedi sur deux.\n";
pub const SALT: [u8; 32] = [7; 32];

pub struct Member {
    pub actor: Actor,
    pub adhesion: AdhesionId,
    pub seed: u8,
}

pub struct Scene {
    pub world: World,
    pub slug: &'static str,
    pub cpts: CptsId,
    pub members: Vec<Member>,
    pub vault: Vault,
    pub folder: PathBuf,
}

/// Simple majority, a fifth of the votes for a bloc at most, anybody may vote at once.
pub fn statutes() -> Statutes {
    let mut statutes = template();
    statutes.membership.seniority_months = Said::Silent;
    statutes.organs[0].decisions.clear();
    let majority = Majority {
        kind: MajorityKind::Simple,
        base: Base::Cast,
    };
    statutes.organs[0].majority = Said::says("11", majority);
    let rule = Cap::VotesCast {
        on: CapOn::EachBloc,
        share: Fraction::percent(20),
        scope: Scope {
            organs: vec![OrganKind::OrdinaryMeeting],
            decisions: Decisions::All,
        },
        unmet: Unmet::NoDecision,
    };
    let cap = Stated {
        article: "20".to_owned(),
        rule,
    };
    statutes.caps.push(cap);
    assert_eq!(statutes.contradictions(), []);
    statutes
}

impl Scene {
    /// So many members of ville, the first of them president; then so many of a bloc.
    pub async fn new(ville: u8, bloc: u8) -> Self {
        Self::under(&statutes(), ville, bloc).await
    }

    /// The same, under other statutes.
    pub async fn under(statutes: &Statutes, ville: u8, bloc: u8) -> Self {
        let world = World::new().await;
        let folder = std::env::temp_dir().join(format!(
            "decision-{}-{}",
            std::process::id(),
            world.ctx.uuid()
        ));
        let vault = Vault::open(&folder).unwrap();
        let place = (world, SLUG);
        Self::at(place, (vault, folder), statutes, (1, ville, bloc)).await
    }

    /// Another CPTS beside it, whose members have keys from that seed on.
    pub async fn beside(&self, slug: &'static str, statutes: &Statutes, from: u8) -> Self {
        let place = (self.world.again(), slug);
        let kept = (self.vault.clone(), PathBuf::new());
        Self::at(place, kept, statutes, (from, from + 2, 0)).await
    }

    async fn at(
        (world, slug): (World, &'static str),
        (vault, folder): (Vault, PathBuf),
        statutes: &Statutes,
        (first, ville, bloc): (u8, u8, u8),
    ) -> Self {
        let cpts = world.cpts(slug).await;
        Stored::of(1, statutes, world.today() - TimeDelta::days(30))
            .insert(&world, cpts)
            .await;
        let mut scene = Self {
            world,
            slug,
            cpts,
            members: Vec::new(),
            vault,
            folder,
        };
        for seed in first..=ville {
            scene.join(seed).await;
        }
        let president = scene.members[0].actor;
        scene
            .world
            .role(cpts, &president, RoleKind::President)
            .await;
        if bloc > 0 {
            scene.bloc(ville + 1..=ville + bloc).await;
        }
        sequence::run(&scene.world.ctx, &scene.vault).await.unwrap();
        scene
    }

    async fn join(&mut self, seed: u8) {
        let actor = self.world.person(&format!("Membre{seed}")).await;
        let adhesion = self
            .world
            .adhesion(self.cpts, &actor, AdhesionState::Admitted)
            .await;
        adhesion::Entity::update_many()
            .col_expr(adhesion::Column::Mode, Expr::value(Mode::Liberal.code()))
            .col_expr(
                adhesion::Column::Category,
                Expr::value(Category::Health.code()),
            )
            .filter(adhesion::Column::Id.eq(adhesion.0))
            .exec(self.world.ctx.db().read())
            .await
            .unwrap();
        self.device(&actor, seed).await;
        self.members.push(Member {
            actor,
            adhesion,
            seed,
        });
    }

    /// A device that speaks, with the key of that seed.
    pub async fn device(&self, actor: &Actor, seed: u8) {
        device_of(&self.world, actor, seed).await;
    }
    async fn bloc(&mut self, seeds: std::ops::RangeInclusive<u8>) {
        let id = self.world.ctx.uuid();
        let now = self.world.ctx.now();
        bloc::Entity::insert(bloc::ActiveModel {
            id: Set(id),
            cpts_id: Set(self.cpts.0),
            kind: Set("ght".to_owned()),
            name: Set("GHT des Rives".to_owned()),
            search_name: Set("ght des rives".to_owned()),
            created_at: Set(now),
            version: Set(1),
            ..Default::default()
        })
        .exec_without_returning(self.world.ctx.db().read())
        .await
        .unwrap();
        for seed in seeds {
            self.join(seed).await;
            let adhesion = self.members.last().unwrap().adhesion;
            attachment::Entity::insert(attachment::ActiveModel {
                id: Set(self.world.ctx.uuid()),
                cpts_id: Set(self.cpts.0),
                adhesion_id: Set(adhesion.0),
                bloc_id: Set(Some(id)),
                way: Set("mandate".to_owned()),
                source: Set("board".to_owned()),
                starts_on: Set(self.world.today()),
                state: Set("confirmed".to_owned()),
                created_at: Set(now),
                version: Set(1),
                ..Default::default()
            })
            .exec_without_returning(self.world.ctx.db().read())
            .await
            .unwrap();
        }
    }

    pub fn of(&self, n: u8) -> &Member {
        &self.members[usize::from(n) - 1]
    }

    pub fn actor(&self, n: u8) -> Actor {
        self.of(n).actor
    }

    pub fn day(&self, days: u64) -> NaiveDate {
        self.world.today() + chrono::Days::new(days)
    }

    /// Days pass, and entries get their place.
    pub async fn pass(&self, days: i64) {
        self.world.pass(TimeDelta::days(days));
        self.settle().await;
    }

    /// So that the clock, which stands still, does not shuffle entries of several actions.
    pub async fn settle(&self) {
        sequence::run(&self.world.ctx, &self.vault).await.unwrap();
        self.world.pass(TimeDelta::seconds(1));
    }

    /// A proposal that the president tabled.
    pub async fn tabled(&self) -> DecisionId {
        let typed = typed();
        let (ctx, by) = (&self.world.ctx, self.actor(1));
        let id = draft::create(ctx, &by, self.slug, &typed).await.unwrap();
        let number = table::table(ctx, &by, self.slug, id, 1).await.unwrap();
        assert!(number > 0);
        id
    }

    /// One whose first round is open for a week.
    pub async fn opened(&self) -> DecisionId {
        let id = self.tabled().await;
        self.pass(7).await;
        self.opens(id).await;
        id
    }

    /// Opens what comes next, for a week.
    pub async fn opens(&self, id: DecisionId) {
        let on = self.day(7);
        open::open(&self.world.ctx, &self.actor(1), self.slug, id, on)
            .await
            .unwrap();
        self.settle().await;
    }

    pub async fn sheet(&self, n: u8, id: DecisionId) -> show::Sheet {
        show::sheet(&self.world.ctx, &self.actor(n), self.slug, id)
            .await
            .unwrap()
    }

    /// What open pages are told.
    pub async fn live(&self, n: u8, id: DecisionId) -> live::State {
        let told = live::live::<()>(&self.world.ctx, &self.actor(n), self.slug, id).await;
        told.unwrap()
    }

    /// The fields of the next statement of a voice, as its page has them.
    pub async fn fields(&self, n: u8, id: DecisionId) -> serde_json::Value {
        let sheet = self.sheet(n, id).await;
        let own = sheet.voices.iter().find(|it| it.own).expect("a voice");
        own.statement.clone().expect("open")
    }

    pub async fn position(&self, n: u8, id: DecisionId, choice: Choice) -> Position {
        let fields = self.fields(n, id).await;
        position(fields, choice)
    }

    pub async fn ballot(&self, n: u8, id: DecisionId, ballot: Ballot) -> Vote {
        let mut fields = self.fields(n, id).await;
        fields["ballot"] = serde_json::to_value(ballot).unwrap();
        serde_json::from_value(fields).unwrap()
    }

    pub async fn sends(
        &self,
        n: u8,
        id: DecisionId,
        envelope: Vec<u8>,
        reason: Option<&Given>,
    ) -> Result<Vec<Heard>, Failure<SayRefused>> {
        let (ctx, by) = (&self.world.ctx, self.actor(n));
        let done = speak::speak(ctx, &by, self.slug, id, &[envelope], reason).await;
        self.settle().await;
        done
    }

    /// Takes a position; the digest of its envelope is returned.
    pub async fn says(&self, n: u8, id: DecisionId, choice: Choice) -> Digest {
        let position = self.position(n, id, choice).await;
        let reason = given();
        let with = position.reason.map(|_| &reason);
        let envelope = sign(self.of(n).seed, position);
        let heard = self.sends(n, id, envelope, with).await.unwrap();
        Digest::parse(&heard[0].digest).unwrap()
    }

    pub async fn votes(&self, n: u8, id: DecisionId, ballot: Ballot) {
        let envelope = sign(self.of(n).seed, self.ballot(n, id, ballot).await);
        speak::vote(&self.world.ctx, &self.actor(n), self.slug, id, &[envelope])
            .await
            .unwrap();
        self.settle().await;
    }

    /// The answer of a facilitator who is on the roll.
    pub async fn answer(&self, n: u8, id: DecisionId, objection: Digest) -> object::Answered {
        let fields = self.fields(n, id).await;
        let text = |key: &str| Id::parse(fields[key].as_str().unwrap()).unwrap();
        let answer = Answer {
            cpts: text("cpts"),
            decision: text("decision"),
            member: text("member"),
            objection,
            proposes: Some(Digest::of(OTHER.as_bytes())),
            reply: Reason::commit_answer("Un samedi sur deux.", &salt()).unwrap(),
            round: u32::try_from(fields["round"].as_u64().unwrap()).unwrap(),
        };
        object::Answered {
            envelope: sign(self.of(n).seed, answer),
            reply: "Un samedi sur deux.".to_owned(),
            salt: hex::encode(SALT),
            proposal: Some(OTHER.to_owned()),
        }
    }

    pub async fn answers(&self, n: u8, id: DecisionId, objection: Digest) -> Digest {
        let answered = self.answer(n, id, objection).await;
        let heard = object::answer(&self.world.ctx, &self.actor(n), self.slug, id, &answered)
            .await
            .unwrap();
        self.settle().await;
        Digest::parse(&heard.digest).unwrap()
    }

    pub async fn word(
        &self,
        n: u8,
        id: DecisionId,
        (objection, answer): (Digest, Option<Digest>),
        outcome: Outcome,
    ) -> Result<Heard, Failure<SayRefused>> {
        let fields = self.fields(n, id).await;
        let text = |key: &str| Id::parse(fields[key].as_str().unwrap()).unwrap();
        let word = Word {
            answer,
            cpts: text("cpts"),
            decision: text("decision"),
            voice: text("for"),
            member: text("member"),
            objection,
            outcome,
            round: u32::try_from(fields["round"].as_u64().unwrap()).unwrap(),
        };
        let envelope = sign(self.of(n).seed, word);
        let done = object::word(&self.world.ctx, &self.actor(n), self.slug, id, &envelope).await;
        self.settle().await;
        done
    }

    /// What an auditor finds in the archive for members.
    pub async fn audited(&self, id: DecisionId) -> Report {
        self.settle().await;
        let archive =
            service::decision::archive::named(&self.world.ctx, &self.actor(1), self.slug, id).await;
        let archive = archive.unwrap();
        assert_eq!(archive.persons.len(), self.members.len());
        let report = audit(&archive, None);
        let public = audit(&archive.public(), Some(&report.log));
        assert_eq!(public.faults, report.faults);
        report
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn typed() -> draft::Typed {
    draft::Typed {
        title: "Samedi matin".to_owned(),
        why: "Les urgences débordent.".to_owned(),
        text: TEXT.to_owned(),
        on: (OrganKind::OrdinaryMeeting, DecisionKind::Strategy),
        missions: [domain::territory::Mission::Access].into(),
        partners: Vec::new(),
        blocs: Vec::new(),
    }
}

pub fn position(mut fields: serde_json::Value, choice: Choice) -> Position {
    let reason: Option<Commitment> =
        (choice == Choice::Objection).then(|| reason().commit(&salt()).unwrap());
    fields["choice"] = serde_json::to_value(choice).unwrap();
    fields["reason"] = serde_json::to_value(reason).unwrap();
    serde_json::from_value(fields).unwrap()
}

/// A device that speaks for somebody, with the key of that seed.
pub async fn device_of(world: &World, actor: &Actor, seed: u8) {
    let (ctx, key) = (&world.ctx, key(seed));
    device::Entity::insert(device::ActiveModel {
        id: Set(ctx.uuid()),
        person_id: Set(actor.person.0),
        name: Set("Téléphone".to_owned()),
        key_id: Set(key.id().to_string()),
        public_key: Set(key.to_string()),
        storage: Set("browser".to_owned()),
        enrolment: Set(String::new()),
        enrolment_sha256: Set(String::new()),
        means: Set("oidc".to_owned()),
        verified: Set(true),
        stop_sha256: Set(ctx.uuid().to_string()),
        enrolled_at: Set(ctx.now()),
        speaks_from: Set(ctx.now()),
        ..Default::default()
    })
    .exec_without_returning(ctx.db().read())
    .await
    .unwrap();
}

pub fn secret(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

pub fn key(seed: u8) -> DeviceKey {
    DeviceKey::new(secret(seed).public())
}

pub fn salt() -> Salt {
    Salt::from_bytes(SALT)
}

pub fn reason() -> Reason {
    Reason {
        harm: "Personne ne tiendrait trois mois.".to_owned(),
        reason: "Trop de samedis.".to_owned(),
    }
}

pub fn given() -> Given {
    let Reason { harm, reason } = reason();
    Given {
        reason,
        harm,
        salt: hex::encode(SALT),
    }
}

pub fn sign<T: Payload>(seed: u8, payload: T) -> Vec<u8> {
    let signed = ToSign::new(payload).unwrap().sign(&secret(seed)).unwrap();
    signed.envelope().bytes()
}

pub fn refused<T: std::fmt::Debug, R: Copy + std::fmt::Debug>(done: Result<T, Failure<R>>) -> R {
    match done {
        Err(Failure::Refused(refused)) => refused,
        other => panic!("{other:?}"),
    }
}
