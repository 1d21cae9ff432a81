/// The name of a key: for a log its origin, such as `cpts.example/log/2026`.
///
/// Text: not empty, no space of Unicode, no `+`, no control character (signed-note, « Format »); at most
/// 255 bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyName(String);

/// A text is not the name of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the name of a key has 1 to 255 bytes, no space, no control character and no plus")]
pub struct NotAName;

const MAX: usize = 255;

impl KeyName {
    /// Reads a name.
    ///
    /// # Errors
    /// Every text that is none.
    pub fn parse(text: &str) -> Result<Self, NotAName> {
        let refused = |c: char| c.is_whitespace() || c < ' ' || c == '+';
        if text.is_empty() || MAX < text.len() || text.contains(refused) {
            return Err(NotAName);
        }
        Ok(Self(text.to_owned()))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for KeyName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
