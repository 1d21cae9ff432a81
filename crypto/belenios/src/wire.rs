//! JSON as the protocol writes it: compact, the fields in the order of the specification
//! (spec, « Conventions »).

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why bytes are not what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// Not the JSON that was expected; the reason, with the place in the bytes.
    #[error("{0}")]
    Shape(String),
    /// The same value has another, canonical, form: spaces, another order of fields, an escape.
    #[error("the JSON is not written in its canonical form")]
    Form,
}

/// Writes a value in its canonical form.
pub fn write(value: &impl Serialize) -> Vec<u8> {
    // It cannot fail: no type of this crate has a map or a serialiser that fails.
    serde_json::to_vec(value).unwrap_or_default()
}

/// Writes a value in its canonical form, as text.
pub fn write_text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Reads a value, in whatever form JSON allows.
///
/// # Errors
/// What is not JSON, or not the JSON of this type.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, WireError> {
    serde_json::from_slice(bytes).map_err(|error| WireError::Shape(error.to_string()))
}

/// Reads a value in its canonical form.
///
/// # Errors
/// What is not the JSON of this type, and every form but the canonical one.
pub fn read_canonical<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Result<T, WireError> {
    let value: T = read(bytes)?;
    if write(&value) == bytes {
        Ok(value)
    } else {
        Err(WireError::Form)
    }
}

/// Makes a type travel as a JSON string, from its reading and writing functions.
macro_rules! as_string {
    ($type:ty, $read:expr, $write:expr, $expected:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&$write(self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        $read(text).map_err(E::custom)
                    }
                }

                deserializer.deserialize_str(Visitor)
            }
        }
    };
}

pub(crate) use as_string;
