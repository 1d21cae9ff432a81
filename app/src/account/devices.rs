//! « Mes appareils »: those that sign for a person. The key is made and kept by the browser (`signing/device.js`), and
//! `devices/keep.js` signs with it.

mod act;
mod card;
mod enrol;
mod mailed;
mod show;

pub use act::{approve, challenge, enrol, rename, revoke, stop};
pub use mailed::{page as mailed, stop as stop_mailed};
pub use show::page;

/// The page, and the root of its forms.
const HERE: &str = "/moi/appareils";
