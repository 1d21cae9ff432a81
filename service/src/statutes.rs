//! Statutes: read by everybody, published by the board.

pub mod publish;
pub mod read;
