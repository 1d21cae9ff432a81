//! What two CPTS share.

use std::collections::BTreeSet;

use domain::directory::{Audience, Choices, Field};
use domain::id::CptsId;
use domain::member::AdhesionState;
use domain::territory::{Coverage, Mission, ShownCount, SizeClass};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use service::directory::choices::choose;
use service::territory::{SayMissionsRefused, covering, overview, practising, say_missions};
use service::{Actor, Failure};

use super::{communes, cpts, world};
use crate::world::World;

/// A member who practises in a commune.
async fn practises(world: &World, slug: &str, who: &Actor, commune: &str, state: AdhesionState) {
    let cpts = overview(&world.ctx, slug).await.expect("reads").cpts;
    let adhesion = world.adhesion(CptsId(cpts.id), who, state).await;
    let mut row = <entity::adhesion::Entity as sea_orm::EntityTrait>::find_by_id(adhesion.0)
        .one(world.ctx.db().read())
        .await
        .expect("reads")
        .expect("the adhesion")
        .into_active_model();
    row.commune_code = Set(Some(commune.to_owned()));
    row.update(world.ctx.db().read()).await.expect("updates");
}

#[tokio::test]
async fn amboise_is_covered_by_two_and_each_sees_the_other() {
    let world = world().await;
    cpts(&world, "amont", &["37003", "37131", "37214"]).await;
    cpts(&world, "aval", &["37003", "41018"]).await;
    cpts(&world, "loin", &["75113"]).await;

    let amboise = "37003".parse().expect("a code");
    let names: Vec<_> = covering(&world.ctx, amboise)
        .await
        .expect("reads")
        .into_iter()
        .map(|cpts| cpts.slug)
        .collect();
    assert_eq!(names, ["amont", "aval"]);

    let amont = overview(&world.ctx, "amont").await.expect("reads");
    assert_eq!(amont.class, SizeClass::One);
    assert_eq!(
        amont.population,
        amont.communes.iter().map(|c| c.population).sum::<u64>()
    );
    assert_eq!(amont.neighbours.len(), 1);
    assert_eq!(amont.neighbours[0].cpts.slug, "aval");
    assert_eq!(amont.neighbours[0].communes, communes(&["37003"]));
    assert_eq!(amont.shared.len(), 1);
    let aval = overview(&world.ctx, "aval").await.expect("reads");
    assert_eq!(aval.neighbours[0].communes, amont.neighbours[0].communes);
    assert_eq!(
        aval.shared[0].holders[0].0.slug, "aval",
        "its own comes first"
    );
}

#[tokio::test]
async fn less_than_five_people_are_not_counted_across_the_border() {
    let world = world().await;
    cpts(&world, "amont", &["37003"]).await;
    cpts(&world, "aval", &["37003", "37131"]).await;
    let mut people = Vec::new();
    for number in 0..5 {
        people.push(world.person(&format!("Personne {number}")).await);
    }
    for who in &people[..4] {
        practises(&world, "amont", who, "37003", AdhesionState::Admitted).await;
    }
    for who in &people {
        practises(&world, "aval", who, "37003", AdhesionState::Admitted).await;
    }
    let extra = world.person("Ailleurs").await;
    practises(&world, "amont", &extra, "37131", AdhesionState::Admitted).await;
    let left = world.person("Parti").await;
    practises(&world, "amont", &left, "37003", AdhesionState::Resigned).await;

    let amont = overview(&world.ctx, "amont").await.expect("reads");
    let aval = &amont.neighbours[0];
    assert_eq!(aval.ours.people, ShownCount::Few, "four practise there");
    assert_eq!(aval.theirs.people, ShownCount::Exactly(5));
    assert_eq!(aval.both, ShownCount::Few, "four are members of both");
    assert_eq!(aval.theirs.structures, ShownCount::Few);
}

#[tokio::test]
async fn who_covers_what_shows_silence_answers_and_gaps() {
    let world = world().await;
    let amont = cpts(&world, "amont", &["37003"]).await;
    let aval = cpts(&world, "aval", &["37003"]).await;
    let amboise = "37003".parse().expect("a code");
    let ours = BTreeSet::from([Mission::Access, Mission::Pathway, Mission::Crisis]);
    say_missions(&world.ctx, &amont, "amont", amboise, &ours)
        .await
        .expect("says");

    let seen = overview(&world.ctx, "aval").await.expect("reads");
    let [(_, aval_says), (_, amont_says)] = &seen.shared[0].holders[..] else {
        panic!("two holders");
    };
    assert_eq!(*aval_says, Coverage::NotSaid);
    assert_eq!(*amont_says, Coverage::Missions(ours));
    assert!(seen.shared[0].gaps.is_empty(), "no gap while one is silent");

    let nothing_but_prevention = BTreeSet::from([Mission::Prevention]);
    for missions in [BTreeSet::new(), nothing_but_prevention] {
        say_missions(&world.ctx, &aval, "aval", amboise, &missions)
            .await
            .expect("says");
    }
    let seen = overview(&world.ctx, "aval").await.expect("reads");
    assert_eq!(
        seen.shared[0].gaps,
        BTreeSet::from([Mission::Quality, Mission::Support])
    );
}

