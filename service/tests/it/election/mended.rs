//! What only showed when an election went the whole way.

use domain::election::checklist::Missing;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::UrnId;
use domain::statutes::SmallChoice;
use election::held::Paper;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::election::act::{Act, ActRefused, propose};
use service::election::cast::CastRefused;
use service::election::credential::RegisterRefused;
use service::election::key;
use service::election::paper_count::enter;
use service::election::proclaimed::proclaimed;

use super::scene::refused;
use super::whole::phone;
use super::whole::scene::{CHAIR, GIVERS, HOLDER, LATE, SOCIAL, TELLERS, TRUSTEES, USERS, VILLE};
use super::whole::{SLUG, Scene, Variant, close, closed, judged, open, sealed};
use crate::device::hand::mails;

#[tokio::test]
async fn who_gave_her_voice_away_prepares_no_code_for_it_and_its_holder_does() {
    let mut scene = Scene::drafted().await;
    scene.called().await;
    scene.frozen().await;
    scene.tellers_keys().await;
    assert_eq!(scene.places(HOLDER).await.len(), 3);
    for n in GIVERS {
        assert_eq!(scene.places(n).await, []);
        assert_eq!(
            scene.prepares(n).await.map_err(phone::why),
            Err(RegisterRefused::Count)
        );
    }
}

#[tokio::test]
async fn sheets_of_one_urn_do_not_stand_in_for_those_of_another() {
    let mut scene = Scene::drafted().await;
    scene.called().await;
    scene.frozen().await;
    let missing = async |scene: &Scene| {
        let seal = propose(scene.ctx(), &scene.actor(CHAIR), SLUG, scene.id, &Act::Seal).await;
        let ActRefused::Missing(all) = refused(seal) else {
            panic!("settings cannot be locked yet");
        };
        let sheets = all.into_iter().filter_map(|it| match it {
            Missing::Sheets(count) => Some(count),
            _ => None,
        });
        sheets.sum::<u64>()
    };
    // 7 + 6 + 6 without a code, and five more for each urn.
    assert_eq!(missing(&scene).await, 34);
    // Twice as many of one urn: the others still have none.
    scene.sheets_of(VILLE, 24).await;
    assert_eq!(missing(&scene).await, 22);
    scene.sheets().await;
    assert_eq!(missing(&scene).await, 0);
}

#[tokio::test]
async fn who_joins_another_urn_makes_her_code_anew() {
    let mut scene = Scene::of(17).await;
    scene.called().await;
    scene.frozen().await;
    scene.tellers_keys().await;
    let codes = scene.prepares(HOLDER).await.unwrap();
    scene.sheets().await;
    let (users, social) = (scene.urn(USERS).await, scene.urn(SOCIAL).await);
    let act = Act::SmallUrn {
        urn: users.id,
        choice: SmallChoice::Join,
        with: Some(social.id),
    };
    scene.both(&act).await;
    let joined = scene.urn(SOCIAL).await;
    assert_eq!(joined.roll_size, users.roll_size + social.roll_size);
    let places = scene.places(HOLDER).await;
    assert!(places.iter().all(|it| it.urn == social.id));
    assert!(
        places.iter().all(|it| codes.contains_key(&it.entry)),
        "the same lines"
    );
    let read = scene.booth(HOLDER).await;
    assert!(read.voting.lines.iter().all(|it| !it.row.registered));
    let db = scene.ctx().db().read();
    let kept = entity::election_register::Entity::find().count(db).await;
    assert_eq!(
        kept.unwrap(),
        0,
        "what was registered for the other urn is gone"
    );
    scene.prepares(HOLDER).await.unwrap();
    let made = scene.row().await.reserve;
    let left = entity::election_reserve::Entity::find().count(db).await;
    assert_eq!(
        made.map(i32::unsigned_abs).map(u64::from),
        Some(left.unwrap())
    );
}

#[tokio::test]
async fn an_urn_whose_candidates_all_left_is_set_aside_and_its_seats_are_vacant() {
    let scene = closed(Variant::Leaving).await;
    assert_eq!(scene.urn(USERS).await.status, UrnStatus::Aside.code());
    for college in [VILLE, SOCIAL] {
        let urn = scene.urn(college).await.id;
        scene.opened(urn, &[0, 1]).await;
    }
    assert_eq!(scene.stage().await, Stage::Counted);
    let read = proclaimed(scene.ctx(), &scene.actor(LATE), SLUG, scene.id)
        .await
        .unwrap();
    let vacant = read.seated.vacant.iter();
    let vacant: Vec<_> = vacant.map(|it| (it.college.as_str(), it.seats)).collect();
    assert_eq!(vacant, [(USERS, 1)]);
    judged(&scene, 2).await;
}

