//! Communes and territories.

mod contour;
mod overlap;
mod search;
mod version;

use domain::role::RoleKind;
use domain::territory::Communes;
use service::Actor;
use service::territory::{Nation, Wish, amend, load};

use crate::world::World;

/// A world with the communes of Indre-et-Loire, Loir-et-Cher and Paris.
async fn world() -> World {
    let world = World::new().await;
    let nation = Nation::read().expect("the file").only(&["37", "41", "75"]);
    load(&world.ctx, &nation).await.expect("loads");
    world
}

/// A CPTS with a president and a territory from today on.
async fn cpts(world: &World, slug: &str, codes: &[&str]) -> Actor {
    let cpts = world.cpts(slug).await;
    let president = world.person(slug).await;
    world.role(cpts, &president, RoleKind::President).await;
    if !codes.is_empty() {
        amend(&world.ctx, &president, slug, &add(world, codes))
            .await
            .expect("amends");
    }
    president
}

fn communes(codes: &[&str]) -> Communes {
    codes
        .iter()
        .map(|code| code.parse().expect("a code"))
        .collect()
}

fn add(world: &World, codes: &[&str]) -> Wish {
    Wish {
        add: communes(codes),
        remove: Communes::new(),
        from: world.today(),
        note: None,
    }
}
