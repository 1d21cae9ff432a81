//! Who votes and what each group weighs, today and on past days, in the demonstration.

use chrono::{NaiveDate, TimeDelta};
use domain::audit::Event;
use domain::election::limits::Limits;
use domain::ght::weight::{Counted, Group, Measure};
use domain::id::{AdhesionId, PersonId, SessionId};
use domain::member::AdhesionState;
use domain::role::{Period, RoleKind};
use domain::statutes::{DecisionKind, OrganKind, Side};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::demo::{self, DemoOptions, Plan};
use service::electorate::weight::{Figures, WeightRefused, weights};
use service::electorate::{Day, electorate};
use service::member::application::application;
use service::member::decide::{DecideRefused, Decision, Verdict, decide};
use service::member::end::{Measure as Sanction, MeasureKind, measure};
use service::role::appoint::{AppointRefused, appoint};
use service::{Actor, Failure, scope};

use crate::world::World;

const AT_CAP: &str = "brumes-de-la-cisse";
const PARTNERS: &str = "pays-des-gabares";
const WEIGHTED: &str = "tuffeau-et-martins-pecheurs";

struct Stage {
    world: World,
    plan: Plan,
}

impl Stage {
    async fn new() -> Self {
        Self::with(None).await
    }

    async fn with(members: Option<usize>) -> Self {
        let world = World::new().await;
        let options = DemoOptions {
            seed: 37,
            members,
            today: world.today(),
        };
        let plan = Plan::new(&options);
        crate::demo::communes(&world, &plan).await;
        demo::load(&world.ctx, &options).await.expect("loads");
        Self { world, plan }
    }

    fn person(&self, family: &str) -> Actor {
        let found = self.plan.person.iter().find(|it| it.family_name == family);
        actor(found.expect("somebody of that name").id)
    }

    fn officer(&self, slug: &str, kind: RoleKind) -> Actor {
        let cpts = self
            .plan
            .cpts
            .iter()
            .find(|it| it.slug == slug)
            .expect("a CPTS");
        let today = self.world.today();
        let held = self.plan.role.iter().find(|it| {
            it.cpts_id == cpts.id
                && it.kind == kind.code()
                && it.ends_on.is_none_or(|end| today <= end)
        });
        actor(held.expect("an officer").person_id)
    }

    fn adhesion(&self, slug: &str, name: &str) -> AdhesionId {
        let cpts = self
            .plan
            .cpts
            .iter()
            .find(|it| it.slug == slug)
            .expect("a CPTS");
        let found = self
            .plan
            .adhesion
            .iter()
            .find(|it| it.cpts_id == cpts.id && it.name == name);
        AdhesionId(found.expect("an adhesion").id)
    }

    async fn day(&self, slug: &str, on: NaiveDate) -> Option<Day> {
        let (db, ctx) = (self.world.ctx.db().read(), &self.world.ctx);
        let somebody = self.officer(slug, RoleKind::Secretary);
        let seat = scope::seat::<()>(db, ctx, &somebody, slug)
            .await
            .expect("a seat");
        Day::read(db, ctx, &seat, on).await.expect("reads")
    }

    async fn figures(&self, actor: &Actor, slug: &str, on: Option<NaiveDate>) -> Figures {
        let read = weights(&self.world.ctx, actor, slug, on)
            .await
            .expect("reads");
        read.figures.expect("rules")
    }
}

fn actor(person: uuid::Uuid) -> Actor {
    Actor {
        person: PersonId(person),
        session: SessionId(uuid::Uuid::nil()),
    }
}

fn admit(seen: usize, confirmed: Option<String>) -> Decision {
    Decision {
        verdict: Verdict::Admit,
        reason: String::new(),
        seen,
        confirmed,
    }
}

#[tokio::test]
async fn a_day_on_which_nothing_changed_reads_as_the_one_before() {
    let stage = Stage::new().await;
    let today = stage.world.today();
    for slug in [AT_CAP, PARTNERS, WEIGHTED] {
        let now = stage.day(slug, today).await.expect("rules");
        stage.world.pass(TimeDelta::days(0));
        let before = stage
            .day(slug, today.pred_opt().expect("a day"))
            .await
            .expect("rules");
        assert_eq!(now.members, before.members, "{slug}");
        assert_eq!(now.board().expect("reads"), before.board().expect("reads"));
        assert!(now.members.len() > 50);
    }
}

