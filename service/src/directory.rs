//! The directory of a CPTS: who is in it, as far as each one lets it be seen.

pub mod card;
pub mod choices;
pub mod colleague;
pub mod neighbour;
pub mod search;
