use std::convert::Infallible;

use domain::contract::stage::{Stage, Step};
use domain::id::ContractId;
use domain::statutes::CollegeId;

use super::{Given, asked, of};
use crate::contract::{Seen, seen};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome};

/// What the page of opinions says to a reader.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The contract and what the reader is in it.
    pub seen: Seen,
    /// The colleges that may be asked, by the rules in force.
    pub colleges: Vec<(CollegeId, String)>,
    /// Whether an opinion is asked for now, and of which college; of all members, where none is named.
    pub open: Option<Option<String>>,
    /// Whether the reader is asked.
    pub yours: bool,
    /// The opinions, those on the last version first.
    pub given: Vec<Given>,
}

/// Reads the opinions on a contract in the CPTS of the address. Permission: to read the contract as one of the CPTS, not of a
/// partner.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn desk(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
) -> Outcome<Desk, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    if !seen.member {
        return Err(Failure::NotFound);
    }
    let rules = crate::statutes::rules::in_force(db, seen.seat.cpts.id, ctx.today()).await?;
    let colleges = rules.map(|it| it.statutes.colleges).unwrap_or_default();
    let colleges: Vec<_> = colleges.into_iter().map(|it| (it.id, it.name)).collect();
    let (mut open, mut yours) = (None, false);
    if let Stage::Opinion { college, .. } = &seen.stage {
        yours = asked(db, ctx, &seen.seat, college.as_ref()).await?;
        open = Some(college.as_ref().map(|it| {
            let known = colleges.iter().find(|(id, _)| id == it);
            known.map_or_else(|| it.to_string(), |(_, name)| name.clone())
        }));
    }
    Ok(Desk {
        given: of(db, &seen).await?,
        colleges,
        open,
        yours,
        seen,
    })
}

impl Desk {
    /// Whether the reader may ask for an opinion now.
    pub fn may_ask(&self) -> bool {
        self.seen.leads && self.seen.stage.step() == Step::Negotiation
    }
}
