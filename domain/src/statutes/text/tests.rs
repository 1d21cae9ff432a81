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
