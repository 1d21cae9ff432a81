//! Attachments: declared, recorded, decided, contested; who may, and what is refused.

use domain::ght::attachment::{AttachedTo, AttachmentState, Choice, HalfDays, Verdict, Way};
use domain::id::{AdhesionId, AttachmentId, BlocId};
use domain::member::AdhesionState;
use domain::role::{Period, RoleKind};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::ght::attachment::challenge::{ContestRefused, contest};
use service::ght::attachment::decide::{DecideRefused, Decision, decide};
use service::ght::attachment::declare::declare;
use service::ght::attachment::edit::{CorrectRefused, Correction, correct, record};
use service::ght::attachment::queue::queue;
use service::ght::attachment::tie::{Tie, TieRefused, To};
use service::ght::standing;
use service::{Actor, Failure};

use super::register::{group, office};
use crate::world::World;

const SLUG: &str = "tuffeau";

struct Scene {
    world: World,
    keeper: Actor,
    member: Actor,
    adhesion: AdhesionId,
    bloc: BlocId,
}

async fn scene() -> Scene {
    let world = World::new().await;
    let (cpts, keeper) = office(&world).await;
    world.adhesion(cpts, &keeper, AdhesionState::Admitted).await;
    let member = world.person("Renard").await;
    let adhesion = world.adhesion(cpts, &member, AdhesionState::Admitted).await;
    let bloc = group(&world, &keeper, "GHT Touraine").await;
    Scene {
        world,
        keeper,
        member,
        adhesion,
        bloc,
    }
}

impl Scene {
    fn tie(&self) -> Tie {
        Tie {
            to: To::Known(AttachedTo::Bloc(self.bloc)),
            way: Way::Mandate,
            period: Period {
                starts_on: self.world.today(),
                ends_on: None,
            },
            half_days: None,
            evidence: "Nommée cheffe de service".to_owned(),
        }
    }

    async fn declared(&self) -> AttachmentId {
        declare(&self.world.ctx, &self.member, self.adhesion, &self.tie())
            .await
            .unwrap()
    }

    async fn decide(
        &self,
        who: &Actor,
        id: AttachmentId,
        verdict: Verdict,
        reason: &str,
        version: i32,
    ) -> Result<(), Failure<DecideRefused>> {
        let decision = Decision {
            verdict,
            reason: reason.to_owned(),
            version,
        };
        decide(&self.world.ctx, who, SLUG, id, &decision).await
    }

    async fn contest(&self, id: AttachmentId, version: i32) -> Result<(), Failure<ContestRefused>> {
        let words = "Ce n’est plus le cas.";
        contest(
            &self.world.ctx,
            &self.member,
            self.adhesion,
            id,
            words,
            version,
        )
        .await
    }

    async fn state(&self) -> AttachmentState {
        super::held(&self.world, self.adhesion).await[0].state
    }

    async fn letters(&self, kind: &str) -> usize {
        let found = entity::outbox::Entity::find().filter(entity::outbox::Column::Kind.eq(kind));
        found.all(self.world.ctx.db().read()).await.unwrap().len()
    }
}

#[tokio::test]
async fn a_declaration_counts_once_the_board_has_confirmed_it_and_a_challenge_until_it_has_decided()
{
    let it = scene().await;
    let id = it.declared().await;
    assert_eq!(it.state().await, AttachmentState::Proposed);
    let waiting = queue(&it.world.ctx, &it.keeper, SLUG, 1).await.unwrap();
    assert_eq!((waiting.count, waiting.waiting[0].is_own), (1, false));
    for _ in 0..2 {
        it.decide(&it.keeper, id, Verdict::Confirm, "", 1)
            .await
            .unwrap();
    }
    assert_eq!(it.state().await, AttachmentState::Confirmed);
    assert_eq!(
        queue(&it.world.ctx, &it.keeper, SLUG, 1)
            .await
            .unwrap()
            .count,
        0
    );
    for _ in 0..2 {
        it.contest(id, 2).await.unwrap();
    }
    assert_eq!(it.state().await, AttachmentState::Contested);
    let silent = it.decide(&it.keeper, id, Verdict::Confirm, " ", 3).await;
    assert!(matches!(
        silent,
        Err(Failure::Refused(DecideRefused::NoReason))
    ));
    it.decide(&it.keeper, id, Verdict::PutAside, "Mandat terminé.", 3)
        .await
        .unwrap();
    assert_eq!(it.state().await, AttachmentState::Rejected);
    let (_, shown) = standing::own(&it.world.ctx, &it.member, it.adhesion)
        .await
        .unwrap();
    let last = shown.ties[0].history.last().unwrap();
    assert_eq!(last.reason.as_deref(), Some("Mandat terminé."));
    assert_eq!(shown.ties[0].history.len(), 4);
    let again = it.contest(id, 4).await;
    assert!(matches!(
        again,
        Err(Failure::Refused(ContestRefused::Nothing))
    ));
}

