//! The server as a browser, a proxy and a supervisor meet it.

mod concurrency;
mod http;
mod process;
mod site;
mod tenant;
mod upload;
mod victim;
