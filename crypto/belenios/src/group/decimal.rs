//! Numbers of 256 bits in decimal, without a branch or an address that depends on a digit's value
//! (only on how many digits there are): the file of a private key is a decimal number.

use super::Malformed;

/// Digits that fit a word of 32 bits.
const DIGITS: usize = 9;
/// `10^DIGITS`.
const BASE: u64 = 1_000_000_000;
/// `2²⁵⁶` has 78 digits: nine groups of nine.
const GROUPS: usize = 9;

/// Reads a number below 2²⁵⁶, least significant byte first.
pub fn read(text: &str) -> Result<[u8; 32], Malformed> {
    let digits = text.as_bytes();
    let is_shape = match digits {
        [] | [b'0', _, ..] => false,
        _ => digits.iter().all(u8::is_ascii_digit),
    };
    if !is_shape {
        return Err(Malformed::NumberShape);
    }
    let mut words = [0u32; 8];
    for group in groups(digits) {
        let factor = 10u64.pow(u32::try_from(group.len()).unwrap_or_default());
        let value = group
            .iter()
            .fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0'));
        let mut carry = value;
        for word in &mut words {
            let sum = u64::from(*word) * factor + carry;
            *word = low(sum);
            carry = sum >> 32;
        }
        if carry != 0 {
            return Err(Malformed::NumberRange);
        }
    }
    let mut bytes = [0; 32];
    for (four, word) in bytes.chunks_exact_mut(4).zip(words) {
        four.copy_from_slice(&word.to_le_bytes());
    }
    Ok(bytes)
}

/// Writes a number, least significant byte first, without leading zeros.
pub fn write(bytes: &[u8; 32]) -> String {
    let mut words = [0u32; 8];
    for (word, four) in words.iter_mut().zip(bytes.chunks_exact(4)) {
        *word = u32::from_le_bytes(four.try_into().unwrap_or_default());
    }
    let mut groups = [0u64; GROUPS];
    for group in groups.iter_mut().rev() {
        let mut rest = 0;
        for word in words.iter_mut().rev() {
            let dividend = rest << 32 | u64::from(*word);
            *word = low(dividend / BASE);
            rest = dividend % BASE;
        }
        *group = rest;
    }
    let mut text = String::with_capacity(GROUPS * DIGITS);
    for group in groups {
        let mut unit = BASE / 10;
        for _ in 0..DIGITS {
            let digit = u8::try_from(group / unit % 10).unwrap_or_default();
            text.push(char::from(b'0' + digit));
            unit /= 10;
        }
    }
    let zeros = text.bytes().take_while(|digit| *digit == b'0').count();
    text.drain(..zeros.min(text.len() - 1));
    text
}

/// The digits in groups of nine, the first shorter or not.
fn groups(digits: &[u8]) -> impl Iterator<Item = &[u8]> {
    let (head, tail) = digits.split_at(digits.len() % DIGITS);
    (!head.is_empty())
        .then_some(head)
        .into_iter()
        .chain(tail.chunks(DIGITS))
}

/// The low half.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the low half is what is wanted"
)]
const fn low(value: u64) -> u32 {
    value as u32
}

#[cfg(test)]
mod tests;
