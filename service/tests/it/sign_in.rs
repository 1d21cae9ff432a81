//! Coming in: codes, providers, sessions, and every way to take over an account that must fail.

use chrono::TimeDelta;
use domain::account::{AttachRefused, CodeRefused, EmailAddress, Practice, Profile, Way};
use domain::id::PersonId;
use domain::member::AdhesionState;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, sea_query::Expr};
use service::account::code::{Asked, EnterRefused, Entered, ask, enter};
use service::account::provider::{Added, AttemptRefused, Proof, add, begin, sign_in, take};
use service::account::session::{Opened, Place, devices, revoke, revoke_others, sign_out};
use service::account::{SignedIn, means, names, purge, signed_in};
use service::{Actor, Failure};

use crate::world::World;

const PSC: &str = "https://psc.example";

pub fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("an address")
}

pub fn asked<'a>(
    browser: &'a str,
    email: &'a EmailAddress,
    adding: Option<&'a Actor>,
) -> Asked<'a> {
    Asked {
        browser,
        client: "192.0.2.1",
        email,
        return_to: "/adherer",
        adding,
        locale: "fr",
    }
}

/// The digits in the last mail to an address.
pub async fn mailed(world: &World, email: &str) -> String {
    let mail = entity::outbox::Entity::find()
        .filter(entity::outbox::Column::Recipient.eq(email))
        .order_by_desc(entity::outbox::Column::CreatedAt)
        .one(world.ctx.db().read())
        .await
        .expect("reads")
        .expect("a mail");
    let code: String = mail.subject.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(code.len(), 8);
    code
}

pub async fn enter_here(
    world: &World,
    browser: &str,
    digits: &str,
    actor: Option<&Actor>,
) -> Result<Entered, Failure<EnterRefused>> {
    enter(&world.ctx, browser, digits, actor, &Place::default(), "fr").await
}

async fn who(world: &World, opened: &Opened) -> SignedIn {
    signed_in(&world.ctx, &opened.token)
        .await
        .expect("reads")
        .expect("signed in")
}

/// Comes in by e-mail, for the first time or again.
pub async fn by_email(world: &World, email: &str) -> SignedIn {
    // So that the last mail is known by its time.
    world.pass(TimeDelta::seconds(1));
    let email = address(email);
    ask(&world.ctx, &asked("browser", &email, None))
        .await
        .expect("a code");
    let digits = mailed(world, email.as_str()).await;
    let entered = enter_here(world, "browser", &digits, None)
        .await
        .expect("opens");
    world.pass(TimeDelta::seconds(1));
    who(world, &entered.opened.expect("a session")).await
}

pub fn proof(subject: &str, rpps: Option<&str>) -> Proof {
    Proof {
        provider: "psc".to_owned(),
        way: Way::ProSanteConnect,
        issuer: PSC.to_owned(),
        subject: subject.to_owned(),
        profile: Profile {
            family_name: Some("Martin".to_owned()),
            given_name: Some("Claire".to_owned()),
            rpps: rpps.map(|text| text.parse().expect("a number")),
            practices: Vec::new(),
        },
        id_token: "a.b.c".to_owned(),
    }
}

pub async fn by_provider(world: &World, proof: &Proof) -> SignedIn {
    let opened = sign_in(&world.ctx, proof, &Place::default(), "fr")
        .await
        .expect("opens");
    who(world, &opened).await
}

fn wrong(digits: &str) -> String {
    let last = if digits.ends_with('0') { '1' } else { '0' };
    format!("{}{last}", &digits[..7])
}

#[tokio::test]
async fn a_code_opens_once_and_in_the_browser_that_asked_only() {
    let world = World::new().await;
    let email = address("claire@exemple.fr");
    ask(&world.ctx, &asked("here", &email, None))
        .await
        .expect("sent");
    let digits = mailed(&world, "claire@exemple.fr").await;
    assert!(matches!(
        enter_here(&world, "elsewhere", &digits, None).await,
        Err(Failure::Refused(EnterRefused::Code(CodeRefused::Unknown)))
    ));
    let entered = enter_here(&world, "here", &digits, None)
        .await
        .expect("opens");
    assert!(entered.new);
    assert_eq!(entered.return_to, "/adherer");
    assert!(matches!(
        enter_here(&world, "here", &digits, None).await,
        Err(Failure::Refused(EnterRefused::Code(CodeRefused::Used)))
    ));
}

