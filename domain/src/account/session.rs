use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// The way by which somebody came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Pro Santé Connect.
    ProSanteConnect,
    /// Another OpenID Connect provider of the configuration.
    Provider,
    /// A one-time code by e-mail.
    Email,
}

/// How long a session of one way lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// Without a request.
    pub idle: TimeDelta,
    /// In all.
    pub max: TimeDelta,
}

/// Why a session no longer opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// No request for [`Lifetime::idle`].
    Idle,
    /// Older than [`Lifetime::max`].
    TooOld,
}

impl Lifetime {
    /// The longest that Pro Santé Connect allows: a session of 4 h, closed after 30 min without use.
    pub const PRO_SANTE_CONNECT: Self = Self {
        idle: TimeDelta::minutes(30),
        max: TimeDelta::hours(4),
    };
    /// The default of the other ways: a week, closed after 12 h without use.
    pub const DEFAULT: Self = Self {
        idle: TimeDelta::hours(12),
        max: TimeDelta::days(7),
    };

    /// The lifetime of a way: what is configured, but never more than Pro Santé Connect allows for its own.
    pub fn of(way: Way, configured: Self) -> Self {
        match way {
            Way::ProSanteConnect => Self {
                idle: configured.idle.min(Self::PRO_SANTE_CONNECT.idle),
                max: configured.max.min(Self::PRO_SANTE_CONNECT.max),
            },
            Way::Provider | Way::Email => configured,
        }
    }

    /// Whether a session still opens.
    ///
    /// # Errors
    /// [`Ended`] says which of the two limits passed.
    pub fn check(
        self,
        began: DateTime<Utc>,
        seen: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), Ended> {
        if now - began >= self.max {
            Err(Ended::TooOld)
        } else if now - seen >= self.idle {
            Err(Ended::Idle)
        } else {
            Ok(())
        }
    }

    /// Whether "last seen" is old enough to be written again: at most once a minute, so that reading
    /// a page is not a write.
    pub fn is_stale(seen: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        now - seen >= TimeDelta::minutes(1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Ended, Lifetime, Way};
    use chrono::{DateTime, TimeDelta, Utc};

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::<Utc>::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    #[test]
    fn a_pro_sante_connect_session_ends_after_half_an_hour_without_use_and_after_four_hours_with() {
        let life = Lifetime::of(Way::ProSanteConnect, Lifetime::DEFAULT);
        assert_eq!(life.check(at(0), at(0), at(29)), Ok(()));
        assert_eq!(life.check(at(0), at(0), at(30)), Err(Ended::Idle));
        assert_eq!(life.check(at(0), at(239), at(239)), Ok(()));
        assert_eq!(life.check(at(0), at(239), at(240)), Err(Ended::TooOld));
    }

    #[test]
    fn a_configuration_can_shorten_pro_sante_connect_sessions_never_lengthen_them() {
        let short = Lifetime {
            idle: TimeDelta::minutes(5),
            max: TimeDelta::days(30),
        };
        assert_eq!(
            Lifetime::of(Way::ProSanteConnect, short),
            Lifetime {
                idle: TimeDelta::minutes(5),
                max: TimeDelta::hours(4)
            }
        );
        assert_eq!(Lifetime::of(Way::Email, short), short);
    }

    #[test]
    fn last_seen_is_written_once_a_minute() {
        assert!(!Lifetime::is_stale(at(0), at(0) + TimeDelta::seconds(59)));
        assert!(Lifetime::is_stale(at(0), at(1)));
    }
}
