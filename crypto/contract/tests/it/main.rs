//! A contract from its text to its file, and every way to change that file.

mod make;
mod sound;
mod tamper;
