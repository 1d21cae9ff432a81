//! From outlines to path data of SVG, within a budget of bytes.

use super::simplify::Borders;
use super::{Contour, Position, Projection};

/// The longer side of a drawing, in its own units.
const SIDE: f64 = 1000.0;

/// Outlines on a common map, ready for `<svg viewBox="0 0 width height">`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Width of the drawing, in its own units.
    pub width: i32,
    /// Height of the drawing, in its own units.
    pub height: i32,
    /// One shape for each outline, in the order given.
    pub shapes: Vec<Shape>,
}

/// An outline as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Path data of SVG, to be filled by the even-odd rule.
    pub path: String,
    /// The middle of its largest part, where a name can stand.
    pub middle: (i32, i32),
}

/// Draws outlines so that all path data together stays within `budget_bytes`; nothing if there is nothing
/// to draw, or so many outlines that even a few strokes for each are too much.
///
/// The first try keeps all that one could see; each next one tolerates twice as much.
pub fn draw(contours: &[&Contour], budget_bytes: usize) -> Option<Drawing> {
    let frame = Frame::around(contours)?;
    let borders = Borders::of(contours, frame.projection);
    let mut tolerance = 0.5 / frame.scale;
    while tolerance * frame.scale < SIDE {
        let thinned = borders.thinned(contours, tolerance);
        let shapes: Vec<Shape> = thinned.iter().map(|contour| frame.shape(contour)).collect();
        if shapes.iter().map(|shape| shape.path.len()).sum::<usize>() <= budget_bytes {
            return Some(Drawing {
                width: frame.width,
                height: frame.height,
                shapes,
            });
        }
        tolerance *= 2.0;
    }
    None
}

/// How positions become units of the drawing.
struct Frame {
    projection: Projection,
    left: f64,
    top: f64,
    scale: f64,
    width: i32,
    height: i32,
}

impl Frame {
    fn around(contours: &[&Contour]) -> Option<Self> {
        let projection = Projection::around(contours.iter().copied());
        let positions = contours
            .iter()
            .flat_map(|contour| contour.rings.iter().flatten());
        let flat: Vec<(f64, f64)> = positions.map(|p| projection.flat(*p)).collect();
        let (left, right) = extent(flat.iter().map(|point| point.0))?;
        let (top, bottom) = extent(flat.iter().map(|point| point.1))?;
        let longest = (right - left).max(bottom - top);
        if longest <= 0.0 {
            return None;
        }
        let scale = SIDE / longest;
        Some(Self {
            projection,
            left,
            top,
            scale,
            width: round((right - left) * scale).max(1),
            height: round((bottom - top) * scale).max(1),
        })
    }

    fn place(&self, position: Position) -> (i32, i32) {
        let (x, y) = self.projection.flat(position);
        (
            round((x - self.left) * self.scale),
            round((y - self.top) * self.scale),
        )
    }

    fn shape(&self, contour: &Contour) -> Shape {
        let mut path = String::new();
        let mut largest = (0, None);
        for ring in &contour.rings {
            let mut points: Vec<(i32, i32)> = ring.iter().map(|p| self.place(*p)).collect();
            points.dedup();
            if points.first() == points.last() {
                points.pop();
            }
            if points.len() < 3 {
                continue;
            }
            push_ring(&mut path, &points);
            let (area, middle) = middle(&points);
            if area > largest.0 {
                largest = (area, Some(middle));
            }
        }
        let speck = || {
            contour
                .rings
                .iter()
                .flatten()
                .next()
                .map(|p| self.place(*p))
        };
        let middle = largest.1.or_else(speck).unwrap_or_default();
        if path.is_empty() {
            // Too small to have a shape at this scale: a speck, so that it is not forgotten.
            push_ring(
                &mut path,
                &[middle, (middle.0 + 2, middle.1), (middle.0, middle.1 + 2)],
            );
        }
        Shape { path, middle }
    }
}

/// The least and greatest of some numbers.
fn extent(mut numbers: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let first = numbers.next()?;
    Some(numbers.fold((first, first), |(low, high), n| (low.min(n), high.max(n))))
}

/// Twice the area of a ring, and its centre of gravity.
fn middle(points: &[(i32, i32)]) -> (i64, (i32, i32)) {
    let next = points.iter().cycle().skip(1);
    let (mut twice, mut x, mut y) = (0_i64, 0_i64, 0_i64);
    for (a, b) in points.iter().zip(next) {
        let (ax, ay) = (i64::from(a.0), i64::from(a.1));
        let (bx, by) = (i64::from(b.0), i64::from(b.1));
        let cross = ax * by - bx * ay;
        twice += cross;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
    }
    if twice == 0 {
        return (0, points.first().copied().unwrap_or_default());
    }
    let whole = |n: i64| i32::try_from(n / (3 * twice)).unwrap_or_default();
    (twice.abs(), (whole(x), whole(y)))
}

/// Writes a ring as one move, relative lines, and a close.
fn push_ring(path: &mut String, points: &[(i32, i32)]) {
    let Some(((x, y), rest)) = points.split_first() else {
        return;
    };
    path.push('M');
    push_number(path, *x);
    push_number(path, *y);
    path.push('l');
    let (mut x, mut y) = (*x, *y);
    for (to_x, to_y) in rest {
        push_number(path, to_x - x);
        push_number(path, to_y - y);
        (x, y) = (*to_x, *to_y);
    }
    path.push('z');
}

/// Writes a number, with a space only where it would run into the one before.
fn push_number(path: &mut String, number: i32) {
    if number >= 0 && path.ends_with(|c: char| c.is_ascii_digit()) {
        path.push(' ');
    }
    path.push_str(&number.to_string());
}

#[expect(clippy::cast_possible_truncation, reason = "bounded by SIDE")]
fn round(number: f64) -> i32 {
    number.round() as i32
}
