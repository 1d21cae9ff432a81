//! The outline of a commune, and how outlines become a small drawing.
//!
//! Positions are whole numbers, so that two communes that share a border share its points exactly. Floats
//! appear only on the way to the screen: nothing is decided by them.

mod draw;
mod pack;
mod simplify;

pub use draw::{Drawing, Shape, draw};
pub use pack::Unpackable;
pub use simplify::simplify;

/// How many positions one outline may have. The most detailed outlines of the IGN stay far below.
pub const MOST_POSITIONS: usize = 100_000;

/// A point in WGS 84, in hundred-thousandths of a degree: about one metre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Longitude, positive towards the east.
    pub lon: i32,
    /// Latitude, positive towards the north.
    pub lat: i32,
}

impl Position {
    /// Units of a [`Position`] in a degree.
    pub const PER_DEGREE: f64 = 100_000.0;

    /// A position from degrees; nothing if they are not on the globe (or are metres of a projection).
    #[expect(
        clippy::cast_possible_truncation,
        reason = "bounded by the check before it"
    )]
    pub fn from_degrees(lon: f64, lat: f64) -> Option<Self> {
        let on_globe = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat);
        on_globe.then(|| Self {
            lon: (lon * Self::PER_DEGREE).round() as i32,
            lat: (lat * Self::PER_DEGREE).round() as i32,
        })
    }
}

/// The outline of a commune: rings that are filled by the even-odd rule, so that islands, exclaves and
/// holes need no further structure. No ring repeats its first position at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contour {
    rings: Vec<Vec<Position>>,
}

/// Why rings make no outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadContour {
    /// A ring has less than four positions, the last of which is the first.
    #[error("a ring has less than four positions")]
    Short,
    /// A ring does not end where it began.
    #[error("a ring does not end where it began")]
    Open,
    /// Nothing is left once positions are rounded to a metre.
    #[error("the outline encloses nothing")]
    Empty,
    /// See [`MOST_POSITIONS`].
    #[error("the outline has more than {MOST_POSITIONS} positions")]
    Long,
}

impl Contour {
    /// An outline from closed rings, as formats of geography write them.
    ///
    /// # Errors
    /// See [`BadContour`].
    pub fn from_closed(rings: Vec<Vec<Position>>) -> Result<Self, BadContour> {
        if rings.iter().map(Vec::len).sum::<usize>() > MOST_POSITIONS {
            return Err(BadContour::Long);
        }
        let mut open = Vec::with_capacity(rings.len());
        for mut ring in rings {
            if ring.len() < 4 {
                return Err(BadContour::Short);
            }
            if ring.first() != ring.last() {
                return Err(BadContour::Open);
            }
            ring.dedup();
            ring.pop();
            open.push(ring);
        }
        Self::from_open(open).ok_or(BadContour::Empty)
    }

    /// An outline from rings without repeated end; those that enclose nothing are left out.
    fn from_open(rings: Vec<Vec<Position>>) -> Option<Self> {
        let rings: Vec<_> = rings.into_iter().filter(|ring| ring.len() >= 3).collect();
        (!rings.is_empty()).then_some(Self { rings })
    }

    /// The rings.
    pub fn rings(&self) -> &[Vec<Position>] {
        &self.rings
    }
}

/// A flat map around a place: east and north in units of latitude, true to shape over a territory.
#[derive(Clone, Copy, Debug)]
struct Projection {
    middle: Position,
    /// How much shorter a degree of longitude is than one of latitude.
    narrowing: f64,
}

impl Projection {
    /// The map around the middle of some outlines.
    fn around<'a>(contours: impl IntoIterator<Item = &'a Contour>) -> Self {
        let mut bounds: Option<(Position, Position)> = None;
        for position in contours.into_iter().flat_map(|c| c.rings.iter().flatten()) {
            let (low, high) = bounds.get_or_insert((*position, *position));
            low.lon = low.lon.min(position.lon);
            low.lat = low.lat.min(position.lat);
            high.lon = high.lon.max(position.lon);
            high.lat = high.lat.max(position.lat);
        }
        let middle = bounds.map_or(Position { lon: 0, lat: 0 }, |(low, high)| Position {
            lon: i32::midpoint(low.lon, high.lon),
            lat: i32::midpoint(low.lat, high.lat),
        });
        let latitude = f64::from(middle.lat) / Position::PER_DEGREE;
        Self {
            middle,
            narrowing: latitude.to_radians().cos(),
        }
    }

    /// A position on the map, x to the right and y **down**, as on a screen.
    fn flat(&self, position: Position) -> (f64, f64) {
        let east = f64::from(position.lon) - f64::from(self.middle.lon);
        let north = f64::from(position.lat) - f64::from(self.middle.lat);
        (east * self.narrowing, -north)
    }
}

#[cfg(test)]
mod tests;
