//! An identity provider that is not ours, for journeys: `e2e/provider/serve.js`.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Stdio;

use anyhow::Result;

use crate::demo::Running;
use crate::place::Place;
use crate::sh;

/// The two clients that it knows, and what each is for our server.
const CLIENTS: [(&str, &str); 2] = [("psc", "pro-sante-connect"), ("generic", "generic")];

/// Starts it for servers at these addresses.
pub fn start(place: &Place, servers: &[String]) -> Result<Running> {
    let port = sh::free_port()?;
    Running::start(
        sh::command("node", &place.e2e())
            .arg("provider/serve.js")
            .arg(port.to_string())
            .args(servers)
            .stdin(Stdio::piped())
            // It warns of what makes it unfit for more than tests.
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
        port,
        "/.well-known/openid-configuration",
    )
}

/// Writes the configuration of a server that sends people to it, in both kinds.
pub fn configure(provider: &Running, file: &Path) -> Result<()> {
    let issuer = provider.url();
    let mut text = String::new();
    for (client, kind) in CLIENTS {
        write!(
            text,
            r#"
[[oidc]]
id = "elsewhere-{client}"
kind = "{kind}"
issuer = "{issuer}"
discovery_url = "{issuer}/.well-known/openid-configuration"
client_id = "{client}"
client_secret = "{client}-secret"
label = {{ fr = "Ailleurs ({client})", en = "Elsewhere ({client})" }}
"#
        )?;
    }
    std::fs::write(file, text)?;
    Ok(())
}
