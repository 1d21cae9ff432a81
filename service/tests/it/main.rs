//! Actions against a real database: SQLite, or PostgreSQL when `COLLEGIALE_TEST_POSTGRES` names a
//! server.

mod account;
mod audit;
mod board;
mod claim;
mod demo;
mod device;
mod directory;
mod draft;
mod electorate;
mod ght;
mod home;
mod import;
mod join;
mod loading;
mod log;
mod merge;
mod rules;
mod sign_in;
mod territory;
mod world;
