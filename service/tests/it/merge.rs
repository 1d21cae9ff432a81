//! Two accounts of one person become one.

use chrono::TimeDelta;
use domain::member::AdhesionState;
use domain::role::RoleKind;
use entity::{outbox, person, session};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};
use service::account::merge::{MergeRefused, merge, offered};
use service::account::provider::{Added, add};
use service::account::{SignedIn, means, places};
use service::{Actor, Failure};

use crate::sign_in::{by_email, by_provider, proof};
use crate::world::World;

const RPPS: &str = "10003461033";

/// She came in by card first and is signed in by e-mail now.
async fn two_accounts(world: &World) -> (SignedIn, SignedIn) {
    let card = by_provider(world, &proof("claire", Some(RPPS))).await;
    let mail = by_email(world, "claire@exemple.fr").await;
    (mail, card)
}

async fn prove(world: &World, stays: &Actor) {
    let added = add(&world.ctx, stays, &proof("claire", Some(RPPS)), "fr")
        .await
        .expect("proved");
    assert_eq!(added, Added::OtherAccount);
}

#[tokio::test]
async fn what_both_accounts_had_is_in_the_one_that_stays() {
    let world = World::new().await;
    let (amont, aval) = (world.cpts("amont").await, world.cpts("aval").await);
    let (stays, gone) = two_accounts(&world).await;
    world
        .adhesion(amont, &stays.actor, AdhesionState::Admitted)
        .await;
    world
        .adhesion(aval, &gone.actor, AdhesionState::Admitted)
        .await;
    world
        .adhesion(amont, &gone.actor, AdhesionState::Resigned)
        .await;
    world.role(aval, &gone.actor, RoleKind::Secretary).await;
    prove(&world, &stays.actor).await;

    let offer = offered(&world.ctx, &stays.actor).await.expect("offered");
    assert_eq!(offer.other.id, gone.actor.person.0);
    assert_eq!(offer.adhesions.len(), 2);
    assert_eq!(offer.refused, None);
    merge(&world.ctx, &stays.actor).await.expect("merged");

    let found: Vec<_> = places(&world.ctx, stays.actor.person)
        .await
        .expect("reads")
        .into_iter()
        .map(|place| (place.cpts.slug, place.adhesion.is_some(), place.roles))
        .collect();
    assert_eq!(
        found,
        [
            ("amont".to_owned(), true, vec![]),
            ("aval".to_owned(), true, vec![RoleKind::Secretary]),
        ]
    );
    let row = person::Entity::find_by_id(stays.actor.person.0)
        .one(world.ctx.db().read())
        .await
        .expect("reads")
        .expect("stays");
    assert_eq!(row.rpps.as_deref(), Some(RPPS));
    assert_eq!(row.email.as_deref(), Some("claire@exemple.fr"));
    assert_eq!(row.family_name, gone.person.family_name);
    // Both ways in open it; the session of the other account is no more.
    assert_eq!(
        by_provider(&world, &proof("claire", Some(RPPS)))
            .await
            .actor
            .person,
        stays.actor.person
    );
    assert_eq!(
        by_email(&world, "claire@exemple.fr").await.actor.person,
        stays.actor.person
    );
    assert!(
        session::Entity::find_by_id(gone.actor.session.0)
            .one(world.ctx.db().read())
            .await
            .expect("reads")
            .is_none()
    );
    let told = outbox::Entity::find()
        .filter(outbox::Column::Kind.eq("accounts-merged"))
        .all(world.ctx.db().read())
        .await
        .expect("reads");
    assert_eq!(told.len(), 1);
}

#[tokio::test]
async fn nothing_is_joined_that_was_not_proved_in_this_session_just_now() {
    let world = World::new().await;
    let (stays, gone) = two_accounts(&world).await;
    let unproved = |outcome| matches!(outcome, Err(Failure::Refused(MergeRefused::Unproved)));
    assert!(unproved(merge(&world.ctx, &stays.actor).await));
    prove(&world, &stays.actor).await;
    // Neither in another session of the same person nor by the other account.
    let elsewhere = by_email(&world, "claire@exemple.fr").await;
    assert!(unproved(merge(&world.ctx, &elsewhere.actor).await));
    assert!(unproved(merge(&world.ctx, &gone.actor).await));
    world.pass(TimeDelta::minutes(16));
    assert!(unproved(merge(&world.ctx, &stays.actor).await));
    assert_eq!(
        means::all(&world.ctx, &stays.actor)
            .await
            .expect("reads")
            .len(),
        1
    );
}

#[tokio::test]
async fn sending_it_twice_joins_once() {
    let world = World::new().await;
    let (stays, _) = two_accounts(&world).await;
    prove(&world, &stays.actor).await;
    let (one, two) = tokio::join!(
        merge(&world.ctx, &stays.actor),
        merge(&world.ctx, &stays.actor)
    );
    assert!(one.is_ok() != two.is_ok());
}

