use chrono::TimeDelta;

use super::*;

fn at(hours: i64) -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + TimeDelta::hours(hours)
}

fn ready() -> Facts {
    Facts {
        rules: true,
        remote: Remote::Allowed("14".to_owned()),
        dates: Some(Dates {
            candidacies_open: at(0),
            candidacies_close: at(10),
            opens: at(100),
            closes: at(124),
        }),
        chair: true,
        tellers: 2,
        sheet_officer: true,
        trustees: Trustees::Ready,
        candidates: true,
        sheets: (7, 7),
        rehearsed: true,
        ..Facts::default()
    }
}

/// What spoils the facts, and what is then missing.
type Case = (fn(&mut Facts), Missing);

const DAY: NaiveDate = NaiveDate::MIN;

#[test]
fn nothing_is_missing_where_all_is_there() {
    assert_eq!(ready().before_call(at(1)), []);
    assert_eq!(ready().before_freeze(at(11), DAY), []);
    assert_eq!(ready().before_seal(at(50)), []);
}

#[test]
fn silence_on_votes_from_afar_stops_every_step() {
    let mut facts = ready();
    facts.remote = Remote::Silent;
    for missing in [
        facts.before_call(at(1)),
        facts.before_freeze(at(11), DAY),
        facts.before_seal(at(50)),
    ] {
        assert_eq!(missing, [Missing::Remote(None)]);
    }
    facts.remote = Remote::Refused("11".to_owned());
    assert_eq!(
        facts.before_call(at(1)),
        [Missing::Remote(Some("11".to_owned()))]
    );
}

#[test]
fn each_fact_that_is_missing_is_named() {
    let cases: &[Case] = &[
        (|it| it.rules = false, Missing::Rules),
        (|it| it.chair = false, Missing::Chair),
        (|it| it.tellers = 1, Missing::Tellers(1)),
        (|it| it.sheet_officer = false, Missing::SheetOfficer),
        (|it| it.trustees = Trustees::None, Missing::Trustees),
        (|it| it.trustees = Trustees::NotReady, Missing::TrusteeKeys),
        (|it| it.teller_keys_missing = 2, Missing::TellerKeys(2)),
        (|it| it.sheets = (7, 4), Missing::Sheets(3)),
        (
            |it| it.uneven = vec!["ville".parse().unwrap()],
            Missing::Voices("ville".parse().unwrap()),
        ),
        (|it| it.rehearsed = false, Missing::Rehearsal),
        (
            |it| it.seats = Some(SeatsWrong::None),
            Missing::Seats(SeatsWrong::None),
        ),
    ];
    for (spoil, missing) in cases {
        let mut facts = ready();
        spoil(&mut facts);
        assert_eq!(facts.before_seal(at(50)), std::slice::from_ref(missing));
    }
}

#[test]
fn the_roll_waits_for_the_end_of_candidacies_for_answers_and_for_its_day() {
    let facts = ready();
    assert_eq!(
        facts.before_freeze(at(9), DAY),
        [Missing::StillOpen(at(10))]
    );
    assert_eq!(facts.before_freeze(at(100), DAY), [Missing::Late]);
    let mut facts = ready();
    facts.unanswered = 1;
    facts.candidates = false;
    facts.roll_from = DAY.succ_opt();
    assert_eq!(
        facts.before_freeze(at(11), DAY),
        [
            Missing::Candidates,
            Missing::Answers(1),
            Missing::RollDay(DAY.succ_opt().unwrap())
        ]
    );
}

#[test]
fn what_should_be_open_already_is_not_sealed() {
    assert_eq!(ready().before_seal(at(100)), [Missing::Late]);
}
