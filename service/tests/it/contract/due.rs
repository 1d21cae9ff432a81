use chrono::TimeDelta;
use domain::contract::Follows;
use domain::contract::signing::Order;
use domain::contract::stage::{End, Stage, StageRefused, Step, Termination};
use domain::id::ContractId;
use entity::outbox;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::Failure;
use service::contract::begin::follow;
use service::contract::end::{Notice, give_notice};
use service::contract::review::{self, ReviewRefused};
use service::contract::{calendar, due, exposure, feed, public, remind, share};
use service::contract::{negotiate, register};

use super::scene::{GUEST, Hospital};
use crate::decision::scene::SLUG;

impl Hospital {
    async fn in_force(&self) -> ContractId {
        let id = self.opened(Order::Free).await;
        self.scene.device(&self.guest, GUEST).await;
        self.signs(&self.actor(1), 1, id).await.unwrap();
        assert!(self.signs(&self.guest, GUEST, id).await.unwrap().in_force);
        id
    }

    async fn mails(&self, kind: &str) -> u64 {
        outbox::Entity::find()
            .filter(outbox::Column::Kind.eq(kind))
            .count(self.scene.world.ctx.db().read())
            .await
            .unwrap()
    }
}

#[tokio::test]
async fn who_looks_after_a_contract_is_reminded_once_at_ninety_thirty_and_seven_days() {
    let it = Hospital::new().await;
    let ctx = &it.scene.world.ctx;
    entity::person::Entity::update_many()
        .col_expr(
            entity::person::Column::Email,
            sea_orm::sea_query::Expr::value("presidente@cpts.example"),
        )
        .filter(entity::person::Column::Id.eq(it.actor(1).person.0))
        .exec(ctx.db().read())
        .await
        .unwrap();
    let id = it.in_force().await;
    let next = it.sheet(1, id).await.due;
    let first = next.first().unwrap().on;
    let day = |left: i64| TimeDelta::days((first - it.scene.world.today()).num_days() - left);
    it.scene.world.pass(day(91));
    due::run(ctx).await.unwrap();
    assert_eq!(it.mails("contract-due").await, 0, "91 days before");
    for (left, sent) in [(90, 1), (31, 1), (30, 2), (8, 2), (7, 3), (0, 3)] {
        it.scene.world.pass(day(left));
        // Other things come near meanwhile: only what is due first is counted.
        due::run(ctx).await.unwrap();
        due::run(ctx).await.unwrap();
        let about = entity::contract_reminder::Entity::find()
            .filter(entity::contract_reminder::Column::Due.eq(next[0].key()))
            .count(ctx.db().read())
            .await
            .unwrap();
        assert_eq!(about, sent, "{left} days before");
    }
    assert!(3 <= it.mails("contract-due").await);
    let home = remind::upcoming(ctx, &it.actor(1)).await.unwrap();
    assert_eq!(home[0].1.due.on, first);
    assert!(
        remind::upcoming(ctx, &it.actor(2))
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn the_calendar_of_a_person_opens_by_its_secret_address_and_closes() {
    let it = Hospital::new().await;
    let ctx = &it.scene.world.ctx;
    let id = it.in_force().await;
    let first = feed::open(ctx, &it.actor(1)).await.unwrap();
    let token = feed::open(ctx, &it.actor(1)).await.unwrap();
    let old = feed::dates(ctx, &first).await;
    assert!(
        matches!(old, Err(Failure::NotFound)),
        "a new address ends the old one"
    );
    let (items, english) = feed::dates(ctx, &token).await.unwrap();
    assert!(!english);
    assert!(items.iter().all(|it| it.item.contract == id && it.own));
    let from = it.scene.world.today();
    let all = calendar::calendar(ctx, &it.actor(2), SLUG, (from, it.scene.day(2000))).await;
    assert!(!all.unwrap().1.is_empty());
    feed::close(ctx, &it.actor(1)).await.unwrap();
    assert!(feed::dates(ctx, &token).await.is_err());
}

#[tokio::test]
async fn a_calendar_has_what_its_owner_may_read_and_stays_the_same_when_days_pass() {
    let it = Hospital::new().await;
    let ctx = &it.scene.world.ctx;
    let id = it.in_force().await;
    let of = async |by: &service::Actor| {
        let token = feed::open(ctx, by).await.unwrap();
        let found = feed::dates(ctx, &token).await.unwrap().0;
        (token, found)
    };
    let (_, own) = of(&it.actor(1)).await;
    assert!(!own.is_empty() && own.iter().all(|it| it.own));
    // A member who has no part in it reads the same dates, and they are not marked as hers.
    let (token, members) = of(&it.actor(4)).await;
    let keys =
        |all: &[feed::Date]| -> Vec<String> { all.iter().map(|it| it.item.due.key()).collect() };
    assert_eq!(keys(&members), keys(&own));
    assert!(members.iter().all(|it| !it.own));
    // The director of the hospital has this one contract.
    let (_, guests) = of(&it.guest).await;
    assert!(!guests.is_empty() && guests.iter().all(|it| it.item.contract == id));
    // Who is of another CPTS has none of it, nor who is nowhere.
    let beside = it
        .scene
        .beside("cher", &crate::decision::scene::statutes(), 60)
        .await;
    assert!(of(&beside.actor(1)).await.1.is_empty());
    let nobody = it.scene.world.person("Personne").await;
    assert!(of(&nobody).await.1.is_empty());
    // A month later the same address tells the same, and nothing when she left.
    it.scene.world.pass(TimeDelta::days(30));
    let later = feed::dates(ctx, &token).await.unwrap().0;
    assert_eq!(keys(&later), keys(&members));
    assert_eq!(later[0].changed_at, members[0].changed_at);
    entity::adhesion::Entity::update_many()
        .col_expr(
            entity::adhesion::Column::State,
            sea_orm::sea_query::Expr::value(domain::member::AdhesionState::Resigned.code()),
        )
        .col_expr(
            entity::adhesion::Column::EndedAt,
            sea_orm::sea_query::Expr::value(ctx.now()),
        )
        .filter(entity::adhesion::Column::Id.eq(it.scene.of(4).adhesion.0))
        .exec(ctx.db().read())
        .await
        .unwrap();
    assert!(feed::dates(ctx, &token).await.unwrap().0.is_empty());
}

#[tokio::test]
async fn a_contract_ends_by_itself_after_its_last_day_and_is_reviewed_before() {
    let it = Hospital::new().await;
    let ctx = &it.scene.world.ctx;
    let draft = it.draft().await;
    let typed = review::Typed {
        reached: vec![(0, Some(92), String::new())],
        note: "Les lettres partent le soir même.".to_owned(),
    };
    let early = review::note(ctx, &it.actor(1), SLUG, draft, &typed).await;
    assert!(matches!(
        early,
        Err(Failure::Refused(ReviewRefused::Stage(Step::Draft)))
    ));
    let id = it.in_force().await;
    review::note(ctx, &it.actor(1), SLUG, id, &typed)
        .await
        .unwrap();
    let (_, _, lines) = review::list(ctx, &it.actor(2), SLUG, id).await.unwrap();
    assert!(
        lines
            .iter()
            .any(|it| it.reached == Some(92) && it.target == Some((90, "%".to_owned())))
    );
    let wrong = review::Typed {
        reached: vec![(9, Some(1), String::new())],
        note: String::new(),
    };
    let done = review::note(ctx, &it.actor(1), SLUG, id, &wrong).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(ReviewRefused::Indicator(9)))
    ));
    let last = it.sheet(1, id).await.seen.row.ends_on;
    let left = TimeDelta::days((last - it.scene.world.today()).num_days());
    it.scene.world.pass(left);
    due::run(ctx).await.unwrap();
    assert_eq!(it.sheet(1, id).await.seen.stage.step(), Step::InForce);
    it.scene.world.pass(TimeDelta::days(1));
    due::run(ctx).await.unwrap();
    let stage = it.sheet(1, id).await.seen.stage;
    assert_eq!(
        stage,
        Stage::Over {
            end: End::Expired,
            on: last
        }
    );
}