#[tokio::test]
async fn a_past_day_knows_nothing_of_what_came_later() {
    let stage = Stage::new().await;
    let world = &stage.world;
    let id = stage.adhesion(AT_CAP, "Roussel-Keïta");
    let before = world.today();
    world.pass(TimeDelta::days(2));
    let president = stage.officer(AT_CAP, RoleKind::President);
    let sanction = Sanction {
        kind: MeasureKind::Suspend,
        reason: "À sa demande.".to_owned(),
        seen: stage
            .plan
            .adhesion_change
            .iter()
            .filter(|it| it.adhesion_id == id.0)
            .count(),
    };
    measure(&world.ctx, &president, AT_CAP, id, &sanction)
        .await
        .expect("suspended");
    let state = |day: &Day| {
        let found = day.members.iter().find(|it| it.adhesion == id);
        found.map(|it| it.state)
    };
    let now = stage.day(AT_CAP, world.today()).await.expect("rules");
    assert_eq!(state(&now), Some(AdhesionState::Suspended));
    let then = stage.day(AT_CAP, before).await.expect("rules");
    assert_eq!(state(&then), Some(AdhesionState::Admitted));
    let row = stage
        .plan
        .adhesion
        .iter()
        .find(|it| it.id == id.0)
        .expect("a row");
    let eve = row.applied_at.date_naive() - TimeDelta::days(2);
    let early = stage.day(AT_CAP, eve).await.expect("rules");
    assert_eq!(state(&early), None);
    assert!(early.members.len() < then.members.len());
}

#[tokio::test]
async fn before_the_first_rules_there_is_nothing_to_weigh_and_the_future_is_refused() {
    let stage = Stage::new().await;
    let reader = stage.officer(AT_CAP, RoleKind::President);
    let ctx = &stage.world.ctx;
    let first = stage.world.today() - TimeDelta::days(700);
    let read = weights(ctx, &reader, AT_CAP, first.pred_opt())
        .await
        .expect("reads");
    assert!(read.figures.is_none());
    assert_eq!(read.since, Some(first));
    let read = weights(ctx, &reader, AT_CAP, Some(first))
        .await
        .expect("reads");
    assert!(read.figures.is_some());
    let refused = weights(ctx, &reader, AT_CAP, stage.world.today().succ_opt()).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(WeightRefused::Future))
    ));
}

#[tokio::test]
async fn who_is_no_member_reads_no_weight() {
    let stage = Stage::new().await;
    let stranger = stage.person("Vuillemin");
    let refused = weights(&stage.world.ctx, &stranger, AT_CAP, None).await;
    assert!(matches!(refused, Err(Failure::Forbidden(_))));
    let applicant = stage.person("Cissé-Fournier");
    let refused = weights(&stage.world.ctx, &applicant, AT_CAP, None).await;
    assert!(matches!(refused, Err(Failure::Forbidden(_))));
}

#[tokio::test]
async fn members_see_no_group_of_few_people_and_boards_see_each() {
    let stage = Stage::new().await;
    let (member, board) = (
        stage.person("Roussel-Keïta"),
        stage.officer(AT_CAP, RoleKind::President),
    );
    let for_member = stage.figures(&member, AT_CAP, None).await;
    let for_board = stage.figures(&board, AT_CAP, None).await;
    assert!(!for_member.is_full && for_board.is_full);
    assert!(for_member.applicants.is_none());
    let least = |figures: &Figures| {
        let colleges = figures.colleges.as_ref().expect("enough");
        let professions = figures.professions.as_ref().expect("enough");
        let sides = figures.sides.as_ref().expect("enough");
        let parties = figures.parties.as_ref().expect("enough");
        let all = colleges.iter().map(|it| it.heads.members);
        let all = all.chain(professions.iter().map(|it| it.heads.members));
        let all = all.chain(sides.iter().map(|it| it.heads.members));
        all.chain(parties.iter().map(|it| it.heads.members))
            .min()
            .expect("lines")
    };
    assert!(least(&for_member) >= for_member.fewer_than);
    assert!(least(&for_board) < for_board.fewer_than);
    for figures in [&for_member, &for_board] {
        let colleges = figures.colleges.as_ref().expect("enough");
        let voices: u64 = colleges.iter().map(|it| it.heads.voices).sum();
        assert_eq!(voices, figures.all.voices);
    }
    assert!(for_board.measures.iter().all(|it| !it.is_hidden));
}

