use std::fmt;
use std::hash::{Hash, Hasher};
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use curve25519_dalek::traits::{Identity, IsIdentity};
use zeroize::Zeroize;

use super::{Malformed, Scalar};

/// A public element of the group: a point of prime order, with its one encoding.
///
/// Every element that is received is checked when it is read: canonical form, on the curve, in the
/// subgroup of prime order (spec, « Groups », operation *check*). The neutral element is an element;
/// [`Element::key`] refuses it.
///
/// Bytes: the number `y + 2²⁵⁵·(x mod 2)` as 64 hexadecimal digits, the most significant first. Both
/// coordinates are in memory, so that nothing is decompressed or compressed twice.
#[derive(Clone, Copy)]
pub struct Element {
    point: EdwardsPoint,
    /// Least significant byte first, as the curve's library wants it.
    bytes: [u8; 32],
}

impl Element {
    /// The generator `g`.
    pub fn generator() -> Self {
        Self::of(ED25519_BASEPOINT_POINT)
    }

    /// The neutral element, `g⁰`.
    pub fn neutral() -> Self {
        Self::of(EdwardsPoint::identity())
    }

    /// Whether this is `g⁰`.
    pub fn is_neutral(&self) -> bool {
        self.point.is_identity()
    }

    /// Reads 64 hexadecimal digits and checks everything. Variable time.
    ///
    /// # Errors
    /// The first check that fails.
    pub fn from_hex(text: &str) -> Result<Self, Malformed> {
        let mut bytes = [0; 32];
        if text.bytes().any(|c| c.is_ascii_uppercase()) {
            return Err(Malformed::PointShape);
        }
        hex::decode_to_slice(text, &mut bytes).map_err(|_| Malformed::PointShape)?;
        bytes.reverse();
        let element = Self::on_curve(bytes)?;
        if is_of_prime_order(&element.point) {
            Ok(element)
        } else {
            Err(Malformed::SmallOrder)
        }
    }

    /// Reads an element that stands for a key or a credential: not neutral.
    ///
    /// # Errors
    /// The first check that fails.
    pub fn key(text: &str) -> Result<Self, Malformed> {
        let element = Self::from_hex(text)?;
        if element.is_neutral() {
            Err(Malformed::Neutral)
        } else {
            Ok(element)
        }
    }

    /// The 64 hexadecimal digits.
    pub fn to_hex(&self) -> String {
        hex::encode(self.to_bytes())
    }

    /// The encoding, most significant byte first: what [`Element::to_hex`] writes in hexadecimal.
    pub fn to_bytes(&self) -> [u8; 32] {
        let mut bytes = self.bytes;
        bytes.reverse();
        bytes
    }

    /// A point of the curve in its canonical form; the subgroup is not checked.
    fn on_curve(bytes: [u8; 32]) -> Result<Self, Malformed> {
        if !is_canonical(&bytes) {
            return Err(Malformed::PointForm);
        }
        let point = CompressedEdwardsY(bytes)
            .decompress()
            .ok_or(Malformed::OffCurve)?;
        Ok(Self { point, bytes })
    }

    /// An element that was computed from elements.
    pub(crate) fn of(point: EdwardsPoint) -> Self {
        Self {
            point,
            bytes: point.compress().to_bytes(),
        }
    }

    pub(crate) const fn point(&self) -> &EdwardsPoint {
        &self.point
    }

    /// `self^exponent`, both public. Variable time.
    #[must_use]
    pub fn power(&self, exponent: &Scalar) -> Self {
        let zero = curve25519_dalek::Scalar::ZERO;
        Self::of(EdwardsPoint::vartime_double_scalar_mul_basepoint(
            &exponent.0,
            &self.point,
            &zero,
        ))
    }
}

/// The encodings of many computed points at once: one inversion for all of them. Most significant
/// byte first.
pub(crate) fn compress(points: &[EdwardsPoint]) -> Vec<[u8; 32]> {
    EdwardsPoint::compress_batch_alloc(points)
        .into_iter()
        .map(|compressed| {
            let mut bytes = compressed.to_bytes();
            bytes.reverse();
            bytes
        })
        .collect()
}

/// Whether `y < p`, and the sign is positive where `x = 0`. (`x = 0` also for the point of order two,
/// which is refused for its order.)
fn is_canonical(bytes: &[u8; 32]) -> bool {
    let [first, middle @ .., last] = bytes;
    let unreduced =
        last | 0x80 == 0xff && middle.iter().all(|byte| *byte == 0xff) && *first >= 0xed;
    let negative_zero = *last == 0x80 && middle.iter().all(|byte| *byte == 0) && *first == 1;
    !unreduced && !negative_zero
}

/// For the few elements that are secret: keys that two people agree on.
impl Zeroize for Element {
    fn zeroize(&mut self) {
        self.point.zeroize();
        self.bytes.zeroize();
    }
}

/// Whether `q·P` is neutral, computed as `(q − 1)·P = −P`: a number modulo q cannot be q.
fn is_of_prime_order(point: &EdwardsPoint) -> bool {
    let minus_one = -curve25519_dalek::Scalar::ONE;
    let zero = curve25519_dalek::Scalar::ZERO;
    EdwardsPoint::vartime_double_scalar_mul_basepoint(&minus_one, point, &zero) == -point
}

