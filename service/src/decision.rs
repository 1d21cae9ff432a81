//! Decisions that rest on agreement: proposed, discussed, signed for, counted.
//!
//! Rules are in `domain::decision`, what is signed in `crypto/signed`, what is logged and how an archive is audited in
//! `crypto/decision`. Here rows become those types and back: a proposal is drafted ([`draft`]), tabled ([`table`]) and
//! rewritten ([`text`]); who facilitates opens rounds and the vote ([`open`]); positions and ballots are taken ([`speak`]),
//! objections answered ([`object`]); what closes is counted ([`close`]).
//!
//! Statutes, roll and facilitators are frozen when the first round opens. From then on every step is logged in its own
//! transaction, under the names that members have in this decision alone.

mod carry;
mod export;
mod freeze;
mod hear;
mod keep;
pub(crate) mod mine;
mod reader;
mod reason;
mod record;
mod revoked;
mod say;
mod tell;

pub mod choices;
pub mod concerned;
pub mod discussion;
pub mod document;
pub mod draft;
pub mod holders;
pub mod owners;
pub mod public;
pub mod register;
pub mod result;
pub mod sheet;
pub mod table;
pub mod text;
pub mod version;
pub mod written;

pub mod archive;
pub mod close;
pub mod due;
pub mod follow;
pub mod object;
pub mod open;
pub mod proxy;
pub mod speak;
pub mod withdraw;

pub mod live;
pub mod objected;
pub mod show;
pub mod voices;
pub mod whole;

pub(crate) use carry::carry;
pub(crate) use choices::sought;
pub(crate) use export::export;
pub use hear::Heard;
pub(crate) use proxy::question;
pub use reader::{Reader, Seen, reader, seen};
pub use reason::Given;
pub(crate) use revoked::revoked;
pub use say::{ENVELOPES, ReasonRefused, SayRefused};
pub(crate) use sheet::aside;
