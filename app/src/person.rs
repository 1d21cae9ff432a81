//! One's own page: data, who sees them, all of them in one file.

pub mod data;
pub mod export;
pub mod form;
pub mod visibility;
