use super::*;
use crate::statutes::template;

fn at(hours: i64) -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + TimeDelta::hours(hours)
}

fn dates() -> Dates {
    Dates {
        candidacies_open: at(1),
        candidacies_close: at(100),
        opens: at(400),
        closes: at(424),
    }
}

#[test]
fn dates_come_one_after_the_other() {
    let now = at(0);
    assert_eq!(dates().check(now), Ok(()));
    let mut wrong = dates();
    wrong.candidacies_close = at(1);
    assert_eq!(wrong.check(now), Err(DatesWrong::Candidacies));
    assert_eq!(dates().check(at(100)), Err(DatesWrong::Candidacies));
    let mut wrong = dates();
    wrong.opens = at(100);
    assert_eq!(wrong.check(now), Err(DatesWrong::OpensTooSoon));
    let mut wrong = dates();
    wrong.closes = wrong.opens + TimeDelta::minutes(9);
    assert_eq!(wrong.check(now), Err(DatesWrong::TooShort));
    wrong.closes = wrong.opens + TimeDelta::days(32);
    assert_eq!(wrong.check(now), Err(DatesWrong::TooLong));
}

#[test]
fn the_roll_is_that_of_the_day_that_the_statutes_say() {
    let opens = NaiveDate::from_ymd_opt(2027, 1, 20).unwrap();
    let statutes = template();
    let (day, article) = roll_day(&statutes, opens).unwrap();
    assert_eq!(day, NaiveDate::from_ymd_opt(2027, 1, 5).unwrap());
    assert_eq!(article, "9");
}

#[test]
fn there_is_a_sheet_for_whoever_has_no_code_and_some_more() {
    assert_eq!(reserve(18, 18), 5);
    assert_eq!(reserve(18, 10), 13);
    assert_eq!(reserve(1_001, 1_001), 51);
}

#[test]
fn a_third_of_the_seats_is_proposed_where_thirds_are_renewed() {
    let statutes = template();
    for (college, seats) in proposed(&statutes) {
        let all = statutes.college(&college).unwrap().seats;
        assert_eq!(seats, all.div_ceil(3));
    }
}

#[test]
fn no_college_gets_more_seats_than_it_has() {
    let statutes = template();
    let (college, _) = proposed(&statutes).remove(0);
    let most = statutes.college(&college).unwrap().seats;
    let one = |count| BTreeMap::from([(college.clone(), count)]);
    assert_eq!(seats(&statutes, &one(most)), Ok(()));
    assert!(matches!(
        seats(&statutes, &one(most + 1)),
        Err(SeatsWrong::TooMany { .. })
    ));
    assert_eq!(seats(&statutes, &one(0)), Err(SeatsWrong::None));
    let other = BTreeMap::from([("personne".parse().unwrap(), 1)]);
    assert!(matches!(
        seats(&statutes, &other),
        Err(SeatsWrong::College(_))
    ));
}
