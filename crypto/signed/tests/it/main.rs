//! Every statement against every other, every other form, every changed bit; and the committed vectors.

mod envelope;
mod label;
mod make;
mod statement;
mod vectors;
