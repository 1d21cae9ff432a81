use chrono::Datelike;
use domain::decision::stage::{End, Stage};
use domain::territory::Mission;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::Failure;
use service::decision::register::{Asked, Register, State, register};

use super::{SLUG, Scene, decision};

impl Scene {
    async fn finds(&self, asked: Asked) -> Vec<String> {
        let read = register(&self.world.ctx, &self.member, SLUG, &asked)
            .await
            .unwrap();
        titles(&read)
    }
}

fn titles(read: &Register) -> Vec<String> {
    read.lines.iter().map(|it| it.row.title.clone()).collect()
}

fn words(words: &str) -> Asked {
    Asked {
        words: words.to_owned(),
        ..Asked::default()
    }
}

#[tokio::test]
async fn the_register_is_searched_by_words_number_state_year_and_mission() {
    let scene = Scene::new().await;
    let over = Stage::Over(End::Consent);
    decision(
        &scene.world,
        scene.cpts,
        &scene.author,
        "Règles de réunion",
        (Some(2), &over),
    )
    .await;
    decision(
        &scene.world,
        scene.cpts,
        &scene.author,
        "Brouillon secret",
        (None, &Stage::Draft),
    )
    .await;
    assert_eq!(
        scene.finds(Asked::default()).await,
        ["Règles de réunion", "Maison de garde"]
    );
    assert_eq!(
        scene.finds(words("REGLES reunion")).await,
        ["Règles de réunion"]
    );
    assert_eq!(
        scene.finds(words("medicale amboise")).await.len(),
        2,
        "the text is searched too"
    );
    assert_eq!(scene.finds(words("2")).await, ["Règles de réunion"]);
    assert_eq!(scene.finds(words("secret")).await, [""; 0]);
    let state = |it| Asked {
        state: Some(it),
        ..Asked::default()
    };
    assert_eq!(
        scene.finds(state(State::Adopted)).await,
        ["Règles de réunion"]
    );
    assert_eq!(
        scene.finds(state(State::Discussion)).await,
        ["Maison de garde"]
    );
    assert_eq!(scene.finds(state(State::NotAdopted)).await, [""; 0]);
    let year = |it| Asked {
        year: Some(it),
        ..Asked::default()
    };
    assert_eq!(scene.finds(year(scene.world.today().year())).await.len(), 2);
    assert_eq!(scene.finds(year(1998)).await, [""; 0]);
    let mission = |it| Asked {
        mission: Some(it),
        ..Asked::default()
    };
    assert_eq!(scene.finds(mission(Mission::Crisis)).await.len(), 2);
    assert_eq!(scene.finds(mission(Mission::Quality)).await, [""; 0]);

    let own = register(&scene.world.ctx, &scene.author, SLUG, &Asked::default())
        .await
        .unwrap();
    assert_eq!(
        titles(&own),
        ["Brouillon secret", "Règles de réunion", "Maison de garde"]
    );
    assert_eq!((own.total, own.running), (2, 1));
}

#[tokio::test]
async fn what_is_to_be_followed_up_comes_first_when_it_is_late() {
    let scene = Scene::new().await;
    let today = scene.world.today();
    let over = Stage::Over(End::Consent);
    for (number, title, on) in [
        (2, "Bientôt", today),
        (3, "En retard", today.pred_opt().unwrap()),
    ] {
        let id = decision(
            &scene.world,
            scene.cpts,
            &scene.author,
            title,
            (Some(number), &over),
        )
        .await;
        entity::decision::Entity::update_many()
            .col_expr(entity::decision::Column::FollowUpOn, Expr::value(on))
            .col_expr(
                entity::decision::Column::FollowUpOwnerId,
                Expr::value(scene.member.person.0),
            )
            .filter(entity::decision::Column::Id.eq(id.0))
            .exec(scene.world.ctx.db().read())
            .await
            .unwrap();
    }
    let read = register(&scene.world.ctx, &scene.president, SLUG, &Asked::default())
        .await
        .unwrap();
    let followed: Vec<_> = read
        .followed
        .iter()
        .map(|it| (&*it.row.title, it.is_overdue(today)))
        .collect();
    assert_eq!(followed, [("En retard", true), ("Bientôt", false)]);
    assert_eq!(read.followed[0].owner.as_deref(), Some("Camille Membre"));
    assert!(read.facilitates);
}

#[tokio::test]
async fn a_stranger_reads_no_register() {
    let scene = Scene::new().await;
    let stranger = scene.world.person("Passante").await;
    let read = register(&scene.world.ctx, &stranger, SLUG, &Asked::default()).await;
    assert!(matches!(read, Err(Failure::Forbidden(_))));
}
