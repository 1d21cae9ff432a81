//! Blocs and attachments.

mod known;
