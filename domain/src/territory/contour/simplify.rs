//! Fewer positions, without tearing neighbours apart.

use std::collections::HashMap;

use super::{Contour, Position, Projection};

/// Outlines with as few positions as a tolerance allows (in metres, about).
///
/// Borders are cut where three or more lines meet, and each piece between two such points is thinned by
/// the method of Douglas and Peucker, always from the same end. Two neighbours therefore keep exactly the
/// same points of the border they share: no slit, no overlap. An outline that the tolerance would swallow
/// stays as it is.
pub fn simplify(contours: &[&Contour], tolerance_m: f64) -> Vec<Contour> {
    /// A degree of latitude is 111 km.
    const METRES_PER_UNIT: f64 = 1.11;
    let projection = Projection::around(contours.iter().copied());
    Borders::of(contours, projection).thinned(contours, tolerance_m / METRES_PER_UNIT)
}

/// Where lines meet.
pub(super) struct Borders {
    projection: Projection,
    /// For each position, the two positions it is linked with; nothing once there is a third.
    links: HashMap<Position, Option<[Position; 2]>>,
}

impl Borders {
    pub(super) fn of(contours: &[&Contour], projection: Projection) -> Self {
        let mut links: HashMap<Position, Option<[Position; 2]>> = HashMap::new();
        for ring in contours.iter().flat_map(|contour| &contour.rings) {
            for (position, pair) in around(ring) {
                links
                    .entry(position)
                    .and_modify(|known| *known = known.filter(|other| *other == pair))
                    .or_insert(Some(pair));
            }
        }
        Self { projection, links }
    }

    /// The outlines thinned by a tolerance in units of [`Position`].
    pub(super) fn thinned(&self, contours: &[&Contour], tolerance: f64) -> Vec<Contour> {
        contours
            .iter()
            .map(|contour| {
                let rings = contour.rings.iter();
                Contour::from_open(rings.map(|ring| self.thin_ring(ring, tolerance)).collect())
                    .unwrap_or_else(|| (*contour).clone())
            })
            .collect()
    }

    fn is_junction(&self, position: Position) -> bool {
        self.links.get(&position).is_none_or(Option::is_none)
    }

    fn thin_ring(&self, ring: &[Position], tolerance: f64) -> Vec<Position> {
        let first = ring
            .iter()
            .position(|position| self.is_junction(*position))
            .unwrap_or_else(|| least(ring));
        let mut turned: Vec<Position> = ring.to_vec();
        turned.rotate_left(first);
        turned.extend(turned.first().copied());
        let mut thin = Vec::new();
        let mut piece: Vec<Position> = Vec::new();
        let last = turned.len().saturating_sub(1);
        for (at, position) in turned.into_iter().enumerate() {
            piece.push(position);
            let ends = at == last || self.is_junction(position);
            if ends && piece.len() > 1 {
                thin.extend(self.thin_piece(&piece, tolerance));
                thin.pop();
                piece = vec![position];
            }
        }
        thin
    }

    /// A piece with both ends kept, whichever way it is walked.
    fn thin_piece(&self, piece: &[Position], tolerance: f64) -> Vec<Position> {
        let forward = piece.iter().le(piece.iter().rev());
        let mut walked = piece.to_vec();
        if !forward {
            walked.reverse();
        }
        let flat: Vec<(f64, f64)> = walked.iter().map(|p| self.projection.flat(*p)).collect();
        let kept = douglas_peucker(&flat, tolerance);
        let mut thin: Vec<Position> = walked
            .into_iter()
            .zip(kept)
            .filter_map(|(position, kept)| kept.then_some(position))
            .collect();
        if !forward {
            thin.reverse();
        }
        thin
    }
}

/// Each position of a ring with those before and after it, in the order of their values.
fn around(ring: &[Position]) -> impl Iterator<Item = (Position, [Position; 2])> {
    let after = ring.iter().cycle().skip(1);
    let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
    ring.iter()
        .zip(before.zip(after))
        .map(|(at, (before, after))| (*at, [*before.min(after), *before.max(after)]))
}

/// Where the least position of a ring is.
fn least(ring: &[Position]) -> usize {
    let least = ring
        .iter()
        .enumerate()
        .min_by_key(|(_, position)| **position);
    least.map_or(0, |(at, _)| at)
}

/// Which points of a line stay: the ends, and all that lie further than the tolerance from the line
/// between the kept ones beside them. Without recursion, because lines may be long.
fn douglas_peucker(line: &[(f64, f64)], tolerance: f64) -> Vec<bool> {
    let mut kept = vec![false; line.len()];
    for end in [0, line.len().saturating_sub(1)] {
        if let Some(kept) = kept.get_mut(end) {
            *kept = true;
        }
    }
    let mut stretches = vec![(0, line.len().saturating_sub(1))];
    while let Some((from, to)) = stretches.pop() {
        let (Some(start), Some(end)) = (line.get(from), line.get(to)) else {
            continue;
        };
        let between = line.iter().enumerate().take(to).skip(from + 1);
        let furthest = between
            .map(|(at, point)| (at, distance(*point, *start, *end)))
            .fold(None, |best: Option<(usize, f64)>, next| match best {
                Some(best) if best.1 >= next.1 => Some(best),
                _ => Some(next),
            });
        if let Some((at, far)) = furthest
            && far > tolerance
        {
            if let Some(kept) = kept.get_mut(at) {
                *kept = true;
            }
            stretches.push((from, at));
            stretches.push((at, to));
        }
    }
    kept
}

/// How far a point is from a segment.
fn distance(point: (f64, f64), start: (f64, f64), end: (f64, f64)) -> f64 {
    let along = (end.0 - start.0, end.1 - start.1);
    let to = (point.0 - start.0, point.1 - start.1);
    let squared = along.0 * along.0 + along.1 * along.1;
    let share = if squared > 0.0 {
        ((to.0 * along.0 + to.1 * along.1) / squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (to.0 - share * along.0).hypot(to.1 - share * along.1)
}
