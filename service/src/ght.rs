//! Blocs of influence that a CPTS knows, and what ties its members to them.

pub mod known;

pub mod bloc;
pub mod export;
pub mod leave;
pub mod party;
pub mod register;

pub mod attachment;
pub mod standing;

pub use entity::attachment::Model as AttachmentRow;
pub use entity::bloc::Model as BlocRow;
pub use entity::bloc_party::Model as PartyRow;
