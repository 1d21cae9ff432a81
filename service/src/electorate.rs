//! The electorate of a CPTS on a day: its rows become what `domain::electorate` asks of.

mod known;

pub use known::Known;
