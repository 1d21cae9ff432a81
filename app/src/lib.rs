//! What people see: pages rendered on the server, islands where a key or live state is needed,
//! server functions for islands.
//!
//! In the browser build (`hydrate`) only islands and what they use are compiled; they may use
//! `domain`, never `service` or `entity`. Modules stand in reading order.

#[macro_use]
pub mod lang;

#[cfg(feature = "ssr")]
pub mod error;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod ids;
#[cfg(feature = "ssr")]
pub mod layout;
#[cfg(feature = "ssr")]
pub mod query;
#[cfg(feature = "ssr")]
pub mod root;
#[cfg(feature = "ssr")]
pub mod ui;
#[cfg(feature = "ssr")]
pub mod visit;
#[cfg(feature = "ssr")]
pub mod words;

#[cfg(feature = "ssr")]
pub mod about;
#[cfg(feature = "ssr")]
pub mod account;
#[cfg(feature = "ssr")]
pub mod adhesion;
#[cfg(feature = "ssr")]
pub mod audit;
#[cfg(feature = "ssr")]
pub mod clock;
#[cfg(feature = "ssr")]
pub mod contract;
#[cfg(feature = "ssr")]
pub mod cpts;
#[cfg(feature = "ssr")]
pub mod decision;
#[cfg(feature = "ssr")]
pub mod directory;
#[cfg(feature = "ssr")]
pub mod dues;
#[cfg(feature = "ssr")]
pub mod election;
#[cfg(feature = "ssr")]
pub mod electorate;
#[cfg(feature = "ssr")]
pub mod ght;
#[cfg(feature = "ssr")]
pub mod home;
#[cfg(feature = "ssr")]
pub mod import;
#[cfg(feature = "ssr")]
pub mod join;
#[cfg(feature = "ssr")]
pub mod log;
#[cfg(feature = "ssr")]
pub mod mailbox;
#[cfg(feature = "ssr")]
pub mod member;
#[cfg(feature = "ssr")]
pub mod partner;
#[cfg(feature = "ssr")]
pub mod person;
#[cfg(feature = "ssr")]
pub mod role;
#[cfg(feature = "ssr")]
mod signing;
#[cfg(any(feature = "ssr", feature = "simulator"))]
pub mod statutes;
#[cfg(feature = "ssr")]
pub mod structure;
#[cfg(any(feature = "ssr", feature = "islands"))]
pub mod territory;
#[cfg(feature = "ssr")]
pub mod trustee;

/// Called by the page's script once the browser part is loaded: islands hydrate by themselves.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
