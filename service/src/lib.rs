//! The actions: one public async function, one transaction each. No HTTP, no HTML.
//!
//! The shape of an action:
//!
//! ```text
//! pub async fn verb(ctx: &Ctx, actor: &Actor, …) -> Outcome<T, VerbRefused> {
//!     transaction!(ctx, |tx| {
//!         // read rows → domain types → ask the rule → write → record → (commit)
//!         let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
//!         seat.require(Action::…)?;
//!         …
//!         tx.record(Entry::new(Event::…).cpts(seat.id()).actor(actor).subject(id)).await?;
//!         // What anybody must be able to prove later: `tx.log(seat.id(), NewLeaf::…).await?`
//!         Ok(value)
//!     })
//! }
//! ```
//!
//! Modules stand in reading order.

pub mod calendar;
pub mod ctx;
pub mod db;
pub mod failure;
#[macro_use]
pub mod tx;
pub mod scope;

pub mod log;

pub mod account;
pub mod audit;
pub mod contract;
pub mod cpts;
pub mod decision;
pub mod directory;
pub mod dues;
pub mod election;
pub mod electorate;
pub mod ght;
pub mod home;
pub mod import;
pub mod member;
pub mod notice;
pub mod partner;
pub mod person;
pub mod role;
pub mod statutes;
pub mod structure;
pub mod territory;
pub mod trustee;

pub mod demo;

pub use ctx::{Actor, Ctx};
pub use failure::{Failure, Fault, Outcome, refuse};
