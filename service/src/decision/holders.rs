//! Proxies for a decision, as those see them who give and carry them.

use std::convert::Infallible;

use domain::decision::stage::Stage;
use domain::id::{AdhesionId, DecisionId};
use domain::member::AdhesionState;
use domain::statutes::Proxies;
use domain::text::searchable;
use entity::adhesion;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Seen, keep, proxy, seen};
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;

/// Names that are shown at once.
const MOST: u64 = 20;

/// Proxies around the adhesions for which a reader speaks.
#[derive(Debug, Clone)]
pub struct Holders {
    /// The decision and what the reader is in it.
    pub seen: Seen,
    /// What the rules let.
    pub allowed: Option<Proxies>,
    /// Whether one may still be given or taken back.
    pub open: bool,
    /// Each adhesion for which the reader speaks, its name, and who carries its proxy.
    pub givers: Vec<(AdhesionId, String, Option<String>)>,
    /// Whose proxies the reader carries.
    pub carried: Vec<String>,
    /// Members whose name was looked for.
    pub found: Vec<(AdhesionId, String)>,
}

/// Reads them, and members by the words of their name. Permission: to read the decision.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn holders(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    words: &str,
) -> Outcome<Holders, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let ground = keep::ground(db, ctx, &seen.row).await?;
    let given = proxy::rows(db, id).await?;
    let people: Vec<_> = given
        .iter()
        .flat_map(|it| [it.giver_id, it.holder_id])
        .collect();
    let rows = adhesion::Entity::find()
        .filter(adhesion::Column::CptsId.eq(seen.row.cpts_id))
        .filter(adhesion::Column::Id.is_in(people))
        .all(db)
        .await?;
    let known = |id| rows.iter().find(|it| it.id == id).map(name);
    let own: Vec<_> = seen.mine.iter().map(|it| it.id).collect();
    let givers = seen.mine.iter().map(|row| {
        let holder = given
            .iter()
            .find(|it| it.giver_id == row.id)
            .and_then(|it| known(it.holder_id));
        (AdhesionId(row.id), name(row), holder)
    });
    let givers = givers.collect();
    let carried = given
        .iter()
        .filter(|it| own.contains(&it.holder_id))
        .filter_map(|it| known(it.giver_id));
    let carried = carried.collect();
    let mut found = Vec::new();
    let words = searchable(words);
    if 2 <= words.len() {
        let mut select = seen
            .seat
            .adhesions()
            .filter(adhesion::Column::State.eq(AdhesionState::Admitted.code()))
            .filter(adhesion::Column::Id.is_not_in(own));
        for word in words.split(' ') {
            select = select.filter(adhesion::Column::SearchName.contains(word));
        }
        let rows = select
            .order_by_asc(adhesion::Column::SearchName)
            .limit(MOST)
            .all(db)
            .await?;
        found = rows
            .iter()
            .map(|row| (AdhesionId(row.id), name(row)))
            .collect();
    }
    Ok(Holders {
        allowed: ground.map(|it| it.rules.proxies.rule),
        open: matches!(seen.stage, Stage::Discussion(_)) && !seen.mine.is_empty(),
        givers,
        carried,
        found,
        seen,
    })
}

fn name(row: &adhesion::Model) -> String {
    match &row.given_name {
        Some(given) => format!("{given} {}", row.name),
        None => row.name.clone(),
    }
}
