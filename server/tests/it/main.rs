//! The server as a browser, a proxy and a supervisor meet it.

mod tenant;
mod victim;
