use serde::{Deserialize, Serialize};

/// The first file of an archive, `BELENIOS`.
///
/// Bytes: `{"version":1,"timestamp":"1795321417"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Of the archive format: 1.
    pub version: u64,
    /// When the election was set up. All files of the archive carry this date, so that dates tell
    /// nothing about ballots.
    pub timestamp: Timestamp,
}

impl Header {
    /// The version that is known here.
    pub const VERSION: u64 = 1;

    /// A header with this date, in seconds since 1970.
    pub const fn new(seconds: u64) -> Self {
        Self {
            version: Self::VERSION,
            timestamp: Timestamp {
                seconds,
                written: Written::Text,
            },
        }
    }
}

/// Seconds since 1970, and how they are written: the tool writes text, and once wrote a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timestamp {
    /// Seconds since 1970.
    pub seconds: u64,
    written: Written,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Text,
    Number,
}

impl Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.written {
            Written::Text => serializer.collect_str(&self.seconds),
            Written::Number => serializer.serialize_u64(self.seconds),
        }
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = Timestamp;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("seconds since 1970")
            }

            fn visit_u64<E>(self, seconds: u64) -> Result<Timestamp, E> {
                Ok(Timestamp {
                    seconds,
                    written: Written::Number,
                })
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Timestamp, E> {
                let seconds = text.parse().map_err(E::custom)?;
                Ok(Timestamp {
                    seconds,
                    written: Written::Text,
                })
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire;

    #[test]
    fn both_writings_of_a_date_are_kept() {
        for text in [
            &br#"{"version":1,"timestamp":"1795321417"}"#[..],
            br#"{"version":1,"timestamp":1795321417}"#,
        ] {
            let header: Header = wire::read_canonical(text).unwrap();
            assert_eq!(header.timestamp.seconds, 1_795_321_417);
        }
        assert_eq!(
            wire::write(&Header::new(7)),
            br#"{"version":1,"timestamp":"7"}"#
        );
    }
}
