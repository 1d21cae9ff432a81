use thiserror::Error;

use crate::id::PersonId;

/// Who already holds the identifiers that a sign-in proved.
///
/// Only identifiers that were **proved** are looked up: the subject and the RPPS that a provider signed,
/// the address whose code was entered. A name, or an address or RPPS that a board or an import typed, is
/// never looked up here: that is contact data of one adhesion, never a way in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holders {
    /// The holder of this very means: the provider's subject, or the confirmed address.
    pub by_means: Option<PersonId>,
    /// The holder of the RPPS that Pro Santé Connect verified, if it gave one.
    pub by_rpps: Option<PersonId>,
    /// The holder of the means has another verified RPPS than the one given now.
    pub other_rpps: bool,
}

/// What a proved sign-in leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attach {
    /// The account exists and has this means.
    Known(PersonId),
    /// The account exists; the means becomes one more of its own.
    Add(PersonId),
    /// Nobody has it: a new person, a new account.
    New,
    /// It opens another account than the one that is signed in and would add it. Both ways in were proved by one
    /// person, who may make one account of the two.
    Other(PersonId),
}

/// Why a proved means opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AttachRefused {
    /// The subject and the RPPS name two different people: the provider's data changed, or lies.
    #[error("subject and RPPS disagree")]
    Contradiction,
}

/// One person, one account: to whom a proved means belongs.
///
/// `adding` is the person who is signed in and asked to add the means; `None` at an ordinary sign-in.
///
/// # Errors
/// [`AttachRefused`]; nothing is written then.
pub fn attach(holders: Holders, adding: Option<PersonId>) -> Result<Attach, AttachRefused> {
    if holders.other_rpps {
        return Err(AttachRefused::Contradiction);
    }
    let owner = match (holders.by_means, holders.by_rpps) {
        (Some(means), Some(rpps)) if means != rpps => return Err(AttachRefused::Contradiction),
        (means, rpps) => means.or(rpps),
    };
    match (owner, adding) {
        (Some(owner), Some(person)) if owner != person => Ok(Attach::Other(owner)),
        (Some(owner), _) if holders.by_means.is_some() => Ok(Attach::Known(owner)),
        (Some(owner), _) => Ok(Attach::Add(owner)),
        (None, Some(person)) => Ok(Attach::Add(person)),
        (None, None) => Ok(Attach::New),
    }
}

#[cfg(test)]
mod tests;
