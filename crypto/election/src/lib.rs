//! An election of persons as a whole: several urns, one board, and the statutes that say who sits on it.
//!
//! **Claim.** If [`audit`](audit::audit) finds nothing wrong, then the seats follow from the ballots of all urns, the papers
//! that were counted, and the statutes, by the same function that the association itself uses
//! (`domain::election::seats`); and nobody could know beforehand how the lot would fall.
//!
//! In scope: the file (`DOSSIER.tar`: [`bundle`]), the document that binds its parts together ([`held`]), the seats as
//! a document ([`seats`]), and the check of it all. Each urn is an archive of Belenios, checked by `belenios::audit`; the minutes
//! and who signed them stand beside ([`minutes`]). Out of
//! scope: that the roll was rightly drawn up, that papers were rightly counted, and what is in the log.

#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable
)]

pub mod bundle;
pub mod held;
pub mod lot;
pub mod minutes;
pub mod sample;
pub mod seats;

pub mod audit;
pub mod words;
