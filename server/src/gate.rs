//! The providers of the configuration, as the pages ask for them.

use std::sync::Arc;
use std::time::Duration;

use app::account::gate::{Gate, GateError, Later};
use app::visit;
use domain::account::Way;
use service::Ctx;
use service::account::provider::{Attempt, Proof};
use service::account::session::SignedOut;
use url::Url;

use crate::oidc::{Http, Kind, OidcError, Problem, Provider, Settings};

/// The longest that a person waits for one answer of a provider.
const PATIENCE: Duration = Duration::from_secs(8);

/// All providers.
pub struct Providers {
    ctx: Ctx,
    list: Vec<Provider>,
}

impl Providers {
    /// The providers of the configuration; none is asked for anything before somebody signs in.
    ///
    /// # Errors
    /// What is wrong with the configuration, for the operator.
    pub fn new(ctx: Ctx, settings: Vec<Settings>) -> Result<Self, String> {
        let http = Http::new(PATIENCE).map_err(|error| error.to_string())?;
        let list: Vec<_> = settings
            .into_iter()
            .map(|one| Ok(Provider::new(one.resolve()?, http.clone())))
            .collect::<Result<_, String>>()?;
        for (index, one) in list.iter().enumerate() {
            if list
                .iter()
                .skip(index + 1)
                .any(|it| it.settings.id == one.settings.id)
            {
                return Err(format!(
                    "oidc: two providers have the id {:?}",
                    one.settings.id
                ));
            }
        }
        Ok(Self { ctx, list })
    }

    /// What the pages show of them.
    pub fn shown(&self) -> Arc<[visit::Provider]> {
        self.list
            .iter()
            .map(|provider| {
                let words = provider.settings.words();
                visit::Provider {
                    id: provider.settings.id.clone(),
                    label_fr: words.fr,
                    label_en: words.en,
                    issuer: provider.settings.issuer.clone(),
                }
            })
            .collect()
    }

    fn find(&self, id: &str) -> Result<&Provider, GateError> {
        self.list
            .iter()
            .find(|provider| provider.settings.id == id)
            .ok_or(GateError::NoSuchProvider)
    }

    /// Where the provider sends people back to: to be declared there, to the letter.
    fn back(&self, id: &str) -> Result<Url, GateError> {
        let public = &self.ctx.settings().public_url;
        Url::parse(&format!("{public}/auth/{id}/retour")).map_err(|_| GateError::NoSuchProvider)
    }
}

impl Gate for Providers {
    fn begin<'a>(
        &'a self,
        provider: &'a str,
        attempt: &'a Attempt,
    ) -> Later<'a, Result<String, GateError>> {
        Box::pin(async move {
            let (known, back) = (self.find(provider)?, self.back(provider)?);
            let to = known.begin(attempt, &back, self.ctx.now()).await;
            to.map(String::from).map_err(|error| said(provider, &error))
        })
    }

    fn finish<'a>(
        &'a self,
        provider: &'a str,
        code: &'a str,
        attempt: &'a Attempt,
    ) -> Later<'a, Result<Proof, GateError>> {
        Box::pin(async move {
            let (known, back) = (self.find(provider)?, self.back(provider)?);
            let verified = known
                .finish(code, attempt, &back, self.ctx.now())
                .await
                .map_err(|error| said(provider, &error))?;
            Ok(Proof {
                provider: provider.to_owned(),
                way: match known.settings.kind {
                    Kind::ProSanteConnect => Way::ProSanteConnect,
                    Kind::Generic => Way::Provider,
                },
                issuer: verified.issuer,
                subject: verified.subject,
                profile: verified.profile,
                id_token: verified.id_token,
            })
        })
    }

    fn sign_out<'a>(&'a self, there: &'a SignedOut) -> Later<'a, Option<String>> {
        Box::pin(async move {
            let known = self.find(&there.provider).ok()?;
            let back = Url::parse(&format!("{}/", self.ctx.settings().public_url)).ok()?;
            let to = known
                .sign_out(&there.id_token, &back, self.ctx.now())
                .await?;
            Some(to.into())
        })
    }
}

/// The error in the words of pages; in the log, without anything about the person.
fn said(provider: &str, error: &OidcError) -> GateError {
    tracing::warn!(provider, %error, "a sign-in did not work");
    match error {
        OidcError::Http(_) | OidcError::Refused(Problem::Discovery(_)) => GateError::Unreachable,
        OidcError::Refused(Problem::CodeRefused) => GateError::Code,
        OidcError::Refused(Problem::Level) => GateError::Level,
        OidcError::Refused(_) => GateError::Refused,
    }
}
