//! Secret texts of Base58: credentials, and the seeds of trustees. Nothing here branches or reads
//! memory depending on a secret character.

use rand_core::CryptoRng;
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};
use zeroize::Zeroizing;

use crate::election::BASE58;

/// A text of so many characters, each uniform.
pub fn random(length: usize, rng: &mut impl CryptoRng) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(length));
    while text.len() < length {
        let mut byte = Zeroizing::new([0]);
        rng.fill_bytes(&mut *byte);
        // The six bits of a byte that is thrown away are not used.
        let [place] = *byte;
        let place = place & 63;
        if usize::from(place) < BASE58.len() {
            text.push(character(place));
        }
    }
    text
}

/// The character at a place.
fn character(place: u8) -> char {
    let mut found = 0;
    for (other, digit) in (0u8..).zip(BASE58) {
        found.conditional_assign(digit, other.ct_eq(&place));
    }
    char::from(found)
}

/// Whether all characters are of Base58.
pub fn is_valid(text: &str) -> bool {
    let all = text.bytes().fold(Choice::from(1), |all, character| {
        all & BASE58
            .iter()
            .fold(Choice::from(0), |any, digit| any | digit.ct_eq(&character))
    });
    all.into()
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::*;

    #[test]
    fn all_characters_come_about_as_often() {
        let text = random(58_000, &mut ChaCha20Rng::seed_from_u64(58));
        assert!(is_valid(&text));
        for digit in BASE58 {
            let often = text.bytes().filter(|c| c == digit).count();
            assert!(
                (850..1150).contains(&often),
                "{}: {often}",
                char::from(*digit)
            );
        }
    }

    #[test]
    fn characters_that_look_alike_are_not_in_it() {
        for other in ["0", "O", "I", "l", "-", " ", "é"] {
            assert!(!is_valid(other));
        }
        assert!(is_valid(""));
    }
}