#[tokio::test]
async fn members_see_days_between_which_enough_people_moved_and_no_other() {
    let stage = Stage::new().await;
    let member = stage.person("Roussel-Keïta");
    let (ctx, today) = (&stage.world.ctx, stage.world.today());
    let read = weights(ctx, &member, AT_CAP, None).await.expect("reads");
    let days = read.published.expect("a member");
    assert!(days.len() > 2, "{days:?}");
    assert_eq!((Some(&read.on), read.is_today), (days.last(), false));
    let mut counted = Vec::new();
    for on in &days {
        assert!(*on < today);
        let day = stage.day(AT_CAP, *on).await.expect("rules").voters();
        let voters = day.entries.into_iter().filter(|it| it.votes().is_some());
        let place = |it: domain::electorate::Entry| {
            let bloc = it.placed.influence.bloc();
            (
                it.adhesion,
                it.right,
                it.profession,
                it.placed.sided.side,
                bloc,
            )
        };
        counted.push(voters.map(place).collect::<Vec<_>>());
        let again = weights(ctx, &member, AT_CAP, Some(*on)).await;
        assert!(again.expect("published").figures.is_some());
    }
    for (n, one) in counted.iter().enumerate() {
        for other in &counted[..n] {
            let mut moved: Vec<AdhesionId> = Vec::new();
            moved.extend(one.iter().filter(|it| !other.contains(it)).map(|it| it.0));
            moved.extend(other.iter().filter(|it| !one.contains(it)).map(|it| it.0));
            moved.sort();
            moved.dedup();
            assert!(moved.is_empty() || moved.len() >= 5, "{moved:?}");
        }
    }
    for near in [
        today,
        today - TimeDelta::days(1),
        days[0] + TimeDelta::days(1),
    ] {
        let refused = weights(ctx, &member, AT_CAP, Some(near)).await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(WeightRefused::NotPublished))
        ));
    }
    let board = stage.officer(AT_CAP, RoleKind::President);
    let read = weights(ctx, &board, AT_CAP, Some(days[0] + TimeDelta::days(1))).await;
    assert_eq!(read.expect("any day").published, None);
}

#[tokio::test]
async fn one_cpts_stands_at_its_cap_and_its_bloc_holds_its_one_seat() {
    let stage = Stage::new().await;
    let board = stage.officer(AT_CAP, RoleKind::President);
    let figures = stage.figures(&board, AT_CAP, None).await;
    let measured = |counted, of: &dyn Fn(&Group) -> bool| -> Measure {
        let found = figures.measures.iter().map(|it| &it.measure);
        let mut found = found.filter(|it| it.counted == counted && of(&it.of));
        found.next().expect("measured").clone()
    };
    let establishments = measured(Counted::VotesCast, &|it| *it == Group::Establishments);
    assert!(establishments.is_kept());
    assert!((establishments.has + 1) * 5 > establishments.all + 1);
    let seats = measured(Counted::Seats, &|it| matches!(it, Group::Bloc(_)));
    assert_eq!((seats.has, seats.all, seats.is_kept()), (1, 9, true));
    assert_eq!(
        Limits::of(&figures.statutes).bloc.expect("a limit").seats,
        1
    );
    assert!(figures.measures.iter().all(|it| it.measure.is_kept()));
    let applicants = figures.applicants.expect("the board's");
    let breaks: Vec<&str> = applicants
        .iter()
        .filter(|it| !it.admission.broken.is_empty())
        .map(|it| it.name.as_str())
        .collect();
    assert!(breaks.contains(&"Aminata Cissé-Fournier"), "{breaks:?}");
    assert!(breaks.len() < applicants.len());
    assert_eq!(establishments.of, Group::Establishments);
    assert!(
        figures
            .sides
            .expect("enough")
            .iter()
            .any(|it| it.groups == [Side::Establishment])
    );
}

