//! Roles: given, offered, ended.

pub mod appoint;
pub mod end;
pub mod invite;
pub mod list;
