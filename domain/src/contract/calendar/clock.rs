use chrono::{Days, Months, NaiveDate};

use super::{Due, What, due};

/// Within so many days of the request ARS and Assurance maladie meet the CPTS.
pub const MEETING_DAYS: u64 = 15;

/// So many months after it was received the project is validated, unless the ARS opposes.
pub const VALIDATION_MONTHS: u32 = 2;

/// The clocks that run from the day on which the request was received.
pub fn clocks(received: NaiveDate) -> Vec<Due> {
    let meeting = received.checked_add_days(Days::new(MEETING_DAYS));
    let validated = received.checked_add_months(Months::new(VALIDATION_MONTHS));
    let meeting = meeting.map(|on| due(on, What::RequestMeeting, 0));
    let validated = validated.map(|on| due(on, What::Validation, 0));
    meeting.into_iter().chain(validated).collect()
}