#[tokio::test]
async fn of_two_officers_at_once_the_second_is_told() {
    let it = scene().await;
    let id = it.declared().await;
    let other = it.world.person("Moreau").await;
    let cpts = it.world.ctx.db().read();
    let cpts = service::scope::cpts::<()>(cpts, SLUG).await.unwrap();
    it.world
        .role(cpts.id.into(), &other, RoleKind::President)
        .await;
    it.decide(&it.keeper, id, Verdict::Confirm, "", 1)
        .await
        .unwrap();
    for verdict in [Verdict::PutAside, Verdict::Confirm] {
        let second = it.decide(&other, id, verdict, "Non.", 1).await;
        assert!(matches!(
            second,
            Err(Failure::Refused(DecideRefused::Overtaken))
        ));
    }
    let already = it.decide(&other, id, Verdict::Confirm, "", 2).await;
    assert!(matches!(
        already,
        Err(Failure::Refused(DecideRefused::Already))
    ));
}

#[tokio::test]
async fn nobody_decides_on_their_own_attachments() {
    let it = scene().await;
    let db = it.world.ctx.db().read();
    let own = entity::adhesion::Entity::find()
        .filter(entity::adhesion::Column::PersonId.eq(it.keeper.person.0))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let own = AdhesionId(own.id);
    let recorded = record(&it.world.ctx, &it.keeper, SLUG, own, &it.tie()).await;
    assert!(matches!(
        recorded,
        Err(Failure::Refused(TieRefused::OwnAdhesion))
    ));
    let id = declare(&it.world.ctx, &it.keeper, own, &it.tie())
        .await
        .unwrap();
    let decided = it.decide(&it.keeper, id, Verdict::Confirm, "", 1).await;
    assert!(matches!(
        decided,
        Err(Failure::Refused(DecideRefused::OwnAdhesion))
    ));
    let change = Correction {
        period: it.tie().period,
        half_days: None,
        reason: String::new(),
        version: 1,
    };
    let corrected = correct(&it.world.ctx, &it.keeper, SLUG, id, &change).await;
    assert!(matches!(
        corrected,
        Err(Failure::Refused(CorrectRefused::OwnAdhesion))
    ));
}

#[tokio::test]
async fn an_objection_to_a_proposal_does_not_make_it_count() {
    let it = scene().await;
    let id = it.declared().await;
    it.contest(id, 1).await.unwrap();
    assert_eq!(it.state().await, AttachmentState::Proposed);
    let again = it.contest(id, 2).await;
    assert!(matches!(
        again,
        Err(Failure::Refused(ContestRefused::Nothing))
    ));
    let late = contest(&it.world.ctx, &it.member, it.adhesion, id, " ", 2).await;
    assert!(matches!(
        late,
        Err(Failure::Refused(ContestRefused::NoReason))
    ));
}

