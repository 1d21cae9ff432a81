use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eddsa::{NotSigned, Signature};

use super::key::{Algorithm, KeyId, VerifierKey};
use super::name::KeyName;
use crate::cosignature;

/// No note is longer: a hundred signatures, the longest kinds among them, have room.
pub const MAX_NOTE: usize = 512 * 1024;
/// No note has more signatures.
pub const MAX_LINES: usize = 100;

/// A text and the lines of who signed it, none of them judged yet.
///
/// Text (signed-note, « Format »): the text, which ends with a newline; an empty line; a line a signature.
/// What is read is written again byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    lines: Vec<SignatureLine>,
}

/// Who signed, with which key, and the signature: `— <name> <Base64 of key id and signature>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SignatureLine {
    name: KeyName,
    id: KeyId,
    signature: Vec<u8>,
}

/// Why bytes are not a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotANote {
    /// Above [`MAX_NOTE`] or [`MAX_LINES`].
    #[error("the note is too long")]
    TooLong,
    /// Not UTF-8, or with a control character that is not a newline.
    #[error("the note has bytes that are not text")]
    Text,
    /// Without text, without signature, or without the empty line between them.
    #[error("the note has no text, no signature or no empty line between them")]
    Shape,
    /// A line is not `— <name> <Base64>`.
    #[error("a signature is not written — <name> <Base64>")]
    Line,
}

/// Why a note is not taken for signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotOpened {
    /// A known key's line does not hold: the note is refused whole.
    #[error("the signature of {0} does not hold")]
    Signature(KeyName),
    /// No line is of a known key.
    #[error("nobody who is known signed it")]
    Unsigned,
    /// Two of the known keys have the same name and id.
    #[error("two known keys have the name {0}")]
    Ambiguous(KeyName),
}

/// A line that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened<'a> {
    /// The key.
    pub key: &'a VerifierKey,
    /// When it cosigned, in seconds since 1970: only [`Algorithm::Cosignature`] says.
    pub time: Option<u64>,
}

impl Note {
    /// A text nobody signed yet.
    ///
    /// # Errors
    /// A text that does not end with a newline, has a control character or is too long.
    pub fn new(text: impl Into<String>) -> Result<Self, NotANote> {
        let text = text.into();
        if MAX_NOTE < text.len() {
            return Err(NotANote::TooLong);
        }
        if !is_text(&text) {
            return Err(NotANote::Text);
        }
        if !text.ends_with('\n') {
            return Err(NotANote::Shape);
        }
        Ok(Self {
            text,
            lines: Vec::new(),
        })
    }

    /// Reads a note.
    ///
    /// # Errors
    /// What is not one.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotANote> {
        if MAX_NOTE < bytes.len() {
            return Err(NotANote::TooLong);
        }
        let whole = std::str::from_utf8(bytes).map_err(|_| NotANote::Text)?;
        if !is_text(whole) {
            return Err(NotANote::Text);
        }
        // The last empty line: the text may have others.
        let (before, lines) = whole.rsplit_once("\n\n").ok_or(NotANote::Shape)?;
        let text = whole.get(..=before.len()).ok_or(NotANote::Shape)?;
        if lines.is_empty() {
            return Err(NotANote::Shape);
        }
        Ok(Self {
            text: text.to_owned(),
            lines: SignatureLine::read_all(lines)?,
        })
    }

    /// The text, which is what is signed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The lines, of known and unknown keys.
    pub fn lines(&self) -> &[SignatureLine] {
        &self.lines
    }

    /// Adds a line, once.
    ///
    /// # Errors
    /// When it has as many as any note may have.
    pub fn add(&mut self, line: SignatureLine) -> Result<(), NotANote> {
        if self.lines.contains(&line) {
            return Ok(());
        }
        if self.lines.len() == MAX_LINES {
            return Err(NotANote::TooLong);
        }
        self.lines.push(line);
        Ok(())
    }

    /// The lines that hold, in their order. Lines of keys that are not given are ignored, even when they
    /// share the name or the id of one that is.
    ///
    /// # Errors
    /// A line of a given key that does not hold, or no line of any.
    pub fn open<'a>(&self, keys: &[&'a VerifierKey]) -> Result<Vec<Opened<'a>>, NotOpened> {
        let mut opened = Vec::new();
        for line in &self.lines {
            let mut known = keys
                .iter()
                .filter(|key| *key.name() == line.name && key.id() == line.id);
            let Some(key) = known.next() else { continue };
            if known.any(|other| other != key) {
                return Err(NotOpened::Ambiguous(line.name.clone()));
            }
            let time = self
                .judge(line, key)
                .map_err(|_| NotOpened::Signature(line.name.clone()))?;
            opened.push(Opened { key, time });
        }
        if opened.is_empty() {
            return Err(NotOpened::Unsigned);
        }
        Ok(opened)
    }

    /// When the key cosigned, if it tells.
    fn judge(&self, line: &SignatureLine, key: &VerifierKey) -> Result<Option<u64>, NotSigned> {
        match key.algorithm() {
            Algorithm::Note => {
                let signature = line.signature.as_slice().try_into();
                let signature = Signature::from_bytes(signature.map_err(|_| NotSigned)?);
                key.key().verify(self.text.as_bytes(), &signature)?;
                Ok(None)
            }
            Algorithm::Cosignature => {
                cosignature::verify(&self.text, &line.signature, key.key()).map(Some)
            }
        }
    }
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.lines.iter().try_for_each(|line| line.fmt(f))
    }
}

impl SignatureLine {
    pub(crate) fn by(key: &VerifierKey, signature: Vec<u8>) -> Self {
        Self {
            name: key.name().clone(),
            id: key.id(),
            signature,
        }
    }

    /// Reads lines, each with its newline: what a witness answers, and the end of a note.
    ///
    /// # Errors
    /// What is not such lines, or too many of them.
    pub fn read_all(lines: &str) -> Result<Vec<Self>, NotANote> {
        let lines = lines.strip_suffix('\n').ok_or(NotANote::Shape)?;
        let mut read = Vec::new();
        for line in lines.split('\n') {
            if read.len() == MAX_LINES {
                return Err(NotANote::TooLong);
            }
            read.push(Self::read(line).ok_or(NotANote::Line)?);
        }
        Ok(read)
    }

    fn read(line: &str) -> Option<Self> {
        let (name, signature) = line.strip_prefix("— ")?.split_once(' ')?;
        let name = KeyName::parse(name).ok()?;
        let bytes = STANDARD.decode(signature).ok()?;
        let (id, signature) = bytes.split_first_chunk::<4>()?;
        if signature.is_empty() {
            return None;
        }
        Some(Self {
            name,
            id: KeyId(*id),
            signature: signature.to_vec(),
        })
    }

    /// The name of the key.
    pub const fn name(&self) -> &KeyName {
        &self.name
    }

    /// The id of the key.
    pub const fn id(&self) -> KeyId {
        self.id
    }
}

impl std::fmt::Display for SignatureLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes = [self.id.0.as_slice(), &self.signature].concat();
        writeln!(f, "— {} {}", self.name, STANDARD.encode(bytes))
    }
}

fn is_text(text: &str) -> bool {
    text.chars().all(|c| c >= ' ' || c == '\n')
}