#[tokio::test]
async fn two_running_adhesions_in_one_cpts_keep_the_accounts_apart() {
    let world = World::new().await;
    let amont = world.cpts("amont").await;
    let (stays, gone) = two_accounts(&world).await;
    for actor in [&stays.actor, &gone.actor] {
        world.adhesion(amont, actor, AdhesionState::Applied).await;
    }
    prove(&world, &stays.actor).await;
    let wanted = MergeRefused::BothIn(vec!["CPTS amont".to_owned()]);
    assert_eq!(
        offered(&world.ctx, &stays.actor)
            .await
            .expect("shown")
            .refused,
        Some(wanted.clone())
    );
    let outcome = merge(&world.ctx, &stays.actor).await;
    assert!(matches!(outcome, Err(Failure::Refused(refused)) if refused == wanted));
}

#[tokio::test]
async fn two_verified_numbers_are_two_people() {
    let world = World::new().await;
    let stays = by_provider(&world, &proof("other", Some("10101010101"))).await;
    let gone = by_email(&world, "claire@exemple.fr").await;
    entity::person::Entity::update_many()
        .col_expr(person::Column::Rpps, sea_orm::sea_query::Expr::value(RPPS))
        .filter(person::Column::Id.eq(gone.actor.person.0))
        .exec(world.ctx.db().read())
        .await
        .expect("writes");
    entity::account_merge::Entity::insert(entity::account_merge::ActiveModel {
        session_id: sea_orm::ActiveValue::Set(stays.actor.session.0),
        person_id: sea_orm::ActiveValue::Set(stays.actor.person.0),
        other_id: sea_orm::ActiveValue::Set(gone.actor.person.0),
        expires_at: sea_orm::ActiveValue::Set(world.ctx.now() + TimeDelta::minutes(5)),
    })
    .exec_without_returning(world.ctx.db().read())
    .await
    .expect("writes");
    assert!(matches!(
        merge(&world.ctx, &stays.actor).await,
        Err(Failure::Refused(MergeRefused::TwoRpps))
    ));
}

#[tokio::test]
async fn two_parts_of_one_key_do_not_become_one_persons() {
    use service::trustee::name::{NewBoard, name};
    use service::trustee::retire::retire;
    let world = World::new().await;
    let ctx = &world.ctx;
    let amont = world.cpts("amont").await;
    let (stays, gone) = two_accounts(&world).await;
    let president = world.person("Présidente").await;
    world.role(amont, &president, RoleKind::President).await;
    let mut people = Vec::new();
    for actor in [&president, &stays.actor, &gone.actor] {
        people.push(world.adhesion(amont, actor, AdhesionState::Admitted).await);
    }
    let ended = people.last().expect("three").0;
    let new = NewBoard {
        name: "Dépositaires 2026".to_owned(),
        people,
        needed: 2,
    };
    let board = name(ctx, &president, "amont", &new).await.expect("named");
    entity::adhesion::Entity::update_many()
        .col_expr(
            entity::adhesion::Column::EndedAt,
            sea_orm::sea_query::Expr::value(ctx.now()),
        )
        .filter(entity::adhesion::Column::Id.eq(ended))
        .exec(ctx.db().read())
        .await
        .expect("writes");
    prove(&world, &stays.actor).await;
    let outcome = merge(ctx, &stays.actor).await;
    let wanted = MergeRefused::TwoParts(vec!["Dépositaires 2026".to_owned()]);
    assert!(matches!(outcome, Err(Failure::Refused(refused)) if refused == wanted));
    retire(ctx, &president, "amont", board)
        .await
        .expect("retired");
    prove(&world, &stays.actor).await;
    merge(ctx, &stays.actor)
        .await
        .expect("nothing stands against it");
}

/// A column that is added and not moved would make the merge fail for who has such a row, or point to nobody.
#[tokio::test]
async fn every_column_that_points_to_a_person_is_moved_or_emptied() {
    let world = World::new().await;
    let db = world.ctx.db().read();
    let source = include_str!("../../src/account/merge.rs");
    let backend = db.get_database_backend();
    let query = if backend == sea_orm::DatabaseBackend::Sqlite {
        "SELECT m.name AS t, f.\"from\" AS c FROM sqlite_master m, pragma_foreign_key_list(m.name) f \
         WHERE m.type = 'table' AND f.\"table\" = 'person'"
    } else {
        "SELECT k.table_name AS t, k.column_name AS c FROM information_schema.key_column_usage k \
         JOIN information_schema.constraint_column_usage u ON u.constraint_name = k.constraint_name \
         WHERE u.table_name = 'person' AND k.table_name <> 'person'"
    };
    let rows = db
        .query_all_raw(Statement::from_string(backend, query))
        .await
        .expect("reads");
    assert!(25 < rows.len());
    for row in rows {
        let table: String = row.try_get("", "t").expect("a table");
        let column: String = row.try_get("", "c").expect("a column");
        let camel: String = column
            .split('_')
            .map(|word| word[..1].to_uppercase() + &word[1..])
            .collect();
        let moved = source.contains(&format!("{table}.{camel},"));
        let emptied = source.contains(&format!("{table}::Column::{camel}.eq(other.id)"))
            || (table == "account_merge" && column == "person_id");
        assert!(moved || emptied, "{table}.{column}");
    }
}
