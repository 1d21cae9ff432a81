//! The directory shows what each one lets be seen, and no more.

use domain::directory::{Audience, Choices, Field, Reader, visible};
use domain::id::CptsId;
use domain::member::AdhesionState;
use domain::profession::Profession;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use service::directory::choices::choose;
use service::directory::search::{Directory, Scope, Search, search};
use service::{Actor, Failure};

use crate::join::{AMBOISE, covering, two};
use crate::world::World;

/// A member with everything to show.
async fn member(world: &World, cpts: CptsId, name: &str) -> Actor {
    let actor = world.person(name).await;
    let id = world.adhesion(cpts, &actor, AdhesionState::Admitted).await;
    entity::adhesion::Entity::update_many()
        .set(entity::adhesion::ActiveModel {
            name: Set(name.to_owned()),
            search_name: Set(domain::text::searchable(&format!("{name} Camille"))),
            profession: Set(Some("60".to_owned())),
            place_name: Set(Some("Cabinet des Écluses".to_owned())),
            commune_code: Set(Some(AMBOISE.to_owned())),
            email: Set(Some("a@exemple.fr".to_owned())),
            phone: Set(Some("0247000000".to_owned())),
            ..Default::default()
        })
        .filter(entity::adhesion::Column::Id.eq(id.0))
        .exec(world.ctx.db().read())
        .await
        .expect("the adhesion");
    actor
}

async fn find(world: &World, reader: &Actor, slug: &str, what: Search) -> Directory {
    search(&world.ctx, reader, slug, &what)
        .await
        .expect("the directory")
}

fn names(directory: &Directory) -> Vec<&str> {
    directory
        .found
        .iter()
        .map(|it| it.card.name.as_str())
        .collect()
}

#[tokio::test]
async fn members_find_each_other_by_name_profession_and_structure_without_accents() {
    let world = World::new().await;
    let (rives, _) = two(&world).await;
    let ines = member(&world, rives, "Bénazéraf").await;
    member(&world, rives, "Dupont-Le Goff").await;
    for typed in ["benaz", "camille b", "BÉNAZÉRAF"] {
        let what = Search {
            name: typed.to_owned(),
            ..Search::default()
        };
        let found = find(&world, &ines, "rives", what).await;
        assert_eq!(names(&found), ["Camille Bénazéraf"], "{typed}");
    }
    let what = Search {
        name: "goff".to_owned(),
        ..Search::default()
    };
    assert_eq!(find(&world, &ines, "rives", what).await.total, 1);
    let what = Search {
        profession: Some(Profession::Nurse),
        ..Search::default()
    };
    assert_eq!(find(&world, &ines, "rives", what).await.total, 2);
    let what = Search {
        structure: "ecluses".to_owned(),
        ..Search::default()
    };
    assert_eq!(find(&world, &ines, "rives", what).await.total, 2);
    for hostile in ["%", "_", "' OR 1=1 --", "\\", "\0"] {
        let what = Search {
            structure: hostile.to_owned(),
            name: hostile.to_owned(),
            ..Search::default()
        };
        let found = search(&world.ctx, &ines, "rives", &what).await;
        assert!(found.is_ok_and(|it| it.total <= 2), "{hostile:?}");
    }
}

#[tokio::test]
async fn the_directory_is_closed_to_applicants_and_to_members_of_other_cpts() {
    let world = World::new().await;
    let (rives, tuffeau) = two(&world).await;
    member(&world, rives, "Roux").await;
    let applicant = world.person("Postulant").await;
    world
        .adhesion(rives, &applicant, AdhesionState::Applied)
        .await;
    let neighbour = member(&world, tuffeau, "Voisin").await;
    for reader in [applicant, neighbour] {
        let refused = search(&world.ctx, &reader, "rives", &Search::default()).await;
        assert!(matches!(refused, Err(Failure::Forbidden(_))));
    }
    let nowhere = search(&world.ctx, &neighbour, "nulle-part", &Search::default()).await;
    assert!(matches!(nowhere, Err(Failure::NotFound)));
}

