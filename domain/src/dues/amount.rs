//! Amounts as people type them.

use std::str::FromStr;

use super::Cents;

/// The largest amount of dues taken: 100 000 €. More is a typing error.
pub const MAX: Cents = Cents(10_000_000);

/// Reads euros as typed in French or English: `30`, `30,5`, `30.50`, `1 250,00 €`.
impl FromStr for Cents {
    type Err = AmountRefused;

    fn from_str(typed: &str) -> Result<Self, AmountRefused> {
        let text: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '€')
            .collect();
        let (euros, cents) = text.split_once([',', '.']).unwrap_or((&text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if euros.is_empty() || !digits(euros) || !digits(cents) || cents.len() > 2 {
            return Err(AmountRefused::NotAnAmount);
        }
        if euros.len() > 9 {
            return Err(AmountRefused::TooLarge);
        }
        let euros: i64 = euros.parse().map_err(|_| AmountRefused::NotAnAmount)?;
        // `5` after the comma is fifty cents.
        let cents: i64 = format!("{cents:0<2}")
            .parse()
            .map_err(|_| AmountRefused::NotAnAmount)?;
        let amount = Self(euros * 100 + cents);
        if amount > MAX {
            Err(AmountRefused::TooLarge)
        } else {
            Ok(amount)
        }
    }
}

/// Why an amount is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountRefused {
    /// Not a number of euros with at most two decimals.
    #[error("not an amount in euros")]
    NotAnAmount,
    /// More than [`MAX`].
    #[error("more than 100,000 euros")]
    TooLarge,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn euros_are_read_with_a_comma_or_a_point() {
        for (typed, cents) in [
            ("30", 3_000),
            ("30,5", 3_050),
            ("30.50", 3_050),
            ("1 250,00 €", 125_000),
            ("0", 0),
        ] {
            assert_eq!(typed.parse(), Ok(Cents(cents)), "{typed}");
        }
    }

    #[test]
    fn what_is_not_an_amount_is_refused() {
        for typed in ["", "€", "-5", "5,123", "dix", "1.000,00", ",50", "+3"] {
            assert_eq!(
                typed.parse::<Cents>(),
                Err(AmountRefused::NotAnAmount),
                "{typed}"
            );
        }
        assert_eq!("100000,01".parse::<Cents>(), Err(AmountRefused::TooLarge));
        assert_eq!(
            "99999999999999999999".parse::<Cents>(),
            Err(AmountRefused::TooLarge)
        );
    }

    proptest! {
        #[test]
        fn every_amount_is_read_back(cents in 0..=MAX.0) {
            prop_assert_eq!(format!("{},{:02}", cents / 100, cents % 100).parse(), Ok(Cents(cents)));
        }
    }
}