#[tokio::test]
async fn notice_ends_it_on_its_day_and_not_before_the_days_agreed() {
    let it = Hospital::new().await;
    let ctx = &it.scene.world.ctx;
    let id = it.in_force().await;
    let notice = |days| Notice {
        by: it.partner.0,
        until: it.scene.day(days),
        how: Termination::Notice,
    };
    let early = give_notice(ctx, &it.actor(1), SLUG, id, notice(89)).await;
    let first = it.scene.day(90);
    let refused = StageRefused::NoticeTooShort { first };
    assert!(matches!(early, Err(Failure::Refused(found)) if found == refused));
    give_notice(ctx, &it.actor(1), SLUG, id, notice(90))
        .await
        .unwrap();
    it.scene.world.pass(TimeDelta::days(91));
    due::run(ctx).await.unwrap();
    let stage = it.sheet(1, id).await.seen.stage;
    assert_eq!(
        stage,
        Stage::Over {
            end: End::Terminated,
            on: first
        }
    );
}

#[tokio::test]
async fn an_amendment_is_voted_and_signed_anew_and_takes_the_place_of_the_first() {
    let it = Hospital::new().await;
    let ctx = &it.scene.world.ctx;
    let draft = it.draft().await;
    let none = follow(ctx, &it.actor(1), SLUG, draft, Follows::Amendment).await;
    assert!(matches!(none, Err(Failure::Refused(_))));
    let first = it.in_force().await;
    let second = follow(ctx, &it.actor(1), SLUG, first, Follows::Amendment).await;
    let second = second.unwrap();
    it.writes(second, |typed| {
        typed.clauses[0].body.push_str(" Et la nuit.");
    })
    .await;
    negotiate::open(ctx, &it.actor(1), SLUG, second)
        .await
        .unwrap();
    it.invited(second).await;
    let decision = it.asked(second).await;
    it.agrees(decision).await;
    it.opens(second, Order::Free).await;
    it.signs(&it.actor(1), 1, second).await.unwrap();
    it.signs(&it.guest, GUEST, second).await.unwrap();
    let before = it.sheet(2, first).await;
    assert!(matches!(
        before.seen.stage,
        Stage::Over {
            end: End::Amended,
            ..
        }
    ));
    assert_eq!(before.followed[0].0, second);
    let after = it.sheet(2, second).await;
    assert_eq!(after.seen.stage.step(), Step::InForce);
    assert_eq!(after.follows.unwrap().0, first);
}

