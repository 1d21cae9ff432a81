use super::{CODE_TRIES, CodeRefused, CodeTry, check_code, code_from, code_lifetime, tidy_code};
use chrono::{DateTime, TimeDelta, Utc};

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + TimeDelta::seconds(seconds)
}

fn code() -> CodeTry {
    CodeTry {
        sent_at: at(0),
        tries: 0,
        used: false,
        matches: true,
    }
}

#[test]
fn the_right_digits_open_for_fifteen_minutes_and_not_one_second_more() {
    assert_eq!(check_code(&code(), at(899)), Ok(()));
    assert_eq!(check_code(&code(), at(900)), Err(CodeRefused::Expired));
    assert_eq!(code_lifetime(), TimeDelta::seconds(900));
}

#[test]
fn a_code_opens_once() {
    assert_eq!(
        check_code(
            &CodeTry {
                used: true,
                ..code()
            },
            at(1)
        ),
        Err(CodeRefused::Used)
    );
}

#[test]
fn after_the_last_wrong_entry_the_right_digits_are_refused_too() {
    let mut wrong = CodeTry {
        matches: false,
        ..code()
    };
    for left in (1..CODE_TRIES).rev() {
        assert_eq!(check_code(&wrong, at(1)), Err(CodeRefused::Wrong { left }));
        wrong.tries += 1;
    }
    assert_eq!(check_code(&wrong, at(1)), Err(CodeRefused::Exhausted));
    wrong.tries += 1;
    assert_eq!(
        check_code(
            &CodeTry {
                matches: true,
                ..wrong
            },
            at(1)
        ),
        Err(CodeRefused::Exhausted)
    );
}

#[test]
fn a_code_has_its_digits_even_when_it_begins_with_zeros() {
    assert_eq!(code_from([0; 16]), "00000000");
    assert_eq!(code_from([0xff; 16]).len(), 8);
}

#[test]
fn spaces_in_a_typed_code_do_not_matter_but_extra_digits_do() {
    assert_eq!(tidy_code(" 1234 5678\u{202f}"), "12345678");
    assert_eq!(tidy_code("123456789"), "123456789");
}
