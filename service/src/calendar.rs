//! Days in France: deadlines, mandates and civil years are counted in its calendar.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Europe::Paris;

/// The day in France at an instant.
pub fn paris_day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Paris).date_naive()
}

/// « 24/11/2026, 20:30 », at the clocks of France.
pub fn paris_time(at: DateTime<Utc>) -> String {
    at.with_timezone(&Paris)
        .format("%d/%m/%Y, %H:%M")
        .to_string()
}

/// The first instant of a day in France.
pub fn paris_midnight(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    Paris
        .from_local_datetime(&midnight)
        .earliest()
        .map_or_else(|| midnight.and_utc(), |at| at.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_france_in_winter_and_in_summer() {
        for day in ["2026-01-01", "2026-07-01", "2026-03-29", "2026-10-25"] {
            let day: NaiveDate = day.parse().unwrap();
            let begins = paris_midnight(day);
            assert_eq!(paris_day(begins), day);
            assert_eq!(
                paris_day(begins - chrono::TimeDelta::seconds(1)),
                day.pred_opt().unwrap()
            );
        }
    }
}
