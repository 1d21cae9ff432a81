//! A visitor with cookies who follows redirections and fills in forms.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

use crate::http::{Answer, Connection};

/// One visitor.
#[derive(Debug)]
pub struct Browser {
    port: u16,
    connection: Connection,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// A visitor without cookies.
    pub fn new(port: u16) -> Result<Self> {
        Ok(Self {
            port,
            connection: Connection::open(port)?,
            cookies: BTreeMap::new(),
        })
    }

    /// Somebody signed in through the demonstration's identity provider, found by name.
    pub fn signed_in(port: u16, name: &str) -> Result<Self> {
        let (mut browser, page) = Self::at_provider(port, name)?;
        let rpps = fields(&page, "personne")
            .into_iter()
            .next()
            .with_context(|| format!("nobody of the name {name}"))?;
        browser.choose(&page, &rpps)?;
        Ok(browser)
    }

    /// So many different people, signed in.
    pub fn crowd(port: u16, count: usize) -> Result<Vec<Self>> {
        let mut known = BTreeSet::new();
        let mut people = Vec::new();
        for name in ["ma", "le", "an", "be", "ch", "du", "ro", "la", "pi", "so"] {
            let (_, page) = Self::at_provider(port, name)?;
            for rpps in fields(&page, "personne") {
                if people.len() < count && known.insert(rpps.clone()) {
                    let (mut browser, page) = Self::at_provider(port, name)?;
                    browser.choose(&page, &rpps)?;
                    people.push(browser);
                }
            }
        }
        ensure!(people.len() == count, "only {} people", people.len());
        Ok(people)
    }

    /// At the demonstration's identity provider, having searched.
    fn at_provider(port: u16, name: &str) -> Result<(Self, String)> {
        let mut browser = Self::new(port)?;
        let page = browser.get("/connexion")?.text();
        let provider = attribute(&page, "action")
            .into_iter()
            .find(|action| action.starts_with("/auth/"))
            .context("the sign-in page names no provider")?;
        let leave = browser.send(&provider, &[("retour", "/")])?;
        // Through a page that leads on, because a form may lead to our own origin only.
        let (_, target) = leave
            .header("refresh")
            .and_then(|refresh| refresh.split_once("url="))
            .context("no way to the provider")?;
        let target = browser.local(target);
        let page = browser.get(&format!("{target}&q={}", encode(name)))?.text();
        Ok((browser, page))
    }

    /// Is this person from now on.
    fn choose(&mut self, page: &str, rpps: &str) -> Result<()> {
        let mut sent: Vec<(&str, String)> = Vec::new();
        for field in AUTHORIZATION {
            let value = fields(page, field).into_iter().next().unwrap_or_default();
            sent.push((field, value));
        }
        sent.push(("personne", rpps.to_owned()));
        let sent: Vec<(&str, &str)> = sent
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let answer = self.post("/demo/fournisseur/auth", &sent)?;
        ensure!(answer.status == 200, "sign-in: {}", answer.status);
        Ok(())
    }

    /// The header that says who this is.
    pub fn cookie(&self) -> String {
        self.cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ")
    }

    /// A page, after redirections.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        let answer = self.ask("GET", path, "", b"")?;
        self.follow(answer)
    }

    /// A form sent, and the page where it leads.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let answer = self.send(path, fields)?;
        ensure!(
            (300..400).contains(&answer.status),
            "POST {path}: {} {}",
            answer.status,
            answer.text()
        );
        self.follow(answer)
    }

    /// A form sent, without following where it leads.
    pub fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let body = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect::<Vec<_>>()
            .join("&");
        self.ask(
            "POST",
            path,
            "application/x-www-form-urlencoded",
            body.as_bytes(),
        )
    }

    /// A file sent in a form, and the page where it leads.
    pub fn upload(&mut self, path: &str, field: &str, name: &str, file: &[u8]) -> Result<Answer> {
        let boundary = "collegiale-bench-boundary";
        let mut body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; \
             filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={boundary}");
        let answer = self.ask("POST", path, &kind, &body)?;
        ensure!(
            (300..400).contains(&answer.status),
            "POST {path}: {} {}",
            answer.status,
            answer.text()
        );
        Ok(answer)
    }

    /// Where an answer leads, on this server.
    pub fn target(&self, answer: &Answer) -> Result<String> {
        let location = answer
            .header("location")
            .context("a redirection without target")?;
        Ok(self.local(location))
    }

    /// An address of this server without its origin.
    fn local(&self, address: &str) -> String {
        let origin = format!("http://127.0.0.1:{}", self.port);
        address.strip_prefix(&origin).unwrap_or(address).to_owned()
    }

    fn follow(&mut self, mut answer: Answer) -> Result<Answer> {
        for _ in 0..12 {
            if !(300..400).contains(&answer.status) {
                return Ok(answer);
            }
            let path = self.target(&answer)?;
            answer = self.ask("GET", &path, "", b"")?;
        }
        anyhow::bail!("redirections without end")
    }

    fn ask(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> Result<Answer> {
        let cookie = self.cookie();
        let origin = format!("http://127.0.0.1:{}", self.port);
        let mut headers = vec![
            ("Accept-Encoding", "identity"),
            ("Accept-Language", "fr"),
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", origin.as_str()),
        ];
        if !cookie.is_empty() {
            headers.push(("Cookie", &cookie));
        }
        if !kind.is_empty() {
            headers.push(("Content-Type", kind));
        }
        let answer = self.connection.ask(method, path, &headers, body)?;
        for (name, value) in &answer.headers {
            if name == "set-cookie"
                && let Some((name, value)) = value
                    .split(';')
                    .next()
                    .and_then(|cookie| cookie.split_once('='))
            {
                if value.is_empty() {
                    self.cookies.remove(name);
                } else {
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
            }
        }
        Ok(answer)
    }
}

/// As forms are sent.
pub fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// What the provider's page carries from its address into its forms.
const AUTHORIZATION: [&str; 8] = [
    "client_id",
    "redirect_uri",
    "response_type",
    "scope",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
];

/// The values of the fields of this name.
pub fn fields(page: &str, name: &str) -> Vec<String> {
    page.split("<input")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .filter(|input| attribute(input, " name").iter().any(|found| found == name))
        .filter_map(|input| attribute(input, " value").into_iter().next())
        .collect()
}

/// The values of an attribute in a page, in order: `attribute(&page, "href")`.
pub fn attribute(page: &str, name: &str) -> Vec<String> {
    page.split(&format!("{name}=\""))
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|value| value.replace("&amp;", "&"))
        .collect()
}