#[tokio::test]
async fn a_code_is_dead_after_five_wrong_entries_and_after_fifteen_minutes() {
    let world = World::new().await;
    let email = address("claire@exemple.fr");
    ask(&world.ctx, &asked("here", &email, None))
        .await
        .expect("sent");
    let digits = mailed(&world, "claire@exemple.fr").await;
    for left in (1..5).rev() {
        assert!(matches!(
            enter_here(&world, "here", &wrong(&digits), None).await,
            Err(Failure::Refused(EnterRefused::Code(CodeRefused::Wrong { left: said }))) if said == left
        ));
    }
    for typed in [wrong(&digits), digits] {
        assert!(matches!(
            enter_here(&world, "here", &typed, None).await,
            Err(Failure::Refused(EnterRefused::Code(CodeRefused::Exhausted)))
        ));
    }
    ask(&world.ctx, &asked("here", &email, None))
        .await
        .expect("sent again");
    world.pass(TimeDelta::minutes(15));
    let row = entity::email_code::Entity::find()
        .one(world.ctx.db().read())
        .await
        .expect("reads")
        .expect("one code a browser");
    assert_eq!(row.attempts, 0);
    assert!(matches!(
        enter_here(&world, "here", "00000000", None).await,
        Err(Failure::Refused(EnterRefused::Code(CodeRefused::Expired)))
    ));
}

#[tokio::test]
async fn guessing_at_once_from_many_requests_gains_no_try() {
    let world = World::new().await;
    let email = address("claire@exemple.fr");
    ask(&world.ctx, &asked("here", &email, None))
        .await
        .expect("sent");
    let digits = wrong(&mailed(&world, "claire@exemple.fr").await);
    let tries = (0..12).map(|_| enter_here(&world, "here", &digits, None));
    let answers = futures::future::join_all(tries).await;
    let counted = answers
        .iter()
        .filter(|answer| {
            matches!(
                answer,
                Err(Failure::Refused(EnterRefused::Code(
                    CodeRefused::Wrong { .. }
                )))
            )
        })
        .count();
    assert_eq!(counted, 4, "the fifth says that the code is dead");
}

#[tokio::test]
async fn the_same_happens_whether_the_address_is_known_or_not() {
    let world = World::new().await;
    by_email(&world, "known@exemple.fr").await;
    for email in ["known@exemple.fr", "unknown@exemple.fr"] {
        let email = address(email);
        ask(&world.ctx, &asked("other", &email, None))
            .await
            .expect("sent");
    }
    let mails = entity::outbox::Entity::find()
        .all(world.ctx.db().read())
        .await
        .expect("reads");
    let plain = |to: &str| {
        let mail = mails
            .iter()
            .rfind(|mail| mail.recipient == to)
            .expect("a mail");
        mail.body.replace(|c: char| c.is_ascii_digit(), "#")
    };
    assert_eq!(plain("known@exemple.fr"), plain("unknown@exemple.fr"));
}

#[tokio::test]
async fn codes_are_asked_for_only_so_often() {
    let world = World::new().await;
    let email = address("claire@exemple.fr");
    for _ in 0..5 {
        ask(&world.ctx, &asked("here", &email, None))
            .await
            .expect("sent");
    }
    let refused = ask(&world.ctx, &asked("here", &email, None)).await;
    assert!(
        matches!(refused, Err(Failure::Refused(wait)) if wait.until == world.ctx.now() + TimeDelta::hours(1))
    );
    // A stranger who asks for somebody's codes does not keep her out at once.
    let elsewhere = Asked {
        client: "198.51.100.7",
        ..asked("there", &email, None)
    };
    ask(&world.ctx, &elsewhere).await.expect("from elsewhere");
    world.pass(TimeDelta::hours(1));
    ask(&world.ctx, &asked("here", &email, None))
        .await
        .expect("an hour later");
}

