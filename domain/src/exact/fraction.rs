use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// The largest numerator and denominator of a fraction in statutes: hundredths of a percent.
pub const DENOMINATOR_MAX: u32 = 10_000;

/// A fraction in statutes, in lowest terms; written `2/3`, and `1/1` for all. It may be above one or
/// nought, so that a document that says so is read and its contradiction shown at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

impl Fraction {
    /// The fraction in lowest terms.
    ///
    /// # Errors
    /// [`NotAFraction`] when the denominator is nought or a part is above [`DENOMINATOR_MAX`].
    pub const fn new(numerator: u32, denominator: u32) -> Result<Self, NotAFraction> {
        if denominator == 0 || denominator > DENOMINATOR_MAX || numerator > DENOMINATOR_MAX {
            return Err(NotAFraction);
        }
        let (mut divisor, mut rest) = (denominator, numerator);
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        Ok(Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        })
    }

    /// So many hundredths, at most all of them.
    pub const fn percent(hundredths: u8) -> Self {
        let hundredths = if hundredths > 100 { 100 } else { hundredths };
        match Self::new(hundredths as u32, 100) {
            Ok(it) => it,
            Err(_) => Self::ONE,
        }
    }

    /// All.
    pub const ONE: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// Half.
    pub const HALF: Self = Self {
        numerator: 1,
        denominator: 2,
    };

    /// Its upper part.
    pub const fn numerator(self) -> u32 {
        self.numerator
    }

    /// Its lower part, from 1.
    pub const fn denominator(self) -> u32 {
        self.denominator
    }

    /// Whether it is nought.
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Its share of a whole number, rounded down (⌊c·N⌋).
    pub fn floor_of(self, whole: u64) -> u64 {
        let share = u128::from(self.numerator) * u128::from(whole) / u128::from(self.denominator);
        u64::try_from(share).unwrap_or(u64::MAX)
    }

    /// Its share of a whole number, rounded up: the least whole number that is "at least this share".
    pub fn ceiling_of(self, whole: u64) -> u64 {
        let share =
            (u128::from(self.numerator) * u128::from(whole)).div_ceil(u128::from(self.denominator));
        u64::try_from(share).unwrap_or(u64::MAX)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = u64::from(self.numerator) * u64::from(other.denominator);
        let right = u64::from(other.numerator) * u64::from(self.denominator);
        left.cmp(&right)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl FromStr for Fraction {
    type Err = NotAFraction;

    /// Reads `2/3`; nothing else, so that a document has one way to write it.
    fn from_str(text: &str) -> Result<Self, NotAFraction> {
        let (numerator, denominator) = text.split_once('/').ok_or(NotAFraction)?;
        let part = |digits: &str| {
            let plain =
                (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
            plain
                .then(|| digits.parse::<u32>().ok())
                .flatten()
                .ok_or(NotAFraction)
        };
        Self::new(part(numerator)?, part(denominator)?)
    }
}

impl TryFrom<String> for Fraction {
    type Error = NotAFraction;
    fn try_from(text: String) -> Result<Self, NotAFraction> {
        text.parse()
    }
}

impl From<Fraction> for String {
    fn from(fraction: Fraction) -> Self {
        fraction.to_string()
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Fraction {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Fraction".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        // One to five digits on each side, at most 10 000, the lower one not nought.
        schemars::json_schema!({
            "type": "string",
            "description": "A fraction: two whole numbers of at most 10 000, the lower one at least 1.",
            "pattern": "^(0{0,4}[0-9]|0{0,3}[1-9][0-9]|0{0,2}[1-9][0-9]{2}|0?[1-9][0-9]{3}|10000)/(0{0,4}[1-9]|0{0,3}[1-9][0-9]|0{0,2}[1-9][0-9]{2}|0?[1-9][0-9]{3}|10000)$"
        })
    }
}

/// Not two whole numbers of at most [`DENOMINATOR_MAX`] with a stroke between them, the second not nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fraction is written 2/3, its parts at most {DENOMINATOR_MAX}, the lower one not nought")]
pub struct NotAFraction;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_fraction_is_kept_in_lowest_terms() {
        assert_eq!("20/100".parse::<Fraction>().unwrap().to_string(), "1/5");
        assert_eq!("0/7".parse::<Fraction>().unwrap().to_string(), "0/1");
        assert_eq!(Fraction::percent(250), Fraction::ONE);
        assert_eq!(Fraction::percent(50), Fraction::HALF);
    }

    #[test]
    fn what_is_not_two_whole_numbers_is_refused() {
        for text in [
            "",
            "1",
            "1/0",
            "-1/2",
            "1/2/3",
            "0.5",
            "+1/2",
            "1/10001",
            "10001/1",
            " 1/2",
            "99999999999/3",
        ] {
            assert_eq!(text.parse::<Fraction>(), Err(NotAFraction), "{text}");
        }
    }

    #[test]
    fn shares_of_seats_round_down_and_quorums_round_up() {
        let fifth = Fraction::percent(20);
        assert_eq!((fifth.floor_of(15), fifth.floor_of(4)), (3, 0));
        let quarter = Fraction::percent(25);
        assert_eq!((quarter.ceiling_of(160), quarter.ceiling_of(161)), (40, 41));
        assert_eq!(Fraction::new(3, 1).unwrap().floor_of(u64::MAX), u64::MAX);
        assert_eq!(Fraction::new(3, 1).unwrap().ceiling_of(u64::MAX), u64::MAX);
    }

    proptest! {
        #[test]
        fn fractions_compare_by_value(a in 0_u32..200, b in 1_u32..200, c in 0_u32..200, d in 1_u32..200) {
            let (left, right) = (Fraction::new(a, b).unwrap(), Fraction::new(c, d).unwrap());
            prop_assert_eq!(left.cmp(&right), (a * d).cmp(&(c * b)));
            prop_assert_eq!(left.to_string().parse(), Ok(left));
        }

        #[test]
        fn a_share_lies_between_its_floor_and_its_ceiling(a in 0_u32..=100, whole in 0_u64..100_000) {
            let share = Fraction::new(a, 100).unwrap();
            let (floor, ceiling) = (share.floor_of(whole), share.ceiling_of(whole));
            prop_assert!(floor * 100 <= u64::from(a) * whole && u64::from(a) * whole <= ceiling * 100);
            prop_assert!(ceiling - floor <= 1);
        }
    }
}