#[tokio::test]
async fn nobody_speaks_for_another_cpts_or_of_a_commune_that_is_not_theirs() {
    let world = world().await;
    let amont = cpts(&world, "amont", &["37003"]).await;
    cpts(&world, "aval", &["37003", "37131"]).await;
    let (amboise, limeray) = (
        "37003".parse().expect("a code"),
        "37131".parse().expect("a code"),
    );
    let missions = BTreeSet::from([Mission::Access]);
    let refused = say_missions(&world.ctx, &amont, "aval", amboise, &missions).await;
    assert!(matches!(refused, Err(Failure::Forbidden(_))));
    let refused = say_missions(&world.ctx, &amont, "amont", limeray, &missions).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(SayMissionsRefused::NotCovered))
    ));
}

/// Names shown to a reader of the territory of « amont », all communes together.
async fn names(world: &World, reader: &Actor) -> Vec<(String, String)> {
    let seen = overview(&world.ctx, "amont").await.expect("reads");
    let found = practising(&world.ctx, reader, &seen).await.expect("reads");
    found
        .into_iter()
        .flat_map(|(code, people)| {
            people
                .into_iter()
                .map(move |it| (code.to_string(), it.name))
        })
        .collect()
}

/// A member of each CPTS named who practises in a commune and chose who sees name and commune.
async fn shows(
    world: &World,
    name: &str,
    (slugs, commune): (&[&str], &str),
    chosen: [Audience; 2],
) {
    let who = world.person(name).await;
    for slug in slugs {
        practises(world, slug, &who, commune, AdhesionState::Admitted).await;
    }
    let [name, address] = chosen;
    let choices = Choices::default()
        .with(Field::Name, name)
        .with(Field::Address, address);
    choose(&world.ctx, &who, choices).await.expect("chooses");
}

#[tokio::test]
async fn names_in_a_shared_commune_are_those_who_consented_for_members_of_its_cpts_alone() {
    use Audience::{MyCpts, Neighbours};
    let world = world().await;
    cpts(&world, "amont", &["37003", "37131", "37214"]).await;
    let president = cpts(&world, "aval", &["37003"]).await;
    cpts(&world, "rive", &["37131"]).await;
    cpts(&world, "loin", &["75113"]).await;
    let open = [Neighbours, Neighbours];
    shows(&world, "Ouverte", (&["amont"], "37003"), open).await;
    shows(&world, "Double", (&["amont", "aval"], "37003"), open).await;
    shows(&world, "Riveraine", (&["rive"], "37131"), open).await;
    shows(&world, "Seule", (&["amont"], "37214"), open).await;
    shows(&world, "Ailleurs", (&["rive"], "37003"), open).await;
    shows(
        &world,
        "Discrète",
        (&["aval"], "37003"),
        [MyCpts, Neighbours],
    )
    .await;
    shows(
        &world,
        "Sans adresse",
        (&["aval"], "37003"),
        [Neighbours, MyCpts],
    )
    .await;
    let silent = world.person("Silencieuse").await;
    practises(&world, "aval", &silent, "37003", AdhesionState::Admitted).await;

    let amboise: Vec<_> = names(&world, &president).await;
    let codes: BTreeSet<_> = amboise.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(
        codes,
        BTreeSet::from(["37003"]),
        "the commune of the reader's CPTS alone"
    );
    assert_eq!(
        amboise.len(),
        2,
        "each once, and only who consented: {amboise:?}"
    );
    assert_eq!(
        names(&world, &silent).await,
        amboise,
        "a member reads as the president does"
    );

    let applicant = world.person("Candidate").await;
    practises(&world, "aval", &applicant, "37003", AdhesionState::Applied).await;
    let far = world.person("Lointaine").await;
    practises(&world, "loin", &far, "37003", AdhesionState::Admitted).await;
    for stranger in [applicant, far, world.person("Personne").await] {
        assert!(names(&world, &stranger).await.is_empty());
    }
}
