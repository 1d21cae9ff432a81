//! Ballots that many members cast.

use anyhow::{Context, Result, bail};

use crate::bench::browser::encode;
use crate::bench::crowd::Request;
use crate::http::Connection;

/// A ballot, made beforehand, and whose session casts it.
#[derive(Debug)]
pub struct Line {
    pub election: String,
    cookie: String,
    body: String,
}

impl Line {
    /// Reads what `service/load`'s `ballots` prints: ballots, and the milliseconds of its last line.
    pub fn all(text: &str) -> Result<(Vec<Self>, f64)> {
        let (lines, last) = text
            .trim_end()
            .rsplit_once('\n')
            .context("no ballots were made")?;
        let line = |line: &str| {
            let mut parts = line.split('\t');
            let mut next = || parts.next().context("a line is cut");
            let cookie = format!("session={}", next()?);
            let election = next()?.to_owned();
            let [urn, entry, ballot] = [next()?, next()?, next()?];
            Ok(Self {
                cookie,
                election,
                body: format!("urne={urn}&ligne={entry}&bulletin={}", encode(ballot)),
            })
        };
        let lines = lines.lines().map(line).collect::<Result<_>>()?;
        Ok((lines, last.parse().context("a number of milliseconds")?))
    }
}

impl Request for Line {
    fn send(&self, connection: &mut Connection) -> Result<()> {
        let path = format!("/cpts/pays-des-gabares/elections/{}/deposer", self.election);
        let answer = connection.ask(
            "POST",
            &path,
            &[
                ("Cookie", self.cookie.as_str()),
                ("Content-Type", "application/x-www-form-urlencoded"),
                ("Sec-Fetch-Site", "same-origin"),
            ],
            self.body.as_bytes(),
        )?;
        if answer.status != 200 {
            bail!("{}: {}", answer.status, answer.text());
        }
        Ok(())
    }
}
