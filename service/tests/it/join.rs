//! Joining, following one's application, leaving.

use chrono::TimeDelta;
use domain::id::{AdhesionId, CptsId, StructureId};
use domain::member::{AdhesionState, Change, IllegalChange};
use domain::profession::{Category, Mode, Profession};
use domain::role::RoleKind;
use domain::structure::StructureKind;
use domain::typed::{MESSAGE_MAX, TypedRefused};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::member::apply::{
    Applicant, Application, ApplyRefused, Entered, WANTED_MAX, Wanted, apply,
};
use service::member::leave::{Act, ActRefused, Done, act};
use service::member::work::{Declared, Work, WorkRefused};
use service::member::{offer, own, pseudonymise};
use service::structure::{mandate, register};
use service::{Actor, Failure, Outcome};

use crate::world::World;

/// Amboise, which two CPTS cover.
pub const AMBOISE: &str = "37003";
/// Saint-Martin-le-Beau, which one covers.
const SAINT_MARTIN: &str = "37225";

/// A commune.
pub async fn commune(world: &World, code: &str, name: &str) {
    entity::commune::Entity::insert(entity::commune::ActiveModel {
        code: Set(code.to_owned()),
        name: Set(name.to_owned()),
        search_name: Set(domain::text::searchable(name)),
        department: Set("37".to_owned()),
        population: Set(12_000),
        ..Default::default()
    })
    .exec_without_returning(world.ctx.db().read())
    .await
    .expect("a commune");
}

/// A CPTS that covers communes from today on.
pub async fn covering(world: &World, slug: &str, codes: &[&str]) -> CptsId {
    let cpts = world.cpts(slug).await;
    let id = world.ctx.uuid();
    entity::territory::Entity::insert(entity::territory::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts.0),
        number: Set(1),
        in_force_from: Set(world.today()),
        created_at: Set(world.ctx.now()),
        ..Default::default()
    })
    .exec_without_returning(world.ctx.db().read())
    .await
    .expect("a territory");
    for code in codes {
        entity::territory_commune::Entity::insert(entity::territory_commune::ActiveModel {
            territory_id: Set(id),
            code: Set((*code).to_owned()),
        })
        .exec_without_returning(world.ctx.db().read())
        .await
        .expect("a commune of it");
    }
    cpts
}

/// Two CPTS over Amboise, one of them also over Saint-Martin-le-Beau.
pub async fn two(world: &World) -> (CptsId, CptsId) {
    commune(world, AMBOISE, "Amboise").await;
    commune(world, SAINT_MARTIN, "Saint-Martin-le-Beau").await;
    (
        covering(world, "rives", &[AMBOISE]).await,
        covering(world, "tuffeau", &[AMBOISE, SAINT_MARTIN]).await,
    )
}

async fn statutes(world: &World, cpts: CptsId, sha256: &str) {
    entity::statutes::Entity::insert(entity::statutes::ActiveModel {
        id: Set(world.ctx.uuid()),
        cpts_id: Set(cpts.0),
        number: Set(1),
        body: Set("Article 1".to_owned()),
        sha256: Set(sha256.to_owned()),
        adopted_on: Set(world.today()),
        in_force_from: Set(world.today()),
        created_at: Set(world.ctx.now()),
        ..Default::default()
    })
    .exec_without_returning(world.ctx.db().read())
    .await
    .expect("statutes");
}

pub fn nurse() -> Work {
    Work::Declared(Declared {
        profession: Profession::Nurse,
        skill: None,
        mode: Some(Mode::Liberal),
        sector: None,
        place_name: "  Cabinet des\u{a0}Bords de Loire ".to_owned(),
    })
}

pub fn application(work: Work, slugs: &[&str]) -> Application {
    Application {
        applicant: Applicant::Person(work),
        commune: AMBOISE.parse().expect("a code"),
        wanted: slugs
            .iter()
            .map(|slug| Wanted {
                slug: (*slug).to_owned(),
                accepted: None,
            })
            .collect(),
        email: "ines@exemple.fr".to_owned(),
        phone: "02 47 00 00 00".to_owned(),
        message: "Bonjour,\r\nje viens de m’installer.".to_owned(),
    }
}

