//! The demonstration: three fictional CPTS over real communes, with the people one can try to be.
//!
//! In scope: making its rows from a seed ([`Plan`], pure) and storing them once ([`load`]), and the decisions, the
//! elections and the contracts, which the actions make ([`decide`], [`hold`], [`elect`], [`contract`]).
//! Out of scope: serving it, and the identity provider where one picks a person (`server`).
//! Nobody in it exists: numbers are in ranges that no registry gives out, addresses end in `.test`.

mod attach;

mod board;
mod body;
mod cast;
mod contract;
mod decide;
mod dice;
mod due;
mod elect;
mod elected;
mod found;
mod group;
mod guide;
mod holder;
mod house;
mod join;
mod mail;
mod maker;
mod name;
mod number;
mod partners;
mod people;
mod place;
mod placed;
mod plan;
mod row;
mod rules;
mod save;
mod story;
#[cfg(test)]
mod tests;
mod trade;
mod visibility;

pub use contract::{contract, contracts};
pub use decide::decide;
pub use elect::elect;
pub use elected::hold;
pub use guide::{PersonToTry, SignIn, newcomers, people_to_try};
pub use holder::{card_holder, card_holders};
pub use plan::{DemoOptions, Plan};
pub use save::{LoadRefused, Loaded, is_demonstration, load};
