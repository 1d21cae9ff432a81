//! Which commune somebody means, from a plain text field.

use domain::territory::InseeCode;
use domain::text::searchable;

use super::place::{Commune, commune};
use super::search::{Found, search};
use crate::ctx::Ctx;
use crate::failure::Fault;

/// How many communes are proposed.
const PROPOSED: usize = 12;

/// What a text may mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The commune, when there is no doubt.
    pub chosen: Option<Commune>,
    /// The others that fit, the best first.
    pub others: Vec<Found>,
}

/// The commune that a text means: the one of the code that was chosen from a list, the only one that
/// fits, or the only one that has exactly this name.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn ask(ctx: &Ctx, text: &str, code: &str) -> Result<Asked, Fault> {
    if let Ok(code) = code.parse::<InseeCode>()
        && let Some(chosen) = commune(ctx.db().read(), code).await?
    {
        return Ok(Asked {
            chosen: Some(chosen),
            others: Vec::new(),
        });
    }
    let mut others = search(ctx, text, PROPOSED).await?;
    let typed = searchable(text);
    let exact = |found: &&Found| searchable(&found.commune.name) == typed;
    let certain = match others.iter().filter(exact).count() {
        1 => others.iter().position(|found| exact(&found)),
        _ if others.len() == 1 => Some(0),
        _ => None,
    };
    Ok(Asked {
        chosen: certain.map(|at| others.remove(at).commune),
        others,
    })
}
