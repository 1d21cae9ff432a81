use domain::cpts::LegalRegime;
use domain::role::RoleKind;
use service::Failure;
use service::cpts::found::{FoundRefused, NewCpts, found};
use service::role::invite::accept;

use crate::world::World;

fn new(slug: &str) -> NewCpts {
    NewCpts {
        slug: slug.parse().unwrap(),
        name: "CPTS du Val".to_owned(),
        short_name: "Val".to_owned(),
        regime: LegalRegime::Loi1901,
        president_email: "presidente@exemple.fr".to_owned(),
    }
}

#[tokio::test]
async fn a_new_cpts_is_presided_by_whoever_accepts_its_first_invitation() {
    let world = World::new().await;
    let link = found(&world.ctx, &new("val")).await.unwrap();
    let token = link.rsplit('/').next().unwrap();
    let person = world.person("Lenoir").await;
    assert_eq!(accept(&world.ctx, &person, token).await.unwrap(), "val");
    let places = service::account::places(&world.ctx, person.person)
        .await
        .unwrap();
    assert_eq!(places[0].roles, [RoleKind::President]);
    let twice = found(&world.ctx, &new("val")).await;
    assert!(matches!(
        twice,
        Err(Failure::Refused(FoundRefused::SlugTaken))
    ));
    let nobody = NewCpts {
        president_email: "x".to_owned(),
        ..new("cher")
    };
    assert!(matches!(
        found(&world.ctx, &nobody).await,
        Err(Failure::Refused(FoundRefused::Email))
    ));
}