#[tokio::test]
async fn what_everybody_reads_is_what_was_chosen_and_the_partner_weighs_nothing() {
    let it = Hospital::new().await;
    let ctx = &it.scene.world.ctx;
    let id = it.in_force().await;
    let (_, list) = public::list(ctx, SLUG).await.unwrap();
    assert_eq!(list[0].blocs, ["GHT des Rives"]);
    assert!(public::one(ctx, SLUG, id).await.unwrap().2.is_none());
    let by = it.actor(1);
    let show = |shown| share::shown(ctx, &by, SLUG, id, (shown, None));
    show(domain::contract::Shown::Promises).await.unwrap();
    let text = public::one(ctx, SLUG, id).await.unwrap().2.unwrap();
    assert!(text.promises.money.is_empty() && text.clauses.is_empty());
    assert_eq!(text.promises.actions.len(), 1);
    show(domain::contract::Shown::Nothing).await.unwrap();
    assert!(public::list(ctx, SLUG).await.unwrap().1.is_empty());
    assert!(matches!(
        public::one(ctx, SLUG, id).await,
        Err(Failure::NotFound)
    ));
    let found = exposure::exposure(ctx, &it.actor(2), SLUG).await.unwrap();
    assert_eq!(found.partners, ["Hôpital des Rives"]);
    let (bloc, name) = found.blocs[0].clone();
    assert_eq!(name, "GHT des Rives");
    // Not of today, when two are attached: as the last published day knew its members, of whom none was.
    let voices = found.voices.unwrap();
    assert!(voices.on < it.scene.world.today());
    let lines = voices.lines.iter();
    let lines: Vec<_> = lines.map(|(of, it)| (of.clone(), it.to_string())).collect();
    assert_eq!(lines, [(vec![None], "1".to_owned())]);
    let year = found.years.iter().find(|it| it.year == found.year).unwrap();
    assert_eq!(year.of_commitments(Some(bloc)).unwrap().to_string(), "1");
    let search = register::Search {
        bloc: Some(bloc),
        mission: Some(domain::territory::Mission::Pathway),
        step: Some(Step::InForce),
        year: Some(found.year),
        partner: Some(it.partner),
        words: "convention".to_owned(),
    };
    let rows = register::register(ctx, &it.actor(2), SLUG, &search).await;
    assert_eq!(rows.unwrap().rows.len(), 1);
    let other = register::Search {
        mission: Some(domain::territory::Mission::Crisis),
        ..search
    };
    let rows = register::register(ctx, &it.actor(2), SLUG, &other).await;
    assert!(rows.unwrap().rows.is_empty());
}
