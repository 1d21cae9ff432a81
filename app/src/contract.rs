//! Contracts with hospitals and other partners: the register, one contract, and what is done with it.

pub mod annex;
pub mod begin;
pub mod calendar;
pub mod compare;
pub mod dossier;
pub mod edit;
pub mod export;
pub mod exposure;
pub mod feed;
pub mod file;
pub mod guest;
pub mod invited;
pub mod list;
pub mod mandate;
pub mod opinion;
pub mod page;
pub mod promise;
pub mod public;
pub mod review;
pub mod scan;
pub mod settings;
pub mod sign;
pub mod template;
pub mod text;
pub mod verify;

mod ics;
mod term;
