//! Statutes: their text and their rules, read by everybody, published by the board.

pub mod adopt;
pub mod draft;
pub mod in_force;
pub mod publish;
pub mod read;
pub mod rules;
