//! The words of the statutes: versions of one text, each with the day on which it was adopted.
//!
//! A version is never changed: who joins accepts one version, and its SHA-256 (over the exact bytes of the
//! text) is kept with the adhesion, so that anyone can say later what was accepted.

use chrono::NaiveDate;

/// The longest text of statutes taken, in bytes. Real ones have 10 to 40 kB.
pub const MAX_BYTES: usize = 200_000;

/// May this text become the next version?
///
/// # Errors
/// The first reason against it.
pub fn publish(
    draft: &Draft<'_>,
    current: Option<&InForce<'_>>,
    today: NaiveDate,
) -> Result<(), PublishRefused> {
    if draft.text.trim().is_empty() {
        return Err(PublishRefused::Empty);
    }
    if draft.text.len() > MAX_BYTES {
        return Err(PublishRefused::TooLong);
    }
    if draft.adopted_on > today {
        return Err(PublishRefused::AdoptedInFuture);
    }
    match current {
        Some(current) if current.text == draft.text => Err(PublishRefused::Unchanged),
        Some(current) if draft.adopted_on < current.adopted_on => {
            Err(PublishRefused::OlderThanCurrent {
                adopted_on: current.adopted_on,
            })
        }
        _ => Ok(()),
    }
}

/// The exact text that will be kept: line ends as `\n`, no blank at line ends, one newline at the end.
///
/// Browsers send `\r\n`; without this the same text would have several hashes.
pub fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    for line in text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim()
        .lines()
    {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// A version about to be published; the text is already [`normalised`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draft<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The day of the general assembly that adopted it.
    pub adopted_on: NaiveDate,
}

/// The version in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InForce<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The day of the general assembly that adopted it.
    pub adopted_on: NaiveDate,
}

/// Why a text cannot be published as statutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PublishRefused {
    /// Nothing but blanks.
    #[error("the text is empty")]
    Empty,
    /// Longer than [`MAX_BYTES`].
    #[error("the text is longer than {MAX_BYTES} bytes")]
    TooLong,
    /// Statutes are published once adopted.
    #[error("the day of adoption lies in the future")]
    AdoptedInFuture,
    /// The text is the one in force.
    #[error("the text is the one in force")]
    Unchanged,
    /// A later version is already in force.
    #[error("the version in force was adopted later, on {adopted_on}")]
    OlderThanCurrent {
        /// When the version in force was adopted.
        adopted_on: NaiveDate,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    #[test]
    fn a_first_text_adopted_today_is_published() {
        let draft = Draft {
            text: "Article 1\n",
            adopted_on: day(26),
        };
        assert_eq!(publish(&draft, None, day(26)), Ok(()));
    }

    #[test]
    fn a_text_to_be_adopted_tomorrow_waits() {
        let draft = Draft {
            text: "Article 1\n",
            adopted_on: day(27),
        };
        assert_eq!(
            publish(&draft, None, day(26)),
            Err(PublishRefused::AdoptedInFuture)
        );
    }

    #[test]
    fn the_same_text_twice_is_not_a_version() {
        let current = InForce {
            text: "Article 1\n",
            adopted_on: day(1),
        };
        let draft = Draft {
            text: "Article 1\n",
            adopted_on: day(2),
        };
        assert_eq!(
            publish(&draft, Some(&current), day(26)),
            Err(PublishRefused::Unchanged)
        );
    }

    #[test]
    fn a_version_cannot_be_older_than_the_one_in_force() {
        let current = InForce {
            text: "Article 1\n",
            adopted_on: day(9),
        };
        let draft = Draft {
            text: "Article 2\n",
            adopted_on: day(8),
        };
        assert_eq!(
            publish(&draft, Some(&current), day(26)),
            Err(PublishRefused::OlderThanCurrent { adopted_on: day(9) })
        );
        assert_eq!(
            publish(
                &Draft {
                    adopted_on: day(9),
                    ..draft
                },
                Some(&current),
                day(26)
            ),
            Ok(())
        );
    }

    #[test]
    fn blanks_are_not_statutes_and_a_book_is_not_either() {
        let blank = Draft {
            text: " \n\t\n",
            adopted_on: day(1),
        };
        assert_eq!(publish(&blank, None, day(26)), Err(PublishRefused::Empty));
        let book = "é".repeat(MAX_BYTES / 2 + 1);
        assert_eq!(
            publish(
                &Draft {
                    text: &book,
                    adopted_on: day(1)
                },
                None,
                day(26)
            ),
            Err(PublishRefused::TooLong)
        );
    }

    #[test]
    fn line_ends_of_a_browser_do_not_change_the_text() {
        assert_eq!(
            normalised("Article 1\r\nObjet  \r\n\r\n"),
            "Article 1\nObjet\n"
        );
        assert_eq!(normalised("Article 1\nObjet"), "Article 1\nObjet\n");
    }

    proptest! {
        #[test]
        fn a_normalised_text_is_left_alone(text in "[a-z \t\r\n]{0,80}") {
            let once = normalised(&text);
            prop_assert_eq!(normalised(&once), once);
        }
    }
}
