/// The characters of identifiers, credentials and seeds: Base58 (spec, « Basic types »).
pub const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// An election's identifier: 14 characters of Base58 or more (spec, « Basic types »).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Uuid(String);

/// A text is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an election's identifier is 14 characters or more of Base58")]
pub struct NotAUuid;

impl Uuid {
    /// The fewest characters: 82 bits.
    pub const SHORTEST: usize = 14;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Uuid {
    type Err = NotAUuid;

    fn from_str(text: &str) -> Result<Self, NotAUuid> {
        let is_shape = Self::SHORTEST <= text.len() && text.bytes().all(|c| BASE58.contains(&c));
        is_shape.then(|| Self(text.to_owned())).ok_or(NotAUuid)
    }
}

impl std::fmt::Display for Uuid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Uuid {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
