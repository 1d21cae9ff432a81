//! What exists in the demonstration only: an identity provider where one picks a person to be.
//!
//! It speaks real OpenID Connect, over HTTP, to the same client as any other provider. Whoever can
//! reach it can be anybody: it is put together by `collegiale demo` alone, which listens on the
//! loopback address only and opens only a database marked as a demonstration; the layer
//! `guard::this_machine_only` stands before every address.

mod claims;
mod key;
mod page;
mod person;
mod provider;

pub use provider::DemoProvider;
