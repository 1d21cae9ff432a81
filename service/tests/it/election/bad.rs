//! What does not vote, and what a server that lost something does.

use chrono::TimeDelta;
use domain::dues::{Cents, Means};
use domain::election::stage::Stage;
use domain::electorate::roll::Roll;
use domain::ght::BlocKind;
use domain::ght::attachment::{AttachedTo, Way};
use domain::profession::Category;
use domain::role::Period;
use domain::statutes::{Cap, RecusedWith, Said, Stated, Unpaid};
use entity::{election, election_ballot, election_roll};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::Failure;
use service::dues::rates::set_rates;
use service::dues::record::{How, Settled, record as settle};
use service::election::booth::booth;
use service::election::cast::{Cast, CastRefused, cast};
use service::election::credential::{RegisterRefused, Registration, register};
use service::election::{due, key};
use service::ght::attachment::edit::record;
use service::ght::attachment::tie::{Tie, To};
use service::ght::bloc;

use super::scene::{self, VILLE, refused, statutes};
use super::whole::phone;
use super::whole::scene::{CHAIR, SOCIAL};
use super::whole::{Variant, open, sealed};

/// The line of the roll of somebody in an urn.
async fn line(scene: &scene::Scene, urn: uuid::Uuid, n: u8) -> Option<uuid::Uuid> {
    let line = entity::election_voter::Entity::find()
        .filter(entity::election_voter::Column::UrnId.eq(urn))
        .filter(entity::election_voter::Column::AdhesionId.eq(scene.of(n).adhesion.0))
        .one(scene.world.ctx.db().read());
    line.await.unwrap().map(|it| it.entry)
}

#[tokio::test]
async fn a_ballot_that_is_right_in_another_urn_or_in_the_rehearsal_is_none_in_this_one() {
    let (scene, codes, _) = sealed(Variant::Usual).await;
    open(&scene).await;
    let (own, theirs) = (scene.places(CHAIR).await[0], scene.places(8).await[0]);
    assert_ne!(own.urn, theirs.urn);
    let code = &codes[&own.entry];
    let rehearsed = scene.lines(CHAIR, true).await[0];
    let elsewhere = scene.ballot(8, theirs, &codes[&theirs.entry], &[]).await;
    let before = scene.ballot(CHAIR, rehearsed, code, &["Thé"]).await;
    for ballot in [&elsewhere, &before] {
        let done = scene.send(CHAIR, own, ballot).await;
        assert!(matches!(phone::refused(done), CastRefused::Ballot(_)));
    }
    // Nor is a right one taken for a line that is not hers, in whatever urn.
    let right = scene.ballot(CHAIR, own, code, &[]).await;
    for place in [
        theirs,
        phone::Place {
            urn: own.urn,
            ..theirs
        },
        phone::Place {
            urn: theirs.urn,
            ..own
        },
    ] {
        let done = scene.send(CHAIR, place, &right).await;
        assert_eq!(phone::refused(done), CastRefused::NotYours);
    }
    scene.send(8, theirs, &elsewhere).await.unwrap();
    scene.send(CHAIR, own, &right).await.unwrap();
}

#[tokio::test]
async fn who_owes_dues_has_no_line_where_the_statutes_say_so_and_votes_by_no_other() {
    let mut statutes = statutes();
    statutes.membership.unpaid = Said::says("9", Unpaid::DoesNotVote);
    let scene = scene::Scene::under(&statutes, 7, 0).await;
    let (ctx, by, slug) = (&scene.world.ctx, scene.actor(1), scene::SLUG);
    let rate = [(Category::Health.code().to_owned(), Cents(3000))];
    set_rates(ctx, &by, slug, 2026, &rate).await.unwrap();
    for n in 1..=6 {
        let paid = Settled {
            year: 2026,
            how: How::Paid(Cents(3000), Means::Transfer),
            received_on: scene.world.today(),
            note: String::new(),
        };
        let who = scene.of(n).adhesion;
        settle(ctx, &by, slug, who, &paid).await.unwrap();
    }
    let id = scene.frozen(&[6]).await;
    let urn = scene.urn(id, VILLE).await;
    assert_eq!(urn.roll_size, 6);
    assert_eq!(line(&scene, urn.id, 7).await, None);
    let owes = scene.actor(7);
    let read = booth(ctx, &owes, slug, id).await.unwrap();
    assert!(read.voting.lines.is_empty());
    // She tries with the line of somebody else.
    let entry = line(&scene, urn.id, 6).await.unwrap();
    let code = Registration {
        urn: urn.id,
        entry,
        credential: String::new(),
        proof: String::new(),
        sealed: String::new(),
    };
    for sent in [vec![], vec![code]] {
        let expected = if sent.is_empty() {
            RegisterRefused::Count
        } else {
            RegisterRefused::NotYours
        };
        let done = register(ctx, &owes, slug, id, &sent).await;
        assert_eq!(refused(done), expected);
    }
    election::Entity::update_many()
        .col_expr(election::Column::Stage, Expr::value(Stage::Open.code()))
        .filter(election::Column::Id.eq(id.0))
        .exec(ctx.db().read())
        .await
        .unwrap();
    let sent = Cast {
        urn: urn.id,
        entry,
        ballot: b"{}",
    };
    let done = cast(ctx, &owes, slug, id, sent).await;
    assert_eq!(refused(done), CastRefused::NotYours);
    let stranger = scene.world.person("Ailleurs").await;
    let sent = Cast {
        urn: urn.id,
        entry,
        ballot: b"{}",
    };
    let done = cast(ctx, &stranger, slug, id, sent).await;
    assert!(matches!(done, Err(Failure::Forbidden(_))));
}

