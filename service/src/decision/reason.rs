//! Reasons and answers: what is signed is a commitment to them.

use domain::decision::limit::REASON_CHARS;
use domain::typed::paragraphs;
use signed::decision::{Choice, Position, Reason};
use tlog::leaf::{Commitment, Salt};

use super::say::ReasonRefused;

/// A reason as typed, and the salt with which the browser committed to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The reason.
    pub reason: String,
    /// The harm that is foreseen; may be empty beside what is no objection.
    pub harm: String,
    /// The salt: 64 hexadecimal digits.
    pub salt: String,
}

/// What is kept of it.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub text: String,
    pub salt: Salt,
}

/// The reason of a position: the very one that was signed.
pub(super) fn of_position(
    position: &Position,
    given: Option<&Given>,
) -> Result<Option<Kept>, ReasonRefused> {
    let (signed, given) = match (position.reason, given) {
        (None, None) => return Ok(None),
        (Some(_), None) => return Err(ReasonRefused::Missing),
        (None, Some(_)) => return Err(ReasonRefused::Other),
        (Some(signed), Some(given)) => (signed, given),
    };
    for text in [&given.reason, &given.harm] {
        paragraphs(text, REASON_CHARS).map_err(ReasonRefused::Typed)?;
    }
    if position.choice == Choice::Objection && given.harm.trim().is_empty() {
        return Err(ReasonRefused::Harm);
    }
    let reason = Reason {
        harm: given.harm.clone(),
        reason: given.reason.clone(),
    };
    let salt = salt(&given.salt)?;
    let bytes = reason.bytes().map_err(|_| ReasonRefused::Missing)?;
    let committed = reason.commit(&salt).map_err(|_| ReasonRefused::Missing)?;
    same(committed, signed)?;
    let text = String::from_utf8(bytes).map_err(|_| ReasonRefused::Other)?;
    Ok(Some(Kept { text, salt }))
}

/// The text of an answer: the very one that was signed.
pub(super) fn of_answer(
    signed: Commitment,
    reply: &str,
    salt_hex: &str,
) -> Result<Kept, ReasonRefused> {
    paragraphs(reply, REASON_CHARS).map_err(ReasonRefused::Typed)?;
    let salt = salt(salt_hex)?;
    let committed = Reason::commit_answer(reply, &salt).map_err(|_| ReasonRefused::Missing)?;
    same(committed, signed)?;
    let text = reply.to_owned();
    Ok(Kept { text, salt })
}

fn same(committed: Commitment, signed: Commitment) -> Result<(), ReasonRefused> {
    if committed == signed {
        return Ok(());
    }
    Err(ReasonRefused::Other)
}

fn salt(hex: &str) -> Result<Salt, ReasonRefused> {
    let digest = signed::Digest::parse(hex).map_err(|_| ReasonRefused::Salt)?;
    Ok(Salt::from_bytes(*digest.bytes()))
}
