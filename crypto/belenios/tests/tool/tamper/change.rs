//! Small changes of texts, and what must be made again after them.

use std::ops::Range;

use belenios::group::Secret;
use belenios::hash::{Challenge, Fingerprint};
use belenios::proof::schnorr;
use belenios::wire;
use curve25519_dalek::edwards::CompressedEdwardsY;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;

/// The order of the group.
const ORDER: &str = "7237005577332262213973186563042994240857116359379907606001950938285454250989";
/// `y = 0`, a point of order four.
pub const SMALL: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// The neutral element with `y = p + 1` in place of 1.
pub const UNREDUCED: &str = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee";

/// The value of a field after a mark.
pub fn value(text: &str, after: &str, field: &str) -> Range<usize> {
    let begin = format!("\"{field}\":\"");
    let from = text.find(after).unwrap();
    let from = from + text[from..].find(&begin).unwrap() + begin.len();
    from..from + text[from..].find('"').unwrap()
}

pub fn replaced(text: &str, place: Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..place.start], &text[place.end..])
}

/// Another last digit.
pub fn digit(text: &str, place: Range<usize>) -> String {
    let last = place.end - 1..place.end;
    let other = if &text[last.clone()] == "1" { "2" } else { "1" };
    replaced(text, last, other)
}

/// A ballot signed again by its voter.
pub fn signed(ballot: &str, credential: &Secret) -> String {
    let unsigned = ballot.split_once(",\"signature\":").unwrap().0;
    let hash = Fingerprint::of(format!("{unsigned}}}").as_bytes()).to_base64();
    let challenge = Challenge::begin(&["sig|", &hash, "|"]);
    let mut rng = ChaCha20Rng::seed_from_u64(99);
    let proof = wire::write_text(&schnorr::prove(credential, challenge, &mut rng));
    format!("{unsigned},\"signature\":{{\"hash\":\"{hash}\",\"proof\":{proof}}}}}")
}

/// The first two ciphertexts of a ballot exchanged.
pub fn exchanged(ballot: &str) -> String {
    let mark = "\"choices\":[";
    let from = ballot.find(mark).unwrap() + mark.len();
    let one = from + ballot[from..].find('}').unwrap() + 1;
    let two = one + ballot[one..].find('}').unwrap() + 1;
    let swapped = format!("{},{}", &ballot[one + 1..two], &ballot[from..one]);
    replaced(ballot, from..two, &swapped)
}

/// A decimal number, plus the order of the group.
pub fn above_order(number: &str) -> String {
    let mut carry = 0;
    let mut digits = Vec::new();
    let (mut a, mut b) = (number.bytes().rev(), ORDER.bytes().rev());
    loop {
        let (x, y) = (a.next(), b.next());
        if x.is_none() && y.is_none() && carry == 0 {
            break;
        }
        let sum = x.map_or(0, |d| d - b'0') + y.map_or(0, |d| d - b'0') + carry;
        digits.push(b'0' + sum % 10);
        carry = sum / 10;
    }
    digits.reverse();
    String::from_utf8(digits).unwrap()
}

/// A point plus the point of order two.
pub fn with_torsion(point: &str) -> String {
    let read = |text: &str| {
        let mut bytes: [u8; 32] = hex::decode(text).unwrap().try_into().unwrap();
        bytes.reverse();
        CompressedEdwardsY(bytes).decompress().unwrap()
    };
    let two = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec";
    let mut bytes = (read(point) + read(two)).compress().to_bytes();
    bytes.reverse();
    hex::encode(bytes)
}
