//! Who may see to what was decided.

use std::collections::BTreeSet;
use std::convert::Infallible;

use domain::id::{DecisionId, PersonId};
use entity::role;
use sea_orm::{ColumnTrait, Condition, QueryFilter};

use super::{Seen, seen};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;

/// A decision, and whom its facilitators may name to see to it: who holds a role today, its author, themselves, and who does
/// already. Permission: to read the decision.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn owners(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<(Seen, Vec<(PersonId, String)>), Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let today = ctx.today();
    let roles = seen
        .seat
        .roles()
        .filter(role::Column::StartsOn.lte(today))
        .filter(
            Condition::any()
                .add(role::Column::EndsOn.is_null())
                .add(role::Column::EndsOn.gte(today)),
        )
        .all(db)
        .await?;
    let mut people: BTreeSet<_> = roles.iter().map(|it| it.person_id).collect();
    people.extend([seen.row.author_id, actor.person.0]);
    people.extend(seen.row.follow_up_owner_id);
    let mut owners: Vec<(PersonId, String)> = names_of(db, people)
        .await?
        .into_iter()
        .map(|(id, name)| (PersonId(id), name))
        .collect();
    owners.sort_by(|one, other| one.1.cmp(&other.1));
    Ok((seen, owners))
}