#[tokio::test]
async fn every_choice_shows_exactly_what_the_rule_says() {
    let world = World::new().await;
    let (rives, tuffeau) = two(&world).await;
    covering(&world, "lointaine", &["37225"]).await;
    let colleague = member(&world, rives, "Lectrice").await;
    let neighbour = member(&world, tuffeau, "Voisine").await;
    let shown = member(&world, rives, "Montrée").await;
    let mut seed = 7_u32;
    for _ in 0..40 {
        let choices = Field::ALL
            .iter()
            .fold(Choices::default(), |choices, field| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                choices.with(*field, Audience::ALL[(seed >> 16) as usize % 3])
            });
        choose(&world.ctx, &shown, choices)
            .await
            .expect("the choice");
        for (reader, actor, slug, scope) in [
            (Reader::Colleague, &colleague, "rives", Scope::People),
            (Reader::Neighbour, &neighbour, "tuffeau", Scope::Neighbours),
        ] {
            let sees = |field| visible(&choices, field, reader);
            let what = |name: &str, profession, structure: &str| Search {
                scope,
                name: name.to_owned(),
                profession,
                structure: structure.to_owned(),
                ..Search::default()
            };
            let by_name = find(&world, actor, slug, what("montree", None, "")).await;
            assert_eq!(
                by_name.total == 1,
                sees(Field::Name),
                "{choices:?} {reader:?}"
            );
            let by_trade = find(
                &world,
                actor,
                slug,
                what("montree", Some(Profession::Nurse), ""),
            )
            .await;
            assert_eq!(
                by_trade.total == 1,
                sees(Field::Profession),
                "{choices:?} {reader:?}"
            );
            let by_place = find(&world, actor, slug, what("montree", None, "écluses")).await;
            assert_eq!(
                by_place.total == 1,
                sees(Field::Structure),
                "{choices:?} {reader:?}"
            );
            if let Some(found) = by_name.found.first() {
                let card = &found.card;
                assert_eq!(card.profession.is_some(), sees(Field::Profession));
                assert_eq!(card.structure.is_some(), sees(Field::Structure));
                assert_eq!(card.commune.is_some(), sees(Field::Address));
                assert_eq!(card.phone.is_some(), sees(Field::Phone));
                assert_eq!(card.email.is_some(), sees(Field::Email));
            }
        }
    }
}

#[tokio::test]
async fn a_neighbour_who_is_also_a_member_here_is_shown_once() {
    let world = World::new().await;
    let (rives, tuffeau) = two(&world).await;
    let brumes = covering(&world, "brumes", &[AMBOISE]).await;
    let reader = member(&world, rives, "Lectrice").await;
    let everywhere = Field::ALL.iter().fold(Choices::default(), |it, field| {
        it.with(*field, Audience::Neighbours)
    });
    let both = member(&world, tuffeau, "Deux").await;
    world.adhesion(brumes, &both, AdhesionState::Admitted).await;
    choose(&world.ctx, &both, everywhere)
        .await
        .expect("the choice");
    let here = member(&world, tuffeau, "Ici").await;
    world.adhesion(rives, &here, AdhesionState::Admitted).await;
    choose(&world.ctx, &here, everywhere)
        .await
        .expect("the choice");
    let what = Search {
        scope: Scope::Neighbours,
        ..Search::default()
    };
    let found = find(&world, &reader, "rives", what).await;
    assert_eq!(found.total, 1);
    assert_eq!(found.neighbours.len(), 2);
}

#[tokio::test]
async fn a_page_beyond_the_last_is_the_last() {
    let world = World::new().await;
    let (rives, _) = two(&world).await;
    let ines = member(&world, rives, "Belkacem").await;
    let what = Search {
        page: u64::MAX,
        ..Search::default()
    };
    let found = find(&world, &ines, "rives", what).await;
    assert_eq!((found.page, found.pages, found.found.len()), (1, 1, 1));
}
