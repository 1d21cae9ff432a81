//! The formats against fixed vectors, against other people's implementations, and against every small
//! change.

mod foreign;
mod leaf;
mod log;
mod note;
mod policy;
mod tile;
mod tree;
mod vectors;
mod witness;
