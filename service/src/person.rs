//! A person's own data: names, contact, activities; and all of it in one file.

pub mod activity;
pub mod edit;
pub mod export;
