//! Positions that many members send.

use anyhow::{Context, Result, bail};

use crate::bench::browser::encode;
use crate::bench::crowd::Request;
use crate::http::Connection;

/// A position, signed beforehand, and whose session sends it.
#[derive(Debug)]
pub struct Line {
    pub decision: String,
    cookie: String,
    body: String,
}

impl Line {
    /// Reads what `service/load`'s `positions` prints.
    pub fn all(text: &str) -> Result<Vec<Self>> {
        let line = |line: &str| {
            let mut parts = line.split('\t');
            let mut next = || parts.next().context("a line is cut");
            Ok(Self {
                cookie: format!("session={}", next()?),
                decision: next()?.to_owned(),
                body: format!("enveloppe={}", encode(next()?)),
            })
        };
        text.lines().map(line).collect()
    }

    /// An address of its decision.
    pub fn path(&self, page: &str) -> String {
        format!("/cpts/pays-des-gabares/decisions/{}/{page}", self.decision)
    }

    /// Of the session.
    pub fn cookie(&self) -> &str {
        &self.cookie
    }
}

impl Request for Line {
    fn send(&self, connection: &mut Connection) -> Result<()> {
        let answer = connection.ask(
            "POST",
            &self.path("position"),
            &[
                ("Cookie", self.cookie.as_str()),
                ("Content-Type", "application/x-www-form-urlencoded"),
                ("Sec-Fetch-Site", "same-origin"),
            ],
            self.body.as_bytes(),
        )?;
        if answer.status != 303 {
            bail!("{}: {}", answer.status, answer.text());
        }
        Ok(())
    }
}
