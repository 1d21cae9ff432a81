//! Elections as a whole: those of the reference tool, recomputed from their secrets, and random ones of
//! ours.

mod support;

mod audit;
mod golden;
mod opening;
mod random;
mod tamper;
mod tested;
mod vectors;
