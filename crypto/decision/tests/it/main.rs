//! Archives that are made step by step, and taken apart.

mod make;

mod cap;
mod carried;
mod consent;
mod file;
mod tamper;
