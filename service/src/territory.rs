//! Communes and the territories that CPTS make of them.
//!
//! Everything about communes is open to everybody; a territory is changed by its board. No CPTS has a
//! commune for itself.

pub mod amend;
pub mod ask;
mod concerned;
pub mod contour;
pub mod geojson;
pub mod load;
pub mod map;
pub mod mission;
pub mod nation;
pub mod overview;
pub mod place;
pub mod practising;
pub mod search;
pub mod version;

pub use amend::{AmendRefused, Wish, amend, read_list};
pub use ask::{Asked, ask};
pub use contour::{ImportReport, import_contours};
pub use load::load;
pub use map::{Map, map};
pub use mission::{SayMissionsRefused, say_missions};
pub use nation::Nation;
pub use overview::{Neighbour, Overview, Shared, overview};
pub use place::{Commune, commune};
pub use practising::{Practising, practising};
pub use search::{Found, FoundEpci, search, search_epci};
pub use version::covering;

pub use entity::cpts::Model as Cpts;
