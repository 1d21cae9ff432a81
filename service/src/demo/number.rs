//! Registry numbers with the right form and check digit in ranges that no registry gives out, so that nothing
//! in the demonstration can be mistaken for a real person or body.

/// An RPPS number: 11 digits from `99`, a range not attributed.
pub(super) fn rpps(serial: u32) -> String {
    luhn(&format!("99{serial:08}"))
}

/// A FINESS number: the département, then `9`, where real ones have `0` or `1`.
pub(super) fn finess(department: &str, serial: u32) -> String {
    luhn(&format!("{department}9{serial:05}"))
}

/// A SIREN number from `000`: none is that low.
pub(super) fn siren(serial: u32) -> String {
    luhn(&format!("000{serial:05}"))
}

/// The SIRET number of the first site of a [`siren`].
pub(super) fn siret(serial: u32) -> String {
    luhn(&format!("{}0001", siren(serial)))
}

/// A telephone number among those that the regulator keeps for works of fiction (ARCEP, décision 2018-0881).
pub(super) fn phone(dice: &mut super::dice::Dice, mobile: bool) -> String {
    let (prefix, line) = (
        if mobile { "06 39 98" } else { "02 61 91" },
        dice.below(10_000),
    );
    format!("{prefix} {:02} {:02}", line / 100, line % 100)
}

/// The digits and the check digit that makes their Luhn sum a multiple of ten.
fn luhn(digits: &str) -> String {
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(rank, digit)| match (rank % 2, digit * 2) {
            (0, twice) if twice > 9 => twice - 9,
            (0, twice) => twice,
            _ => digit,
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::identifier::{Finess, Rpps, Siren, Siret};

    #[test]
    fn numbers_have_the_form_and_the_check_digit_of_real_ones() {
        for serial in [0, 1, 7, 123, 99_999] {
            assert_eq!(rpps(serial).parse::<Rpps>().unwrap().warning(), None);
            assert_eq!(
                finess("37", serial).parse::<Finess>().unwrap().warning(),
                None
            );
            assert!(siren(serial).parse::<Siren>().is_ok());
            assert!(siret(serial).parse::<Siret>().is_ok());
        }
    }
}
