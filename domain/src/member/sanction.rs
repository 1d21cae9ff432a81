//! Leaving against one's will: struck off for unpaid dues, expelled for cause.
//!
//! Loi 1901 leaves both to the statutes, and the courts ask one thing of all of them: the member knew what
//! was held against them and could answer before the decision (rights of the defence). The statutes we have
//! read (CPTS Centre Saône-et-Loire) say how: a registered letter that invites explanations, given to the
//! bureau in person or in writing. Hence both acts carry dates, and both are refused without them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// May this member be expelled today?
///
/// # Errors
/// The first thing missing from the procedure, in the order in which it should have happened.
pub fn expel(defence: &Defence, today: NaiveDate) -> Result<(), ExpelRefused> {
    let letter = defence.letter_sent;
    if letter > today {
        return Err(ExpelRefused::LetterInFuture);
    }
    match defence.answer {
        Answer::InPerson(on) | Answer::InWriting(on) if on > today => {
            Err(ExpelRefused::AnswerInFuture)
        }
        Answer::InPerson(on) | Answer::InWriting(on) if on < letter => {
            Err(ExpelRefused::AnswerBeforeLetter)
        }
        // A letter sent today cannot have been left without an answer.
        Answer::None if letter == today => Err(ExpelRefused::NoTimeToAnswer),
        _ => Ok(()),
    }
}

/// May this member be struck off for the dues of `year`?
///
/// # Errors
/// They are paid or exempt, no reminder was sent, or it was sent today: a reminder leaves time to pay.
pub fn strike_off(
    year_is_settled: bool,
    reminded: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), StrikeOffRefused> {
    if year_is_settled {
        return Err(StrikeOffRefused::DuesSettled);
    }
    match reminded {
        None => Err(StrikeOffRefused::NotReminded),
        Some(on) if on >= today => Err(StrikeOffRefused::RemindedToday),
        Some(_) => Ok(()),
    }
}

/// How the member was heard before being expelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Defence {
    /// The day of the registered letter that states the grievances and invites explanations.
    pub letter_sent: NaiveDate,
    /// What came of it.
    pub answer: Answer,
}

/// What the member answered to the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// Heard by the bureau on that day.
    InPerson(NaiveDate),
    /// Wrote, and the bureau received it on that day.
    InWriting(NaiveDate),
    /// Did not answer.
    None,
}

/// Why a member may not be expelled (yet).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ExpelRefused {
    /// The letter's date lies ahead.
    #[error("the registered letter is dated in the future")]
    LetterInFuture,
    /// The hearing's date lies ahead: decide after it.
    #[error("the explanations are dated in the future")]
    AnswerInFuture,
    /// Explanations cannot precede the letter that asks for them.
    #[error("the explanations are dated before the letter")]
    AnswerBeforeLetter,
    /// The letter left today and nobody could have answered.
    #[error("the letter was sent today: the member has had no time to answer")]
    NoTimeToAnswer,
}

/// Why a member may not be struck off (yet).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StrikeOffRefused {
    /// The dues of that year are paid or exempt.
    #[error("the dues of that year are settled")]
    DuesSettled,
    /// No reminder was sent for that year.
    #[error("no reminder was sent for that year")]
    NotReminded,
    /// The reminder left today.
    #[error("the reminder was sent today")]
    RemindedToday,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: i32) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(739_000 + n).unwrap()
    }

    #[test]
    fn a_member_heard_after_the_letter_may_be_expelled() {
        let defence = Defence {
            letter_sent: day(0),
            answer: Answer::InPerson(day(10)),
        };
        assert_eq!(expel(&defence, day(10)), Ok(()));
    }

    #[test]
    fn silence_counts_from_the_day_after_the_letter() {
        let defence = Defence {
            letter_sent: day(0),
            answer: Answer::None,
        };
        assert_eq!(expel(&defence, day(0)), Err(ExpelRefused::NoTimeToAnswer));
        assert_eq!(expel(&defence, day(1)), Ok(()));
    }

    #[test]
    fn a_letter_or_a_hearing_still_to_come_refuses() {
        let ahead = Defence {
            letter_sent: day(2),
            answer: Answer::None,
        };
        assert_eq!(expel(&ahead, day(1)), Err(ExpelRefused::LetterInFuture));
        let hearing = Defence {
            letter_sent: day(0),
            answer: Answer::InWriting(day(2)),
        };
        assert_eq!(expel(&hearing, day(1)), Err(ExpelRefused::AnswerInFuture));
    }

    #[test]
    fn explanations_before_the_letter_are_not_an_answer_to_it() {
        let defence = Defence {
            letter_sent: day(5),
            answer: Answer::InWriting(day(4)),
        };
        assert_eq!(
            expel(&defence, day(9)),
            Err(ExpelRefused::AnswerBeforeLetter)
        );
    }

    #[test]
    fn nobody_is_struck_off_who_paid_or_was_not_reminded_before_today() {
        assert_eq!(
            strike_off(true, Some(day(0)), day(9)),
            Err(StrikeOffRefused::DuesSettled)
        );
        assert_eq!(
            strike_off(false, None, day(9)),
            Err(StrikeOffRefused::NotReminded)
        );
        assert_eq!(
            strike_off(false, Some(day(9)), day(9)),
            Err(StrikeOffRefused::RemindedToday)
        );
        assert_eq!(strike_off(false, Some(day(8)), day(9)), Ok(()));
    }

    proptest! {
        #[test]
        fn once_in_order_an_expulsion_stays_in_order(letter in 0..60, answer in 0..60, today in 0..60, later in 0..60) {
            let defence = Defence { letter_sent: day(letter), answer: Answer::InPerson(day(answer)) };
            if expel(&defence, day(today)).is_ok() {
                prop_assert!(letter <= answer && answer <= today);
                prop_assert_eq!(expel(&defence, day(today + later)), Ok(()));
            }
        }
    }
}
