//! Elections of the board, and what anyone can check of a secret vote.

pub mod board;
pub mod booth;
pub mod candidacy;
pub mod choose;
pub mod count;
pub mod draft;
pub mod list;
pub mod minutes;
pub mod page;
pub mod proof;
pub mod result;
pub mod roll;
pub mod sample;
pub mod verify;

mod when;
