//! Adhesions as their boards see them.

pub mod application;
pub mod contact;
pub mod desk;
pub mod measure;
pub mod queue;
pub mod register;
pub mod said;
pub mod sheet;
