//! Prints what an association keeps on paper: minutes, contracts, lists.
//!
//! A [`Document`] says what there is, in blocks that know no layout; [`print()`] gives the bytes of a PDF that is tagged
//! (PDF/UA-1), made to be kept (PDF/A-2a) and the same for the same document: no file, network, clock or chance is asked.
//!
//! What members wrote stays text. It reaches the typesetter as values beside a fixed template, never as markup, and a
//! character that cannot be printed, or that would hide or turn others, is told by its number (`text`).

mod block;
mod check;
mod font;
mod model;
mod print;
mod qr;
mod text;
mod world;

pub use block::{Align, Block, Column, Signatory, Span, Table};
pub use check::Refused;
pub use model::{Document, Footer, Kind, Language, Section};
pub use print::print;
