//! Outlines as few bytes, to be kept by thousands.
//!
//! Numbers of rings and positions, then differences of longitude and latitude from the position before
//! (from zero at the start), all as variable-length integers of seven bits a byte, the lowest first;
//! differences are zigzag-coded so that small negative ones are short too.

use super::{Contour, MOST_POSITIONS, Position};

/// The bytes are no packed outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no packed outline")]
pub struct Unpackable;

impl Contour {
    /// The outline as bytes.
    pub fn pack(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        push(&mut bytes, self.rings.len() as u64);
        let mut last = Position { lon: 0, lat: 0 };
        for ring in &self.rings {
            push(&mut bytes, ring.len() as u64);
            for position in ring {
                push_difference(&mut bytes, position.lon, last.lon);
                push_difference(&mut bytes, position.lat, last.lat);
                last = *position;
            }
        }
        bytes
    }

    /// The outline that was packed.
    ///
    /// # Errors
    /// [`Unpackable`] for bytes that [`Contour::pack`] does not make.
    pub fn unpack(bytes: &[u8]) -> Result<Self, Unpackable> {
        let mut bytes = bytes.iter();
        let mut left = MOST_POSITIONS as u64;
        let mut last = Position { lon: 0, lat: 0 };
        let mut rings = Vec::new();
        for _ in 0..take(&mut bytes)?.min(left) {
            let length = take(&mut bytes)?;
            left = left.checked_sub(length).ok_or(Unpackable)?;
            let mut ring = Vec::new();
            for _ in 0..length {
                last.lon = take_difference(&mut bytes, last.lon)?;
                last.lat = take_difference(&mut bytes, last.lat)?;
                ring.push(last);
            }
            if ring.len() < 3 {
                return Err(Unpackable);
            }
            rings.push(ring);
        }
        if bytes.next().is_some() {
            return Err(Unpackable);
        }
        Self::from_open(rings).ok_or(Unpackable)
    }
}

fn push(bytes: &mut Vec<u8>, mut number: u64) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            bytes.push(low & 0x7f);
            return;
        }
        bytes.push(low | 0x80);
    }
}

fn take<'a>(bytes: &mut impl Iterator<Item = &'a u8>) -> Result<u64, Unpackable> {
    let mut number = 0;
    for shift in (0..=35).step_by(7) {
        let byte = bytes.next().ok_or(Unpackable)?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(Unpackable)
}

fn push_difference(bytes: &mut Vec<u8>, number: i32, before: i32) {
    let difference = i64::from(number) - i64::from(before);
    push(
        bytes,
        ((difference << 1) ^ (difference >> 63)).cast_unsigned(),
    );
}

fn take_difference<'a>(
    bytes: &mut impl Iterator<Item = &'a u8>,
    before: i32,
) -> Result<i32, Unpackable> {
    let coded = take(bytes)?;
    let difference = (coded >> 1).cast_signed() ^ -(coded & 1).cast_signed();
    i32::try_from(i64::from(before) + difference).map_err(|_| Unpackable)
}
