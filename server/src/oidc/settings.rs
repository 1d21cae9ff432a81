use serde::{Deserialize, Serialize, Serializer};
use url::Url;

/// One provider of the configuration: a `[[oidc]]` table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Its name in our addresses: lower-case letters, digits and `-`.
    pub id: String,
    /// What it is.
    #[serde(default)]
    pub kind: Kind,
    /// Its issuer, compared to the letter with the discovery document and every ID token.
    pub issuer: String,
    /// Where the discovery document is, if not at the usual place under the issuer.
    #[serde(default)]
    pub discovery_url: Option<Url>,
    /// Our name there.
    pub client_id: String,
    /// Our password there.
    #[serde(default)]
    pub client_secret: Option<Secret>,
    /// A file that holds our password there.
    #[serde(default)]
    pub client_secret_file: Option<std::path::PathBuf>,
    /// An environment variable that holds our password there.
    #[serde(default)]
    pub client_secret_env: Option<String>,
    /// What we ask for, besides `openid`. Pro Santé Connect: `scope_all`.
    #[serde(default)]
    pub scopes: Option<Vec<String>>,
    /// What the button says.
    #[serde(default)]
    pub label: Option<Label>,
}

/// The kinds of provider that differ for us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Pro Santé Connect: own discovery path, `eidas1`, verified RPPS, short sessions.
    ProSanteConnect,
    /// Any other; it proves its subject, nothing else.
    #[default]
    Generic,
}

/// The words on a provider's button, in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

/// A secret of the configuration: never printed.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The secret itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(secret: String) -> Self {
        Self(secret)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("…")
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[secret]")
    }
}

impl Settings {
    /// Checks what can be checked without the provider, and reads the secret from its file or variable.
    ///
    /// # Errors
    /// A sentence for `check-config`.
    pub fn resolve(mut self) -> Result<Self, String> {
        let id = &self.id;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.len() > 40 || !id.chars().all(plain) {
            return Err(format!("oidc: id {id:?} may hold only a-z, 0-9 and -"));
        }
        let issuer =
            Url::parse(&self.issuer).map_err(|error| format!("oidc {id}: issuer: {error}"))?;
        for url in [Some(&issuer), self.discovery_url.as_ref()]
            .into_iter()
            .flatten()
        {
            if !is_safe(url) {
                return Err(format!(
                    "oidc {id}: {url} must be https (http only on this machine)"
                ));
            }
        }
        let sources = [
            self.client_secret.is_some(),
            self.client_secret_file.is_some(),
            self.client_secret_env.is_some(),
        ];
        if sources.into_iter().filter(|given| *given).count() != 1 {
            return Err(format!(
                "oidc {id}: give one of client_secret, client_secret_file, client_secret_env"
            ));
        }
        if let Some(file) = self.client_secret_file.take() {
            let text = std::fs::read_to_string(&file)
                .map_err(|error| format!("oidc {id}: {}: {error}", file.display()))?;
            self.client_secret = Some(Secret(text.trim().to_owned()));
        }
        if let Some(name) = self.client_secret_env.take() {
            let text =
                std::env::var(&name).map_err(|error| format!("oidc {id}: {name}: {error}"))?;
            self.client_secret = Some(Secret(text));
        }
        Ok(self)
    }

    /// Where the discovery document is.
    pub fn discovery(&self) -> String {
        let path = match self.kind {
            Kind::ProSanteConnect => "wallet-openid-configuration",
            Kind::Generic => "openid-configuration",
        };
        self.discovery_url.as_ref().map_or_else(
            || format!("{}/.well-known/{path}", self.issuer.trim_end_matches('/')),
            Url::to_string,
        )
    }

    /// What we ask for, besides `openid`.
    pub fn wanted_scopes(&self) -> Vec<String> {
        self.scopes.clone().unwrap_or_else(|| match self.kind {
            Kind::ProSanteConnect => vec!["scope_all".into()],
            Kind::Generic => vec!["profile".into()],
        })
    }

    /// The level that the provider must attest, if any.
    pub fn acr(&self) -> Option<&'static str> {
        match self.kind {
            Kind::ProSanteConnect => Some("eidas1"),
            Kind::Generic => None,
        }
    }

    /// The words on the button.
    pub fn words(&self) -> Label {
        self.label.clone().unwrap_or_else(|| match self.kind {
            Kind::ProSanteConnect => Label {
                fr: "Pro Santé Connect".into(),
                en: "Pro Santé Connect".into(),
            },
            Kind::Generic => Label {
                fr: self.id.clone(),
                en: self.id.clone(),
            },
        })
    }
}

/// Whether a secret may travel to this address: https, or this very machine.
pub fn is_safe(url: &Url) -> bool {
    match url.scheme() {
        "https" => true,
        "http" => match url.host() {
            Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
            Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
            Some(url::Host::Domain(name)) => name == "localhost",
            None => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;

    fn settings(extra: &str) -> Result<Settings, String> {
        let text = format!(
            "id = 'psc'\nissuer = 'https://auth.example/realms/x'\nclient_id = 'c'\n{extra}"
        );
        toml::from_str::<Settings>(&text)
            .map_err(|error| error.to_string())?
            .resolve()
    }

    #[test]
    fn pro_sante_connect_has_its_own_discovery_path_scope_and_level() {
        let psc = settings("kind = 'pro-sante-connect'\nclient_secret = 's'").expect("valid");
        assert_eq!(
            psc.discovery(),
            "https://auth.example/realms/x/.well-known/wallet-openid-configuration"
        );
        assert_eq!(psc.wanted_scopes(), ["scope_all"]);
        assert_eq!(psc.acr(), Some("eidas1"));
    }

    #[test]
    fn a_configuration_that_would_leak_the_secret_is_refused() {
        assert!(settings("client_secret = 's'\ndiscovery_url = 'http://auth.example/d'").is_err());
        assert!(settings("client_secret = 's'\ndiscovery_url = 'http://127.0.0.1:9/d'").is_ok());
    }

    #[test]
    fn exactly_one_source_of_the_secret_is_wanted() {
        assert!(settings("").is_err());
        assert!(settings("client_secret = 's'\nclient_secret_env = 'X'").is_err());
    }

    #[test]
    fn unknown_keys_are_refused() {
        assert!(settings("client_secret = 's'\nclient_secrett = 's'").is_err());
    }

    #[test]
    fn a_secret_is_not_printed() {
        let settings = settings("client_secret = 'hunter2'").expect("valid");
        assert!(!format!("{settings:?}").contains("hunter2"));
    }
}
