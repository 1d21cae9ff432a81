//! The word of a CPTS in addresses.

use std::str::FromStr;

/// The word of a CPTS in addresses: 3 to 40 lower-case letters, digits and hyphens, not at the ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug(String);

impl Slug {
    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = NotASlug;

    fn from_str(text: &str) -> Result<Self, NotASlug> {
        let fits = (3..=40).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotASlug)
        }
    }
}

/// Not the form of a word in addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("3 to 40 lower-case letters, digits and hyphens, a letter or digit at both ends")]
pub struct NotASlug;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_lower_case_words_with_hyphens() {
        for good in ["val-de-loire", "cpts37", "abc"] {
            assert!(good.parse::<Slug>().is_ok(), "{good}");
        }
        for bad in [
            "",
            "ab",
            "Val-de-Loire",
            "-abc",
            "abc-",
            "a--b",
            "val de loire",
            "é-é",
            "../x",
        ] {
            assert_eq!(bad.parse::<Slug>(), Err(NotASlug), "{bad}");
        }
        assert!("a".repeat(41).parse::<Slug>().is_err());
    }
}