#[tokio::test]
async fn an_address_typed_by_a_board_opens_nothing() {
    let world = World::new().await;
    let amont = world.cpts("amont").await;
    let victim = world.person("Moreau").await;
    let adhesion = world
        .adhesion(amont, &victim, AdhesionState::Admitted)
        .await;
    entity::adhesion::Entity::update_many()
        .col_expr(
            entity::adhesion::Column::Email,
            Expr::value("attacker@exemple.fr"),
        )
        .col_expr(entity::adhesion::Column::Rpps, Expr::value("10003461033"))
        .filter(entity::adhesion::Column::Id.eq(adhesion.0))
        .exec(world.ctx.db().read())
        .await
        .expect("the board types");
    let attacker = by_email(&world, "attacker@exemple.fr").await;
    assert_ne!(attacker.actor.person, victim.person);
    let attacker = by_provider(&world, &proof("s", Some("10003461033"))).await;
    assert_ne!(attacker.actor.person, victim.person);
}

#[tokio::test]
async fn the_contact_address_of_an_account_opens_nothing_until_it_is_confirmed() {
    let world = World::new().await;
    let victim = world.person("Moreau").await;
    entity::person::Entity::update_many()
        .col_expr(
            entity::person::Column::Email,
            Expr::value("moreau@exemple.fr"),
        )
        .filter(entity::person::Column::Id.eq(victim.person.0))
        .exec(world.ctx.db().read())
        .await
        .expect("a contact address");
    let attacker = by_email(&world, "moreau@exemple.fr").await;
    assert_ne!(attacker.actor.person, victim.person);
}

#[tokio::test]
async fn the_same_name_is_not_the_same_person() {
    let world = World::new().await;
    let one = by_provider(&world, &proof("one", Some("10003461033"))).await;
    let other = by_provider(&world, &proof("other", Some("10003461041"))).await;
    assert_eq!(one.person.family_name, other.person.family_name);
    assert_ne!(one.actor.person, other.actor.person);
}

#[tokio::test]
async fn the_same_subject_at_another_issuer_is_another_person() {
    let world = World::new().await;
    let one = by_provider(&world, &proof("one", None)).await;
    let forged = Proof {
        issuer: "https://evil.example".to_owned(),
        ..proof("one", None)
    };
    assert_ne!(
        one.actor.person,
        by_provider(&world, &forged).await.actor.person
    );
}

#[tokio::test]
async fn a_new_subject_with_the_same_verified_rpps_opens_the_same_account() {
    let world = World::new().await;
    let one = by_provider(&world, &proof("before", Some("10003461033"))).await;
    let same = by_provider(&world, &proof("after", Some("10003461033"))).await;
    assert_eq!(one.actor.person, same.actor.person);
    assert_eq!(same.person.rpps.as_deref(), Some("10003461033"));
}

#[tokio::test]
async fn a_subject_whose_rpps_is_somebody_elses_is_refused() {
    let world = World::new().await;
    by_provider(&world, &proof("one", Some("10003461033"))).await;
    by_provider(&world, &proof("other", Some("10003461041"))).await;
    for (subject, rpps) in [("one", "10003461041"), ("one", "10003461058")] {
        let outcome = sign_in(
            &world.ctx,
            &proof(subject, Some(rpps)),
            &Place::default(),
            "fr",
        )
        .await;
        assert!(matches!(
            outcome,
            Err(Failure::Refused(AttachRefused::Contradiction))
        ));
    }
}

#[tokio::test]
async fn a_person_adds_her_address_and_then_comes_in_by_it() {
    let world = World::new().await;
    let claire = by_provider(&world, &proof("claire", Some("10003461033"))).await;
    let email = address("claire@exemple.fr");
    ask(&world.ctx, &asked("here", &email, Some(&claire.actor)))
        .await
        .expect("sent");
    let digits = mailed(&world, "claire@exemple.fr").await;
    // Not without the session that asked.
    assert!(matches!(
        enter_here(&world, "here", &digits, None).await,
        Err(Failure::Refused(EnterRefused::Code(CodeRefused::Unknown)))
    ));
    let entered = enter_here(&world, "here", &digits, Some(&claire.actor))
        .await
        .expect("added");
    assert!(entered.opened.is_none());
    assert_eq!(
        by_email(&world, "claire@exemple.fr").await.actor.person,
        claire.actor.person
    );
}

