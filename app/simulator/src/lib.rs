//! The simulator of votes, as a module for the browser of its own: it knows every rule, and other pages do not load that.
//! Nothing elsewhere; what it is is in `app`.

#[cfg(target_arch = "wasm32")]
pub use app::hydrate;
