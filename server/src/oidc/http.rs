use std::pin::Pin;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, reqwest};
use thiserror::Error;

/// The largest answer read from a provider. A userinfo with fifty activities has about 60 kB.
const MAX_ANSWER: usize = 512 * 1024;

/// The one HTTP client that speaks to identity providers: no redirect is followed (a provider that
/// redirects its token endpoint would carry our secret elsewhere), every answer has an end in time and size.
#[derive(Clone, Debug)]
pub struct Http {
    client: reqwest::Client,
}

/// Why a provider's answer could not be read.
#[derive(Debug, Error)]
pub enum HttpError {
    /// No connection, no answer in time, or a broken one.
    #[error("unreachable")]
    Unreachable(#[from] reqwest::Error),
    /// More than 512 kB.
    #[error("answer too large")]
    TooLarge,
    /// Our own request could not be built.
    #[error("request")]
    Request(#[from] openidconnect::http::Error),
}

impl Http {
    /// A client that gives up on an answer after `patience`.
    ///
    /// # Errors
    /// If the TLS machinery cannot start.
    pub fn new(patience: Duration) -> Result<Self, HttpError> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(patience.min(Duration::from_secs(5)))
            .timeout(patience)
            .user_agent(concat!("collegiale/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self { client })
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let mut answer = self.client.execute(request.try_into()?).await?;
        let mut response = openidconnect::http::Response::builder().status(answer.status());
        if let Some(headers) = response.headers_mut() {
            headers.clone_from(answer.headers());
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > MAX_ANSWER {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(response.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