async fn joined(world: &World, actor: &Actor, slugs: &[&str]) -> Vec<Entered> {
    apply(&world.ctx, actor, &application(nurse(), slugs))
        .await
        .expect("an application")
}

async fn row(world: &World, id: AdhesionId) -> entity::adhesion::Model {
    entity::adhesion::Entity::find_by_id(id.0)
        .one(world.ctx.db().read())
        .await
        .expect("the database")
        .expect("the row")
}

async fn set_state(world: &World, id: AdhesionId, state: AdhesionState) {
    entity::adhesion::Entity::update_many()
        .col_expr(
            entity::adhesion::Column::State,
            sea_orm::sea_query::Expr::value(state.code()),
        )
        .filter(entity::adhesion::Column::Id.eq(id.0))
        .exec(world.ctx.db().read())
        .await
        .expect("the state");
}

async fn mails(world: &World, kind: &str) -> u64 {
    entity::outbox::Entity::find()
        .filter(entity::outbox::Column::Kind.eq(kind))
        .count(world.ctx.db().read())
        .await
        .expect("the outbox")
}

fn refusal<T: std::fmt::Debug, R>(outcome: Outcome<T, R>) -> Option<R> {
    match outcome {
        Err(Failure::Refused(refused)) => Some(refused),
        _ => None,
    }
}

fn is_not_found<T, R>(outcome: &Outcome<T, R>) -> bool {
    matches!(outcome, Err(Failure::NotFound))
}

#[tokio::test]
async fn a_nurse_applies_to_two_cpts_at_once() {
    let world = World::new().await;
    let (rives, _) = two(&world).await;
    let secretary = world.person("Secrétaire").await;
    world.role(rives, &secretary, RoleKind::Secretary).await;
    let ines = world.person("Belkacem").await;
    let entered = joined(&world, &ines, &["rives", "tuffeau"]).await;
    assert_eq!(entered.len(), 2);
    assert!(entered.iter().all(|it| !it.already));
    let first = row(&world, entered[0].adhesion).await;
    assert_eq!(first.cpts_id, rives.0);
    assert_eq!(first.state, "applied");
    assert_eq!(first.category, Category::Health.code());
    assert_eq!(first.profession.as_deref(), Some("60"));
    assert_eq!(
        first.place_name.as_deref(),
        Some("Cabinet des Bords de Loire")
    );
    assert_eq!(first.number, 1);
    assert_eq!(mails(&world, "application-sent").await, 2);
    // The activity is declared once, for both.
    let activities = service::person::activity::all(&world.ctx, &ines).await;
    assert_eq!(activities.expect("activities").len(), 1);
}

#[tokio::test]
async fn sending_the_form_twice_leads_to_the_same_applications() {
    let world = World::new().await;
    two(&world).await;
    let ines = world.person("Belkacem").await;
    let first = joined(&world, &ines, &["rives", "tuffeau"]).await;
    let again = joined(&world, &ines, &["tuffeau", "rives", "rives"]).await;
    assert!(again.iter().all(|it| it.already));
    let ids = |list: &[Entered]| {
        let mut ids: Vec<_> = list.iter().map(|it| it.adhesion).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&first), ids(&again));
    assert_eq!(mails(&world, "application-sent").await, 2);
}

#[tokio::test]
async fn two_cpts_of_the_same_name_are_two() {
    let world = World::new().await;
    two(&world).await;
    entity::cpts::Entity::update_many()
        .col_expr(
            entity::cpts::Column::ShortName,
            sea_orm::sea_query::Expr::value("CPTS du Val"),
        )
        .exec(world.ctx.db().read())
        .await
        .expect("the same name");
    let ines = world.person("Belkacem").await;
    let entered = joined(&world, &ines, &["rives", "tuffeau"]).await;
    assert_eq!(entered.len(), 2);
    assert!(entered.iter().all(|it| !it.already));
}

#[tokio::test]
async fn two_tabs_that_send_at_the_same_moment_make_one_application() {
    let world = World::new().await;
    two(&world).await;
    let ines = world.person("Belkacem").await;
    let form = application(nurse(), &["rives"]);
    let tabs = (0..6).map(|_| apply(&world.ctx, &ines, &form));
    let done: Vec<_> = futures::future::join_all(tabs)
        .await
        .into_iter()
        .map(|it| it.expect("no tab fails"))
        .collect();
    let new = done.iter().flatten().filter(|it| !it.already).count();
    assert_eq!(new, 1);
    let first = done[0][0].adhesion;
    assert!(done.iter().flatten().all(|it| it.adhesion == first));
}

