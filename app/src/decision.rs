//! Decisions by consensus: the register, a proposal and its discussion, with positions that members sign.

pub mod archive;
pub mod document;
pub mod documents;
pub mod draft;
pub mod edit;
pub mod export;
pub mod follow;
pub mod lead;
pub mod list;
pub mod live;
pub mod objection;
pub mod page;
pub mod position;
pub mod propose;
pub mod proxy;
pub mod public;
pub mod result;
pub mod talk;
pub mod text;
pub mod verify;

mod comments;
mod concern;
mod fields;
mod line;
mod preview;
mod resumed;
