//! Blocs and attachments.

mod known;
mod register;