#[tokio::test]
async fn a_place_that_two_cpts_cover_offers_both() {
    let world = World::new().await;
    two(&world).await;
    let ines = world.person("Belkacem").await;
    let offers = |codes: Vec<&'static str>, named: Vec<&'static str>| {
        let codes: Vec<_> = codes
            .into_iter()
            .map(|it| it.parse().expect("a code"))
            .collect();
        let named: Vec<String> = named.into_iter().map(str::to_owned).collect();
        let (ctx, ines) = (world.ctx.clone(), ines);
        async move {
            let found = offer::offers(&ctx, &ines, None, &codes, &named).await;
            let found = found.expect("offers").offers;
            found
                .into_iter()
                .map(|it| (it.cpts.slug, it.covers.len()))
                .collect::<Vec<_>>()
        }
    };
    let pair = |a: &str, n| (a.to_owned(), n);
    assert_eq!(
        offers(vec![AMBOISE], vec![]).await,
        [pair("rives", 1), pair("tuffeau", 1)]
    );
    assert_eq!(
        offers(vec![SAINT_MARTIN], vec!["rives"]).await,
        [pair("tuffeau", 1), pair("rives", 0)]
    );
    assert_eq!(offers(vec!["37999"], vec!["nowhere"]).await, []);
}

#[tokio::test]
async fn statutes_must_be_accepted_in_the_version_in_force() {
    let world = World::new().await;
    let (rives, _) = two(&world).await;
    statutes(&world, rives, "abc").await;
    let ines = world.person("Belkacem").await;
    let mut form = application(nurse(), &["tuffeau", "rives"]);
    let refused = refusal(apply(&world.ctx, &ines, &form).await);
    assert!(
        matches!(refused, Some(ApplyRefused::StatutesNotAccepted { slug, .. }) if slug == "rives")
    );
    form.wanted[1].accepted = Some("old".to_owned());
    let refused = refusal(apply(&world.ctx, &ines, &form).await);
    assert!(matches!(
        refused,
        Some(ApplyRefused::StatutesChanged { .. })
    ));
    // Nothing was sent to the other CPTS either.
    assert!(own::all(&world.ctx, &ines).await.expect("own").is_empty());
    form.wanted[1].accepted = Some("abc".to_owned());
    let entered = apply(&world.ctx, &ines, &form).await.expect("accepted");
    let kept = row(&world, entered[1].adhesion).await;
    assert_eq!(kept.statutes_sha256.as_deref(), Some("abc"));
}

#[tokio::test]
async fn empty_huge_and_hostile_input_is_refused_and_nothing_is_kept() {
    let world = World::new().await;
    two(&world).await;
    let ines = world.person("Belkacem").await;
    let good = application(nurse(), &["rives"]);
    let tries = [
        (
            Application {
                wanted: vec![],
                ..good.clone()
            },
            ApplyRefused::NothingWanted,
        ),
        (
            application(nurse(), &["rives"; WANTED_MAX + 1]),
            ApplyRefused::TooMany,
        ),
        (
            Application {
                email: "a\r\nBcc: b@c.fr".to_owned(),
                ..good.clone()
            },
            ApplyRefused::Email,
        ),
        (
            Application {
                email: String::new(),
                ..good.clone()
            },
            ApplyRefused::Email,
        ),
        (
            Application {
                phone: "javascript:alert(1)".to_owned(),
                ..good.clone()
            },
            ApplyRefused::Phone,
        ),
        (
            Application {
                message: "x".repeat(1_000_000),
                ..good.clone()
            },
            ApplyRefused::Message(TypedRefused::TooLong { max: MESSAGE_MAX }),
        ),
        (
            Application {
                message: "a\0b".to_owned(),
                ..good.clone()
            },
            ApplyRefused::Message(TypedRefused::Invisible),
        ),
        (
            Application {
                commune: "37999".parse().expect("a code"),
                ..good.clone()
            },
            ApplyRefused::Commune,
        ),
    ];
    for (form, expected) in tries {
        assert_eq!(
            refusal(apply(&world.ctx, &ines, &form).await),
            Some(expected)
        );
    }
    let nameless = Declared {
        profession: Profession::Nurse,
        skill: None,
        mode: None,
        sector: None,
        place_name: String::new(),
    };
    let refused = apply(
        &world.ctx,
        &ines,
        &application(Work::Declared(nameless), &["rives"]),
    )
    .await;
    assert_eq!(
        refusal(refused),
        Some(ApplyRefused::Work(WorkRefused::Mode))
    );
    let nowhere = apply(
        &world.ctx,
        &ines,
        &application(nurse(), &["rives", "nulle-part"]),
    )
    .await;
    assert!(is_not_found(&nowhere));
    assert!(own::all(&world.ctx, &ines).await.expect("own").is_empty());
}

