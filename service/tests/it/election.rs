//! Elections: prepared, candidacies, roll, and what two decide.

mod act;
mod candidacy;
mod draft;
mod freeze;
mod life;
mod mended;
mod papers;
mod roll;
mod sample;
mod scene;
pub mod whole;
