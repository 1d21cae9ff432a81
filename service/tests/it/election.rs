//! Elections: prepared, candidacies, roll, and what two decide.

mod act;
mod bad;
mod candidacy;
mod draft;
mod freeze;
mod life;
mod mended;
mod papers;
mod roll;
mod sample;
mod scene;
mod voices;
pub mod whole;
