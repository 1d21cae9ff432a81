//! Elections of the board: prepared, candidacies filed, the roll frozen, then sealed, opened, closed, counted, proclaimed.
//!
//! Rules are in `domain::election`, the protocol of secret votes in `crypto/belenios`. Here is the life of an election:
//! it is prepared ([`draft`], [`officer`]), candidacies are called for ([`call`]) and filed ([`candidacy`]), the roll is
//! frozen ([`freeze`]). What binds everybody takes two of the electoral board ([`act`]).
//!
//! A member's code is registered ([`credential`]), her ballot cast ([`cast`]), and joins the archive of its urn with a
//! shuffled batch ([`batch`]). What the server keeps secret stands outside the database ([`key`]).
//!
//! From the call on, every step that must be proved later is logged in the register of the CPTS.

mod archive;
mod facts;
mod keep;
mod names;
mod proclaim;
mod reader;
mod ready;
mod result;
mod seal;
mod sealed_urn;
pub(crate) mod seats;
mod setup;
mod tell;
mod waiting;

pub mod call;
pub mod cancel;
pub mod candidacy;
pub mod draft;
pub mod freeze;
pub mod officer;
pub mod photo;
pub mod proxy;
pub mod request;

pub mod count;
pub mod counting;
pub mod dossier;
pub mod paper_count;
pub mod share;
pub(crate) mod tally;

pub mod act;
pub mod due;
pub mod incident;
pub mod integrity;
pub mod minutes;
pub mod program;
pub mod rehearse;

pub mod batch;
pub mod booth;
pub mod cast;
pub mod credential;
pub mod desk;
pub mod enter;
pub mod key;
pub mod paper;
pub mod receipt;
pub mod sample;
pub mod sheet;
pub mod spoil;
pub mod teller;
pub mod track;
pub mod voter;

pub mod declare;
pub mod list;
pub mod proclaimed;
pub mod roll;
pub mod show;
pub mod standing;
pub mod voters;

pub(crate) use keep::urns;
pub use reader::{Seen, seen, urn};