#[tokio::test]
async fn every_board_of_the_demonstration_keeps_its_limits() {
    let stage = Stage::new().await;
    for slug in [AT_CAP, PARTNERS, WEIGHTED] {
        let day = stage.day(slug, stage.world.today()).await.expect("rules");
        let board = day.board().expect("reads");
        let measures = day.measures(&day.voters(), &board);
        assert!(
            measures.iter().all(Measure::is_kept),
            "{slug}: {measures:?}"
        );
        assert_eq!(
            board.len(),
            usize::from(day.rules.statutes.board.rule().expect("a board").seats)
        );
    }
}

#[tokio::test]
async fn an_admission_that_breaks_a_cap_is_confirmed_and_the_journal_keeps_it() {
    let stage = Stage::new().await;
    let ctx = &stage.world.ctx;
    let president = stage.officer(AT_CAP, RoleKind::President);
    let id = stage.adhesion(AT_CAP, "Cissé-Fournier");
    let read = application(ctx, &president, AT_CAP, id)
        .await
        .expect("reads");
    let admission = read.admission.expect("rules");
    assert_eq!(
        admission
            .placed
            .college
            .as_ref()
            .expect("one")
            .college
            .as_str(),
        "etablissements"
    );
    assert!(!admission.broken.is_empty());
    let seen = read.history.len();
    let refused = decide(ctx, &president, AT_CAP, id, &admit(seen, None)).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(DecideRefused::Unconfirmed))
    ));
    let other = Some("0".repeat(64));
    let refused = decide(ctx, &president, AT_CAP, id, &admit(seen, other)).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(DecideRefused::Changed))
    ));
    let mark = admission.mark();
    decide(ctx, &president, AT_CAP, id, &admit(seen, mark))
        .await
        .expect("admitted");
    let entries = entity::audit_entry::Entity::find()
        .filter(entity::audit_entry::Column::Subject.eq(id.0))
        .filter(entity::audit_entry::Column::Event.eq(Event::AdhesionChanged.code()))
        .all(ctx.db().read())
        .await
        .expect("reads");
    let kept = entries
        .iter()
        .find_map(|it| it.detail.get("confirmed"))
        .expect("kept");
    assert_eq!(
        kept.get("no-college"),
        Some(&serde_json::Value::Bool(false))
    );
    assert_eq!(
        kept.get("broken").and_then(|it| it.get(0)),
        Some(&"14".into())
    );
}

#[tokio::test]
async fn what_was_confirmed_is_asked_again_when_the_situation_is_another() {
    let stage = Stage::new().await;
    let ctx = &stage.world.ctx;
    let president = stage.officer(AT_CAP, RoleKind::President);
    let id = stage.adhesion(AT_CAP, "Cissé-Fournier");
    let read = application(ctx, &president, AT_CAP, id)
        .await
        .expect("reads");
    let (seen, mark) = (read.history.len(), read.admission.expect("rules").mark());
    // Somebody else leaves in the meantime.
    let ville = stage.plan.adhesion.iter().find(|it| {
        it.cpts_id == read.cpts.id
            && it.state == "admitted"
            && it.mode.as_deref() == Some("L")
            && stage
                .plan
                .dues
                .iter()
                .any(|dues| dues.adhesion_id == it.id && dues.year == 2026)
            && it.person_id != Some(president.person.0)
    });
    let gone = AdhesionId(ville.expect("a member").id);
    let sanction = Sanction {
        kind: MeasureKind::Suspend,
        reason: "À sa demande.".to_owned(),
        seen: stage
            .plan
            .adhesion_change
            .iter()
            .filter(|it| it.adhesion_id == gone.0)
            .count(),
    };
    measure(ctx, &president, AT_CAP, gone, &sanction)
        .await
        .expect("suspended");
    let refused = decide(ctx, &president, AT_CAP, id, &admit(seen, mark)).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(DecideRefused::Changed))
    ));
}

