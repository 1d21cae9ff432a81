//! The count (« dépouillement »): trustees open the urns on their devices, tellers enter papers.

mod act;
mod open;
pub mod page;
mod papers;

pub use act::{post_papers, post_share};
pub use page::{bytes, get};
