//! From where a request comes: the network that limits count by, the device that « mes sessions »
//! names.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum_extra::extract::cookie::CookieJar;
use service::account::network;

use super::device::device;
use crate::visit::AppState;

/// The other end of a request.
pub struct Client {
    /// The network it comes from.
    pub network: String,
    /// Browser and system in a few words.
    pub device: Option<String>,
    /// Its cookies.
    pub jar: CookieJar,
}

impl FromRequestParts<AppState> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |it| it.0.ip());
        let address = if state.behind_proxy {
            forwarded(parts).unwrap_or(peer)
        } else {
            peer
        };
        let agent = parts.headers.get(USER_AGENT);
        Ok(Self {
            network: network(address),
            device: agent.and_then(|it| it.to_str().ok()).and_then(device),
            jar: CookieJar::from_headers(&parts.headers),
        })
    }
}

/// The last address of `X-Forwarded-For`: the one our own proxy wrote. Those before it are the
/// client's word.
fn forwarded(parts: &Parts) -> Option<IpAddr> {
    let header = parts
        .headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()?;
    header
        .to_str()
        .ok()?
        .rsplit(',')
        .next()?
        .trim()
        .parse()
        .ok()
}
