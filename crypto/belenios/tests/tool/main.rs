//! Belenios' own tool and we judge each other: elections of random parameters, both ways.
//!
//! `cargo xtask test belenios` downloads the tool, names it in `COLLEGIALE_BELENIOS_TOOL`, and prints
//! the seed, which `COLLEGIALE_SEED` repeats. Without the tool these tests are ignored, never passed.

mod ceremony;
#[path = "../circle/mod.rs"]
mod circle;
mod draw;
mod ours;
mod runner;
mod tamper;
mod theirs;
