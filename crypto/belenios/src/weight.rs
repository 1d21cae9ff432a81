//! How many times a ballot counts.

/// The weight of a voter, or a sum of weights (spec, « Introduction », *Weights*).
///
/// Bytes: a JSON number up to 2³⁰ − 1, a string of decimal digits above. Zero is a weight: the ballot
/// is there and counts for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(pub u64);

impl Weight {
    /// What a voter without weight has.
    pub const ONE: Self = Self(1);
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest sum of weights of an election: a count is found by trying, and this many takes a
    /// second (the reference implementation has the same bound).
    pub const LARGEST_SUM: Self = Self(100_000_000_000);

    /// The largest that is written as a JSON number.
    const LARGEST_NUMBER: u64 = (1 << 30) - 1;

    /// The sum, or nothing if it is too large for an election.
    pub fn plus(self, other: Self) -> Option<Self> {
        let sum = Self(self.0.checked_add(other.0)?);
        (sum <= Self::LARGEST_SUM).then_some(sum)
    }

    /// Reads decimal digits, without sign or leading zero.
    pub fn from_decimal(text: &str) -> Option<Self> {
        let number: u64 = text.parse().ok()?;
        (number.to_string() == text).then_some(Self(number))
    }
}

impl std::fmt::Display for Weight {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl serde::Serialize for Weight {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 <= Self::LARGEST_NUMBER {
            serializer.serialize_u64(self.0)
        } else {
            serializer.collect_str(self)
        }
    }
}

impl<'de> serde::Deserialize<'de> for Weight {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = Weight;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a weight")
            }

            fn visit_u64<E>(self, number: u64) -> Result<Weight, E> {
                Ok(Weight(number))
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Weight, E> {
                Weight::from_decimal(text).ok_or_else(|| E::custom("not a weight"))
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
    fn large_weights_travel_as_strings() {
        assert_eq!(wire::write(&Weight((1 << 30) - 1)), b"1073741823");
        assert_eq!(wire::write(&Weight(1 << 30)), b"\"1073741824\"");
        for text in [&b"1073741823"[..], b"\"1073741824\"", b"0"] {
            assert_eq!(
                wire::write(&wire::read_canonical::<Weight>(text).unwrap()),
                text
            );
        }
        for text in [
            &b"1073741824"[..],
            b"\"3\"",
            b"-1",
            b"1.0",
            b"\"03\"",
            b"\"+3\"",
        ] {
            assert!(wire::read_canonical::<Weight>(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn sums_that_cannot_be_counted_are_refused() {
        assert_eq!(Weight(2).plus(Weight(3)), Some(Weight(5)));
        assert_eq!(Weight::LARGEST_SUM.plus(Weight::ONE), None);
        assert_eq!(Weight(u64::MAX).plus(Weight(1)), None);
    }
}
