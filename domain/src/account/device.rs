//! When a device may speak for its owner: what it signs counts only while it does.
//!
//! A way in that verified who the person is, a device that speaks already, or two officers at the board's desk
//! let a new device in at once. A code by e-mail proves a mailbox only: such a device waits, its owner is told,
//! and it can be stopped meanwhile. What a device signed while it spoke stays signed whatever becomes of it.

mod code;

use chrono::{DateTime, TimeDelta, Utc};

use crate::code::coded;

pub use code::{desk_code, tidy_desk_code};

/// What a device waits that nothing but an address vouches for.
pub const WAIT: TimeDelta = TimeDelta::hours(72);

/// How young a sign-in must be to take the word of a device from it without a signature.
pub const FRESH: TimeDelta = TimeDelta::minutes(15);

/// No account has more devices, and none enrols more in a day.
pub const MOST: usize = 20;

coded! {
    /// What let a device in before the end of its wait.
    Acceptance {
        /// It was enrolled after a sign-in that verified the person.
        SignIn = "sign-in",
        /// Another device of the account signed for it.
        Device = "device",
        /// Two officers of a CPTS of the person saw both.
        Desk = "desk",
    }
}

coded! {
    /// Why a device never speaks again.
    End {
        /// It was stopped while it waited.
        Stopped = "stopped",
        /// Another device of the account took its place.
        Replaced = "replaced",
        /// It is lost, or its browser forgot the key.
        Lost = "lost",
        /// Somebody else may have it.
        Stolen = "stolen",
        /// Its owner does not want it any more.
        Retired = "retired",
        /// Its account and another one became one: the key was given to another account than the one there is now.
        Merged = "merged",
    }
}

/// What is known of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// From when it speaks, if nobody stops it.
    pub speaks_from: DateTime<Utc>,
    /// When it ended, and why.
    pub ended: Option<(DateTime<Utc>, End)>,
}

/// What a device is at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It does not speak yet.
    Waiting {
        /// When it will.
        until: DateTime<Utc>,
    },
    /// What it signs counts.
    Speaking {
        /// Since when.
        since: DateTime<Utc>,
    },
    /// It never speaks again.
    Ended {
        /// Since when.
        at: DateTime<Utc>,
        /// Why.
        why: End,
    },
}

impl Device {
    /// What it is at an instant.
    pub fn state(&self, at: DateTime<Utc>) -> State {
        match self.ended {
            Some((end, why)) if end <= at => State::Ended { at: end, why },
            _ if at < self.speaks_from => State::Waiting {
                until: self.speaks_from,
            },
            _ => State::Speaking {
                since: self.speaks_from,
            },
        }
    }

    /// Whether what it signs at that instant counts.
    pub fn speaks(&self, at: DateTime<Utc>) -> bool {
        matches!(self.state(at), State::Speaking { .. })
    }

    /// The same device, once the one that takes its place speaks. One that is stopped while it waits never took it.
    #[must_use]
    pub fn followed_by(self, successor: &Self) -> Self {
        let taken = successor.speaks_from;
        let never = successor.ended.is_some_and(|(end, _)| end <= taken);
        let earlier = self.ended.is_some_and(|(end, _)| end <= taken);
        if never || earlier {
            return self;
        }
        Self {
            ended: Some((taken, End::Replaced)),
            ..self
        }
    }
}

/// The sign-in under which a device is enrolled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignIn {
    /// The provider verified who the person is: Pro Santé Connect, or another one that gave the RPPS.
    pub verified: bool,
    /// Until when that is not enough: see [`held_until`].
    pub held_until: Option<DateTime<Utc>>,
}

/// From when a device speaks that is enrolled now, and what let it in.
pub fn arrival(sign_in: SignIn, now: DateTime<Utc>) -> (DateTime<Utc>, Option<Acceptance>) {
    let held = sign_in.held_until.is_some_and(|until| now < until);
    if sign_in.verified && !held {
        (now, Some(Acceptance::SignIn))
    } else {
        (now + WAIT, None)
    }
}

/// Until when a verified sign-in lets no device in, where a provider was added to an account by a session that was
/// itself not verified, or two accounts became one: otherwise who reads a mailbox would add a card of their own,
/// come in with it, and speak at once.
pub fn held_until(now: DateTime<Utc>) -> DateTime<Utc> {
    now + WAIT
}

/// Whether a sign-in is young enough to end a device without a signature.
pub fn is_fresh(signed_in: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - signed_in <= FRESH
}

#[cfg(test)]
mod tests;
