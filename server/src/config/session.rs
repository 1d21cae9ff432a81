//! `[session]`

use chrono::TimeDelta;
use domain::account::Lifetime;
use serde::{Deserialize, Serialize};

/// How long people stay signed in. Sessions of Pro Santé Connect end after 30 minutes without use
/// and after 4 hours in any case; shorter values here shorten them too.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Session {
    /// Minutes without use.
    pub idle_minutes_max: u32,
    /// Hours in all.
    pub hours_max: u32,
}

impl Default for Session {
    fn default() -> Self {
        let minutes = |time: TimeDelta| u32::try_from(time.num_minutes()).unwrap_or(u32::MAX);
        Self {
            idle_minutes_max: minutes(Lifetime::DEFAULT.idle),
            hours_max: minutes(Lifetime::DEFAULT.max) / 60,
        }
    }
}

impl From<Session> for Lifetime {
    fn from(session: Session) -> Self {
        Self {
            idle: TimeDelta::minutes(session.idle_minutes_max.into()),
            max: TimeDelta::hours(session.hours_max.into()),
        }
    }
}
