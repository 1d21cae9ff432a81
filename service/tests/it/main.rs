//! Actions against a real database: SQLite, or PostgreSQL when `COLLEGIALE_TEST_POSTGRES` names a
//! server.

mod account;
mod audit;
mod demo;
mod home;
mod import;
mod sign_in;
mod territory;
mod world;
