//! Three trustees, of whom two are needed, as their devices make their key.

use domain::election::trustee::BoardState;
use domain::id::{AdhesionId, TrusteeBoardId};
use service::Ctx;
use service::ctx::Actor;
use service::trustee::name::{NewBoard, name};
use service::trustee::say::say;
use service::trustee::show::board;

use crate::{CPTS, Outcomes, president, said};

/// Trustees, and how many are needed.
const SIZE: usize = 3;
const NEEDED: usize = 2;

/// The seed of a trustee's device: the same in every run, so that the close finds it again.
pub fn seed(number: u8) -> Outcomes<String> {
    Ok(ceremony::seed(&[number; 32]).map_err(said)?)
}

/// Names the first members and makes the key.
pub async fn make(ctx: &Ctx, members: &[(Actor, AdhesionId)]) -> Outcomes<TrusteeBoardId> {
    let new = NewBoard {
        name: "Dépositaires de la mesure".to_owned(),
        people: members.iter().take(SIZE).map(|it| it.1).collect(),
        needed: NEEDED,
    };
    let id = name(ctx, &president(ctx).await?, CPTS, &new)
        .await
        .map_err(said)?;
    for _step in 0..3 {
        for (number, (actor, _)) in (1..).zip(members.iter().take(SIZE)) {
            let read = board(ctx, actor, CPTS, id).await.map_err(said)?;
            let mine = read.mine.as_ref().ok_or("no trustee")?;
            let (seed, some) = (seed(number)?, ctx.secret::<32>());
            let certificates = mine.certificates.clone().unwrap_or_default();
            let message = match read.state {
                BoardState::Gathering => {
                    ceremony::certificate(&seed, usize::try_from(mine.place)?, NEEDED, SIZE, &some)
                }
                BoardState::Polynomials => {
                    ceremony::polynomial(&seed, &certificates, NEEDED, &some)
                }
                _ => {
                    let received = mine.received.clone().unwrap_or_default();
                    ceremony::answer(&seed, &certificates, NEEDED, &received, &some)
                }
            };
            let message = message.map_err(said)?;
            say(ctx, actor, CPTS, id, read.state, &message)
                .await
                .map_err(said)?;
        }
    }
    Ok(id)
}