#[tokio::test]
async fn nobody_applies_with_an_activity_of_somebody_else() {
    let world = World::new().await;
    two(&world).await;
    let (ines, other) = (world.person("Belkacem").await, world.person("Roux").await);
    joined(&world, &other, &["rives"]).await;
    let theirs = service::person::activity::all(&world.ctx, &other)
        .await
        .expect("theirs");
    let stolen = application(Work::Known(theirs[0].id), &["rives"]);
    assert!(is_not_found(&apply(&world.ctx, &ines, &stolen).await));
}

#[tokio::test]
async fn an_application_is_answered_and_withdrawn_by_its_author_only() {
    let world = World::new().await;
    two(&world).await;
    let (ines, other) = (world.person("Belkacem").await, world.person("Roux").await);
    let id = joined(&world, &ines, &["rives"]).await[0].adhesion;
    for deed in [
        Act::Withdraw,
        Act::Resign(String::new()),
        Act::Answer("x".to_owned()),
    ] {
        assert!(is_not_found(&act(&world.ctx, &other, id, &deed).await));
    }
    assert!(is_not_found(&own::sheet(&world.ctx, &other, id).await));
    let early = act(&world.ctx, &ines, id, &Act::Answer("x".to_owned())).await;
    let illegal = IllegalChange {
        from: AdhesionState::Applied,
        change: Change::Answer,
    };
    assert_eq!(refusal(early), Some(ActRefused::Illegal(illegal)));
    set_state(&world, id, AdhesionState::MoreAsked).await;
    let empty = act(&world.ctx, &ines, id, &Act::Answer("  \n".to_owned())).await;
    assert_eq!(refusal(empty), Some(ActRefused::NothingSaid));
    let answer = Act::Answer("Depuis mars.".to_owned());
    act(&world.ctx, &ines, id, &answer)
        .await
        .expect("an answer");
    act(&world.ctx, &ines, id, &answer)
        .await
        .expect("the same answer");
    act(&world.ctx, &ines, id, &Act::Withdraw)
        .await
        .expect("withdrawn");
    let (own, steps) = own::sheet(&world.ctx, &ines, id).await.expect("the sheet");
    assert_eq!(own.state, AdhesionState::Withdrawn);
    assert!(own.row.ended_at.is_some());
    let changes: Vec<Change> = steps.iter().map(|it| it.change).collect();
    assert_eq!(changes.len(), 3);
    assert!(
        steps
            .iter()
            .any(|it| it.reason.as_deref() == Some("Depuis mars."))
    );
    // Who took it back may ask again: that is a new application.
    let again = joined(&world, &ines, &["rives"]).await;
    assert!(!again[0].already);
    assert_ne!(again[0].adhesion, id);
}

#[tokio::test]
async fn resigning_is_immediate_and_lays_down_the_offices_held() {
    let world = World::new().await;
    let (rives, _) = two(&world).await;
    let (ines, president) = (world.person("Belkacem").await, world.person("Roux").await);
    world.role(rives, &president, RoleKind::President).await;
    world.role(rives, &ines, RoleKind::BoardMember).await;
    world.role(rives, &ines, RoleKind::Coordinator).await;
    let id = joined(&world, &ines, &["rives"]).await[0].adhesion;
    set_state(&world, id, AdhesionState::Admitted).await;
    let leave = Act::Resign("Je déménage.".to_owned());
    act(&world.ctx, &ines, id, &leave).await.expect("resigned");
    act(&world.ctx, &ines, id, &leave)
        .await
        .expect("the same form again");
    assert_eq!(row(&world, id).await.state, "resigned");
    let place = service::account::places(&world.ctx, ines.person)
        .await
        .expect("places");
    assert_eq!(place[0].roles, [RoleKind::Coordinator]);
}

