use std::str::FromStr;

use domain::cpts::Slug;
use tlog::note::{KeyName, NotAName};

/// Which register, as addresses name it: the word of the CPTS for its first one, `word~2` for the next.
///
/// The number is part of the address because tiles never change at one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogName {
    /// The CPTS.
    pub slug: Slug,
    /// Which of its registers, from 1.
    pub epoch: i32,
}

/// The text names no register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a register is named by the word of a CPTS, with ~2 for its second one")]
pub struct NotALogName;

impl LogName {
    /// The origin: the address without scheme (tlog-tiles).
    ///
    /// # Errors
    /// Never for the address of a site.
    pub fn origin(&self, public_url: &str) -> Result<KeyName, NotAName> {
        let host = public_url
            .split_once("://")
            .map_or(public_url, |(_, it)| it);
        KeyName::parse(&format!("{host}/log/{self}"))
    }
}

impl FromStr for LogName {
    type Err = NotALogName;

    fn from_str(text: &str) -> Result<Self, NotALogName> {
        let (slug, epoch) = match text.split_once('~') {
            None => (text, 1),
            Some((slug, number)) => {
                let epoch = number.parse().ok().filter(|epoch: &i32| 1 < *epoch);
                // One form only: no sign, no leading zero.
                let epoch = epoch.filter(|epoch| epoch.to_string() == number);
                (slug, epoch.ok_or(NotALogName)?)
            }
        };
        Ok(Self {
            slug: slug.parse().map_err(|_| NotALogName)?,
            epoch,
        })
    }
}

impl std::fmt::Display for LogName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.epoch {
            1 => f.write_str(self.slug.as_str()),
            epoch => write!(f, "{}~{epoch}", self.slug.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_has_one_name() {
        for text in ["amboise", "amboise~2", "val-de-loire~11"] {
            assert_eq!(text.parse::<LogName>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "~2",
            "amboise~",
            "amboise~1",
            "amboise~02",
            "amboise~+2",
            "a/b",
        ] {
            assert!(text.parse::<LogName>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_origin_is_the_address_without_its_scheme() {
        let name: LogName = "amboise~2".parse().unwrap();
        let origin = name.origin("https://collegiale.example").unwrap();
        assert_eq!(origin.as_str(), "collegiale.example/log/amboise~2");
    }
}
