//! The clock of the demonstration, which a presenter puts forward: the life of an election takes weeks.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};

use super::{Clock, SystemClock};

/// How far it goes: a mandate of three years is seen to its end.
pub const FURTHEST: TimeDelta = TimeDelta::days(3 * 366);

/// Why it is not put forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AheadRefused {
    /// Only the demonstration's clock moves.
    NotADemonstration,
    /// It goes forward only.
    NotForward,
    /// It would be further ahead than [`FURTHEST`].
    TooFar,
}

/// The machine's clock, put forward. How far is held in memory: a demonstration that starts again tells the machine's
/// time.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    milliseconds: AtomicI64,
}

impl Ahead {
    /// How far it is ahead.
    pub(super) fn by(&self) -> TimeDelta {
        TimeDelta::milliseconds(self.milliseconds.load(Ordering::Relaxed))
    }

    /// Puts it forward.
    pub(super) fn put(&self, by: TimeDelta) -> Result<(), AheadRefused> {
        if by <= TimeDelta::zero() {
            return Err(AheadRefused::NotForward);
        }
        if FURTHEST < by {
            return Err(AheadRefused::TooFar);
        }
        let further = |from: i64| {
            let to = from.checked_add(by.num_milliseconds())?;
            (to <= FURTHEST.num_milliseconds()).then_some(to)
        };
        self.milliseconds
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, further)
            .map(drop)
            .map_err(|_| AheadRefused::TooFar)
    }
}

impl Clock for Ahead {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + self.by()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_forward_only_and_not_too_far() {
        let clock = Ahead::default();
        assert_eq!(clock.put(TimeDelta::zero()), Err(AheadRefused::NotForward));
        assert_eq!(
            clock.put(TimeDelta::hours(-1)),
            Err(AheadRefused::NotForward)
        );
        assert_eq!(clock.put(FURTHEST), Ok(()));
        assert_eq!(
            clock.put(TimeDelta::milliseconds(1)),
            Err(AheadRefused::TooFar)
        );
        assert_eq!(clock.put(TimeDelta::MAX), Err(AheadRefused::TooFar));
        assert_eq!(clock.by(), FURTHEST);
    }

    #[test]
    fn it_tells_the_machines_time_and_what_was_added() {
        let clock = Ahead::default();
        clock.put(TimeDelta::days(15)).unwrap();
        let told = clock.now() - SystemClock.now();
        assert!(TimeDelta::days(14) < told && told <= TimeDelta::days(15));
    }
}