#[tokio::test]
async fn the_last_person_who_may_name_others_can_still_resign() {
    let world = World::new().await;
    let (rives, _) = two(&world).await;
    let ines = world.person("Belkacem").await;
    for kind in [
        RoleKind::President,
        RoleKind::Treasurer,
        RoleKind::BoardMember,
    ] {
        world.role(rives, &ines, kind).await;
    }
    let id = joined(&world, &ines, &["rives"]).await[0].adhesion;
    set_state(&world, id, AdhesionState::Admitted).await;
    let done = act(&world.ctx, &ines, id, &Act::Resign(String::new()))
        .await
        .expect("resigned");
    assert_eq!(done, Done::KeepsOffice);
    assert_eq!(row(&world, id).await.state, "resigned");
    let place = service::account::places(&world.ctx, ines.person)
        .await
        .expect("places");
    assert_eq!(place[0].roles, [RoleKind::President]);
}

#[tokio::test]
async fn names_go_when_the_retention_period_is_over_and_the_journal_stays() {
    let world = World::new().await;
    two(&world).await;
    let ines = world.person("Belkacem").await;
    let id = joined(&world, &ines, &["rives"]).await[0].adhesion;
    let running = joined(&world, &ines, &["tuffeau"]).await[0].adhesion;
    act(&world.ctx, &ines, id, &Act::Withdraw)
        .await
        .expect("withdrawn");
    let entries = || async {
        let all = entity::audit_entry::Entity::find();
        all.count(world.ctx.db().read()).await.expect("the journal")
    };
    let before = entries().await;
    world.pass(TimeDelta::days(3 * 365 - 10));
    assert_eq!(
        pseudonymise::pseudonymise_due(&world.ctx)
            .await
            .expect("early"),
        0
    );
    world.pass(TimeDelta::days(20));
    assert_eq!(
        pseudonymise::pseudonymise_due(&world.ctx)
            .await
            .expect("due"),
        1
    );
    assert_eq!(
        pseudonymise::pseudonymise_due(&world.ctx)
            .await
            .expect("again"),
        0
    );
    let gone = row(&world, id).await;
    assert_eq!(
        (gone.name.as_str(), gone.given_name, gone.person_id),
        ("", None, None)
    );
    assert_eq!(
        (gone.email, gone.phone, gone.message, gone.commune_code),
        (None, None, None, None)
    );
    assert_eq!(gone.profession.as_deref(), Some("60"));
    assert_eq!(row(&world, running).await.name, "Belkacem");
    assert_eq!(entries().await, before + 1);
}

pub fn sheet(name: &str) -> register::Sheet {
    register::Sheet {
        name: name.to_owned(),
        kind: StructureKind::OutOfHours,
        commune: Some(AMBOISE.parse().expect("a code")),
        address: String::new(),
        finess: String::new(),
        siret: String::new(),
        rna: "W371 234 567".to_owned(),
        email: "garde@exemple.fr".to_owned(),
        phone: String::new(),
    }
}

#[tokio::test]
async fn a_structure_joins_several_cpts_through_its_representative_only() {
    let world = World::new().await;
    two(&world).await;
    covering(&world, "brumes", &[SAINT_MARTIN]).await;
    let (ines, other) = (world.person("Belkacem").await, world.person("Roux").await);
    let id: StructureId = register::register(&world.ctx, &ines, &sheet("Garde des Rives"))
        .await
        .expect("registered");
    let again = register::register(&world.ctx, &ines, &sheet("Garde des Rives")).await;
    assert_eq!(again.expect("the same form"), id);
    let form = Application {
        applicant: Applicant::Structure(id),
        ..application(nurse(), &["rives", "tuffeau", "brumes"])
    };
    assert!(is_not_found(&apply(&world.ctx, &other, &form).await));
    let entered = apply(&world.ctx, &ines, &form)
        .await
        .expect("an application");
    assert_eq!(entered.len(), 3);
    let first = row(&world, entered[0].adhesion).await;
    assert_eq!(
        (first.kind.as_str(), first.category.as_str()),
        ("structure", "structure")
    );
    assert_eq!(first.person_id, None);
    assert_eq!(own::all(&world.ctx, &ines).await.expect("own").len(), 3);
    assert!(own::all(&world.ctx, &other).await.expect("own").is_empty());
}

