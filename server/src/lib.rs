//! The one server: wires HTTP, sign-in, mail and jobs to the actions.
//!
//! A library with a thin binary, so that tests start the same server. Modules stand in reading
//! order.

pub mod command;
pub mod config;
pub mod heap;
pub mod layer;
pub mod routes;

pub mod demo;
pub mod gate;
pub mod jobs;
pub mod mail;
pub mod oidc;

pub mod asset;
pub mod health;
pub mod open_files;
pub mod serve;