#[tokio::test]
async fn what_opens_another_account_is_added_to_none_and_offers_to_make_one_of_two() {
    let world = World::new().await;
    let claire = by_email(&world, "claire@exemple.fr").await;
    let other = by_provider(&world, &proof("other", Some("10003461033"))).await;
    let email = address("claire@exemple.fr");
    ask(&world.ctx, &asked("here", &email, Some(&other.actor)))
        .await
        .expect("sent");
    let digits = mailed(&world, "claire@exemple.fr").await;
    let entered = enter_here(&world, "here", &digits, Some(&other.actor))
        .await
        .expect("proved");
    assert_eq!(entered.added, Some(Added::OtherAccount));
    assert!(entered.opened.is_none());
    for taken in [proof("other", None), proof("new", Some("10003461033"))] {
        assert!(matches!(
            add(&world.ctx, &claire.actor, &taken, "fr").await,
            Ok(Added::OtherAccount)
        ));
    }
    assert_eq!(
        means::all(&world.ctx, &claire.actor)
            .await
            .expect("reads")
            .len(),
        1
    );
}

#[tokio::test]
async fn the_last_way_in_stays_and_nobody_removes_those_of_others() {
    let world = World::new().await;
    let claire = by_email(&world, "claire@exemple.fr").await;
    let other = by_email(&world, "other@exemple.fr").await;
    let own = means::all(&world.ctx, &claire.actor).await.expect("reads")[0].id;
    assert!(matches!(
        means::remove(&world.ctx, &claire.actor, own).await,
        Err(Failure::Refused(means::RemoveRefused::Last))
    ));
    add(&world.ctx, &claire.actor, &proof("claire", None), "fr")
        .await
        .expect("added");
    assert!(matches!(
        means::remove(&world.ctx, &other.actor, own).await,
        Err(Failure::NotFound)
    ));
    // Somebody came in by that address on another device.
    let elsewhere = by_email(&world, "claire@exemple.fr").await;
    assert_eq!(elsewhere.person.email.as_deref(), Some("claire@exemple.fr"));
    means::remove(&world.ctx, &claire.actor, own)
        .await
        .expect("removed");
    let session = |id| entity::session::Entity::find_by_id(id).one(world.ctx.db().read());
    let closed = session(elsewhere.session.id).await.expect("reads");
    assert!(closed.is_some_and(|it| it.revoked_at.is_some()));
    let stays = session(claire.session.id).await.expect("reads");
    assert!(stays.is_some_and(|it| it.revoked_at.is_none()));
    let person = entity::person::Entity::find_by_id(claire.actor.person.0)
        .one(world.ctx.db().read())
        .await
        .expect("reads")
        .expect("a person");
    assert_eq!(
        person.email, None,
        "letters do not go to a removed address any more"
    );
    assert_ne!(
        by_email(&world, "claire@exemple.fr").await.actor.person,
        claire.actor.person
    );
}

#[tokio::test]
async fn an_answer_is_taken_up_once_in_its_browser_and_in_time() {
    let world = World::new().await;
    let ctx = &world.ctx;
    let begun = begin(ctx, "here", "psc", "/adherer", None)
        .await
        .expect("begins");
    for (browser, provider, state) in [
        ("elsewhere", "psc", begun.state.as_str()),
        ("here", "other", begun.state.as_str()),
        ("here", "psc", "invented"),
    ] {
        assert!(matches!(
            take(ctx, browser, provider, state).await,
            Err(Failure::Refused(AttemptRefused::Unknown))
        ));
    }
    let both = futures::future::join(
        take(ctx, "here", "psc", &begun.state),
        take(ctx, "here", "psc", &begun.state),
    )
    .await;
    let ((Ok(taken), Err(Failure::Refused(AttemptRefused::Used)))
    | (Err(Failure::Refused(AttemptRefused::Used)), Ok(taken))) = both
    else {
        panic!("exactly one is taken up");
    };
    assert_eq!(taken.attempt.nonce, begun.nonce);
    let late = begin(ctx, "here", "psc", "/", None).await.expect("begins");
    world.pass(TimeDelta::minutes(15));
    assert!(matches!(
        take(ctx, "here", "psc", &late.state).await,
        Err(Failure::Refused(AttemptRefused::Expired))
    ));
}

