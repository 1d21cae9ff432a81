use chrono::{DateTime, TimeDelta, Utc};

/// "At most so many in so long": how often a code may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many.
    pub count: i32,
    /// In how long, from the first on.
    pub window: TimeDelta,
}

/// How many came since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The first of them.
    pub since: DateTime<Utc>,
    /// How many, the first included.
    pub count: i32,
}

/// Too often: ask again from this moment on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The first moment at which one more is allowed.
    pub until: DateTime<Utc>,
}

impl Limit {
    /// Codes that one client may have sent to one address in an hour.
    pub const HERE_TO_ADDRESS: Self = Self {
        count: 5,
        window: TimeDelta::hours(1),
    };
    /// Codes that one address receives in an hour, whoever asks. Wider than
    /// [`Self::HERE_TO_ADDRESS`], so that a stranger who asks for somebody's codes does not keep her
    /// out at once.
    pub const TO_ADDRESS: Self = Self {
        count: 12,
        window: TimeDelta::hours(1),
    };
    /// Codes that one client asks for in an hour, for all addresses: a hospital behind one address of
    /// the internet still passes.
    pub const HERE: Self = Self {
        count: 60,
        window: TimeDelta::hours(1),
    };

    /// The count with one more.
    ///
    /// # Errors
    /// [`Wait`] names the moment from which one more is allowed; nothing is counted then.
    pub fn count_one(self, counted: Option<Counted>, now: DateTime<Utc>) -> Result<Counted, Wait> {
        match counted {
            Some(counted) if now - counted.since < self.window => {
                if counted.count < self.count {
                    Ok(Counted {
                        count: counted.count + 1,
                        ..counted
                    })
                } else {
                    Err(Wait {
                        until: counted.since + self.window,
                    })
                }
            }
            _ => Ok(Counted {
                since: now,
                count: 1,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Counted, Limit, Wait};
    use chrono::{DateTime, TimeDelta, Utc};

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::<Utc>::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    const TWO_AN_HOUR: Limit = Limit {
        count: 2,
        window: TimeDelta::hours(1),
    };

    #[test]
    fn the_third_within_the_hour_waits_until_the_hour_is_over() {
        let first = TWO_AN_HOUR.count_one(None, at(10));
        assert_eq!(
            first,
            Ok(Counted {
                since: at(10),
                count: 1
            })
        );
        let second = TWO_AN_HOUR.count_one(first.ok(), at(20));
        assert_eq!(
            second,
            Ok(Counted {
                since: at(10),
                count: 2
            })
        );
        assert_eq!(
            TWO_AN_HOUR.count_one(second.ok(), at(69)),
            Err(Wait { until: at(70) })
        );
        assert_eq!(
            TWO_AN_HOUR.count_one(second.ok(), at(70)),
            Ok(Counted {
                since: at(70),
                count: 1
            })
        );
    }
}
