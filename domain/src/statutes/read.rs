use serde_json::Value;

use super::{Contradiction, MAX_BYTES, Place, Statutes};
use crate::canonical::{Digest, canonical};

impl Statutes {
    /// Reads a document's form, whether or not its rules hold together: for drafts.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn draft(text: &str) -> Result<Self, Unreadable> {
        if text.len() > MAX_BYTES {
            return Err(Unreadable::TooLong);
        }
        let malformed = |error: serde_json::Error| Unreadable::Malformed {
            line: error.line(),
            column: error.column(),
            problem: error.to_string(),
        };
        let statutes: Self = serde_json::from_str(text).map_err(malformed)?;
        let written: Value = serde_json::from_str(text).map_err(malformed)?;
        let meant = serde_json::to_value(&statutes).map_err(malformed)?;
        match other_form(&written, &meant, &Place::default()) {
            None => Ok(statutes),
            Some(at) => Err(Unreadable::OtherForm { at }),
        }
    }

    /// Reads a document that can be applied.
    ///
    /// # Errors
    /// [`ReadRefused`], with every contradiction.
    pub fn read(text: &str) -> Result<Self, ReadRefused> {
        let statutes = Self::draft(text)?;
        let contradictions = statutes.contradictions();
        if contradictions.is_empty() {
            Ok(statutes)
        } else {
            Err(ReadRefused::Contradicts(contradictions))
        }
    }

    /// Reads a document from the exact bytes that its digest names.
    ///
    /// # Errors
    /// As [`Statutes::read`], and when the text is not the canonical form of what it says.
    pub fn read_canonical(text: &str) -> Result<Self, ReadRefused> {
        let statutes = Self::read(text)?;
        if statutes.canonical() == text {
            Ok(statutes)
        } else {
            Err(ReadRefused::NotCanonical)
        }
    }

    /// The exact text that is kept, published and hashed.
    pub fn canonical(&self) -> String {
        canonical(self)
    }

    /// What names this version: the SHA-256 of its canonical form.
    pub fn digest(&self) -> Digest {
        Digest::of(self.canonical().as_bytes())
    }
}

/// The first place where a document is written in another form than ours: `serde` also takes a list for an object and
/// an object for a word, and no schema says so.
fn other_form(written: &Value, meant: &Value, here: &Place) -> Option<Place> {
    match (written, meant) {
        (Value::Object(written), Value::Object(meant)) => meant
            .iter()
            .filter_map(|(key, field)| Some((key, written.get(key)?, field)))
            .find_map(|(key, written, field)| other_form(written, field, &here.to(key))),
        (Value::Array(written), Value::Array(meant)) => {
            let pairs = written.iter().zip(meant).enumerate();
            pairs
                .into_iter()
                .find_map(|(n, (written, item))| other_form(written, item, &here.at(n)))
        }
        (Value::String(_), Value::String(_)) | (Value::Number(_), Value::Number(_)) => None,
        _ => Some(here.clone()),
    }
}

/// Why a text is not a document of statutes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Longer than [`MAX_BYTES`].
    #[error("longer than {MAX_BYTES} bytes")]
    TooLong,
    /// Not the form that the schema gives.
    #[error("line {line}, column {column}: {problem}")]
    Malformed {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What the reader met, in English.
        problem: String,
    },
    /// A list where the schema has an object, or an object where it has a word.
    #[error("{at}: not in the form of the schema")]
    OtherForm {
        /// Where.
        at: Place,
    },
}

/// Why a text is not a document of statutes that can be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadRefused {
    /// Its form is wrong.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Its rules contradict one another: all of them.
    #[error("{} contradictions", .0.len())]
    Contradicts(Vec<Contradiction>),
    /// It says the right things, not in the canonical form.
    #[error("not in canonical form")]
    NotCanonical,
}

#[cfg(test)]
mod tests;