#[tokio::test]
async fn a_sign_in_ends_the_session_that_the_browser_had() {
    let world = World::new().await;
    let planted = by_email(&world, "attacker@exemple.fr").await;
    let place = Place {
        device: None,
        earlier: Some(planted.actor.session),
    };
    let opened = sign_in(&world.ctx, &proof("claire", None), &place, "fr")
        .await
        .expect("opens");
    let claire = who(&world, &opened).await;
    assert_ne!(claire.actor.session, planted.actor.session);
    let left = devices(&world.ctx, &planted.actor).await.expect("reads");
    assert!(left.is_empty(), "the planted session is over");
}

#[tokio::test]
async fn a_pro_sante_connect_session_ends_after_half_an_hour_or_four() {
    let world = World::new().await;
    let opened = sign_in(&world.ctx, &proof("claire", None), &Place::default(), "fr")
        .await
        .expect("opens");
    for _ in 0..9 {
        world.pass(TimeDelta::minutes(25));
        who(&world, &opened).await;
    }
    world.pass(TimeDelta::minutes(15));
    let after_four_hours = signed_in(&world.ctx, &opened.token).await.expect("reads");
    assert!(after_four_hours.is_none());
    let opened = sign_in(&world.ctx, &proof("claire", None), &Place::default(), "fr")
        .await
        .expect("opens");
    world.pass(TimeDelta::minutes(30));
    assert!(
        signed_in(&world.ctx, &opened.token)
            .await
            .expect("reads")
            .is_none()
    );
}

#[tokio::test]
async fn the_time_of_last_use_is_written_once_a_minute() {
    let world = World::new().await;
    let opened = sign_in(&world.ctx, &proof("claire", None), &Place::default(), "fr")
        .await
        .expect("opens");
    let claire = who(&world, &opened).await;
    let first = claire.session.seen_at;
    world.pass(TimeDelta::seconds(59));
    who(&world, &opened).await;
    assert_eq!(who(&world, &opened).await.session.seen_at, first);
    world.pass(TimeDelta::seconds(1));
    who(&world, &opened).await;
    assert_eq!(who(&world, &opened).await.session.seen_at, world.ctx.now());
}

#[tokio::test]
async fn sessions_are_ended_one_by_one_or_all_but_this_one_and_only_by_their_owner() {
    let world = World::new().await;
    let here = by_email(&world, "claire@exemple.fr").await;
    let phone = by_email(&world, "claire@exemple.fr").await;
    let old = by_email(&world, "claire@exemple.fr").await;
    let other = by_email(&world, "other@exemple.fr").await;
    assert!(matches!(
        revoke(&world.ctx, &other.actor, here.actor.session).await,
        Err(Failure::NotFound)
    ));
    revoke(&world.ctx, &here.actor, phone.actor.session)
        .await
        .expect("ended");
    assert!(matches!(
        revoke(&world.ctx, &here.actor, phone.actor.session).await,
        Err(Failure::NotFound)
    ));
    let list = devices(&world.ctx, &here.actor).await.expect("reads");
    assert_eq!(
        list.iter().map(|it| (it.id, it.here)).collect::<Vec<_>>(),
        [(here.actor.session, true), (old.actor.session, false),]
    );
    assert_eq!(
        revoke_others(&world.ctx, &here.actor).await.expect("ended"),
        1
    );
    assert_eq!(
        devices(&world.ctx, &here.actor).await.expect("reads").len(),
        1
    );
    assert_eq!(
        devices(&world.ctx, &other.actor)
            .await
            .expect("reads")
            .len(),
        1
    );
}

