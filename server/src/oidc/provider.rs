use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::CoreJsonWebKeySet;
use openidconnect::http::{Method, Request, StatusCode, header};
use openidconnect::{AsyncHttpClient, ProviderMetadataWithLogout};
use std::sync::Arc;
use tokio::sync::{Mutex, RwLock};
use url::Url;

use super::http::Http;
use super::settings::{Settings, is_safe};
use super::{OidcError, Problem};

/// A provider with what it publishes about itself, kept and renewed.
#[derive(Debug)]
pub struct Provider {
    /// Its configuration.
    pub settings: Settings,
    pub(super) http: Http,
    known: RwLock<Option<Arc<Known>>>,
    /// Held while asking, so that a crowd that signs in at once asks once.
    asking: Mutex<()>,
}

/// What a provider publishes.
#[derive(Clone, Debug)]
pub struct Known {
    /// The discovery document.
    pub metadata: ProviderMetadataWithLogout,
    /// The keys that sign its ID tokens.
    pub keys: CoreJsonWebKeySet,
    renew_at: DateTime<Utc>,
    keys_at: DateTime<Utc>,
}

/// The discovery document is asked for again after this time.
const FRESH: TimeDelta = TimeDelta::hours(1);
/// If that fails, the one we have serves, and we ask again after this time.
const RETRY: TimeDelta = TimeDelta::minutes(1);
/// An unknown key makes us ask for the keys again, but not more often than this: a stranger's
/// nonsense tokens must not become a flood of requests to the provider.
const KEYS_AT_MOST_EVERY: TimeDelta = TimeDelta::seconds(5);

impl Provider {
    /// A provider about which nothing is known yet: it is asked when the first person signs in, so that
    /// the server starts while the provider is down.
    pub fn new(settings: Settings, http: Http) -> Self {
        Self {
            settings,
            http,
            known: RwLock::new(None),
            asking: Mutex::new(()),
        }
    }

    /// What the provider publishes, at most an hour old unless the provider is down.
    ///
    /// # Errors
    /// If it was never known and cannot be had now.
    pub async fn known(&self, now: DateTime<Utc>) -> Result<Arc<Known>, OidcError> {
        if let Some(known) = self.fresh(now).await {
            return Ok(known);
        }
        let _one = self.asking.lock().await;
        if let Some(known) = self.fresh(now).await {
            return Ok(known);
        }
        let known = match (self.ask(now).await, self.known.read().await.as_deref()) {
            (Ok(known), _) => known,
            (Err(error), Some(old)) => {
                tracing::warn!(provider = %self.settings.id, %error, "discovery failed; the earlier one serves");
                Known {
                    renew_at: now + RETRY,
                    ..old.clone()
                }
            }
            (Err(error), None) => return Err(error),
        };
        Ok(self.keep(known).await)
    }

    /// The keys asked for again because one was missing from `seen`; `seen` itself if that was too recently.
    ///
    /// # Errors
    /// If the provider does not answer.
    pub async fn newer_keys(
        &self,
        seen: &Arc<Known>,
        now: DateTime<Utc>,
    ) -> Result<Arc<Known>, OidcError> {
        let _one = self.asking.lock().await;
        let held = self.known.read().await.clone();
        let held = held.unwrap_or_else(|| Arc::clone(seen));
        if held.keys_at > seen.keys_at || now - held.keys_at < KEYS_AT_MOST_EVERY {
            return Ok(held);
        }
        let keys = self.ask_keys(&held.metadata).await?;
        Ok(self
            .keep(Known {
                keys,
                keys_at: now,
                ..(*held).clone()
            })
            .await)
    }

    async fn fresh(&self, now: DateTime<Utc>) -> Option<Arc<Known>> {
        self.known
            .read()
            .await
            .as_ref()
            .filter(|known| now < known.renew_at)
            .cloned()
    }

    async fn keep(&self, known: Known) -> Arc<Known> {
        let known = Arc::new(known);
        *self.known.write().await = Some(Arc::clone(&known));
        known
    }

    async fn ask(&self, now: DateTime<Utc>) -> Result<Known, OidcError> {
        let body = self.get(&self.settings.discovery()).await?;
        let metadata: ProviderMetadataWithLogout = serde_json::from_slice(&body)
            .map_err(|_| Problem::Discovery("not a discovery document"))?;
        if metadata.issuer().as_str() != self.settings.issuer {
            return Err(Problem::Discovery("another issuer").into());
        }
        let endpoints = [
            Some(metadata.authorization_endpoint().url()),
            metadata.token_endpoint().map(openidconnect::TokenUrl::url),
            metadata
                .userinfo_endpoint()
                .map(openidconnect::UserInfoUrl::url),
            metadata
                .additional_metadata()
                .end_session_endpoint
                .as_ref()
                .map(openidconnect::EndSessionUrl::url),
            Some(metadata.jwks_uri().url()),
        ];
        if !endpoints.into_iter().flatten().all(is_safe) {
            return Err(Problem::Discovery("an address without https").into());
        }
        let keys = self.ask_keys(&metadata).await?;
        Ok(Known {
            metadata,
            keys,
            renew_at: now + FRESH,
            keys_at: now,
        })
    }

    async fn ask_keys(
        &self,
        metadata: &ProviderMetadataWithLogout,
    ) -> Result<CoreJsonWebKeySet, OidcError> {
        let body = self.get(metadata.jwks_uri().as_str()).await?;
        let keys: CoreJsonWebKeySet =
            serde_json::from_slice(&body).map_err(|_| Problem::Discovery("not a key set"))?;
        Ok(keys)
    }

    async fn get(&self, url: &str) -> Result<Vec<u8>, OidcError> {
        let request = Request::builder()
            .method(Method::GET)
            .uri(
                Url::parse(url)
                    .map_err(|_| Problem::Discovery("address"))?
                    .as_str(),
            )
            .header(header::ACCEPT, "application/json")
            .body(Vec::new())
            .map_err(super::http::HttpError::from)?;
        let answer = self.http.call(request).await?;
        if answer.status() == StatusCode::OK {
            Ok(answer.into_body())
        } else {
            Err(Problem::Discovery("not found").into())
        }
    }
}
