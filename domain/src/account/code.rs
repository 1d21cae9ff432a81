use chrono::{DateTime, TimeDelta, Utc};
use thiserror::Error;

/// Digits of a one-time code. Eight, so that five tries leave one chance in twenty million.
pub const CODE_DIGITS: usize = 8;
/// Wrong entries after which a code is dead.
pub const CODE_TRIES: i32 = 5;

/// How long a code opens: 15 minutes.
pub const fn code_lifetime() -> TimeDelta {
    TimeDelta::minutes(15)
}

/// What is known of a code when somebody enters digits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeTry {
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// Wrong entries so far.
    pub tries: i32,
    /// It has opened once already.
    pub used: bool,
    /// The digits entered are those that were sent (compared in constant time by the caller).
    pub matches: bool,
}

/// Why the digits do not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CodeRefused {
    /// This browser asked for no code, or for another one since.
    #[error("no code was asked for from here")]
    Unknown,
    /// It has opened once already.
    #[error("used")]
    Used,
    /// Older than [`code_lifetime`].
    #[error("expired")]
    Expired,
    /// Too many wrong entries: the code is dead, right or not.
    #[error("too many tries")]
    Exhausted,
    /// Not these digits; so many tries are left.
    #[error("wrong, {left} tries left")]
    Wrong {
        /// Tries left, never 0 (see [`CodeRefused::Exhausted`]).
        left: i32,
    },
}

/// Whether the digits open. A dead code refuses the right digits too, so a refusal teaches nothing.
///
/// # Errors
/// [`CodeRefused`], which the page says in words.
pub fn check_code(code: &CodeTry, now: DateTime<Utc>) -> Result<(), CodeRefused> {
    if code.used {
        Err(CodeRefused::Used)
    } else if now < code.sent_at || now - code.sent_at >= code_lifetime() {
        Err(CodeRefused::Expired)
    } else if code.tries >= CODE_TRIES {
        Err(CodeRefused::Exhausted)
    } else if code.matches {
        Ok(())
    } else {
        match CODE_TRIES - code.tries - 1 {
            left if left > 0 => Err(CodeRefused::Wrong { left }),
            _ => Err(CodeRefused::Exhausted),
        }
    }
}

/// The digits of a code from random bytes. Sixteen bytes keep the bias of the remainder under 2⁻¹⁰⁰.
pub fn code_from(random: [u8; 16]) -> String {
    let number = u128::from_be_bytes(random) % 10_u128.pow(8);
    format!("{number:0CODE_DIGITS$}")
}

/// What somebody typed, reduced to its digits: people copy `1234 5678` with the space.
pub fn tidy_code(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_digit)
        .take(CODE_DIGITS + 1)
        .collect()
}

#[cfg(test)]
mod tests;