#[tokio::test]
async fn signing_out_tells_where_to_sign_out_too_and_forgets_the_id_token() {
    let world = World::new().await;
    let claire = by_provider(&world, &proof("claire", None)).await;
    let there = sign_out(&world.ctx, &claire)
        .await
        .expect("out")
        .expect("a provider");
    assert_eq!(
        (there.provider.as_str(), there.id_token.as_str()),
        ("psc", "a.b.c")
    );
    let kept = entity::session::Entity::find()
        .filter(entity::session::Column::IdToken.is_not_null())
        .count(world.ctx.db().read())
        .await
        .expect("counts");
    assert_eq!(kept, 0);
}

#[tokio::test]
async fn activities_follow_the_provider_and_keep_their_row_while_they_last() {
    let world = World::new().await;
    let practice = |mode: &str| Practice {
        profession: Some("60".to_owned()),
        mode: Some(mode.to_owned()),
        ..Practice::default()
    };
    let with = |practices: Vec<Practice>| {
        let mut proof = proof("claire", Some("10003461033"));
        proof.profile.practices = practices;
        proof
    };
    let rows = |person: PersonId| {
        entity::activity::Entity::find()
            .filter(entity::activity::Column::PersonId.eq(person.0))
            .order_by_asc(entity::activity::Column::Mode)
            .all(world.ctx.db().read())
    };
    let claire = by_provider(&world, &with(vec![practice("L"), practice("S")])).await;
    let first = rows(claire.actor.person).await.expect("reads");
    assert_eq!(first.len(), 2);
    by_provider(&world, &with(vec![practice("L")])).await;
    by_provider(&world, &with(vec![])).await;
    let then = rows(claire.actor.person).await.expect("reads");
    assert_eq!(then[0], first[0], "the one that lasts");
    assert_eq!((then.len(), then[1].ended_at.is_some()), (2, true));
}

#[tokio::test]
async fn names_are_given_once_by_who_came_by_e_mail() {
    let world = World::new().await;
    let claire = by_email(&world, "claire@exemple.fr").await;
    assert!(
        names::give(&world.ctx, &claire.actor, " ", "Martin")
            .await
            .is_err()
    );
    names::give(&world.ctx, &claire.actor, "Claire", "Martin")
        .await
        .expect("kept");
    names::give(&world.ctx, &claire.actor, "Autre", "Nom")
        .await
        .expect("no change");
    let again = by_email(&world, "claire@exemple.fr").await;
    assert_eq!(again.person.family_name, "Martin");
    assert_eq!(again.person.search_name, "martin claire");
}

#[tokio::test]
async fn what_signing_in_leaves_behind_is_deleted_the_next_day() {
    let world = World::new().await;
    let claire = by_email(&world, "claire@exemple.fr").await;
    begin(&world.ctx, "here", "psc", "/", None)
        .await
        .expect("begins");
    world.pass(TimeDelta::days(2));
    purge(&world.ctx).await.expect("purges");
    let db = world.ctx.db().read();
    assert_eq!(
        entity::email_code::Entity::find()
            .count(db)
            .await
            .expect("counts"),
        0
    );
    assert_eq!(
        entity::sign_in_attempt::Entity::find()
            .count(db)
            .await
            .expect("counts"),
        0
    );
    assert_eq!(
        entity::rate_limit::Entity::find()
            .count(db)
            .await
            .expect("counts"),
        0
    );
    assert_eq!(
        entity::session::Entity::find()
            .count(db)
            .await
            .expect("counts"),
        1
    );
    let mails = || entity::outbox::Entity::find().count(db);
    assert_ne!(mails().await.expect("counts"), 0);
    world.pass(TimeDelta::days(60));
    purge(&world.ctx).await.expect("purges");
    assert_ne!(
        mails().await.expect("counts"),
        0,
        "what was not sent yet waits on"
    );
    entity::outbox::Entity::update_many()
        .col_expr(
            entity::outbox::Column::SentAt,
            sea_orm::sea_query::Expr::value(world.ctx.now()),
        )
        .exec(db)
        .await
        .expect("sent");
    world.pass(TimeDelta::days(31));
    purge(&world.ctx).await.expect("purges");
    assert_eq!(mails().await.expect("counts"), 0);
    assert_eq!(
        entity::session::Entity::find()
            .count(db)
            .await
            .expect("counts"),
        0
    );
    drop(claire);
}