#[tokio::test]
async fn a_structure_with_a_malformed_number_is_refused() {
    let world = World::new().await;
    two(&world).await;
    let ines = world.person("Belkacem").await;
    let with = |change: fn(&mut register::Sheet)| {
        let mut it = sheet("Garde des Rives");
        change(&mut it);
        let (ctx, ines) = (world.ctx.clone(), ines);
        async move { refusal(register::register(&ctx, &ines, &it).await) }
    };
    assert!(matches!(
        with(|it| it.finess = "37000048".to_owned()).await,
        Some(register::SheetRefused::Number(register::Number::Finess, _))
    ));
    assert!(matches!(
        with(|it| it.siret = "73282932000075".to_owned()).await,
        Some(register::SheetRefused::Number(register::Number::Siret, _))
    ));
    assert_eq!(
        with(|it| it.name = " ".to_owned()).await,
        Some(register::SheetRefused::Name(None))
    );
    // A check digit of FINESS that does not fit is kept.
    assert_eq!(with(|it| it.finess = "370000482".to_owned()).await, None);
}

#[tokio::test]
async fn a_deputy_is_chosen_among_colleagues_and_a_structure_is_never_left_without_a_voice() {
    let world = World::new().await;
    let (rives, _) = two(&world).await;
    let (ines, colleague, stranger) = (
        world.person("Belkacem").await,
        world.person("Roux").await,
        world.person("Loin").await,
    );
    world.adhesion(rives, &ines, AdhesionState::Admitted).await;
    world
        .adhesion(rives, &colleague, AdhesionState::Admitted)
        .await;
    let id = register::register(&world.ctx, &ines, &sheet("Garde des Rives"))
        .await
        .expect("it");
    let deputy = |who: &Actor| mandate::NewMandate {
        kind: domain::structure::MandateKind::Deputy,
        who: who.person,
        starts_on: world.today(),
        ends_on: None,
    };
    let unknown = mandate::name(&world.ctx, &ines, id, &deputy(&stranger)).await;
    assert_eq!(refusal(unknown), Some(mandate::MandateFailed::Unknown));
    assert!(is_not_found(
        &mandate::name(&world.ctx, &colleague, id, &deputy(&colleague)).await
    ));
    let all = mandate::of_structure(world.ctx.db().read(), id.0)
        .await
        .expect("mandates");
    let last = mandate::end(&world.ctx, &ines, id, all[0].id).await;
    assert_eq!(refusal(last), Some(mandate::MandateFailed::Last));
    mandate::name(&world.ctx, &ines, id, &deputy(&colleague))
        .await
        .expect("a deputy");
    mandate::end(&world.ctx, &ines, id, all[0].id)
        .await
        .expect("the deputy remains");
    assert!(is_not_found(
        &register::one::<()>(&world.ctx, &ines, id).await
    ));
    assert!(
        register::one::<()>(&world.ctx, &colleague, id)
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn the_export_holds_ones_own_data_and_nobody_elses() {
    let world = World::new().await;
    two(&world).await;
    let (ines, other) = (world.person("Belkacem").await, world.person("Roux").await);
    joined(&world, &ines, &["rives", "tuffeau"]).await;
    joined(&world, &other, &["rives"]).await;
    let file = service::person::export::export(&world.ctx, &ines)
        .await
        .expect("the file");
    assert_eq!(file["adhesions"].as_array().map(Vec::len), Some(2));
    assert_eq!(file["adhesions"][0]["history"][0]["change"], "apply");
    let text = file.to_string();
    assert!(text.contains("Belkacem"));
    assert!(!text.contains("Roux") && !text.contains(&other.person.to_string()));
    assert!(!text.contains("token"));
}
