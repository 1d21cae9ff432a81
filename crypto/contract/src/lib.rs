//! A contract that its parties signed, as a file that anybody checks without asking.
//!
//! **Claim.** Who has the file and the verifier key of the CPTS's log finds out that the document is, byte for byte, the one that
//! every party's signatory signed on a device of her own; that it was printed of this text; that each CPTS had a mandate for this
//! very text, adopted by its statutes and without those who had to stand aside; and that all of it stands in the log in this order.
//!
//! **File.** Lines of JSON: the log's checkpoint, the text, the document, the records with their proofs, and for each CPTS the
//! archive of the decision that gave the mandate, without names or reasons, and the wording that it adopted.
//!
//! In scope: the file ([`archive`]), what is logged ([`record`]), checking it ([`audit`]), saying what was found ([`words`]).
//! Out of scope: whether a key is really of the person named (the server attests it: an account's device, or a device that an
//! officer let in with a code), whether a scan shows what it should, whether the document says what the text says to a reader's
//! eye, and whether the signatory of a CPTS was tied to the other side: the server judges that, by the registers of the day.

#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable
)]

pub mod archive;
pub mod record;

pub mod audit;
pub mod words;
