//! Who signs for whom, and when all have.

use chrono::NaiveDate;
use uuid::Uuid;

use super::mandate::Missing;
use super::party::Side;
use super::text::Text;
use crate::canonical::Digest;
use crate::code::coded;
use crate::ght::conflict::Conflict;
use crate::id::PersonId;

coded! {
    /// In which order the parties sign.
    Order {
        /// As they come.
        Free = "free",
        /// As the text names them.
        Fixed = "fixed",
    }
}

/// A party that has signed this text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Which.
    pub party: Uuid,
    /// By whom; nobody where two officers entered a scan.
    pub by: Option<PersonId>,
}

/// What is open to be signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open<'a> {
    /// The text.
    pub text: &'a Text,
    /// The PDF of it.
    pub document: Digest,
    /// In which order.
    pub order: Order,
    /// Who has signed.
    pub signed: &'a [Signed],
}

/// A signature that is to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// For which party.
    pub party: Uuid,
    /// By whom.
    pub by: PersonId,
    /// Who is named to sign for it.
    pub named: Option<PersonId>,
    /// The text that she signs.
    pub text: Digest,
    /// The PDF that she signs.
    pub document: Digest,
    /// On which day.
    pub on: NaiveDate,
    /// What the statutes have against it, for a CPTS.
    pub conflict: Option<Conflict>,
    /// The mandate of that CPTS.
    pub mandate: Result<(), Missing>,
}

/// Why a signature is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignRefused {
    /// It is on another text than the one that is open.
    #[error("another text")]
    OtherText,
    /// It is on another PDF than the one that is open.
    #[error("another document")]
    OtherDocument,
    /// It is for nobody who is a party.
    #[error("no party")]
    NotAParty,
    /// Somebody else is named to sign for that party.
    #[error("not the signatory")]
    NotSignatory,
    /// Her delegation or mandate is over.
    #[error("the mandate of representation ended on {on}")]
    RepresentationOver {
        /// Its last day.
        on: NaiveDate,
    },
    /// She is attached to the bloc of the other side.
    #[error("article {}", .0.article)]
    Attached(Conflict),
    /// Her CPTS has no valid mandate.
    #[error(transparent)]
    Mandate(Missing),
    /// She has signed for the other side.
    #[error("the same person for both sides")]
    SamePerson,
    /// It has signed.
    #[error("signed already")]
    Twice,
    /// Another party signs first.
    #[error("{first} signs first")]
    NotYourTurn {
        /// Which.
        first: Uuid,
    },
}

/// Whether a signature is taken.
///
/// # Errors
/// [`SignRefused`].
pub fn may_sign(open: &Open<'_>, wish: &Wish) -> Result<(), SignRefused> {
    if wish.text != open.text.digest() {
        return Err(SignRefused::OtherText);
    }
    if wish.document != open.document {
        return Err(SignRefused::OtherDocument);
    }
    let Some(party) = open.text.party(wish.party) else {
        return Err(SignRefused::NotAParty);
    };
    if wish.named != Some(wish.by) {
        return Err(SignRefused::NotSignatory);
    }
    let signatory = &party.signatory;
    if let Some(on) = signatory.until.filter(|_| !signatory.holds_on(wish.on)) {
        return Err(SignRefused::RepresentationOver { on });
    }
    if party.side == Side::Cpts {
        if let Some(conflict) = &wish.conflict {
            return Err(SignRefused::Attached(conflict.clone()));
        }
        wish.mandate.map_err(SignRefused::Mandate)?;
    }
    let other_side = |it: &&Signed| {
        let side = open.text.party(it.party).map(|it| it.side);
        side != Some(party.side) && it.by == Some(wish.by)
    };
    if open.signed.iter().any(|it| other_side(&it)) {
        return Err(SignRefused::SamePerson);
    }
    turn(open, wish.party)
}

/// Whether it is a party's turn: for signatures and for scans.
///
/// # Errors
/// [`SignRefused::Twice`], [`SignRefused::NotYourTurn`].
pub fn turn(open: &Open<'_>, party: Uuid) -> Result<(), SignRefused> {
    if open.signed.iter().any(|it| it.party == party) {
        return Err(SignRefused::Twice);
    }
    let first = unsigned(open.text, open.signed).into_iter().next();
    match (open.order, first) {
        (Order::Fixed, Some(first)) if first != party => Err(SignRefused::NotYourTurn { first }),
        _ => Ok(()),
    }
}

/// The parties that have not signed, in the order of the text.
pub fn unsigned(text: &Text, signed: &[Signed]) -> Vec<Uuid> {
    let has = |id: Uuid| signed.iter().any(|it| it.party == id);
    let ids = text.parties.iter().map(|it| it.id);
    ids.filter(|it| !has(*it)).collect()
}

#[cfg(test)]
mod tests;
