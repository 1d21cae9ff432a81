//! The words of the statutes: versions of one text, each with the day on which it was adopted.
//!
//! A version is never changed: who joins accepts one version, and its SHA-256 (over the exact bytes of the
//! text) is kept with the adhesion, so that anyone can say later what was accepted.

use chrono::NaiveDate;

/// The longest text of statutes taken, in bytes. Real ones have 10 to 40 kB.
pub const MAX_BYTES: usize = 200_000;

/// May this text become the next version?
///
/// # Errors
/// The first reason against it.
pub fn publish(
    draft: &Draft<'_>,
    current: Option<&InForce<'_>>,
    today: NaiveDate,
) -> Result<(), PublishRefused> {
    if draft.text.trim().is_empty() {
        return Err(PublishRefused::Empty);
    }
    if draft.text.len() > MAX_BYTES {
        return Err(PublishRefused::TooLong);
    }
    if draft.adopted_on > today {
        return Err(PublishRefused::AdoptedInFuture);
    }
    match current {
        Some(current) if current.text == draft.text => Err(PublishRefused::Unchanged),
        Some(current) if draft.adopted_on < current.adopted_on => {
            Err(PublishRefused::OlderThanCurrent {
                adopted_on: current.adopted_on,
            })
        }
        _ => Ok(()),
    }
}

/// The exact text that will be kept: line ends as `\n`, no blank at line ends, one newline at the end.
///
/// Browsers send `\r\n`; without this the same text would have several hashes.
pub fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    for line in text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim()
        .lines()
    {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// A version about to be published; the text is already [`normalised`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draft<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The day of the general assembly that adopted it.
    pub adopted_on: NaiveDate,
}

/// The version in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InForce<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The day of the general assembly that adopted it.
    pub adopted_on: NaiveDate,
}

/// Why a text cannot be published as statutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PublishRefused {
    /// Nothing but blanks.
    #[error("the text is empty")]
    Empty,
    /// Longer than [`MAX_BYTES`].
    #[error("the text is longer than {MAX_BYTES} bytes")]
    TooLong,
    /// Statutes are published once adopted.
    #[error("the day of adoption lies in the future")]
    AdoptedInFuture,
    /// The text is the one in force.
    #[error("the text is the one in force")]
    Unchanged,
    /// A later version is already in force.
    #[error("the version in force was adopted later, on {adopted_on}")]
    OlderThanCurrent {
        /// When the version in force was adopted.
        adopted_on: NaiveDate,
    },
}

#[cfg(test)]
mod tests;
