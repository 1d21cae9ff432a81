//! The islands of most pages, as a module for the browser; nothing elsewhere. What they are is in `app`.

#[cfg(target_arch = "wasm32")]
pub use app::hydrate;