#[tokio::test]
async fn an_urn_that_is_held_in_the_meeting_is_counted_by_two_tellers() {
    let scene = closed(Variant::Meeting).await;
    for college in [VILLE, SOCIAL] {
        let urn = scene.urn(college).await.id;
        scene.opened(urn, &[1, 2]).await;
    }
    assert_eq!(scene.stage().await, Stage::Closed, "the meeting is awaited");
    let urn = UrnId(scene.urn(USERS).await.id);
    let paper = Paper {
        ballots: 4,
        blank: 0,
        votes: vec![3, 1],
    };
    for n in TELLERS {
        enter(scene.ctx(), &scene.actor(n), SLUG, scene.id, urn, &paper)
            .await
            .unwrap();
    }
    assert_eq!(scene.stage().await, Stage::Counted);
    let seated = judged(&scene, 2).await;
    assert_eq!(seated.vacant, []);
}

#[tokio::test]
async fn the_last_urn_that_is_stopped_lets_the_others_be_seated() {
    let scene = closed(Variant::Usual).await;
    for college in [VILLE, SOCIAL] {
        let urn = scene.urn(college).await.id;
        scene.opened(urn, &[0, 1]).await;
    }
    assert_eq!(scene.stage().await, Stage::Closed);
    let act = Act::StopUrn {
        urn: scene.urn(USERS).await.id,
        reason: "Des personnes étrangères au collège ont voté.".to_owned(),
    };
    scene.both(&act).await;
    assert_eq!(scene.stage().await, Stage::Counted);
    let seated = judged(&scene, 2).await;
    assert_eq!(seated.vacant.len(), 1);
}

#[tokio::test]
async fn sheets_that_are_left_are_counted_by_two_once_and_what_differs_is_noted() {
    let scene = closed(Variant::Usual).await;
    let (ctx, urn) = (scene.ctx(), scene.urn(USERS).await.id);
    let [made, given] = [9, 3];
    let sheets = entity::election_reserve::Entity::find()
        .filter(entity::election_reserve::Column::UrnId.eq(urn))
        .count(ctx.db().read())
        .await
        .unwrap();
    assert!(5 <= sheets && sheets < made, "{sheets}");
    entity::election_reserve::Entity::update_many()
        .col_expr(entity::election_reserve::Column::Given, Expr::value(true))
        .filter(entity::election_reserve::Column::UrnId.eq(urn))
        .filter(entity::election_reserve::Column::Number.eq(given))
        .exec(ctx.db().read())
        .await
        .unwrap();
    // The first is not there, and the one that was given is.
    let numbers = (2..=i32::try_from(sheets).unwrap()).collect();
    let act = Act::LeftSheets { urn, numbers };
    scene.both(&act).await;
    let noted = entity::election_incident::Entity::find()
        .filter(entity::election_incident::Column::Text.contains("Feuilles restantes"))
        .one(ctx.db().read())
        .await
        .unwrap();
    let text = noted.unwrap().text;
    assert!(text.contains(&format!("{} comptées", sheets - 2)), "{text}");
    assert!(text.contains("sans avoir été remises : n° 1."), "{text}");
    assert!(text.contains("pourtant présentes : n° 3."), "{text}");
    let again = propose(ctx, &scene.actor(CHAIR), SLUG, scene.id, &act).await;
    assert_eq!(refused(again), ActRefused::Over);
}

#[tokio::test]
async fn trustees_are_written_to_when_the_urns_wait_for_them() {
    let (scene, _, _) = sealed(Variant::Usual).await;
    for n in TRUSTEES {
        let address = format!("m{n}@exemple.test");
        entity::person::Entity::update_many()
            .col_expr(entity::person::Column::Email, Expr::value(address))
            .filter(entity::person::Column::Id.eq(scene.actor(n).person.0))
            .exec(scene.ctx().db().read())
            .await
            .unwrap();
    }
    open(&scene).await;
    assert_eq!(mails(&scene.world, "election-closed").await.len(), 0);
    close(&scene).await;
    let told = mails(&scene.world, "election-closed").await;
    assert_eq!(told.len(), TRUSTEES.len());
    let page = format!("/cpts/{SLUG}/elections/{}/depouillement", scene.id);
    assert!(told.iter().all(|it| it.body.contains(&page)));
}

#[tokio::test]
async fn what_is_given_up_is_never_opened_and_takes_nothing_any_more() {
    let (scene, codes, _) = sealed(Variant::Usual).await;
    open(&scene).await;
    let place = scene.places(CHAIR).await[0];
    let code = &codes[&place.entry];
    let ballot = scene.ballot(CHAIR, place, code, &[]).await;
    let act = Act::Cancel {
        reason: "La liste était fausse.".to_owned(),
    };
    scene.both(&act).await;
    assert_eq!(scene.stage().await, Stage::Cancelled);
    assert!(key::of(scene.ctx(), scene.id.0).await.is_err());
    assert!(key::server(scene.ctx(), place.urn).await.is_err());
    let late = scene.send(CHAIR, place, &ballot).await;
    assert!(matches!(refused(late), CastRefused::Closed { .. }));
    // Nor does a code bring a secret back.
    let again = scene.prepares(CHAIR).await.map_err(phone::why);
    assert_eq!(again, Err(RegisterRefused::Sealed));
    assert!(key::of(scene.ctx(), scene.id.0).await.is_err());
}
