//! The rules of a CPTS (communauté professionnelle territoriale de santé) as pure functions.
//!
//! In scope: what an association's statutes and the law let happen, as functions over plain
//! values. Out of scope: databases, HTTP, clocks, randomness, pages. Everything here compiles for
//! the browser too, so that a page, the server and an auditor ask the same function.
//!
//! Modules stand in reading order.

pub mod canonical;
pub mod code;
pub mod contact;
pub mod cpts;
pub mod exact;
pub mod id;

pub mod account;
pub mod audit;
pub mod contract;
pub mod decision;
pub mod directory;
pub mod dues;
pub mod home;
pub mod log;
pub mod member;
pub mod partner;
pub mod permission;
pub mod role;
pub mod statutes;
pub mod structure;

pub mod college;
pub mod election;
pub mod electorate;
pub mod ght;
pub mod majority;
pub mod quorum;
pub mod scenario;

pub mod identifier;
pub mod profession;
pub mod territory;
pub mod text;
pub mod typed;

pub mod import;
