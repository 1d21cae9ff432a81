//! Dates as a calendar program reads them: iCalendar (RFC 5545).

use chrono::{DateTime, NaiveDate, Utc};
use icalendar::{Calendar, Component as _, Event, EventLike as _};

/// A date that is due.
pub(super) struct Entry {
    /// What names it: the same as long as it is the same thing.
    pub uid: String,
    /// The day.
    pub on: NaiveDate,
    /// What is due.
    pub summary: String,
    /// More about it.
    pub description: String,
    /// Its page.
    pub url: String,
    /// Whether who reads it looks after it.
    pub own: bool,
    /// When what it comes from was last changed.
    pub changed_at: DateTime<Utc>,
}

/// The calendar: the same bytes for the same dates, whenever it is asked for.
pub(super) fn calendar(name: &str, entries: Vec<Entry>) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name);
    for it in entries {
        let mut event = Event::new();
        event
            .uid(&it.uid)
            .timestamp(it.changed_at)
            .all_day(it.on)
            .summary(&it.summary)
            .description(&it.description)
            .url(&it.url);
        // Nobody is busy because a payment is due.
        event.add_property("TRANSP", "TRANSPARENT");
        if it.own {
            event.add_property("CATEGORIES", "SUIVI");
        }
        calendar.push(event.done());
    }
    calendar.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(on: &str, summary: &str) -> Entry {
        Entry {
            uid: format!("{on}@cpts.example"),
            on: on.parse().unwrap(),
            summary: summary.to_owned(),
            description: "Convention ; avec l’hôpital, à revoir\n(2 lignes)".to_owned(),
            url: "https://cpts.example/c".to_owned(),
            own: on == "2027-01-31",
            changed_at: "2026-11-27T18:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn a_date_is_a_day_and_what_is_written_is_escaped_and_folded() {
        let long = "Préavis de la convention ville–hôpital, à donner au plus tard ce jour ; sans quoi elle continue";
        let text = calendar("Mes conventions", vec![entry("2027-01-31", long)]);
        for line in [
            "BEGIN:VCALENDAR\r\n",
            "VERSION:2.0\r\n",
            "UID:2027-01-31@cpts.example\r\n",
            "DTSTAMP:20261127T180000Z\r\n",
            "DTSTART;VALUE=DATE:20270131\r\n",
            "TRANSP:TRANSPARENT\r\n",
            "CATEGORIES:SUIVI\r\n",
            "END:VCALENDAR\r\n",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("jour \\; sans quoi"), "{text}");
        assert!(unfolded.contains("\\, à revoir\\n(2 lignes)"), "{text}");
        // RFC 5545, 3.1: no line has more than 75 octets.
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    }

    #[test]
    fn the_same_dates_give_the_same_bytes() {
        let one = || {
            calendar(
                "C",
                vec![entry("2027-01-31", "A"), entry("2027-02-01", "B")],
            )
        };
        assert_eq!(one(), one());
    }
}
