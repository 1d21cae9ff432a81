use chrono::{DateTime, TimeDelta, Utc};

use super::*;

fn at(hour: i64) -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + TimeDelta::hours(hour)
}

const fn device(speaks_from: DateTime<Utc>) -> Device {
    Device {
        speaks_from,
        ended: None,
    }
}

#[test]
fn a_verified_person_speaks_at_once() {
    let sign_in = SignIn {
        verified: true,
        held_until: None,
    };
    assert_eq!(arrival(sign_in, at(5)), (at(5), Some(Acceptance::SignIn)));
}

#[test]
fn a_mailbox_alone_waits_seventy_two_hours() {
    let sign_in = SignIn {
        verified: false,
        held_until: None,
    };
    assert_eq!(arrival(sign_in, at(5)), (at(77), None));
    let waiting = device(at(77));
    assert_eq!(
        waiting.state(at(77) - TimeDelta::seconds(1)),
        State::Waiting { until: at(77) }
    );
    assert_eq!(waiting.state(at(77)), State::Speaking { since: at(77) });
}

#[test]
fn a_card_that_a_mailbox_added_is_no_better_than_the_mailbox_for_as_long() {
    let sign_in = SignIn {
        verified: true,
        held_until: Some(held_until(at(0))),
    };
    assert_eq!(arrival(sign_in, at(71)), (at(71) + WAIT, None));
    assert_eq!(arrival(sign_in, at(72)), (at(72), Some(Acceptance::SignIn)));
}

#[test]
fn what_ended_never_speaks_again_and_did_speak_before() {
    for why in End::ALL {
        let ended = Device {
            ended: Some((at(10), *why)),
            ..device(at(0))
        };
        assert!(ended.speaks(at(9)), "{why:?}");
        for later in [10, 11, 10_000] {
            assert_eq!(
                ended.state(at(later)),
                State::Ended {
                    at: at(10),
                    why: *why
                }
            );
        }
    }
}

#[test]
fn what_was_stopped_while_it_waited_never_spoke() {
    let stopped = Device {
        ended: Some((at(5), End::Stopped)),
        ..device(at(72))
    };
    for hour in [0, 4, 5, 72, 100] {
        assert!(!stopped.speaks(at(hour)));
    }
}

#[test]
fn a_device_that_is_replaced_speaks_until_the_other_one_does() {
    let replaced = device(at(0)).followed_by(&device(at(72)));
    assert!(replaced.speaks(at(71)));
    assert_eq!(
        replaced.state(at(72)),
        State::Ended {
            at: at(72),
            why: End::Replaced
        }
    );
}

#[test]
fn a_successor_that_was_stopped_replaces_nothing() {
    let stopped = Device {
        ended: Some((at(5), End::Stopped)),
        ..device(at(72))
    };
    assert!(device(at(0)).followed_by(&stopped).speaks(at(100)));
    // One that spoke first and ended later did.
    let later = Device {
        ended: Some((at(80), End::Lost)),
        ..device(at(72))
    };
    assert!(!device(at(0)).followed_by(&later).speaks(at(100)));
}

#[test]
fn what_ended_before_keeps_its_reason() {
    let stolen = Device {
        ended: Some((at(3), End::Stolen)),
        ..device(at(0))
    };
    assert_eq!(stolen.followed_by(&device(at(72))), stolen);
}

#[test]
fn a_sign_in_is_fresh_for_a_quarter_of_an_hour() {
    assert!(is_fresh(at(1) - TimeDelta::minutes(15), at(1)));
    assert!(!is_fresh(at(1) - TimeDelta::minutes(16), at(1)));
}

#[test]
fn the_code_of_the_desk_has_eight_digits_and_is_read_with_spaces() {
    let mut digest = [0; 32];
    assert_eq!(desk_code(&digest), "00000000");
    digest[31] = 7;
    assert_eq!(desk_code(&digest), "00000007");
    digest[28] = 1;
    assert_eq!(desk_code(&digest), "16777223");
    let long = desk_code(&[255; 32]);
    assert_eq!(long.len(), 8);
    assert_eq!(tidy_desk_code(" 1677 72-23 ").as_deref(), Some("16777223"));
    for wrong in ["", "1677722", "167772233", "1677722a", "１６７７７２２３"] {
        assert_eq!(tidy_desk_code(wrong), None, "{wrong}");
    }
}
