use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use domain::account::Profile;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod,
    CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessToken, AccessTokenHash, AdditionalClaims, AuthType, AuthenticationContextClass,
    AuthorizationCode, ClaimsVerificationError, Client, ClientId, ClientSecret, CsrfToken,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdToken, IdTokenClaims,
    IdTokenFields, IdTokenVerifier, LocalizedClaim, LogoutRequest, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, PostLogoutRedirectUrl, RedirectUrl, RequestTokenError,
    Scope, StandardErrorResponse, StandardTokenResponse, SubjectIdentifier, TokenResponse,
    UserInfoClaims, UserInfoError,
};
use serde::{Deserialize, Serialize};
use service::account::provider::Attempt;
use url::Url;

use super::provider::{Known, Provider};
use super::psc::Sectoral;
use super::settings::{Kind, Secret};
use super::{OidcError, Problem};

/// Clocks may differ by this much, in both directions.
const SKEW: TimeDelta = TimeDelta::minutes(5);

/// Claims of an ID token that `openidconnect` leaves to us.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Extra {
    /// Not valid before, in seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nbf: Option<f64>,
}

impl AdditionalClaims for Extra {}

type OurIdToken =
    IdToken<Extra, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type OurClaims = IdTokenClaims<Extra, CoreGenderClaim>;
type OurFields = IdTokenFields<
    Extra,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type OurClient = Client<
    Extra,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<OurFields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What a provider proved.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The issuer, as configured.
    pub issuer: String,
    /// The person, there.
    pub subject: String,
    /// Names, and for Pro Santé Connect the RPPS and the practices.
    pub profile: Profile,
    /// The ID token itself, for signing out there.
    pub id_token: String,
}

