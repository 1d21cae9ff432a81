//! A sample of registrations, as the register has it: from what it was drawn, by which numbers, and what came of it.

use domain::canonical::{Digest, canonical};
use domain::election::sample::{Outcome, is_number, seed, size};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The file of a dossier.
pub const SAMPLE: &str = "sample.json";

/// A sample. Bytes: its canonical form (`domain::canonical`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sample {
    /// The election.
    pub election: Uuid,
    /// The digest of all registrations, which the register has from the moment settings were locked.
    pub registrations: Digest,
    /// How many there are.
    pub registered: usize,
    /// The number that one said who proposed it.
    pub first: String,
    /// The number that one said who confirmed it.
    pub second: String,
    /// What gave the order.
    pub seed: Digest,
    /// How many were drawn.
    pub size: usize,
    /// What came of it, once all are opened and their members were asked.
    pub outcome: Option<Outcome>,
}

impl Sample {
    /// One that is drawn now.
    pub fn drawn(
        election: Uuid,
        registrations: Digest,
        registered: usize,
        (first, second): (&str, &str),
    ) -> Self {
        Self {
            seed: seed(&registrations, first, second),
            size: size(registered),
            election,
            registrations,
            registered,
            first: first.to_owned(),
            second: second.to_owned(),
            outcome: None,
        }
    }

    /// The exact text.
    pub fn canonical(&self) -> String {
        canonical(self)
    }

    /// Reads the exact text; nothing of any other.
    pub fn read(text: &str) -> Option<Self> {
        let read: Self = serde_json::from_str(text).ok()?;
        (read.canonical() == text).then_some(read)
    }

    /// Whether order and size follow from what was said, and as many were opened as were drawn.
    pub fn holds(&self) -> bool {
        [&self.first, &self.second]
            .into_iter()
            .all(|it| is_number(it))
            && self.seed == seed(&self.registrations, &self.first, &self.second)
            && self.size == size(self.registered)
            && self.outcome.is_none_or(|it| {
                it.opened == self.size
                    && it.held <= it.opened
                    && it.confirmed + it.denied <= it.opened
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_what_its_numbers_give_and_no_other() {
        let fixed = Digest::of(b"all");
        let mut sample = Sample::drawn(Uuid::nil(), fixed, 240, ("4071", "22222"));
        assert_eq!((sample.size, sample.holds()), (12, true));
        assert_eq!(Sample::read(&sample.canonical()), Some(sample.clone()));
        let mut other = sample.clone();
        other.second = "22223".to_owned();
        assert!(!other.holds());
        other = sample.clone();
        other.size = 11;
        assert!(!other.holds());
        let all = Outcome {
            opened: 12,
            held: 12,
            confirmed: 11,
            denied: 0,
        };
        sample.outcome = Some(all);
        assert!(sample.holds());
        sample.outcome = Some(Outcome { opened: 11, ..all });
        assert!(!sample.holds());
    }
}
