use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// An e-mail address in the one form under which it is compared: trimmed, in lower case.
///
/// The part before `@` may by RFC 5321 be case-sensitive; no provider in use is, and people type
/// `Claire.Martin@…` one day and `claire.martin@…` the next: one person would get two accounts.
/// Letters outside ASCII are refused: look-alikes (`раul@…`) would be another way to the same eye.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

/// Why a text is not an address we write to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadAddress {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// There is not exactly one `@` with something on both sides, or a space, or the domain has no dot.
    #[error("form")]
    Form,
    /// A letter outside ASCII, or a control character.
    #[error("character")]
    Character,
    /// More than 254 characters, or more than 64 before the `@` (RFC 5321, 4.5.3.1).
    #[error("too long")]
    TooLong,
}

impl EmailAddress {
    /// Reads what somebody typed.
    ///
    /// # Errors
    /// [`BadAddress`] says what is wrong, for a sentence at the field.
    pub fn parse(typed: &str) -> Result<Self, BadAddress> {
        let text = typed.trim();
        if text.is_empty() {
            return Err(BadAddress::Empty);
        }
        if text.chars().any(|c| !c.is_ascii() || c.is_ascii_control()) {
            return Err(BadAddress::Character);
        }
        let (local, host) = text.split_once('@').ok_or(BadAddress::Form)?;
        if text.len() > 254 || local.len() > 64 {
            return Err(BadAddress::TooLong);
        }
        if is_local(local) && is_host(host) {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(BadAddress::Form)
        }
    }

    /// The address as it is stored, compared and written to.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address half hidden, to remind its owner which one it was: `c•••@exemple.fr`.
    pub fn hint(&self) -> String {
        let (local, host) = self.0.split_once('@').unwrap_or((&self.0, ""));
        let first: String = local.chars().take(1).collect();
        format!("{first}•••@{host}")
    }
}

/// A dot-atom of RFC 5322, 3.2.3.
fn is_local(local: &str) -> bool {
    local.split('.').all(|atom| {
        !atom.is_empty()
            && atom
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
    })
}

/// Host labels of RFC 1123, at least two of them.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    host.contains('.') && host.split('.').all(label)
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = BadAddress;

    fn try_from(text: String) -> Result<Self, BadAddress> {
        Self::parse(&text)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests;