impl PartialEq for Element {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Element {}

impl Hash for Element {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

/// The order of the hexadecimal forms.
impl Ord for Element {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.bytes.iter().rev().cmp(other.bytes.iter().rev())
    }
}

impl PartialOrd for Element {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The product of the group (`a × b` in the specification's writing).
impl Add for Element {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::of(self.point + other.point)
    }
}

/// The quotient of the group (`a / b`).
impl Sub for Element {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::of(self.point - other.point)
    }
}

/// The inverse.
impl Neg for Element {
    type Output = Self;

    fn neg(self) -> Self {
        Self::of(-self.point)
    }
}

/// The product of many elements, compressed once.
impl<'a> Sum<&'a Element> for Element {
    fn sum<I: Iterator<Item = &'a Element>>(elements: I) -> Self {
        Self::of(elements.map(|element| element.point).sum())
    }
}

impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_hex())
    }
}

impl fmt::Debug for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Element({self})")
    }
}

impl std::str::FromStr for Element {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        Self::from_hex(text)
    }
}

crate::wire::as_string!(Element, Element::from_hex, Element::to_hex, "a point");

#[cfg(test)]
mod tests {
    use super::*;

    /// `y = 0`: a point of order four.
    const OF_ORDER_FOUR: &str = "0000000000000000000000000000000000000000000000000000000000000000";
    /// `y = −1`: the point of order two.
    const OF_ORDER_TWO: &str = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec";

    #[test]
    fn the_generator_is_the_one_of_the_specification() {
        assert_eq!(
            Element::generator().to_hex(),
            "6666666666666666666666666666666666666666666666666666666666666658"
        );
    }

    #[test]
    fn an_element_reads_as_it_was_written() {
        for exponent in 0..20u64 {
            let element = Element::generator().power(&Scalar::from(exponent));
            assert_eq!(Element::from_hex(&element.to_hex()), Ok(element));
        }
    }

    #[test]
    fn points_of_small_order_are_refused() {
        for text in [OF_ORDER_FOUR, OF_ORDER_TWO] {
            assert_eq!(Element::from_hex(text), Err(Malformed::SmallOrder));
        }
    }

    #[test]
    fn a_component_of_small_order_is_refused() {
        let mut bytes = [0; 32];
        hex::decode_to_slice(OF_ORDER_TWO, &mut bytes).unwrap();
        bytes.reverse();
        let torsion = CompressedEdwardsY(bytes).decompress().unwrap();
        let mixed = Element::of(ED25519_BASEPOINT_POINT + torsion);
        assert_eq!(
            Element::from_hex(&mixed.to_hex()),
            Err(Malformed::SmallOrder)
        );
    }

    #[test]
    fn the_neutral_element_is_an_element_and_no_key() {
        let text = Element::neutral().to_hex();
        assert_eq!(Element::from_hex(&text), Ok(Element::neutral()));
        assert_eq!(Element::key(&text), Err(Malformed::Neutral));
    }

    #[test]
    fn every_other_form_of_a_point_is_refused() {
        // The neutral element with a negative zero, and with its coordinate plus p.
        for text in [
            "8000000000000000000000000000000000000000000000000000000000000001",
            "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee",
            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee",
            "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        ] {
            assert_eq!(Element::from_hex(text), Err(Malformed::PointForm), "{text}");
        }
        let generator = Element::generator().to_hex();
        for text in ["", "66", &generator[2..], &format!("00{generator}")] {
            assert_eq!(
                Element::from_hex(text),
                Err(Malformed::PointShape),
                "{text}"
            );
        }
        let upper = "C1DCF2299B148AF08CD08A6525080C4C38DADB9AED6E15D53DCC009242D8ED67";
        assert_eq!(Element::from_hex(upper), Err(Malformed::PointShape));
        assert!(Element::from_hex(&upper.to_lowercase()).is_ok());
    }

    #[test]
    fn half_of_all_coordinates_are_not_on_the_curve() {
        let refused = (2..200u8)
            .filter(|y| {
                let text = format!("{:064x}", u128::from(*y));
                Element::from_hex(&text) == Err(Malformed::OffCurve)
            })
            .count();
        assert!((70..130).contains(&refused), "{refused}");
    }

    #[test]
    fn what_is_read_as_canonical_is_what_the_library_writes() {
        for low in 0..=255u8 {
            for high in [0x00, 0x7f, 0x80, 0xff] {
                for fill in [0x00, 0xff] {
                    let mut bytes = [fill; 32];
                    bytes[0] = low;
                    bytes[31] = high;
                    if let Some(point) = CompressedEdwardsY(bytes).decompress() {
                        let written = point.compress().to_bytes() == bytes;
                        let order_two = point == -point && !point.is_identity();
                        assert!(is_canonical(&bytes) == written || order_two, "{bytes:02x?}");
                    }
                }
            }
        }
    }
}