/// To be recused (« déport ») is of contracts: who sits on the board, all members say.
#[tokio::test]
async fn who_would_be_recused_on_a_contract_votes_for_the_board() {
    let mut statutes = statutes();
    statutes.caps = vec![Stated {
        article: "19".to_owned(),
        rule: Cap::Recusal {
            with: RecusedWith::Bloc,
        },
    }];
    let scene = scene::Scene::under(&statutes, 7, 5).await;
    let (ctx, by, slug) = (&scene.world.ctx, scene.actor(1), scene::SLUG);
    let typed = bloc::Typed {
        kind: BlocKind::Ght,
        name: "GHT Touraine".to_owned(),
        note: String::new(),
        version: 1,
    };
    let group = bloc::add(ctx, &by, slug, &typed).await.unwrap();
    let tie = Tie {
        to: To::Known(AttachedTo::Bloc(group)),
        way: Way::Mandate,
        period: Period {
            starts_on: scene.world.today() - TimeDelta::days(30),
            ends_on: None,
        },
        half_days: None,
        evidence: "Nomination".to_owned(),
    };
    record(ctx, &by, slug, scene.of(8).adhesion, &tie)
        .await
        .unwrap();
    let id = scene.frozen(&[6, 9]).await;
    let row = election_roll::Entity::find_by_id(id.0)
        .one(ctx.db().read())
        .await
        .unwrap();
    let roll: Roll = serde_json::from_str(&row.unwrap().text).unwrap();
    assert_eq!(roll.voters.len(), 12);
    let tied = roll.voters.iter().filter(|it| it.bloc.is_some());
    assert_eq!(tied.count(), 1);
    assert!(roll.voters.iter().all(|it| it.recused.is_none()));
    let urn = scene.urn(id, SOCIAL).await.id;
    assert!(line(&scene, urn, 8).await.is_some());
    let read = booth(ctx, &scene.actor(8), slug, id).await.unwrap();
    assert_eq!(read.voting.lines.len(), 1);
}

#[tokio::test]
async fn a_server_that_starts_anew_reads_its_keys_from_their_files_and_closes_the_urns() {
    let (scene, codes, _) = sealed(Variant::Usual).await;
    open(&scene).await;
    let place = scene.places(CHAIR).await[0];
    let code = &codes[&place.entry];
    scene.votes(CHAIR, place, code, &["Membre1"]).await;
    let urn = scene.urn(SOCIAL).await.id;
    let public = key::server(scene.ctx(), urn).await.unwrap().public();
    // The file is gone: nothing is closed by halves, and nothing is lost.
    let (file, aside) = (scene.secret_file(urn), scene.secret_file(uuid::Uuid::nil()));
    std::fs::rename(&file, &aside).unwrap();
    scene.world.pass(TimeDelta::hours(25));
    let again = scene.restarted();
    assert!(key::server(&again.ctx, urn).await.is_err());
    assert!(due::run(&again.ctx).await.is_err());
    assert_eq!(scene.stage().await, Stage::Open);
    // It is back, from its copy, and another process reads it.
    std::fs::rename(&aside, &file).unwrap();
    let again = scene.restarted();
    let found = key::server(&again.ctx, urn).await.unwrap();
    assert_eq!(found.public(), public);
    assert_eq!(due::run(&again.ctx).await.unwrap(), 1);
    assert_eq!(scene.stage().await, Stage::Closed);
    let there = election_ballot::Entity::find()
        .filter(election_ballot::Column::UrnId.eq(place.urn))
        .count(again.ctx.db().read())
        .await
        .unwrap();
    assert_eq!(there, 1);
    scene.opened(urn, &[0, 1]).await;
    let status = scene.urn(SOCIAL).await.status;
    assert_eq!(status, "counted");
}
