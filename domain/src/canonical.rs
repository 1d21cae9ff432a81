//! One way to write a document down, and the digest that names it.
//!
//! The form is that of RFC 8785 (JSON Canonicalization Scheme) for documents without fractional numbers: keys sorted,
//! no blanks, the shortest escapes. Such a document says in its own `format` what it is, so that a digest
//! of one kind never stands for another. Anyone can check a digest with `sha256sum` on the file.

use std::fmt::Write;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// The canonical form of a document of ours: whole numbers, texts, lists and objects with ASCII keys.
pub fn canonical(document: &impl Serialize) -> String {
    // Cannot fail: that takes a map with keys that are not texts, and our documents have no maps.
    let value = serde_json::to_value(document).unwrap_or_default();
    let mut out = String::new();
    write(&value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            // Sorted here: another crate may have asked `serde_json` to keep the order of insertion.
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| *key);
            out.push('{');
            for (n, (key, field)) in fields.into_iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                write(&Value::String(key.clone()), out);
                out.push(':');
                write(field, out);
            }
            out.push('}');
        }
        // `serde_json` escapes texts as RFC 8785 asks; writing into a `String` cannot fail.
        scalar => {
            let _ = write!(out, "{scalar}");
        }
    }
}

/// A SHA-256 digest; written as 64 hexadecimal digits.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// From its bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl std::str::FromStr for Digest {
    type Err = NotADigest;

    /// Reads 64 lower-case hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let mut bytes = [0; 32];
        let lower = text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'a'..=b'f'));
        match hex::decode_to_slice(text, &mut bytes) {
            Ok(()) if lower => Ok(Self(bytes)),
            _ => Err(NotADigest),
        }
    }
}

impl TryFrom<String> for Digest {
    type Error = NotADigest;
    fn try_from(text: String) -> Result<Self, NotADigest> {
        text.parse()
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

/// Not 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("64 lower-case hexadecimal digits")]
pub struct NotADigest;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_and_blanks_go() {
        let document: Value = serde_json::from_str(
            r#"{ "b" : [1, true, null], "a-b": {"z":0,"y":1}, "a": "é\u000f\n\"/" }"#,
        )
        .unwrap();
        assert_eq!(
            canonical(&document),
            r#"{"a":"é\u000f\n\"/","a-b":{"y":1,"z":0},"b":[1,true,null]}"#
        );
    }

    #[test]
    fn a_digest_reads_back_and_is_that_of_the_standard() {
        let digest = Digest::of(b"abc");
        let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest.to_string(), text);
        assert_eq!(text.parse(), Ok(digest));
        assert_eq!(digest.bytes()[0], 0xba);
        for wrong in ["", "ba78", &text.to_uppercase(), &format!("{text}0")] {
            assert_eq!(wrong.parse::<Digest>(), Err(NotADigest));
        }
    }
}