#[tokio::test]
async fn what_the_board_records_counts_at_once_is_told_and_can_be_ended() {
    let it = scene().await;
    let id = record(&it.world.ctx, &it.keeper, SLUG, it.adhesion, &it.tie())
        .await
        .unwrap();
    assert_eq!(it.state().await, AttachmentState::Confirmed);
    let twice = record(&it.world.ctx, &it.keeper, SLUG, it.adhesion, &it.tie()).await;
    assert!(matches!(twice, Err(Failure::Refused(TieRefused::Already))));
    let today = it.world.today();
    let until = |ends_on| Correction {
        period: Period {
            starts_on: today,
            ends_on,
        },
        half_days: None,
        reason: String::new(),
        version: 1,
    };
    let before = correct(
        &it.world.ctx,
        &it.keeper,
        SLUG,
        id,
        &until(today.pred_opt()),
    )
    .await;
    assert!(matches!(
        before,
        Err(Failure::Refused(CorrectRefused::EndsBeforeStart))
    ));
    for _ in 0..2 {
        correct(&it.world.ctx, &it.keeper, SLUG, id, &until(Some(today)))
            .await
            .unwrap();
    }
    let stale = correct(&it.world.ctx, &it.keeper, SLUG, id, &until(None)).await;
    assert!(matches!(
        stale,
        Err(Failure::Refused(CorrectRefused::Overtaken))
    ));
    assert_eq!(
        it.letters("attachment-recorded").await,
        0,
        "nobody has an address here"
    );
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field() {
    let it = scene().await;
    let refused = async |tie: Tie| match declare(&it.world.ctx, &it.member, it.adhesion, &tie).await
    {
        Err(Failure::Refused(refused)) => refused,
        other => panic!("{other:?}"),
    };
    let elsewhere = To::Known(AttachedTo::Bloc(BlocId(it.world.ctx.uuid())));
    assert_eq!(
        refused(Tie {
            to: elsewhere,
            ..it.tie()
        })
        .await,
        TieRefused::NoBloc
    );
    assert_eq!(
        refused(Tie {
            way: Way::LegalPerson,
            ..it.tie()
        })
        .await,
        TieRefused::Way
    );
    let days = |inside, outside| {
        Some(HalfDays {
            inside,
            outside,
            at_threshold: Choice::Inside,
        })
    };
    for half_days in [days(0, 0), days(10, 5), days(u16::MAX, 1)] {
        let tie = Tie {
            way: Way::MainActivity,
            half_days,
            ..it.tie()
        };
        assert_eq!(refused(tie).await, TieRefused::HalfDays);
    }
    let other = |finess: &str, name: &str| To::Other {
        finess: finess.to_owned(),
        siren: String::new(),
        name: name.to_owned(),
    };
    assert!(matches!(
        refused(Tie {
            to: other("37", "CH"),
            ..it.tie()
        })
        .await,
        TieRefused::Number(_)
    ));
    assert_eq!(
        refused(Tie {
            to: other("370000481", " "),
            ..it.tie()
        })
        .await,
        TieRefused::Name(None)
    );
    let nul = Tie {
        evidence: "a\0b".to_owned(),
        ..it.tie()
    };
    assert!(matches!(refused(nul).await, TieRefused::Evidence(_)));
    let period = Period {
        starts_on: it.world.today(),
        ends_on: it.world.today().pred_opt(),
    };
    assert_eq!(
        refused(Tie { period, ..it.tie() }).await,
        TieRefused::EndsBeforeStart
    );
}

#[tokio::test]
async fn an_attachment_is_read_and_changed_by_its_own_cpts_and_its_own_member_only() {
    let it = scene().await;
    let id = it.declared().await;
    let elsewhere = it.world.cpts("brumes").await;
    let stranger = it.world.person("Lefort").await;
    it.world
        .role(elsewhere, &stranger, RoleKind::President)
        .await;
    let theirs = it
        .world
        .adhesion(elsewhere, &stranger, AdhesionState::Admitted)
        .await;
    let decision = Decision {
        verdict: Verdict::Confirm,
        reason: String::new(),
        version: 1,
    };
    let decided = decide(&it.world.ctx, &stranger, "brumes", id, &decision).await;
    assert!(matches!(decided, Err(Failure::NotFound)));
    let contested = contest(&it.world.ctx, &stranger, theirs, id, "Non.", 1).await;
    assert!(matches!(contested, Err(Failure::NotFound)));
    let declared = declare(&it.world.ctx, &stranger, it.adhesion, &it.tie()).await;
    assert!(matches!(declared, Err(Failure::NotFound)));
    let bloc = declare(&it.world.ctx, &stranger, theirs, &it.tie()).await;
    assert!(matches!(bloc, Err(Failure::Refused(TieRefused::NoBloc))));
    let plain = it.decide(&it.member, id, Verdict::Confirm, "", 1).await;
    assert!(matches!(plain, Err(Failure::Forbidden(_))));
}
