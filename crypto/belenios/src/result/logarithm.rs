use std::collections::HashMap;

use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::traits::Identity;

use crate::group::{Element, compress};

/// Finds which small power of `g` an element is (Shanks: baby steps in a table, giant steps to meet
/// them). For a bound `n`, a table of `√n` entries and at most `√n` additions a search.
pub struct Logarithms {
    bound: u64,
    steps: u64,
    table: HashMap<[u8; 32], u64>,
    giant: EdwardsPoint,
}

/// Giant steps that are encoded together: one inversion for all.
const BATCH: u64 = 64;

impl Logarithms {
    /// Prepares for powers from 0 to `bound`.
    pub fn up_to(bound: u64) -> Self {
        let steps = bound.isqrt() + 1;
        let mut point = EdwardsPoint::identity();
        let mut points = Vec::new();
        for _ in 0..steps {
            points.push(point);
            point += ED25519_BASEPOINT_POINT;
        }
        Self {
            bound,
            steps,
            table: compress(&points).into_iter().zip(0..).collect(),
            giant: point,
        }
    }

    /// The power, if it is within the bound.
    pub fn find(&self, element: &Element) -> Option<u64> {
        let mut point = *element.point();
        let mut begin = 0;
        while begin <= self.steps {
            let mut points = Vec::new();
            for _ in 0..BATCH.min(self.steps + 1 - begin) {
                points.push(point);
                point -= self.giant;
            }
            for (place, bytes) in (begin..).zip(compress(&points)) {
                if let Some(baby) = self.table.get(&bytes) {
                    let power = place * self.steps + baby;
                    return (power <= self.bound).then_some(power);
                }
            }
            begin += BATCH;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::Scalar;

    fn element(power: u64) -> Element {
        Element::generator().power(&Scalar::from(power))
    }

    #[test]
    fn every_power_within_the_bound_is_found_and_none_above() {
        for bound in [0, 1, 2, 3, 4, 24, 25, 26, 100] {
            let logarithms = Logarithms::up_to(bound);
            for power in 0..=bound {
                assert_eq!(logarithms.find(&element(power)), Some(power));
            }
            for power in bound + 1..bound + 200 {
                assert_eq!(logarithms.find(&element(power)), None, "{power}/{bound}");
            }
            assert_eq!(logarithms.find(&-element(1)), None);
        }
    }

    #[test]
    fn large_totals_are_found() {
        let logarithms = Logarithms::up_to(3_000_000);
        for power in [2_999_999, 3_000_000, 1_234_567] {
            assert_eq!(logarithms.find(&element(power)), Some(power));
        }
    }
}
