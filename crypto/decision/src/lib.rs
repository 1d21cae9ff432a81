//! A decision by signed positions, as an archive that anybody replays.
//!
//! **Claim.** Who has the archive and the verifier key of the CPTS's log finds out, without asking anybody, that every
//! position and ballot was signed on the very text by a key of who speaks, that all of it stands in the log in this order, and
//! that statutes, roll, cap and majority lead to the outcome that was announced.
//!
//! **Archive.** Lines of JSON. The first names the log's checkpoint; then the records in the order of the log, each with kind,
//! salt, bytes and proof of inclusion; then, for members, who is who and the reasons that were given. Everything that decides
//! is a record: statutes and roll, the text and its versions, the keys, the rounds, the statements, what each round came to.
//!
//! **Persons.** On the roll and in the statements a member is named by a [`Pseudonym`] made for this decision alone. Who may
//! know the members gets the openings; for anybody else the same archive says nothing of who they are. (The key of a device is
//! the same in every decision; that is said on the pages.)
//!
//! In scope: reading and writing archives, replaying them by the rules of `domain`. Out of scope: who may ask for which lines,
//! whether the roll was drawn up rightly from the register of members, whether a key is really its owner's: the server
//! attests these three, and members check their own line.

#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable
)]

pub mod archive;
pub mod audit;
pub mod entry;
pub mod record;

mod pseudonym;

pub use pseudonym::Pseudonym;
