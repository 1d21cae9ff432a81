//! Decisions: where they stand, what follows, and what is refused around them, in words.

mod draft;
mod follows;
mod lead;
mod proxy;
mod said;
mod stage;
mod talk;
mod text;

pub use draft::{not_tabled, not_taken, typed};
pub use follows::{days, follows};
pub use proxy::refused as proxy_refused;
pub use said::{ballot, choice, objection, why, word};
pub use stage::{end, stage, stage_kind};
pub use talk::hiding;
pub use text::stage_refused;
