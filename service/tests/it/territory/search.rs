//! Finding communes.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::territory::{Nation, ask, load, search, search_epci};

use super::world;
use crate::world::World;

async fn names(world: &World, typed: &str) -> Vec<String> {
    let found = search(&world.ctx, typed, 5).await.expect("searches");
    found.into_iter().map(|found| found.commune.name).collect()
}

#[tokio::test]
async fn all_communes_of_france_are_loaded_once() {
    let world = World::new().await;
    let nation = Nation::read().expect("the file");
    assert!(load(&world.ctx, &nation).await.expect("loads"));
    assert!(
        !load(&world.ctx, &nation)
            .await
            .expect("knows that it is there")
    );
    let communes = entity::commune::Entity::find()
        .filter(entity::commune::Column::ParentCode.is_null())
        .count(world.ctx.db().read())
        .await
        .expect("counts");
    assert_eq!(communes, 34_969);
    assert_eq!(
        names(&world, "saint denis").await[..2],
        ["Saint-Denis", "Saint-Denis"]
    );
    assert_eq!(names(&world, "ajaccio").await, ["Ajaccio"]);
    assert_eq!(names(&world, "2a004").await, ["Ajaccio"]);
    assert_eq!(
        names(&world, "marseille 3").await[0],
        "Marseille 3e Arrondissement"
    );
}

#[tokio::test]
async fn another_version_of_the_communes_takes_the_place_of_the_first() {
    let world = world().await;
    let mut nation = Nation::read().expect("the file").only(&["37"]);
    "later".clone_into(&mut nation.version);
    nation.communes.retain(|commune| commune.name != "Amboise");
    assert!(load(&world.ctx, &nation).await.expect("loads"));
    assert!(names(&world, "amboise").await.is_empty());
    assert_eq!(names(&world, "limeray").await, ["Limeray"]);
}

#[tokio::test]
async fn a_commune_is_found_without_accents_by_any_of_its_words() {
    let world = world().await;
    for typed in ["CHATEAU LA VAL", "château-la-vall", "val chateau"] {
        assert_eq!(
            names(&world, typed).await,
            ["Château-la-Vallière"],
            "{typed}"
        );
    }
    assert_eq!(
        names(&world, "st martin le b").await,
        ["Saint-Martin-le-Beau"]
    );
    assert_eq!(names(&world, "beau martin").await, ["Saint-Martin-le-Beau"]);
    assert_eq!(names(&world, "l'ile").await, ["L'Île-Bouchard"]);
    for nothing in ["", "  ", "%", "' OR 1=1 --", "zzz", "\u{0}", "\u{202e}"] {
        assert!(names(&world, nothing).await.is_empty(), "{nothing:?}");
    }
}

#[tokio::test]
async fn the_best_comes_first() {
    let world = world().await;
    // The exact name, then the larger of those that begin so, then names with such a word.
    assert_eq!(
        names(&world, "tours").await,
        ["Tours", "Joué-lès-Tours", "Chambray-lès-Tours"]
    );
    let b = names(&world, "b").await;
    assert_eq!(b[0], "Blois");
}

#[tokio::test]
async fn a_commune_is_found_by_postal_code_by_insee_code_and_as_addresses_write_it() {
    let world = world().await;
    assert_eq!(
        names(&world, "37400").await,
        ["Amboise", "Lussault-sur-Loire"]
    );
    assert_eq!(
        names(&world, "3740").await[..2],
        ["Amboise", "Lussault-sur-Loire"]
    );
    assert_eq!(names(&world, "37400 lus").await, ["Lussault-sur-Loire"]);
    assert_eq!(names(&world, "Amboise 37400").await, ["Amboise"]);
    assert_eq!(names(&world, "37003").await, ["Amboise"]);
    assert_eq!(names(&world, "75013").await, ["Paris 13e Arrondissement"]);
}

#[tokio::test]
async fn a_former_commune_leads_to_the_present_one_and_says_so() {
    let world = world().await;
    let found = search(&world.ctx, "les essards", 5)
        .await
        .expect("searches");
    assert_eq!(found[0].commune.code.to_string(), "37123");
    assert_eq!(found[0].formerly.as_deref(), Some("Les Essards"));
}

#[tokio::test]
async fn an_epci_comes_with_its_communes() {
    let world = world().await;
    let found = search_epci(&world.ctx, "val amboise", 5)
        .await
        .expect("searches");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].name, "CC du Val d'Amboise");
    assert_eq!(found[0].communes.len(), 14);
    assert!(found[0].population > 28_000);
}

#[tokio::test]
async fn a_text_means_a_commune_only_when_there_is_no_doubt() {
    let world = world().await;
    let ask = async |text: &str, code: &str| ask(&world.ctx, text, code).await.expect("asks");
    let chosen = |asked: &service::territory::Asked| asked.chosen.as_ref().map(|c| c.name.clone());
    assert_eq!(chosen(&ask("Tours", "").await).as_deref(), Some("Tours"));
    assert_eq!(chosen(&ask("limer", "").await).as_deref(), Some("Limeray"));
    let doubtful = ask("saint", "").await;
    assert!(doubtful.chosen.is_none() && doubtful.others.len() > 3);
    assert_eq!(
        chosen(&ask("whatever", "37003").await).as_deref(),
        Some("Amboise")
    );
    let nothing = ask("", "99999").await;
    assert!(nothing.chosen.is_none() && nothing.others.is_empty());
}
