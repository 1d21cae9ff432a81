//! Contracts: written with a partner, voted on by those who may, signed by those who are named, and looked at again in time.

mod carry;
mod desk;
mod draft;
mod due;
mod guest;
mod mandate;
mod plain;
mod scene;
mod signing;
mod together;
mod told;