#[tokio::test]
async fn whom_no_college_takes_is_admitted_once_that_is_confirmed() {
    let stage = Stage::new().await;
    let ctx = &stage.world.ctx;
    let president = stage.officer(PARTNERS, RoleKind::President);
    let id = stage.adhesion(PARTNERS, "Centre hospitalier des Deux Rives");
    let read = application(ctx, &president, PARTNERS, id)
        .await
        .expect("reads");
    let (seen, admission) = (read.history.len(), read.admission.expect("rules"));
    assert_eq!(admission.placed.college, None);
    assert_eq!(admission.broken, []);
    let refused = decide(ctx, &president, PARTNERS, id, &admit(seen, None)).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(DecideRefused::Unconfirmed))
    ));
    decide(
        ctx,
        &president,
        PARTNERS,
        id,
        &admit(seen, admission.mark()),
    )
    .await
    .expect("admitted");
}

#[tokio::test]
async fn a_board_votes_by_its_seats_and_a_meeting_by_its_members() {
    let stage = Stage::new().await;
    let (ctx, db) = (&stage.world.ctx, stage.world.ctx.db().read());
    let president = stage.officer(AT_CAP, RoleKind::President);
    let seat = scope::seat::<()>(db, ctx, &president, AT_CAP)
        .await
        .expect("a seat");
    let question = |organ| domain::electorate::Question {
        organ,
        college: None,
        decision: DecisionKind::Resolution,
        on: ctx.today(),
        contract: None,
    };
    let count = |organ| async move {
        let read = electorate(db, ctx, &seat, &question(organ))
            .await
            .expect("reads");
        let (rules, electorate) = read.expect("rules");
        assert_eq!(rules.number, 1);
        electorate.voices()
    };
    assert!(count(OrganKind::Board).await <= 9);
}

#[tokio::test]
async fn five_thousand_members_are_read_in_a_fixed_number_of_queries_and_at_once() {
    let stage = Stage::with(Some(5_000)).await;
    let reader = stage.officer(PARTNERS, RoleKind::President);
    let members = entity::adhesion::Entity::find()
        .count(stage.world.ctx.db().read())
        .await;
    assert!(members.expect("counts") > 5_000);
    for on in [None, Some(stage.world.today() - TimeDelta::days(200))] {
        let start = std::time::Instant::now();
        let figures = stage.figures(&reader, PARTNERS, on).await;
        let took = start.elapsed();
        println!(
            "5,000 members, {on:?}: {took:?}, {} voices",
            figures.all.voices
        );
        // Without optimisation; a release build takes a tenth.
        assert!(took.as_secs() < 8, "{took:?}");
    }
}

#[tokio::test]
async fn an_office_that_the_rules_keep_from_who_counts_to_a_group_is_refused_with_the_article() {
    let stage = Stage::new().await;
    let president = stage.officer(AT_CAP, RoleKind::President);
    let attached = stage.adhesion(AT_CAP, "Roussel-Keïta");
    let from_today = Period {
        starts_on: stage.world.today(),
        ends_on: None,
    };
    let ctx = &stage.world.ctx;
    let treasurer = RoleKind::Treasurer;
    let refused = appoint(ctx, &president, AT_CAP, attached, treasurer, from_today).await;
    let Err(Failure::Refused(AppointRefused::Attached { article, bloc })) = refused else {
        panic!("{refused:?}")
    };
    assert!(!article.is_empty());
    assert_eq!(bloc, "GHT des Rives et des Brumes");
    // Another office is not kept from them, and somebody who counts to no group may hold this one.
    appoint(
        ctx,
        &president,
        AT_CAP,
        attached,
        RoleKind::Secretary,
        from_today,
    )
    .await
    .expect("an office that the rules do not name");
    let free = stage.adhesion(AT_CAP, "Traoré");
    appoint(ctx, &president, AT_CAP, free, treasurer, from_today)
        .await
        .expect("who counts to no group");
}
