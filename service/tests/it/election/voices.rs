//! A secret ballot weighs one: colleges of different voices do not share an urn, and where all have several it is said.

use domain::election::act::IncidentKind;
use domain::election::checklist::Missing;
use domain::election::incident::Said;
use domain::election::stage::Stage;
use domain::election::urn::Elects;
use domain::statutes::{SmallChoice, Voice};
use entity::{election_incident, election_urn};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::election::act::{Act, ActRefused, propose};
use service::election::incident::french;
use service::election::proclaimed::proclaimed;

use super::scene::{self, SLUG, SOCIAL, VILLE, college, refused, statutes};
use super::whole::scene::{CHAIR, USERS};
use super::whole::{self, Variant, close, open, sealed};

/// A college of two people, whose members have so many voices each; those of the other have two.
async fn small(voices: u16) -> (scene::Scene, domain::id::ElectionId) {
    let mut statutes = statutes();
    for it in &mut statutes.colleges {
        if it.id == college(VILLE) {
            it.voice = Voice::Deliberative(2);
        } else if it.id == college(SOCIAL) {
            it.voice = Voice::Deliberative(voices);
        }
    }
    let scene = scene::Scene::under(&statutes, 7, 2).await;
    let id = scene.frozen(&[6, 8]).await;
    (scene, id)
}

#[tokio::test]
async fn colleges_of_different_voices_do_not_join_and_settings_are_not_locked_if_they_have() {
    let (scene, id) = small(1).await;
    let (ctx, chair) = (&scene.world.ctx, scene.actor(2));
    let (ville, social) = (scene.urn(id, VILLE).await, scene.urn(id, SOCIAL).await);
    let join = Act::SmallUrn {
        urn: social.id,
        choice: SmallChoice::Join,
        with: Some(ville.id),
    };
    let why = refused(propose(ctx, &chair, SLUG, id, &join).await);
    assert_eq!(why, ActRefused::Voices);
    let missing = async || match refused(propose(ctx, &chair, SLUG, id, &Act::Seal).await) {
        ActRefused::Missing(all) => all,
        other => panic!("{other:?}"),
    };
    let voices = Missing::Voices(college(VILLE));
    assert!(!missing().await.contains(&voices));
    // However it came about, such an urn is not sealed.
    let both = [(VILLE, 2), (SOCIAL, 1)].map(|(of, seats)| Elects {
        college: college(of),
        seats,
    });
    election_urn::Entity::update_many()
        .col_expr(
            election_urn::Column::Joined,
            Expr::value(serde_json::to_string(&both).unwrap()),
        )
        .filter(election_urn::Column::Id.eq(ville.id))
        .exec(ctx.db().read())
        .await
        .unwrap();
    assert!(missing().await.contains(&voices));
    assert_eq!(scene.stage(id).await, Stage::Roll);

    // Where both have as many they join.
    let (scene, id) = small(2).await;
    let join = Act::SmallUrn {
        urn: scene.urn(id, SOCIAL).await.id,
        choice: SmallChoice::Join,
        with: Some(scene.urn(id, VILLE).await.id),
    };
    let done = propose(&scene.world.ctx, &scene.actor(2), SLUG, id, &join).await;
    assert!(done.is_ok(), "{done:?}");
}

#[tokio::test]
async fn several_voices_that_all_have_alike_are_noted_and_each_ballot_counts_once() {
    let (scene, codes, _) = sealed(Variant::Voices).await;
    let noted = election_incident::Entity::find()
        .filter(election_incident::Column::Kind.eq(IncidentKind::Note.code()))
        .all(scene.ctx().db().read())
        .await
        .unwrap();
    let noted: Vec<String> = noted.into_iter().map(|it| it.text).collect();
    for of in [VILLE, SOCIAL, USERS] {
        let urn = scene.urn(of).await.name;
        let said = french(&Said::Voices { urn, voices: 2 });
        assert_eq!(noted.iter().filter(|it| **it == said).count(), 1, "{said}");
    }
    open(&scene).await;
    let place = scene.places(CHAIR).await[0];
    let code = &codes[&place.entry];
    scene.votes(CHAIR, place, code, &["Membre1"]).await;
    close(&scene).await;
    let act = Act::FewBallots {
        urn: place.urn,
        reason: "Une seule personne a voté.".to_owned(),
    };
    scene.both(&act).await;
    for of in [VILLE, SOCIAL, USERS] {
        scene.opened(scene.urn(of).await.id, &[0, 1]).await;
    }
    let read = proclaimed(scene.ctx(), &scene.actor(11), whole::SLUG, scene.id)
        .await
        .unwrap();
    let mut all = read.seated.candidates.iter();
    let first = all.find(|it| it.name.ends_with("Membre1")).unwrap();
    assert_eq!(first.votes, 1);
}
