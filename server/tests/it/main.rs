//! The server as a browser, a proxy and a supervisor meet it.

mod address;
mod clock;
mod concurrency;
mod http;
mod log;
mod oidc;
mod process;
mod site;
mod smtp;
mod statutes;
mod tenant;
mod upload;
mod victim;
mod victim_contract;
mod victim_decision;
mod victim_election;
mod victim_trustee;
mod victim_vote;
