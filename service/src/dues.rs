//! Dues: amounts, register, reminders.

pub mod overview;
pub mod own;
pub mod rates;
pub mod record;
pub mod remind;
pub mod standing;