impl Provider {
    /// Where the browser goes to sign in.
    ///
    /// # Errors
    /// If the provider cannot be asked for its addresses.
    pub async fn begin(
        &self,
        attempt: &Attempt,
        back: &Url,
        now: DateTime<Utc>,
    ) -> Result<Url, OidcError> {
        let known = self.known(now).await?;
        let client = self.client(&known, back);
        let (state, nonce) = (
            CsrfToken::new(attempt.state.clone()),
            Nonce::new(attempt.nonce.clone()),
        );
        let verifier = PkceCodeVerifier::new(attempt.verifier.clone());
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || state,
                move || nonce,
            )
            .add_scopes(self.settings.wanted_scopes().into_iter().map(Scope::new))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        if let Some(acr) = self.settings.acr() {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.into()));
        }
        Ok(request.url().0)
    }

    /// Trades the code that came back for what the provider proves of the person.
    ///
    /// # Errors
    /// [`OidcError`]: nobody is signed in then.
    pub async fn finish(
        &self,
        code: &str,
        attempt: &Attempt,
        back: &Url,
        now: DateTime<Utc>,
    ) -> Result<Verified, OidcError> {
        let known = self.known(now).await?;
        let client = self.client(&known, back);
        let tokens = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| Problem::Discovery("no token endpoint"))?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()))
            .request_async(&self.http)
            .await
            .map_err(token_error)?;
        let id_token = tokens.id_token().ok_or(Problem::NoIdToken)?;
        let claims = self
            .check(id_token, tokens.access_token(), &known, attempt, now)
            .await?;
        let profile = self
            .profile(&client, tokens.access_token(), &claims)
            .await?;
        Ok(Verified {
            issuer: self.settings.issuer.clone(),
            subject: claims.subject().to_string(),
            profile,
            id_token: id_token.to_string(),
        })
    }

    /// Where the browser goes to sign out there too; `None` if the provider has no such place.
    pub async fn sign_out(&self, id_token: &str, back: &Url, now: DateTime<Utc>) -> Option<Url> {
        let known = self.known(now).await.ok()?;
        let end = known
            .metadata
            .additional_metadata()
            .end_session_endpoint
            .clone()?;
        let back = PostLogoutRedirectUrl::new(back.to_string()).ok()?;
        let request = LogoutRequest::from(end)
            .set_client_id(ClientId::new(self.settings.client_id.clone()))
            .set_post_logout_redirect_uri(back);
        Some(match id_token.parse::<OurIdToken>() {
            Ok(token) => request.set_id_token_hint(&token).http_get_url(),
            Err(_) => request.http_get_url(),
        })
    }

    fn client(&self, known: &Known, back: &Url) -> OurClient {
        let secret = self
            .settings
            .client_secret
            .as_ref()
            .map(Secret::expose)
            .unwrap_or_default();
        let basic = known
            .metadata
            .token_endpoint_auth_methods_supported()
            .is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        OurClient::from_provider_metadata(
            known.metadata.clone(),
            ClientId::new(self.settings.client_id.clone()),
            Some(ClientSecret::new(secret.to_owned())),
        )
        .set_auth_type(if basic {
            AuthType::BasicAuth
        } else {
            AuthType::RequestBody
        })
        .set_redirect_uri(RedirectUrl::from_url(back.clone()))
    }

    /// The claims of an ID token, checked; with fresh keys if its key is not among those we have.
    async fn check(
        &self,
        token: &OurIdToken,
        access: &AccessToken,
        known: &Arc<Known>,
        attempt: &Attempt,
        now: DateTime<Utc>,
    ) -> Result<OurClaims, OidcError> {
        let nonce = Nonce::new(attempt.nonce.clone());
        let mut verifier = self.verifier(known, now);
        if let Err(ClaimsVerificationError::SignatureVerification(_)) =
            token.claims(&verifier, &nonce)
        {
            verifier = self.verifier(&*self.newer_keys(known, now).await?, now);
        }
        let claims = token
            .clone()
            .into_claims(&verifier, &nonce)
            .map_err(Problem::from)?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "seconds since 1970 are far below 2^52"
        )]
        let latest = (now + SKEW).timestamp() as f64;
        if claims
            .additional_claims()
            .nbf
            .is_some_and(|nbf| nbf > latest)
        {
            return Err(Problem::Time.into());
        }
        if let Some(expected) = claims.access_token_hash() {
            let (Ok(alg), Ok(key)) = (token.signing_alg(), token.signing_key(&verifier)) else {
                return Err(Problem::Signature.into());
            };
            if AccessTokenHash::from_token(access, alg, key).ok().as_ref() != Some(expected) {
                return Err(Problem::AccessToken.into());
            }
        }
        if claims
            .authorized_party()
            .is_some_and(|party| party.as_str() != self.settings.client_id)
        {
            return Err(Problem::Audience.into());
        }
        Ok(claims)
    }

    /// Signature by a key of the provider (never with our shared secret), issuer, audience, time, level.
    fn verifier(
        &self,
        known: &Known,
        now: DateTime<Utc>,
    ) -> IdTokenVerifier<'static, CoreJsonWebKey> {
        use CoreJwsSigningAlgorithm as Alg;
        let acr = self.settings.acr();
        IdTokenVerifier::new_public_client(
            ClientId::new(self.settings.client_id.clone()),
            known.metadata.issuer().clone(),
            known.keys.clone(),
        )
        .set_allowed_algs([
            Alg::RsaSsaPkcs1V15Sha256,
            Alg::RsaSsaPkcs1V15Sha384,
            Alg::RsaSsaPkcs1V15Sha512,
            Alg::RsaSsaPssSha256,
            Alg::RsaSsaPssSha384,
            Alg::RsaSsaPssSha512,
            Alg::EcdsaP256Sha256,
            Alg::EcdsaP384Sha384,
            Alg::EdDsa,
        ])
        .set_time_fn(move || now - SKEW)
        .set_issue_time_verifier_fn(move |issued| {
            if issued <= now + SKEW {
                Ok(())
            } else {
                Err("not yet".into())
            }
        })
        .set_auth_context_verifier_fn(move |given| match acr {
            Some(wanted) if given.map(|class| class.as_str()) != Some(wanted) => {
                Err("level".into())
            }
            _ => Ok(()),
        })
    }

    /// What userinfo says; the names of the ID token if the provider has none.
    async fn profile(
        &self,
        client: &OurClient,
        access: &AccessToken,
        claims: &OurClaims,
    ) -> Result<Profile, OidcError> {
        let signed = Profile {
            family_name: name(claims.family_name()),
            given_name: name(claims.given_name()),
            ..Profile::default()
        };
        let Ok(request) = client.user_info(
            access.clone(),
            Some(SubjectIdentifier::clone(claims.subject())),
        ) else {
            return Ok(signed);
        };
        let info: UserInfoClaims<Sectoral, CoreGenderClaim> = request
            .request_async(&self.http)
            .await
            .map_err(user_info_error)?;
        let told = Profile {
            family_name: name(info.family_name()).or(signed.family_name),
            given_name: name(info.given_name()).or(signed.given_name),
            ..Profile::default()
        };
        Ok(match self.settings.kind {
            Kind::ProSanteConnect => info.additional_claims().complete(told),
            Kind::Generic => told,
        })
    }
}

/// The name without language, else that of any language, if it is fit to be shown.
fn name<T: std::ops::Deref<Target = String>>(claim: Option<&LocalizedClaim<T>>) -> Option<String> {
    let claim = claim?;
    let text = claim
        .get(None)
        .or_else(|| claim.iter().next().map(|(_, text)| text))?
        .trim();
    let fit =
        !text.is_empty() && text.chars().count() <= 100 && !text.chars().any(char::is_control);
    fit.then(|| text.to_owned())
}

fn token_error<T: openidconnect::ErrorResponse>(
    error: RequestTokenError<super::http::HttpError, T>,
) -> OidcError {
    match error {
        RequestTokenError::Request(error) => error.into(),
        RequestTokenError::ServerResponse(_) => Problem::CodeRefused.into(),
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => Problem::BadAnswer.into(),
    }
}

fn user_info_error(error: UserInfoError<super::http::HttpError>) -> OidcError {
    match error {
        UserInfoError::Request(error) => error.into(),
        UserInfoError::ClaimsVerification(error) => Problem::from(error).into(),
        _ => Problem::BadAnswer.into(),
    }
}
