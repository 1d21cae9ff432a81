//! Devices: the keys that sign for a person. The server knows public keys only.
//!
//! What is recorded of a device goes through `told`: the journal, the registers of her CPTS, and mails to every confirmed address.

mod approve;
mod begin;
mod desk;
mod enrol;
mod export;
mod hold;
mod joined;
mod known;
mod list;
mod logged;
mod rename;
mod revoke;
mod stop;
mod told;
mod word;

pub use approve::approve;
pub use begin::{Begun, begin};
pub use desk::{Desk, DeskRefused, Vouched, look, vouch};
pub use enrol::{EnrolRefused, enrol};
pub use known::{Signer, signer, speaker};
pub use list::{Devices, Listed, list};
pub use rename::{NameRefused, rename};
pub use revoke::{RevokeRefused, revoke, revoke_signed};
pub use signed::device::Reason;
pub use stop::{StopRefused, Stoppable, stop, stop_by_mail, stoppable};
pub use word::WordRefused;

pub(crate) use export::export;
pub(super) use hold::{end_all, hold_unless_verified};
pub(crate) use joined::joined;
pub(crate) use told::What;
