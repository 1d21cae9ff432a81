//! Blocs and attachments.

mod attachment;
mod found;
mod known;
mod register;
