//! Contracts with hospitals and other partners: written, negotiated, voted on, signed, followed up.
//!
//! Rules are in `domain::contract`, what is signed in `crypto/signed`. Here rows become those types and back: a contract is begun
//! from a template ([`begin`]) and written ([`write`]), read and commented on by the partner too ([`guest`], [`comment`]), put to
//! the vote of each CPTS ([`mandate`]), signed ([`signing`], [`scan`]) and followed until its end ([`calendar`], [`review`], [`end`]).
//!
//! A new version makes every mandate and signature void without a write: both name the hash of the text that they are for.

mod carry;
mod keep;
mod official;
mod parties;
mod reader;
mod record;
mod tell;

pub mod begin;
pub mod comment;
pub mod compare;
pub mod document;
pub mod guest;
pub mod mandate;
pub mod negotiate;
pub mod opinion;
pub mod print;
pub mod share;
pub mod show;
pub mod template;
pub mod version;
pub mod write;

pub mod file;
pub mod scan;
pub mod sign;
pub mod signing;

pub mod calendar;
pub mod due;
pub mod end;
pub mod feed;
pub mod remind;
pub mod review;

pub mod dossier;
pub mod exposure;
pub mod public;
pub mod register;
pub mod voiceless;

pub(crate) use carry::carry;
pub use reader::{Seen, seen};
